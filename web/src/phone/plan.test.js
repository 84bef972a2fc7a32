import assert from "node:assert/strict";
import { test } from "node:test";
import { openBook } from "./answers.js";
import { nextFollow, targetOf } from "./following.js";
import { partIcon } from "./part-tabs.js";
import { addressOf, exercisesOf, line, neighbours, partsOf, placeOf } from "./plan.js";
import { stateOf } from "./steps.js";
import { othersOf } from "./vote-sources.js";

const text = (word) => ({ en: word, zh: word });
const exercise = (name, more = {}) => ({
  name: text(name),
  minutes: 5,
  live: true,
  shared: true,
  rounds: ["once"],
  ...more,
});
const block = (kind, part, items, more = {}) => ({
  id: `${kind}-${part}`,
  kind,
  minutes: 10,
  title: text(`${kind} ${part}`),
  items: items.map(([id, round = "once"]) => ({ exercise: id, round })),
  checks: [],
  part,
  ...more,
});
const course = (pace = "facilitator") => ({
  room: { pace },
  exercises: {
    map: exercise("map", { rounds: ["before", "after"] }),
    vote: exercise("vote", { fields: [{ kind: "votes", exercise: "ideas" }] }),
    home: exercise("home", { live: false }),
    ideas: exercise("ideas"),
  },
  blocks: [
    block("opening", 1, [["map", "before"]]),
    block("segment", 1, [["map", "after"], ["home"]], { checks: ["c1", "c2"] }),
    block("break", undefined, []),
    block("segment", 2, [["vote"]]),
  ],
});
const PARTS = partsOf(line(course()));
const [ONE, TWO] = PARTS;
const [BEFORE, AFTER, HOME, CHECKS] = ONE.steps;
const [VOTE] = TWO.steps;

test("a part joins its blocks, takes the title of its segment, and a break stands between parts", () => {
  const stretches = line(course());
  assert.deepEqual(
    stretches.map(({ kind, minutes }) => [kind, minutes]),
    [
      ["part", 20],
      ["break", 10],
      ["part", 10],
    ],
  );
  assert.equal(ONE.title.en, "segment 1");
});

test("steps of an exercise that stands twice have the round in their id, checks come last", () => {
  assert.deepEqual(
    ONE.steps.map(({ id, minutes }) => [id, minutes]),
    [
      ["map.before", 5],
      ["map.after", 5],
      ["home", 5],
      ["checks", 4],
    ],
  );
  assert.equal(exercisesOf(PARTS).length, 4);
});

test("an address leads to its step, or to the nearest one that exists", () => {
  for (const part of PARTS)
    for (const step of part.steps) assert.equal(placeOf(addressOf(part, step), PARTS).step, step);
  assert.equal(placeOf("#2/gone", PARTS).step, VOTE);
  assert.equal(placeOf("#9/vote", PARTS).step, BEFORE);
  assert.equal(placeOf(null, PARTS).step, BEFORE);
});

test("neighbours leave out what is not offered, and lead over the border of parts", () => {
  const place = { part: ONE, step: CHECKS };
  const offered = (step) => step !== HOME;
  const { previous, next } = neighbours(PARTS, place, offered);
  assert.equal(previous.step, AFTER);
  assert.equal(next.step, VOTE);
  assert.equal(neighbours(PARTS, { part: ONE, step: BEFORE }, offered).previous, null);
  assert.equal(neighbours(PARTS, { part: TWO, step: VOTE }, offered).next, null);
});

test("an exercise for later is offered once it is open or begun, or at one's own pace", () => {
  const book = openBook(course(), {});
  assert.equal(book.offered(HOME), false);
  book.setStates({ "home/once": { open: true, revealed: false, n: 0 } });
  assert.equal(book.offered(HOME), true);
  const begun = openBook(course(), { answers: { "home/once": { status: "partial" } } });
  assert.equal(begun.offered(HOME), true);
  assert.equal(openBook(course("self"), {}).offered(HOME), true);
});

