import assert from "node:assert/strict";
import { test } from "node:test";
import { eventOf } from "./replies.js";

const MESSAGE = { revision: 2, base: 1, value: { text: "a" } };
const error = (code) => ({ error: { code, params: {} } });
const THEIRS = { revision: 2, value: {}, saved_at: null };

const MEANINGS = [
  [200, { revision: 2 }, "ack"],
  [409, THEIRS, "clash"],
  [409, { ...THEIRS, revision: 5 }, "clash"],
  [410, error("removed"), "removed"],
  [408, error("too-slow"), "defer", "too-slow"],
  [429, error("wait"), "defer", "wait"],
  [500, error("unknown"), "defer", "unknown"],
  [503, error("not-stored"), "defer", "not-stored"],
  [413, error("anything"), "refuse", "too-large"],
  [422, error("wrong-shape"), "refuse", "wrong-shape"],
  [401, error("not-joined"), "refuse", "not-joined"],
];

/** Replies that a portal, a proxy or another program at the room's address may give. */
const FOREIGN = [
  [0, {}],
  [200, {}],
  [200, null],
  [200, { revision: 7 }],
  [200, { revision: "2" }],
  [409, {}],
  [409, null],
  [409, { ...THEIRS, value: [] }],
  [409, { ...THEIRS, value: null }],
  [409, { ...THEIRS, revision: 1 }],
  [410, {}],
  [410, error("gone")],
  [401, {}],
  [403, { message: "Forbidden" }],
  [404, { error: "not found" }],
  [500, {}],
  [502, error("unknown")],
  [503, {}],
  [503, error("busy")],
  [504, {}],
];

test("does each reply of the room mean one event?", () => {
  for (const [status, body, type, code] of MEANINGS) {
    const event = eventOf(MESSAGE, { status, body });
    assert.deepEqual([event.type, event.code], [type, code], `${status}`);
    if (type === "ack" || type === "clash") assert.deepEqual([event.message, event.body], [MESSAGE, body]);
  }
});

test("is what something else at the room's address says no reply?", () => {
  for (const [status, body] of FOREIGN)
    assert.deepEqual(eventOf(MESSAGE, { status, body }), { type: "silence", message: MESSAGE }, `${status}`);
});

test("is a message without a whole revision never settled?", () => {
  const message = { ...MESSAGE, revision: undefined };
  assert.equal(eventOf(message, { status: 200, body: {} }).type, "silence");
});
