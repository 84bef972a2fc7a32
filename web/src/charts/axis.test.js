import assert from "node:assert/strict";
import { test } from "node:test";
import { installFakeCanvas } from "../../test/fake-canvas.js";
import { apart, namesUnder, numbersUnder, sayX, ticks } from "./axis.js";

installFakeCanvas();

test("are the numbers along an axis round, within its ends, and at most as many as asked for?", () => {
  /** @type {[number, number, number, number[], number][]} */
  const cases = [
    [0, 100, 6, [0, 20, 40, 60, 80, 100], 0],
    [0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1], 1],
    [3, 98, 5, [25, 50, 75], 0],
    [-20, 20, 5, [-20, -10, 0, 10, 20], 0],
    [0, 0.5, 3, [0, 0.25, 0.5], 2],
  ];
  for (const [low, high, most, values, decimals] of cases) {
    const found = ticks(low, high, most);
    assert.deepEqual(found.values, values);
    assert.equal(found.decimals, decimals);
    assert.ok(found.values.length <= most);
  }
});

test("has an axis of whole numbers no step under 1?", () => {
  assert.deepEqual(ticks(0, 3, 11, { whole: true }).values, [0, 1, 2, 3]);
  assert.equal(ticks(0, 12, 6, { whole: true }).step, 5);
});

test("do years stand without a comma?", () => {
  assert.equal(sayX([1999, 2024])(2024), "2024");
  assert.equal(sayX([1999, 2024, 3000])(2024), "2,024");
  assert.equal(sayX([0.5, 1])(0.5), "0.5");
});

test("are there as many numbers under an axis as stand side by side?", () => {
  const values = Array.from({ length: 11 }, (_, i) => i);
  const wide = numbersUnder(values, { low: 0, high: 10, room: 400, size: 10 });
  assert.deepEqual(
    wide.map(({ words }) => words),
    values.map((value) => [String(value)]),
  );
  const narrow = numbersUnder(values, { low: 0, high: 10, room: 50, size: 10 });
  assert.ok(narrow.length >= 2 && narrow.length < wide.length);
  assert.deepEqual(
    numbersUnder([5], { low: 5, high: 5, room: 50, size: 10 }).map(({ value }) => value),
    [5],
  );
});

test("is a short name never broken, and every second one left out where there is no room?", () => {
  const months = Array.from({ length: 12 }, (_, i) => `${i + 1} 月`);
  const values = months.map((_, i) => i);
  const all = namesUnder(values, months, { room: 600, size: 10 });
  assert.deepEqual(
    all.map(({ words }) => words),
    months.map((name) => [name]),
  );
  const some = namesUnder(values, months, { room: 240, size: 10 });
  assert.ok(some.length < 12);
  for (const { value, words } of some) assert.deepEqual(words, [months[value]]);
});

test("are boxes moved apart in their order, inside their bounds?", () => {
  const boxes = [50, 52, 10, 98].map((want) => ({ want, height: 20 }));
  const placed = apart(boxes, 0, 100);
  assert.deepEqual(
    placed.map(({ want }) => want),
    [50, 52, 10, 98],
  );
  const sorted = [...placed].sort((a, b) => a.y - b.y);
  assert.deepEqual(
    sorted.map(({ want }) => want),
    [10, 50, 52, 98],
  );
  for (const [index, { y }] of sorted.entries()) {
    assert.ok(y >= 0 && y + 20 <= 100);
    if (index) assert.ok(y >= sorted[index - 1].y + 20);
  }
  assert.equal(placed[2].y, 0);
});