test("a part is closed while none of its exercises is open or begun, and done when all is done", () => {
  const book = openBook(course(), {});
  assert.equal(book.stateOfPart(TWO), "open");
  book.setStates({ "vote/once": { open: false, revealed: false, n: 0 } });
  assert.equal(book.stateOfPart(TWO), "closed");
  book.setAnswer("vote/once", { status: "partial" });
  assert.equal(book.stateOfPart(TWO), "open");
  book.setAnswer("vote/once", { status: "valid" });
  assert.equal(book.stateOfPart(TWO), "done");
  assert.equal(book.share(ONE), 0);
});

test("listeners get the key of the round that changed, until they end", () => {
  const book = openBook(course(), {});
  const keys = [];
  const end = book.on((key) => keys.push(key));
  book.setStates({ "map/before": { open: true }, "vote/once": { open: false } });
  book.setCheck("c1", {});
  end();
  book.setAnswer("map/before", { status: "valid" });
  assert.deepEqual(keys, ["map/before", "vote/once", null]);
});

test("a finished step is done though it is closed, a begun one is closed", () => {
  const book = openBook(course(), {
    answers: { "map/before": { status: "valid" }, "map/after": { status: "partial" } },
  });
  assert.equal(stateOf(AFTER, book), "begun");
  book.setStates({ "map/before": { open: false }, "map/after": { open: false } });
  assert.deepEqual([stateOf(BEFORE, book), stateOf(AFTER, book)], ["done", "closed"]);
  assert.equal(stateOf(CHECKS, book), "empty");
  book.setCheck("c1", {});
  assert.equal(stateOf(CHECKS, book), "begun");
});

test("the tab of a part shows done before here, and here before closed", () => {
  assert.equal(partIcon("done", true), "check");
  assert.equal(partIcon("closed", true), "pen");
  assert.equal(partIcon("closed", false), "lock");
  assert.equal(partIcon("open", false), null);
});

const TARGET = targetOf(PARTS, { exercise: "vote", round: "once" });
const START = { followed: null, offered: null, declined: null };
const follow = (state, page = {}) => nextFollow(state, TARGET, { here: BEFORE, busy: false, ...page });

test("the stage's step has an address; a round that is not in the course is none", () => {
  assert.deepEqual(TARGET, { step: VOTE, address: "#2/vote" });
  assert.equal(targetOf(PARTS, { exercise: "vote", round: "twice" }), null);
  assert.equal(targetOf(PARTS, { exercise: null, round: null }), null);
});

test("the page turns with the room once, and offers the same round afterwards", () => {
  const first = follow(START);
  assert.equal(first.turnTo, TARGET);
  const again = follow(first.state);
  assert.equal(again.turnTo, null);
  assert.equal(again.state.offered, TARGET);
});

test("a person at work is asked, and is not turned", () => {
  const { state, turnTo } = follow(START, { busy: true });
  assert.equal(turnTo, null);
  assert.equal(state.offered, TARGET);
});

test("a round that was declined is not offered again until the room was at another", () => {
  const declined = { followed: "vote/once", offered: null, declined: "vote/once" };
  assert.deepEqual(follow(declined).state, declined);
  const back = follow({ ...declined, followed: "map/before" });
  assert.equal(back.turnTo, TARGET);
  assert.equal(back.state.declined, null);
});

test("on the room's own step, and where the room is at none, nothing is offered", () => {
  assert.equal(follow({ ...START, offered: TARGET }, { here: VOTE }).state.offered, null);
  assert.deepEqual(
    nextFollow({ ...START, followed: "x", offered: TARGET }, null, { here: BEFORE, busy: false }),
    {
      state: { followed: "x", offered: null, declined: null },
      turnTo: null,
    },
  );
});

test("votes are for the room's view once it is shown; at one's own pace for the own answer", () => {
  const given = { exercise: "ideas", round: "once", shown: true };
  const answers = { "ideas/once": { value: { text: "tea" } } };
  const hall = { course: course(), book: openBook(course(), { answers }) };
  assert.deepEqual(othersOf(VOTE.spec, hall), { ideas: { name: text("ideas"), view: null } });
  hall.book.setView(given);
  assert.deepEqual(othersOf(VOTE.spec, hall), { ideas: { name: text("ideas"), view: given } });
  const own = { course: course("self"), book: openBook(course("self"), { answers }) };
  assert.deepEqual(othersOf(VOTE.spec, own), { ideas: { name: text("ideas"), value: { text: "tea" } } });
  assert.deepEqual(othersOf(HOME.spec, own), {});
});
