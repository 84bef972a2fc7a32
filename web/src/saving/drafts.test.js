import assert from "node:assert/strict";
import { test } from "node:test";
import { createPageLife, createStorage } from "../../test/fakes.js";
import { createDrafts, deviceStorage } from "./drafts.js";

const DRAFT = { value: { text: "a" }, base: 0, sent: null, over: [] };

function open(storage = createStorage(), scope = "workshop/me") {
  const page = createPageLife();
  return { storage, page, drafts: createDrafts({ storage, scope, page }) };
}

/** What `drafts` is told of others. */
function listening({ drafts }) {
  const seen = [];
  const stop = drafts.onOther((key, { tab, ...record }) => seen.push([key.exercise, key.round, record]));
  return { seen, stop };
}

test("is a draft found again by the next page, and a note no draft?", () => {
  const { storage, drafts } = open();
  drafts.keep("name", "before", DRAFT);
  drafts.keep("name", "after", DRAFT);
  drafts.settle("name", "after", 3);
  const next = open(storage).drafts;
  const { tab, ...draft } = next.draft("name", "before");
  assert.deepEqual([draft, typeof tab, next.draft("name", "after")], [DRAFT, "string", null]);
  assert.deepEqual(next.waiting(), [{ exercise: "name", round: "before" }]);
  assert.equal(storage.all()["es/workshop/me/name/after"].saved, 3);
});

test("is another tab's draft replaced by a note only where that is forced?", () => {
  const one = open();
  const two = open(one.storage);
  one.drafts.keep("name", "once", DRAFT);
  two.drafts.settle("name", "once", 3);
  assert.ok(two.drafts.draft("name", "once"));
  two.drafts.settle("name", "once", 3, { force: true });
  assert.equal(two.drafts.draft("name", "once"), null);
});

test("does clearing leave other people's drafts?", () => {
  const { storage, drafts } = open();
  drafts.keep("name", "once", DRAFT);
  open(storage, "workshop/other").drafts.keep("name", "once", DRAFT);
  drafts.clear();
  assert.deepEqual(Object.keys(storage.all()), ["es/workshop/other/name/once"]);
});

test("does each form in a window get the others' writes at once, its own not, and none of another device or person?", () => {
  const storage = createStorage();
  const [one, two] = [open(storage), open(storage)];
  const forms = [one, two, open(), open(storage, "workshop/other"), open(null)].map(listening);
  one.drafts.keep("name", "once", DRAFT);
  assert.deepEqual(
    forms.map(({ seen }) => seen.length),
    [0, 1, 0, 0, 0],
  );
  assert.deepEqual(forms[1].seen, [["name", "once", DRAFT]]);
  forms[1].stop();
  one.drafts.keep("name", "once", DRAFT);
  assert.equal(forms[1].seen.length, 1);
  for (const { stop } of forms) stop();
});

test("does another tab's write arrive from the browser, and anything else in the storage not?", () => {
  const { storage, page, drafts } = open();
  const { seen, stop } = listening({ drafts });
  const event = {
    storageArea: storage,
    key: "es/workshop/me/name/once",
    newValue: JSON.stringify({ saved: 3, tab: "x" }),
  };
  page.emit("storage", event);
  for (const other of [
    { storageArea: createStorage() },
    { key: "theme" },
    { key: null },
    { newValue: null },
    { newValue: "{" },
    { newValue: "3" },
  ])
    page.emit("storage", { ...event, ...other });
  assert.deepEqual(seen, [["name", "once", { saved: 3 }]]);
  stop();
  assert.equal(page.listening, 0);
});

test("is a full storage said until a write succeeds, and a damaged or forbidden one tolerated?", () => {
  const { storage, drafts } = open();
  storage.refuses = true;
  drafts.keep("name", "once", DRAFT);
  assert.equal(drafts.failed, true);
  storage.refuses = false;
  drafts.keep("name", "once", DRAFT);
  assert.equal(drafts.failed, false);
  storage.setItem("es/workshop/me/name/once", "{");
  assert.deepEqual([drafts.draft("name", "once"), drafts.waiting()], [null, []]);
  const no = () => {
    throw new DOMException("no", "SecurityError");
  }; // prettier-ignore
  const forbidden = open({
    get length() {
      return no();
    },
    key: no,
    getItem: no,
    setItem: no,
    removeItem: no,
  }).drafts; // prettier-ignore
  forbidden.keep("name", "once", DRAFT);
  forbidden.clear();
  assert.deepEqual(
    [forbidden.failed, forbidden.draft("name", "once"), forbidden.waiting()],
    [true, null, []],
  );
  const stubborn = Object.assign(createStorage(), { removeItem: no });
  const kept = open(stubborn).drafts;
  kept.keep("name", "once", DRAFT);
  kept.clear();
  assert.equal(kept.failed, true);
  const missing = open(null).drafts;
  missing.keep("name", "once", DRAFT);
  missing.clear();
  assert.deepEqual([missing.failed, missing.draft("name", "once"), missing.waiting()], [true, null, []]);
});

test("is a browser that forbids its storage one without?", (t) => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  t.after(() =>
    before ? Object.defineProperty(globalThis, "localStorage", before) : delete globalThis.localStorage,
  );
  const storage = createStorage();
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => storage });
  assert.equal(deviceStorage(), storage);
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new DOMException("no");
    },
  }); // prettier-ignore
  assert.equal(deviceStorage(), null);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => undefined });
  assert.equal(deviceStorage(), null);
});
