import assert from "node:assert/strict";
import { test } from "node:test";
import { at, lead, placeOf } from "./order.js";

const slide = (deck, id, more = {}) => ({
  deck,
  slide: id,
  block: deck,
  minutes: 1,
  shortest: 1,
  backup: false,
  end: false,
  exercise: null,
  round: null,
  ...more,
});
const DAY = [
  slide("one", "title"),
  slide("one", "end", { end: true }),
  slide("one", "spare", { backup: true }),
  slide("one", "spare-2", { backup: true }),
  slide("two", "title", { exercise: "map", round: "once" }),
  slide("two", "end", { end: true }),
];
const to = (deck, id, way, from) => lead(DAY, { deck, slide: id }, way, from)?.slide ?? null;

test("next and back lead over the border of decks, past the slides in reserve", () => {
  assert.equal(lead(DAY, { deck: "one", slide: "end" }, "next"), DAY[4]);
  assert.equal(lead(DAY, { deck: "two", slide: "title" }, "back"), DAY[1]);
});

test("there is no turn before the first slide and after the last", () => {
  assert.equal(to("one", "title", "back"), null);
  assert.equal(to("two", "end", "next"), null);
});

test("down leads into the reserve of the deck and no further than its last slide", () => {
  assert.equal(to("one", "title", "down"), "spare");
  assert.equal(to("one", "spare", "down"), "spare-2");
  assert.equal(to("one", "spare-2", "down"), null);
  assert.equal(to("two", "title", "down"), null);
});

test("a slide in reserve leads back to the slide that was left for it, else to the end of the deck", () => {
  const from = { deck: "one", slide: "title" };
  assert.equal(to("one", "spare", "next", from), "title");
  assert.equal(to("one", "spare", "back"), "end");
  assert.equal(to("one", "spare", "up", from), "title");
  assert.equal(to("one", "spare-2", "up", from), "spare");
});

test("first and end stay in the deck", () => {
  assert.equal(lead(DAY, { deck: "two", slide: "end" }, "first"), DAY[4]);
  assert.equal(lead(DAY, { deck: "one", slide: "title" }, "end"), DAY[1]);
});

test("a place that the day does not have leads nowhere", () => {
  assert.equal(at(DAY, { deck: "three", slide: "title" }), null);
  assert.equal(at(DAY, { deck: null, slide: null }), null);
  assert.equal(to("three", "title", "next"), null);
});

test("the change of the stage names the exercise round of the slide", () => {
  assert.deepEqual(placeOf(DAY[4]), { deck: "two", slide: "title", exercise: "map", round: "once" });
});
