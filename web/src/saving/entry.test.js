import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom } from "../../test/fakes.js";
import { next, STEPS } from "./entry.js";
import { begin, draftOf } from "./entry-handlers.js";

const A = { text: "a" };
const AB = { text: "ab" };
const THEIRS = { text: "theirs" };
const AT = "2026-11-22T10:42:00+08:00";
const answer = (revision, value) => ({ revision, value, saved_at: AT });

/** Apply events to an entry; a function makes an event of the entry as it is. Returns the last step. */
function after(events, entry = begin()) {
  let step = [entry, []];
  for (const event of events) step = next(step[0], typeof event === "function" ? event(step[0]) : event);
  return step;
}

const type = (value, hold = false) => ({ type: "type", value, hold });
const bare = (name) => ({ type: name });
const first = ({ flights }) => flights[0];
const last = ({ flights }) => flights.at(-1);
const ack = (entry) => ({
  type: "ack",
  message: first(entry),
  body: { revision: first(entry).revision, saved_at: AT },
});
const clash = (revision, value) => (entry) => ({
  type: "clash",
  message: first(entry),
  body: answer(revision, value),
});
const refuse = (entry) => ({ type: "refuse", message: first(entry), code: "too-large" });
const defer = (entry) => ({ type: "defer", message: first(entry), code: "not-stored" });
const silence = (entry) => ({ type: "silence", message: first(entry) });
const other = (revision, value) => ({ type: "other", answer: answer(revision, value) });
const draft = (value, more = {}) => ({ type: "draft", record: { value, base: 0, tab: "other", ...more } });
const note = (revision, tab = "other") => ({ type: "note", revision, tab });
const open = (there, kept = null) => ({ type: "open", answer: there, draft: kept });
const shown = (version) => ({
  type: "shown",
  version: { revision: null, reply: null, over: [], ...version },
});
const busy = (version) => ({ type: "busy", version: { revision: null, reply: null, over: [], ...version } });

const SENDING = [type(A), bare("rest")];
/** A message in flight, and the text changed since; with `leave` a second one in flight. */
const CHANGED = [...SENDING, type(AB)];
const TWICE = [...CHANGED, bare("leave")];
const CONFLICT = [...SENDING, clash(1, THEIRS)];
const REFUSED = [...SENDING, refuse];
const FOLLOWING = [...SENDING, draft(AB, { over: [A] })]; // clean, with a message in flight

