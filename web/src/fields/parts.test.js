import assert from "node:assert/strict";
import { test } from "node:test";
import { besides, under } from "./parts.js";

/** @import { Problem } from "../kit/types.d.ts" */

/** @type {Problem[]} */
const PROBLEMS = ["map", "map.us", "map.us.x", "mapping", "list.1", "list.10"].map((field) => ({
  code: "empty",
  field,
  params: {},
  severity: "error",
}));

/** @param {Problem[]} problems */
const fields = (problems) => problems.map(({ field }) => field);

test("is a path's problem its own or one below it, and never that of a longer name?", () => {
  assert.deepEqual(fields(under(PROBLEMS, "map")), ["map", "map.us", "map.us.x"]);
  assert.deepEqual(fields(under(PROBLEMS, "list.1")), ["list.1"]);
});

test("do the other problems stay for the field as a whole?", () => {
  assert.deepEqual(fields(besides(PROBLEMS, ["map.us", "list.1"])), ["map", "mapping", "list.10"]);
  assert.deepEqual(fields(besides(PROBLEMS, [])), fields(PROBLEMS));
});
