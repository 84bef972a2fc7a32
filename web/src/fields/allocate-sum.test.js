import assert from "node:assert/strict";
import { test } from "node:test";
import { allocationOf, stepped } from "./allocate-sum.js";

const EXACT = { total: 100, exact: true };

test("is the sum of an allocation compared with its total?", () => {
  /** @type {[string[], string, number, number, number][]} */
  const cases = [
    [["", ""], "form.shared-left", 0, 100, -100],
    [["５７", "30", "lots"], "form.shared-left", 87, 13, -13],
    [["57", "30", "23"], "form.shared-over", 110, -10, 10],
    [["57,5", "42.5"], "form.shared-all", 100, 0, 0],
  ];
  for (const [typed, key, sum, left, over] of cases)
    assert.deepEqual(allocationOf(typed, EXACT), { key, params: { sum, total: 100, left, over } });
});

test("do tenths add up without a rest?", () => {
  const { key, params } = allocationOf(["0.1", "0.2", "0.7"], { total: 1, exact: true });
  assert.equal(key, "form.shared-all");
  assert.equal(params.sum, 1);
});

test("is any sum right where none is asked for?", () => {
  assert.equal(allocationOf(["300"], { total: 100, exact: false }).key, "form.shared-sum");
});

test("does a step stay within 0 and the total, and begin at 0 where nothing can be read?", () => {
  assert.deepEqual(
    [
      stepped("6", 5, 100),
      stepped("98", 5, 100),
      stepped("3", -5, 100),
      stepped("lots", 5, 100),
      stepped("", -5, 100),
    ],
    [11, 100, 0, 5, 0],
  );
});
