import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, isRemoval, isStranger, isUnreachable, Offline } from "./offline.js";

const error = (code) => ({ error: { code } });

test("is only a code of the room's own a code?", () => {
  assert.equal(codeOf(error("removed")), "removed");
  for (const body of [null, undefined, {}, "removed", { error: "removed" }, error(7)])
    assert.equal(codeOf(body), null);
});

test("is a gateway's reply none, and a full disk the room's?", () => {
  for (const status of [0, 502, 503, 504]) assert.equal(isUnreachable({ status, body: {} }), true);
  assert.equal(isUnreachable({ status: 503, body: error("not-stored") }), false);
  assert.equal(isUnreachable({ status: 200, body: {} }), false);
});

test("are a removal and a strange device only what the room says they are?", () => {
  assert.equal(isRemoval({ status: 410, body: error("removed") }), true);
  assert.equal(isRemoval({ status: 410, body: error("gone") }), false);
  assert.equal(isStranger({ status: 401, body: error("not-joined") }), true);
  assert.equal(isStranger({ status: 403, body: error("facilitator-only") }), true);
  assert.equal(isStranger({ status: 403, body: error("not-joined") }), false);
  assert.equal(isStranger({ status: 401, body: {} }), false);
  assert.ok(new Offline("no") instanceof Error);
});