/** How each state is reached, and each of its steps: state → event → [events before, the event, state after]. */
const CASES = {
  clean: {
    open: [
      [[], open(answer(3, A)), "clean"],
      [[], open(answer(3, A), { value: A, base: 2, tab: "old" }), "clean"],
      [[], open(answer(3, A), { value: AB, base: 3, tab: "old" }), "resting"],
    ],
    type: [
      [[], type(A, true), "typing"],
      [[], type(A), "resting"],
    ],
    ack: [[FOLLOWING, ack, "clean"]],
    clash: [
      [FOLLOWING, clash(1, A), "clean"],
      [FOLLOWING, clash(1, THEIRS), "conflict"],
    ],
    refuse: [[FOLLOWING, refuse, "clean"]],
    defer: [[FOLLOWING, defer, "clean"]],
    silence: [[FOLLOWING, silence, "clean"]],
    other: [[[], other(1, A), "clean"]],
    draft: [[[], draft(A), "clean"]],
    note: [[[], note(1), "clean"]],
    shown: [[[], shown({ value: A }), "clean"]],
    busy: [[[], busy({ value: A }), "clean"]],
    idle: [[[], bare("idle"), "clean"]],
    removed: [[[], bare("removed"), "removed"]],
  },
  typing: {
    type: [
      [[type(A, true)], type(AB, true), "typing"],
      [[type(A, true)], type(AB), "resting"],
    ],
    ack: [
      [[...SENDING, type(AB, true)], ack, "typing"],
      [[...SENDING, type(A, true)], ack, "clean"],
    ],
    clash: [
      [[...SENDING, type(AB, true)], clash(1, A), "typing"],
      [[...SENDING, type(AB, true)], clash(1, AB), "clean"],
      [[...SENDING, type(AB, true)], clash(1, THEIRS), "conflict"],
    ],
    refuse: [[[...SENDING, type(AB, true)], refuse, "typing"]],
    defer: [[[...SENDING, type(AB, true)], defer, "typing"]],
    silence: [[[...SENDING, type(AB, true)], silence, "typing"]],
    other: [[[type(A, true)], other(9, THEIRS), "typing"]],
    draft: [
      [[type(A, true)], draft(THEIRS), "typing"],
      [[type(A, true)], draft(AB, { over: [A] }), "clean"],
    ],
    note: [[[type(A, true)], note(1), "typing"]],
    removed: [[[type(A, true)], bare("removed"), "removed"]],
  },
  resting: {
    type: [
      [[type(A)], type(AB, true), "typing"],
      [[type(A)], type(AB), "resting"],
    ],
    rest: [
      [[type(A)], bare("rest"), "sending"],
      [CHANGED, bare("rest"), "sending"],
    ],
    leave: [
      [[type(A)], bare("leave"), "sending"],
      [[...CHANGED, type(A)], bare("leave"), "resting"],
    ],
    ack: [
      [CHANGED, ack, "resting"],
      [[...CHANGED, type(A)], ack, "clean"],
    ],
    clash: [
      [CHANGED, clash(1, A), "resting"],
      [CHANGED, clash(1, AB), "clean"],
      [CHANGED, clash(1, THEIRS), "conflict"],
    ],
    refuse: [[CHANGED, refuse, "resting"]],
    defer: [[CHANGED, defer, "resting"]],
    silence: [[CHANGED, silence, "resting"]],
    other: [[[type(A)], other(9, THEIRS), "resting"]],
    draft: [
      [[type(A)], draft(THEIRS), "resting"],
      [[type(A)], draft(AB, { over: [A] }), "clean"],
    ],
    note: [[[type(A)], note(1), "resting"]],
    removed: [[[type(A)], bare("removed"), "removed"]],
  },
  sending: {
    type: [
      [SENDING, type(AB, true), "typing"],
      [SENDING, type(AB), "resting"],
    ],
    leave: [
      [SENDING, bare("leave"), "sending"],
      [[...CHANGED, bare("rest")], bare("leave"), "sending"],
    ],
    online: [[SENDING, bare("online"), "sending"]],
    ack: [
      [SENDING, ack, "clean"],
      [[...CHANGED, bare("rest")], ack, "sending"],
      [TWICE, ack, "sending"],
    ],
    clash: [
      [SENDING, clash(1, A), "clean"],
      [[...CHANGED, bare("rest")], clash(1, A), "sending"],
      [SENDING, clash(1, THEIRS), "conflict"],
    ],
    refuse: [
      [SENDING, refuse, "refused"],
      [[...CHANGED, bare("rest")], refuse, "sending"],
    ],
    defer: [
      [SENDING, defer, "waiting"],
      [TWICE, defer, "sending"],
    ],
    silence: [
      [SENDING, silence, "waiting"],
      [TWICE, silence, "sending"],
    ],
    other: [[SENDING, other(9, THEIRS), "sending"]],
    draft: [
      [SENDING, draft(THEIRS), "sending"],
      [SENDING, draft(AB, { over: [A] }), "clean"],
    ],
    note: [[SENDING, note(1), "sending"]],
    removed: [[SENDING, bare("removed"), "removed"]],
  },
  waiting: {
    type: [
      [[...SENDING, silence], type(AB, true), "typing"],
      [[...SENDING, silence], type(AB), "resting"],
    ],
    leave: [[[...SENDING, silence], bare("leave"), "sending"]],
    retry: [[[...SENDING, silence], bare("retry"), "sending"]],
    insist: [[[...SENDING, defer], bare("insist"), "sending"]],
    online: [[[...SENDING, silence], bare("online"), "waiting"]],
    other: [[[...SENDING, silence], other(9, THEIRS), "waiting"]],
    draft: [
      [[...SENDING, silence], draft(THEIRS), "waiting"],
      [[...SENDING, silence], draft(AB, { over: [A] }), "clean"],
    ],
    note: [[[...SENDING, silence], note(1), "waiting"]],
    removed: [[[...SENDING, silence], bare("removed"), "removed"]],
  },
  conflict: {
    type: [[CONFLICT, type(AB), "conflict"]],
    ack: [[[...TWICE, clash(2, THEIRS)], ack, "conflict"]],
    clash: [[[...TWICE, clash(1, THEIRS)], clash(2, A), "conflict"]],
    refuse: [[[...TWICE, clash(1, THEIRS)], refuse, "conflict"]],
    defer: [[[...TWICE, clash(1, THEIRS)], defer, "conflict"]],
    silence: [[[...TWICE, clash(1, THEIRS)], silence, "conflict"]],
    other: [[CONFLICT, other(2, AB), "conflict"]],
    note: [[CONFLICT, note(2), "conflict"]],
    choose: [
      [CONFLICT, { type: "choose", value: THEIRS }, "clean"],
      [CONFLICT, { type: "choose", value: AB }, "sending"],
      [[...TWICE, clash(1, THEIRS)], { type: "choose", value: THEIRS }, "sending"],
    ],
    removed: [[CONFLICT, bare("removed"), "removed"]],
  },
  refused: {
    type: [
      [REFUSED, type(AB, true), "typing"],
      [REFUSED, type(AB), "resting"],
    ],
    insist: [[REFUSED, bare("insist"), "sending"]],
    ack: [
      [[...TWICE, type(A), bare("rest"), refuse], ack, "refused"],
      [[...TWICE, type(A), bare("leave"), refuse], (entry) => ack({ flights: [last(entry)] }), "clean"],
    ],
    clash: [
      [[...TWICE, type(A), bare("rest"), refuse], clash(1, THEIRS), "conflict"],
      [[...TWICE, type(A), bare("rest"), refuse], clash(1, A), "clean"],
      [[...TWICE, type(A), bare("rest"), refuse], clash(1, AB), "refused"],
    ],
    refuse: [[[...TWICE, type(A), bare("rest"), refuse], refuse, "refused"]],
    defer: [[[...TWICE, type(A), bare("rest"), refuse], defer, "refused"]],
    silence: [[[...TWICE, type(A), bare("rest"), refuse], silence, "refused"]],
    other: [[REFUSED, other(9, THEIRS), "refused"]],
    draft: [
      [REFUSED, draft(THEIRS), "refused"],
      [REFUSED, draft(AB, { over: [A] }), "clean"],
    ],
    note: [[REFUSED, note(1), "refused"]],
    removed: [[REFUSED, bare("removed"), "removed"]],
  },
  removed: {},
};

