import assert from "node:assert/strict";
import { test } from "node:test";
import { asTyped, equal, listOf, packed, seemingNumber, trimmed, valueAt } from "./values.js";

test("are values equal by what they say?", () => {
  assert.ok(equal({ a: [1, { b: null }], c: "x" }, { c: "x", a: [1, { b: null }] }));
  assert.ok(equal(Number.NaN, Number.NaN));
  for (const [one, other] of [
    [{ a: 1 }, { a: "1" }],
    [{ a: undefined }, { b: undefined }],
    [[], {}],
    [null, {}],
    [[1, 2], [1]],
  ]) {
    assert.ok(!equal(one, other), JSON.stringify([one, other]));
    assert.ok(!equal(other, one), JSON.stringify([other, one]));
  }
});

test("is nothing, or what no control can hold, an empty text?", () => {
  assert.deepEqual([undefined, null, {}, [1], 0, "a"].map(asTyped), ["", "", "", "", "0", "a"]);
});

test("does an answer without content leave nothing?", () => {
  assert.deepEqual(packed({ a: undefined, b: "", c: 0 }), { b: "", c: 0 });
  assert.equal(packed({ a: undefined }), undefined);
  const isNothing = (item) => item === "";
  assert.deepEqual(trimmed(["", "a", "", ""], isNothing), ["", "a"]);
  assert.equal(trimmed(["", ""], isNothing), undefined);
});

test("is a number understood as people in both languages type it?", () => {
  const typed = { 12: 12, " 1,234.5 ": 1234.5, "３．５": 3.5, "2,5": 2.5, "-7,25": -7.25, "1,234": 1234 };
  for (const [text, number] of Object.entries(typed)) assert.equal(seemingNumber(text), number, text);
  for (const text of ["", "  ", "ten", "1 2", "--3", "Infinity"])
    assert.equal(seemingNumber(text), null, text);
});

test("is a value of any shape read without an error, its inherited names left alone?", () => {
  assert.equal(valueAt({ a: 1 }, "a"), 1);
  assert.equal(valueAt(["x"], "0"), "x");
  for (const raw of [undefined, null, "text", 5, {}, []])
    assert.equal(valueAt(raw, "constructor"), undefined);
  assert.deepEqual(listOf([1]), [1]);
  for (const raw of [undefined, null, "text", { length: 2 }]) assert.deepEqual(listOf(raw), []);
});
