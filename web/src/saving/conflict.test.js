import assert from "node:assert/strict";
import { test } from "node:test";
import { differingFields } from "./conflict.js";

const SPEC = { fields: ["name", "story", "grid", "drink"].map((id) => ({ id })) };

test("are only the fields to choose in which two versions differ, in the order of the form?", () => {
  const mine = { name: "a", story: "same", grid: { rows: [["1"]] } };
  const theirs = { drink: "tea", name: "b", story: "same", grid: { rows: [["1"]] } };
  assert.deepEqual(differingFields(SPEC, mine, theirs), [{ id: "name" }, { id: "drink" }]);
  assert.deepEqual(differingFields(SPEC, mine, mine), []);
});
