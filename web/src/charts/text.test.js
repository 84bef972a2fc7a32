import assert from "node:assert/strict";
import { test } from "node:test";
import { installFakeCanvas } from "../../test/fake-canvas.js";
import { langOf, number, shorten, typedLang, weight, widthOf, wrap } from "./text.js";

installFakeCanvas();

test("is a number written as people read it?", () => {
  /** @type {[number | null | undefined, number, string][]} */
  const cases = [
    [1234567, 0, "1,234,567"],
    [-3.456, 2, "−3.46"],
    [-0.001, 1, "0.0"],
    [0, 0, "0"],
    [null, 0, "–"],
    [undefined, 2, "–"],
    // Halves go to the even digit, as in Python.
    [0.5, 0, "0"],
    [1.5, 0, "2"],
    [2.5, 0, "2"],
    [0.125, 2, "0.12"],
  ];
  for (const [value, decimals, words] of cases) assert.equal(number(value, decimals), words);
});

test("is the language of typed words guessed by their script?", () => {
  assert.equal(typedLang("早点回电"), "zh-Hans");
  assert.equal(typedLang("Call back"), "en");
  assert.equal(langOf({ typed: "客户 first" }), "zh-Hans");
  assert.equal(langOf({ en: "a", zh: "甲" }), null);
  assert.equal(weight("ab客户"), 6);
});

test("do Latin words break at spaces, Chinese between characters?", () => {
  assert.deepEqual(wrap("one two three", 45, 10), ["one two", "three"]);
  assert.deepEqual(wrap("客户服务质量", 35, 10, { lines: 3 }), ["客户服", "务质量"]);
});

test("does a line never begin with a closing mark?", () => {
  for (const mark of "，。、；：？！”’）》") {
    const lines = wrap(`客户服${mark}务`, 35, 10, { lines: 4 });
    assert.ok(!lines.some((line) => line.startsWith(mark)), lines.join("|"));
    assert.deepEqual(lines, ["客户", `服${mark}务`]);
  }
});

test("does a text that does not fit end with an ellipsis, inside its room?", () => {
  const lines = wrap("客户服务质量客户服务质量", 42, 10, { lines: 2 });
  assert.equal(lines.length, 2);
  assert.match(lines[1], /…$/);
  for (const line of lines) assert.ok(widthOf(line, 10) <= 42, line);
  assert.deepEqual(wrap("", 40, 10), []);
});

test("is a single word that is too long cut?", () => {
  assert.equal(shorten("unbelievable", 200, 10), "unbelievable");
  const cut = shorten("unbelievable", 40, 10);
  assert.match(cut, /^unb.*…$/);
  assert.ok(widthOf(cut, 10) <= 40);
});

test("is bold wider?", () => {
  assert.ok(widthOf("abc", 10, { bold: true }) > widthOf("abc", 10));
});
