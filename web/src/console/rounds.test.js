import assert from "node:assert/strict";
import { test } from "node:test";
import { createCourse } from "./course.js";
import { roundsHere, stateOf } from "./rounds.js";

const slide = (deck, id, exercise = null, round = null, backup = false) => ({
  deck,
  slide: id,
  block: deck,
  minutes: 1,
  shortest: 1,
  backup,
  end: false,
  exercise,
  round,
});
const round = (exercise, id, block) => ({ exercise, round: id, block, open: false, revealed: false });
const deck = (name) => ({ name, block: name, languages: ["en"], slides: {} });
const DAY = [
  slide("one", "map", "map", "after"),
  slide("one", "vote", "vote", "once"),
  slide("one", "spare", "spare", "once", true),
  slide("two", "cost", "cost", "once"),
];
const COURSE = createCourse({
  day: DAY,
  decks: [deck("one"), deck("two")],
  blocks: [
    { id: "one", number: 1 },
    { id: "two", number: 2 },
  ],
  course: { title: { en: "", zh: "" } },
});
const ROUNDS = [
  round("vote", "once", "one"),
  round("map", "before", "one"),
  round("map", "after", "one"),
  round("cost", "once", "two"),
];
const room = (more) => ({
  workshop: { rounds: ROUNDS },
  state: () => null,
  view: () => null,
  progress: () => null,
  ...more,
});

test("rounds on slides come in the order of the slides, the others of the block after them", () => {
  const { onSlides, others } = roundsHere(COURSE, room(), DAY[0]);
  assert.deepEqual(onSlides, [ROUNDS[2], ROUNDS[0]]);
  assert.deepEqual(others, [ROUNDS[1]]);
});

test("before the workshop is known there are no rounds", () => {
  assert.deepEqual(roundsHere(COURSE, room({ workshop: null }), DAY[0]), { onSlides: [], others: [] });
});

test("the last event of a round goes before its view, and a view before the list", () => {
  const view = { open: true, revealed: false, n: 3 };
  const state = { open: false, revealed: true, n: 4 };
  const progress = { answered: 5, writing: 2 };
  assert.deepEqual(stateOf(room(), ROUNDS[0]), { open: false, revealed: false, answered: 0, writing: 0 });
  assert.deepEqual(stateOf(room({ view: () => view }), ROUNDS[0]), {
    open: true,
    revealed: false,
    answered: 3,
    writing: 0,
  });
  assert.deepEqual(
    stateOf(room({ view: () => view, state: () => state, progress: () => progress }), ROUNDS[0]),
    {
      open: false,
      revealed: true,
      answered: 5,
      writing: 2,
    },
  );
});

test("a round is in reserve when all its slides are", () => {
  assert.equal(COURSE.inReserve({ exercise: "spare", round: "once" }), true);
  assert.equal(COURSE.inReserve({ exercise: "vote", round: "once" }), false);
  assert.equal(COURSE.inReserve({ exercise: "unknown", round: "once" }), false);
});