/** An event of each name, also where no message is in flight. */
const ANY = {
  open: open(answer(9, A)),
  type: type(A),
  ack: { type: "ack", message: {}, body: { revision: 9 } },
  clash: { type: "clash", message: {}, body: answer(9, THEIRS) },
  refuse: { type: "refuse", message: {}, code: "x" },
  defer: { type: "defer", message: {}, code: "x" },
  silence: { type: "silence", message: {} },
  other: other(9, THEIRS),
  draft: draft(A),
  note: note(9),
  shown: shown({ value: THEIRS }),
  busy: busy({ value: THEIRS }),
  choose: { type: "choose", value: A },
};
const EVENTS = [...new Set(Object.values(STEPS).flatMap((row) => Object.keys(row)))];
const WAYS = {
  clean: [],
  typing: [type(A, true)],
  resting: [type(A)],
  sending: SENDING,
  waiting: [...SENDING, silence],
  conflict: CONFLICT,
  refused: REFUSED,
  removed: [bare("removed")],
}; // prettier-ignore

test("does each step of the table lead where it says, and to each of the states it lists?", () => {
  assert.deepEqual(Object.keys(CASES), Object.keys(STEPS));
  for (const [state, row] of Object.entries(STEPS)) {
    assert.deepEqual(Object.keys(CASES[state]), Object.keys(row), state);
    for (const [event, states] of Object.entries(row)) {
      const reached = CASES[state][event].map(([before, one, expected], at) => {
        const from = after(before)[0];
        const where = `${state} × ${event}, case ${at}`;
        assert.equal(from.state, state, where);
        const name = typeof one === "function" ? one(from).type : one.type;
        assert.equal(name, event, where);
        assert.equal(after([one], from)[0].state, expected, where);
        return expected;
      });
      assert.deepEqual([...new Set(reached)].sort(), [...states].sort(), `${state} × ${event}`);
    }
  }
});

