import assert from "node:assert/strict";
import { test } from "node:test";
import { begin } from "./entry-handlers.js";
import { summarise } from "./save-summary.js";

const AT = "2026-11-22T10:42:00+08:00";
const LATER = "2026-11-22T03:00:00Z"; // 11:00 in +08:00
const entry = (more) => ({ ...begin(), ...more });
const SAVED = entry({ reply: { revision: 1, saved_at: AT } });
const SAVED_LATER = entry({ reply: { revision: 1, saved_at: LATER } });
const RESTING = entry({ state: "resting" });
const SENDING = entry({ state: "sending", flights: [{}] });
const REFUSED = entry({ state: "refused", code: "too-large" });
const CONFLICT = entry({ state: "conflict", theirs: {} });
const FINE = { reachable: true, kept: true };

test("does the worst state of all answers count?", () => {
  const worse = [[], [SAVED], [RESTING], [SENDING]];
  const states = ["empty", "saved", "typing", "saving"];
  worse.forEach((_entries, at) =>
    assert.equal(summarise(worse.slice(0, at + 1).flat(), FINE).state, states[at]),
  );
  assert.equal(summarise([SENDING], { ...FINE, reachable: false }).state, "offline");
  const refused = summarise([SENDING, REFUSED], { ...FINE, reachable: false });
  assert.deepEqual([refused.state, refused.code], ["error", "too-large"]);
  assert.equal(summarise([REFUSED, CONFLICT], FINE).code, "conflict");
});

test("is the time that of the newest acknowledgement, whatever its zone?", () => {
  assert.equal(summarise([SAVED, SAVED_LATER, RESTING], FINE).at, LATER);
  assert.deepEqual(summarise([], { reachable: true, kept: false }), {
    state: "empty",
    code: null,
    at: null,
    kept: false,
  });
});

test("does a participant who was removed have nothing to save?", () => {
  assert.equal(summarise([entry({ state: "removed" })], FINE).state, "empty");
});
