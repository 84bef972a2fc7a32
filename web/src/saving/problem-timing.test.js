import assert from "node:assert/strict";
import { test } from "node:test";
import { createNoticing } from "./problem-timing.js";

const error = (field) => ({ field, severity: "error", code: "x", params: {} });
const prompt = (field) => ({ field, severity: "prompt", code: "y", params: {} });
const PROBLEMS = [error("map.us.x"), prompt("map"), error("name")];
const shown = (noticing, here = null) => noticing.shown(PROBLEMS, here).map(({ field }) => field);

test("is nothing said of a field that nobody reached, or is writing in?", () => {
  const noticing = createNoticing();
  assert.deepEqual(shown(noticing), []);
  noticing.touch("map.us.x");
  assert.deepEqual(shown(noticing, "map"), []);
});

test("does an error show once its control was left, or saved after a rest?", () => {
  const left = createNoticing();
  left.touch("map.us.x");
  left.left("name");
  assert.deepEqual(shown(left, "map"), []);
  left.left("map");
  assert.deepEqual(shown(left, "map"), ["map.us.x"]);
  const rested = createNoticing();
  rested.touch("name");
  rested.rested();
  assert.deepEqual(shown(rested, "name"), ["name"]);
});

test("does a prompt about a gap wait until the person is elsewhere, and one about what was written not?", () => {
  const noticing = createNoticing();
  noticing.touch("map.us.x");
  assert.deepEqual(shown(noticing, "map"), []);
  assert.deepEqual(shown(noticing, "name"), ["map"]);
  noticing.settled("map");
  assert.deepEqual(shown(noticing, "map"), ["map.us.x", "map"]);
});