test("does an event that a state does not list change nothing?", () => {
  let count = 0;
  for (const [state, row] of Object.entries(STEPS))
    for (const event of EVENTS.filter((name) => !(name in row))) {
      const [entry] = after(WAYS[state]);
      const [same, effects] = next(entry, ANY[event] ?? bare(event));
      assert.equal(same, entry, `${state} × ${event}`);
      assert.deepEqual(effects, []);
      count += 1;
    }
  assert.ok(count > 50);
});

test("is a second reply to a message, or one to a message that was never sent, ignored?", () => {
  for (const name of ["ack", "clash", "refuse", "defer", "silence"]) {
    const [entry] = after(SENDING);
    assert.equal(next(entry, ANY[name])[0], entry, name);
  }
  const [sent] = after(SENDING);
  const again = ack(sent);
  const [saved] = next(sent, again);
  assert.equal(next(saved, again)[0], saved);
});

test("is every keystroke kept on the device, and sent only by a rest, a page that leaves or a retry?", () => {
  const states = Object.keys(WAYS).filter((state) => state !== "removed");
  for (const state of states)
    for (const hold of [true, false]) {
      const [entry, effects] = after([...WAYS[state], type(AB, hold)]);
      assert.equal(effects[0].do, "keep");
      assert.deepEqual(draftOf(entry).value, AB);
      const isSent = !hold && state !== "conflict";
      assert.deepEqual(effects.slice(1), isSent ? [{ do: "schedule", what: "rest" }] : [], state);
    }
});

test("is the draft kept with its message before that is sent?", () => {
  const [entry, effects] = after(SENDING);
  const message = { revision: 1, base: 0, value: A };
  assert.deepEqual(effects, [{ do: "keep" }, { do: "send", message, leaving: false }]);
  assert.deepEqual(draftOf(entry), { value: A, base: 0, sent: message, over: [] });
});

test("is one message in flight at a time, and the latest value sent next?", () => {
  const [entry, effects] = after([...CHANGED, bare("rest")]);
  assert.deepEqual(effects, []);
  const [stored, more] = after([ack], entry);
  assert.deepEqual(
    more.map((effect) => effect.do),
    ["keep", "send", "announce"],
  );
  assert.deepEqual(stored.sent, { revision: 2, base: 1, value: AB });
});

test("is a message without a reply sent again word for word, whatever was typed since?", () => {
  const [entry] = after([...SENDING, silence, type(AB), bare("rest")]);
  assert.deepEqual(entry.sent, { revision: 1, base: 0, value: A });
  const [stored] = after([ack], entry);
  assert.deepEqual(stored.sent, { revision: 2, base: 1, value: AB });
});

test("does a page that leaves with a message in flight claim no revision that is not acknowledged?", () => {
  const [entry, effects] = after(TWICE);
  assert.deepEqual(effects[1], { do: "send", message: { revision: 1, base: 0, value: AB }, leaving: true });
  assert.deepEqual(entry.over, [A]);
  const [stored] = after([ack, clash(1, A)], entry); // the second one met the first
  assert.deepEqual([stored.state, stored.sent], ["sending", { revision: 2, base: 1, value: AB }]);
});

