import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, orderOf } from "./ranking-order.js";

test("does an order keep known options only, each at its first place?", () => {
  const known = ["a", "b", "c"];
  assert.deepEqual(orderOf(["c", "x", "a", "c"], known), ["c", "a"]);
  for (const raw of [undefined, null, "a", {}, [1, null]]) assert.deepEqual(orderOf(raw, known), []);
});

test("does an option move by one and stop at the ends?", () => {
  const order = ["a", "b", "c"];
  assert.deepEqual(moved(order, "b", -1), ["b", "a", "c"]);
  assert.deepEqual(moved(order, "b", 1), ["a", "c", "b"]);
  assert.deepEqual(moved(order, "a", -1), order);
  assert.deepEqual(moved(order, "c", 1), order);
  assert.deepEqual(order, ["a", "b", "c"]);
});
