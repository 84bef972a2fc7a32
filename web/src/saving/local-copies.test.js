import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorage } from "../../test/fakes.js";
import { createKept } from "./local-copies.js";

const AT = "2026-11-22T10:42:00+08:00";
const LATER = "2026-11-23T09:10:00+08:00";
const RICE = { value: { why: "A shorter queue" }, saved_at: AT };
const OLD = {
  "old/answer/rice-shop/once": RICE,
  "older/answer/rice-shop/once": { value: { why: "Older" }, saved_at: "2026-11-01T10:00:00+08:00" },
  "old/check/check-1a": { option: "b", saved_at: AT },
  "old/reading/01-defining": { saved_at: LATER },
};
/** Nothing of these is a copy. */
const DAMAGED = {
  "old/answer/gift-test/once": { value: {}, saved_at: LATER },
  "old/answer/broken": RICE,
  "old/answer/damaged/once": { value: "no object", saved_at: AT },
  "old/answer/valueless/once": { saved_at: AT },
  "old/check/no-option": { saved_at: AT },
  "old/check/a/b": { option: "b", saved_at: AT },
  "old/reading/undated": { saved_at: "yesterday" },
  "old/other/x": { saved_at: AT },
  "old/reading/list": [],
};

function bench(copies = {}, learner = "me") {
  const contents = Object.entries(copies).map(([key, copy]) => [`es-kept/${key}`, JSON.stringify(copy)]);
  const storage = createStorage(Object.fromEntries(contents));
  const session = createStorage();
  const kept = createKept({ storage, session, learner });
  const all = () =>
    Object.fromEntries(
      Object.entries(storage.all()).map(([key, copy]) => [key.replace("es-kept/", ""), copy]),
    );
  return { storage, session, kept, all };
}

test("are answers, checks and reading marks kept, and what was emptied or taken back not?", () => {
  const { kept, all } = bench();
  kept.keepAnswer("rice-shop", "once", { ...RICE, revision: 3 });
  kept.keepAnswer("gift-test", "once", { value: { a: "never saved" }, saved_at: null });
  kept.keepCheck("check-1a", { option: "b", correct: true, saved_at: AT });
  kept.keepReading("01-defining", AT);
  assert.equal(kept.any, true);
  assert.deepEqual(all(), {
    "me/answer/rice-shop/once": RICE,
    "me/check/check-1a": { option: "b", saved_at: AT },
    "me/reading/01-defining": { saved_at: AT },
  });
  kept.keepAnswer("rice-shop", "once", { value: {}, saved_at: LATER });
  kept.keepReading("01-defining", null);
  assert.deepEqual(Object.keys(all()), ["me/check/check-1a"]);
});

test("is nothing of a room kept, offered or removed?", () => {
  const { kept, all } = bench(OLD, "");
  kept.keepAnswer("rice-shop", "once", RICE);
  kept.keepReading("01-defining", null);
  kept.forget();
  kept.adopt()();
  assert.deepEqual([kept.others(), all()], [null, OLD]);
});

test("are the newest copies of other learners offered as a take-away, and damaged ones not?", () => {
  const { kept } = bench({ ...OLD, ...DAMAGED, "me/answer/mine/once": RICE });
  assert.deepEqual(kept.others(), {
    takeaway: {
      kind: "exceptional-service-workbook",
      version: 1,
      made: LATER,
      answers: { "rice-shop/once": RICE },
      checks: { "check-1a": { option: "b", saved_at: AT } },
      reading: { "01-defining": LATER },
    },
    answers: 1,
    at: LATER,
  }); // prettier-ignore
  assert.equal(bench({ "me/answer/mine/once": RICE }).kept.others(), null);
});

test("are copies that were brought back this learner's, and given back when that is undone?", () => {
  const mine = { "me/answer/rice-shop/once": { value: { why: "Mine" }, saved_at: LATER } };
  const { kept, all } = bench({ ...OLD, ...mine });
  const giveBack = kept.adopt();
  assert.deepEqual(all(), {
    ...mine,
    "me/check/check-1a": OLD["old/check/check-1a"],
    "me/reading/01-defining": OLD["old/reading/01-defining"],
  }); // prettier-ignore
  kept.keepReading("01-defining", AT); // changed since: it stays
  giveBack();
  assert.deepEqual(all(), { ...OLD, ...mine, "me/reading/01-defining": { saved_at: AT } });
});

test("is what was emptied since a take-away was made removed, and what came later kept?", () => {
  const { kept, all } = bench({
    "me/answer/emptied/once": RICE,
    "me/answer/newer/once": { ...RICE, saved_at: LATER },
    "me/check/gone": { option: "a", saved_at: AT },
  });
  const check = { option: "b", saved_at: AT };
  kept.keepExactly({
    made: AT,
    answers: { "rice-shop/once": RICE },
    checks: { "check-1a": check },
    reading: { m: AT },
  });
  assert.deepEqual(Object.keys(all()).sort(), [
    "me/answer/newer/once",
    "me/answer/rice-shop/once",
    "me/check/check-1a",
    "me/reading/m",
  ]); // prettier-ignore
});

test("are copies of others removed on one's word, and everything written alone on another?", () => {
  const { storage, kept, all } = bench({ ...OLD, "me/reading/m": { saved_at: AT } });
  storage.setItem("es/alone/me/name/once", "{}");
  storage.setItem("es/workshop/me/name/once", "{}");
  kept.forget();
  assert.deepEqual(Object.keys(all()), ["me/reading/m", "es/alone/me/name/once", "es/workshop/me/name/once"]);
  kept.forgetAll();
  assert.deepEqual([kept.any, Object.keys(all())], [false, ["es/workshop/me/name/once"]]);
});

test("does not now last for one offer in this tab?", () => {
  const { kept } = bench();
  kept.putOff(AT);
  assert.deepEqual([kept.isPutOff(AT), kept.isPutOff(LATER)], [true, false]);
});

test("is a storage that is full, forbidden or missing tolerated?", () => {
  const no = () => {
    throw new DOMException("no", "SecurityError");
  }; // prettier-ignore
  const forbidden = {
    get length() {
      return no();
    },
    key: no,
    getItem: no,
    setItem: no,
    removeItem: no,
  }; // prettier-ignore
  const full = Object.assign(createStorage({ "es-kept/old/reading/m": JSON.stringify({ saved_at: AT }) }), {
    setItem: no,
    removeItem: no,
  }); // prettier-ignore
  for (const storage of [forbidden, full, null])
    for (const session of [forbidden, null]) {
      const kept = createKept({ storage, session, learner: "me" });
      kept.keepAnswer("rice-shop", "once", RICE);
      kept.keepReading("m", null);
      kept.putOff(AT);
      kept.forget();
      kept.forgetAll();
      assert.equal(kept.isPutOff(AT), false);
      assert.equal(kept.any, storage === full);
    }
  assert.doesNotThrow(() => createKept({ learner: "me" }));
});