test("is a lost reply no conflict, also not after a reload?", () => {
  const kept = draftOf(after([...SENDING, silence, type(AB)])[0]);
  const [known] = after([open(answer(1, A), { ...kept, tab: "old" })]);
  assert.deepEqual([known.state, known.revision, known.sent, known.value], ["resting", 1, null, AB]);
  const [unknown] = after([open(null, { ...kept, tab: "old" }), bare("rest"), clash(1, A)]);
  assert.deepEqual([unknown.state, unknown.theirs], ["sending", null]);
  assert.deepEqual(unknown.sent, { revision: 2, base: 1, value: AB });
});

test("is a draft that Python has by now replaced by a note?", () => {
  const [, effects] = after([open(answer(3, A), { value: A, base: 2 })]);
  assert.deepEqual(effects, [{ do: "settle", force: true }]);
});

test("does an older revision never replace a newer one, nor anything that is unsaved?", () => {
  const [entry] = after([open(answer(3, A))]);
  for (const revision of [2, 3]) assert.deepEqual(after([other(revision, THEIRS)], entry), [entry, []]);
  for (const state of ["typing", "resting", "sending", "waiting", "refused"]) {
    const [unsaved] = after(WAYS[state]);
    const [same, effects] = after([other(9, THEIRS)], unsaved);
    assert.deepEqual([same.value, same.revision, effects], [A, unsaved.revision, []], state);
  }
});

test("is an answer of another device offered, and taken over once the forms show it?", () => {
  const [entry, [effect]] = after([open(answer(3, A)), other(4, AB)]);
  assert.equal(effect.do, "offer");
  assert.deepEqual(entry.value, A);
  const [taken] = after([{ type: "shown", version: effect.version }], entry);
  assert.deepEqual([taken.value, taken.revision, taken.reply.revision], [AB, 4, 4]);
});

test("is what a form in use did not show offered again when it is idle, and the next save built on the old?", () => {
  const [entry, [{ version }]] = after([open(answer(3, A)), other(4, THEIRS)]);
  const [behind] = after([{ type: "busy", version }], entry);
  assert.deepEqual(after([bare("idle")], behind)[1], [{ do: "offer", version }]);
  const [sent] = after([type(AB), bare("rest")], behind);
  assert.equal(sent.sent.base, 3);
  const [conflict] = after([clash(4, THEIRS)], sent);
  assert.deepEqual([conflict.state, conflict.behind], ["conflict", null]);
});

test("is an answer that came while this one was unsaved shown once an earlier revision is acknowledged?", () => {
  const [entry, effects] = after([...SENDING, other(2, THEIRS), ack]);
  assert.deepEqual([entry.state, entry.revision], ["clean", 1]);
  assert.deepEqual(
    effects.map((effect) => effect.do),
    ["settle", "offer", "announce"],
  );
  assert.deepEqual(effects[1].version.value, THEIRS);
});

test("does the result of a revision that another form noted still arrive?", () => {
  const [entry] = after([shown({ value: A }), note(1)]);
  assert.deepEqual([entry.revision, entry.reply], [1, null]);
  assert.equal(after([other(1, A)], entry)[1][0].do, "offer");
  assert.deepEqual(after([other(1, THEIRS)], entry)[1], []);
});

test("does another tab's note raise the revision only of what is saved here or not shown yet?", () => {
  const [behind] = after([busy({ value: THEIRS }), note(5)]);
  assert.deepEqual([behind.behind.revision, behind.revision], [5, 0]);
  const [, effects] = after([type(A), note(5)]);
  assert.deepEqual(effects, [{ do: "keep", again: true }]);
  assert.deepEqual(after([open(answer(7, A)), note(5)])[1], []);
});

