import assert from "node:assert/strict";
import { test } from "node:test";
import { plannedStart, readClock } from "./clock.js";

const NINE = new Date(2026, 10, 23, 9).getTime();
const ms = (minutes) => NINE + minutes * 60_000;
const iso = (minutes) => new Date(ms(minutes)).toISOString();

const slide = (deck, id, minutes, shortest = minutes, more = {}) => ({
  deck,
  slide: id,
  block: deck,
  minutes,
  shortest,
  backup: false,
  ...more,
});

/** Ten minutes, twenty and a break of fifteen, then thirty: 9:00, 9:10, 9:30, 9:45 to 10:15. */
const DAY = [
  slide("one", "title", 0),
  slide("one", "work", 10, 7),
  slide("one", "end", 0),
  slide("two", "talk", 8, 0),
  slide("two", "work", 12, 10),
  slide("two", "end", 15, 15, { block: "break" }),
  slide("two", "extra", 0, 0, { backup: true }),
  slide("three", "talk", 10, 4),
  slide("three", "work", 20, 17),
  slide("three", "end", 0),
];

/** The clock some minutes after nine, on a slide entered `moved` minutes after nine. */
function clock(at, deck, id, { moved = 0, started = 0, ...options } = {}) {
  const stage = { deck, slide: id, moved: iso(moved), started: started === null ? null : iso(started) };
  return readClock({ schedule: DAY, stage, now: ms(at), planned: null, ...options });
}

/** The named values of a reading. */
const pick = (read, ...names) => names.map((name) => read[name]);

test("four minutes into the first ten, six are left and everything ends as planned", () => {
  const read = clock(4, "one", "work");
  assert.deepEqual(pick(read, "state", "block", "left", "behind"), ["running", "one", 6, 0]);
  assert.ok(Math.abs(read.share - 0.4) < 1e-9);
  assert.deepEqual(pick(read, "ends", "plannedEnd", "dayEnds", "dayPlannedEnd"), [
    ms(10),
    ms(10),
    ms(75),
    ms(75),
  ]);
  assert.equal(read.shorten, null);
});

test("two minutes early into the second part, the day ends earlier", () => {
  const read = clock(8, "two", "talk", { moved: 8 });
  assert.deepEqual(pick(read, "block", "left", "behind"), ["two", 20, -2]);
  assert.deepEqual(pick(read, "ends", "plannedEnd", "dayEnds", "shorten"), [ms(28), ms(30), ms(73), null]);
});

test("five minutes too long on one slide, nothing is left of it and the part is behind by five", () => {
  const read = clock(15, "one", "work");
  assert.deepEqual(pick(read, "left", "behind", "share"), [0, 5, 1]);
  assert.deepEqual(pick(read, "ends", "dayEnds", "shorten"), [ms(15), ms(80), null]);
});

test("ten minutes late, the largest savings to come are named until the delay is covered", () => {
  const read = clock(20, "one", "work");
  assert.equal(read.behind, 10);
  assert.deepEqual(
    read.shorten.slides.map((each) => pick(each, "deck", "slide", "minutes", "to")),
    [
      ["two", "talk", 8, 0],
      ["three", "talk", 10, 4],
    ],
  );
  assert.deepEqual(pick(read.shorten, "saved", "late"), [14, 0]);
});

test("what cannot be covered stays late", () => {
  const read = clock(50, "two", "work", { moved: 18 });
  assert.equal(read.behind, 20);
  assert.deepEqual(
    read.shorten.slides.map((each) => each.slide),
    ["talk", "work"],
  );
  assert.deepEqual(pick(read.shorten, "saved", "late"), [9, 11]);
});

test("the four slides that save most are named, and no more", () => {
  const saving = { a: 1, b: 5, c: 2, d: 1, e: 3, f: 2, g: 4 };
  const schedule = [
    slide("one", "work", 10),
    ...Object.entries(saving).map(([id, less]) => slide("one", id, 6, 6 - less)),
  ];
  const { shorten } = clock(26, "one", "work", { schedule });
  assert.deepEqual(
    shorten.slides.map((each) => each.slide),
    ["b", "g", "e", "c"],
  );
  assert.deepEqual(pick(shorten, "saved", "late"), [14, 2]);
});

test("nine and a half minutes late is not ten", () => {
  assert.equal(clock(19.5, "one", "work").shorten, null);
  assert.notEqual(clock(20.5, "one", "work").shorten, null);
});

test("on the slide before the break, the break runs", () => {
  const read = clock(33, "two", "end", { moved: 30 });
  assert.deepEqual(pick(read, "block", "left", "behind", "plannedEnd"), ["break", 12, 0, ms(45)]);
  const late = clock(41, "two", "end", { moved: 36 });
  assert.deepEqual(pick(late, "left", "behind", "dayEnds"), [10, 6, ms(81)]);
});

test("before the start there are planned times and no delay", () => {
  const read = clock(-30, "one", "title", { started: null, planned: ms(5) });
  assert.deepEqual(pick(read, "state", "left", "share"), ["waiting", 10, 0]);
  assert.deepEqual(pick(read, "start", "plannedEnd", "dayPlannedEnd"), [ms(5), ms(15), ms(80)]);
  assert.deepEqual(pick(read, "ends", "dayEnds", "behind", "shorten"), [null, null, 0, null]);
  const unplanned = clock(-30, "one", "title", { started: null });
  assert.deepEqual(pick(unplanned, "start", "plannedEnd"), [null, null]);
});

test("a start to come does not run yet", () => {
  const read = clock(0, "one", "work", { started: 5 });
  assert.deepEqual(pick(read, "state", "left", "behind", "plannedEnd"), ["early", 10, 0, ms(15)]);
});

test("a slide that stood before the start has all its minutes", () => {
  assert.equal(clock(1, "one", "work", { moved: -20 }).left, 9);
});

test("a slide in reserve has no minutes, and the rest of the part is still to come", () => {
  const read = clock(20, "two", "extra", { moved: 14, from: { deck: "two", slide: "talk" } });
  assert.deepEqual(pick(read, "block", "left", "behind"), ["two", 12, 2]);
  const unknown = clock(31, "two", "extra", { moved: 30 });
  assert.deepEqual(pick(unknown, "block", "left", "behind"), ["two", 0, 1]);
});

test("a place that the day does not have counts as the first slide, and a day without slides has no clock", () => {
  assert.equal(clock(0, "gone", "nothing").left, 10);
  assert.equal(clock(0, "one", "work", { schedule: [] }), null);
});

test("the planned start is on the workshop's day, else today, and none without a time", () => {
  assert.equal(
    plannedStart({ date: "2026-11-24", start: "08:30" }, NINE),
    new Date(2026, 10, 24, 8, 30).getTime(),
  );
  assert.equal(plannedStart({ date: null, start: "13:05" }, NINE), new Date(2026, 10, 23, 13, 5).getTime());
  assert.equal(plannedStart({ date: "2026-11-24", start: null }, NINE), null);
});
