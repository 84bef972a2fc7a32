import assert from "node:assert/strict";
import { test } from "node:test";
import { minutesShown, moodOf, todayAt } from "./clock-words.js";

test("a time of the day is read as the clock of this place", () => {
  const day = new Date(2026, 10, 23, 14, 30, 12);
  assert.equal(todayAt(" 9:05 ", day), new Date(2026, 10, 23, 9, 5).toISOString());
  assert.equal(todayAt("23:59", day), new Date(2026, 10, 23, 23, 59).toISOString());
});

test("a text that is no time is none", () => {
  for (const text of ["", "24:00", "9", "9:5", "9:60", "nine"]) assert.equal(todayAt(text), null, text);
});

test("a minute that has begun counts, a rounding error does not", () => {
  assert.equal(minutesShown(10), 10);
  assert.equal(minutesShown(9.01), 10);
  assert.equal(minutesShown(9 + 0.5 / 60_000), 9);
  assert.equal(minutesShown(0), 0);
});

test("half a minute counts as a minute late, less as on time", () => {
  assert.deepEqual(moodOf({ state: "running", behind: 0.5 }), { mood: "late", minutes: 1 });
  assert.deepEqual(moodOf({ state: "running", behind: 0.4 }), { mood: "on", minutes: 0 });
  assert.deepEqual(moodOf({ state: "running", behind: -2.6 }), { mood: "early", minutes: 3 });
  assert.deepEqual(moodOf({ state: "waiting", behind: 0 }), { mood: "off", minutes: 0 });
});