test("does a draft found here give way to the tab that wrote it, and to no other?", () => {
  const [found] = after([open(null, { value: A, base: 0, tab: "writer" })]);
  assert.equal(after([draft(AB, { tab: "writer" })], found)[0].state, "clean");
  assert.equal(after([draft(AB, { tab: "third" })], found)[0].state, "resting");
  assert.deepEqual(after([note(1, "writer")], found), [found, []]);
  assert.deepEqual(after([note(1, "third")], found)[1], [{ do: "keep", again: true }]);
  assert.equal(after([type(A), draft(AB, { tab: "writer" })], found)[0].state, "resting");
});

test("is a choice built on the other side's revision, and no message where it is theirs?", () => {
  const [entry] = after(CONFLICT);
  assert.deepEqual([entry.theirs.value, entry.sent, draftOf(entry).value], [THEIRS, null, A]);
  const [mine] = after([{ type: "choose", value: AB }], entry);
  assert.deepEqual(mine.sent, { revision: 2, base: 1, value: AB });
  const [theirs, effects] = after([{ type: "choose", value: THEIRS }], entry);
  assert.deepEqual([theirs.revision, theirs.reply.saved_at, effects], [1, AT, [{ do: "settle" }]]);
});

test("is a newer answer of the other device taken into the conflict, and an older one not?", () => {
  const [entry, effects] = after([...CONFLICT, other(3, AB)]);
  assert.deepEqual(
    [entry.theirs.revision, effects.at(-1)],
    [3, { do: "announce", name: "conflict", theirs: AB }],
  );
  assert.deepEqual(after([other(2, THEIRS)], entry), [entry, []]);
});

test("is the reason said while a message waits or is refused, and gone with the next keystroke or reply?", () => {
  assert.equal(after(REFUSED)[0].code, "too-large");
  assert.equal(after([...SENDING, defer])[0].code, "not-stored");
  assert.equal(after([...SENDING, defer, bare("retry")])[0].code, "not-stored");
  for (const event of [type(AB), bare("insist")]) assert.equal(after([...REFUSED, event])[0].code, null);
  assert.equal(after([...SENDING, defer, bare("retry"), silence])[0].code, null);
  assert.equal(after([...SENDING, defer, bare("retry"), ack])[0].code, null);
});

test("does a handler that leaves the table fail loudly?", () => {
  const [entry] = after(CONFLICT);
  assert.throws(
    () => next({ ...entry, theirs: null }, { type: "choose", value: A }),
    /conflict × choose → conflict/,
  );
});

test("do random events never leave the table, nor change an entry in place?", () => {
  const random = createRandom(7);
  const pick = (items) => items[Math.floor(random() * items.length)];
  const values = [A, AB, THEIRS, {}];
  const seen = new Set();
  for (let run = 0; run < 400; run += 1) {
    let entry = begin();
    for (let step = 0; step < 60; step += 1) {
      const value = pick(values);
      const revision = Math.floor(random() * 6);
      const message = pick(entry.flights) ?? {};
      const events = [
        type(value, random() < 0.3),
        { type: "ack", message, body: { revision: message.revision ?? 1, saved_at: AT } },
        { type: "clash", message, body: answer(Math.max(revision, message.revision ?? 0), value) },
        { type: pick(["refuse", "defer", "silence"]), message, code: "x" },
        other(revision, value),
        note(revision),
        draft(value, { over: [pick(values)] }),
        { type: "choose", value },
        bare(pick(["rest", "leave", "retry", "insist", "online", "idle"])),
        pick([shown, busy])({ value }),
      ]; // prettier-ignore
      const event = pick(events);
      seen.add(`${entry.state} ${event.type}`);
      const before = JSON.stringify(entry);
      const [after] = next(entry, event);
      assert.equal(JSON.stringify(entry), before);
      entry = after;
      assert.equal(
        entry.state === "waiting" && entry.flights.length > 0,
        false,
        "waiting with a message in flight",
      );
      assert.equal(
        entry.state === "clean" && entry.sent !== null,
        false,
        "clean with a message to send again",
      );
      assert.equal(
        (entry.state === "conflict") === (entry.theirs !== null),
        true,
        "a conflict has another side",
      );
    }
  }
  assert.ok(seen.size > 80, `${seen.size}`);
});
