import assert from "node:assert/strict";
import { test } from "node:test";
import { createClock, createPageLife, createStorage, settled } from "../../test/fakes.js";
import { Offline } from "../transport/offline.js";
import { createSaver } from "./saver.js";

const AT = "2026-11-22T10:42:00+08:00";
const KEY = "es/workshop/me/name/once";
const HERE = ["name", "once"];
const ok = ({ revision }) => ({
  status: 200,
  body: { revision, saved_at: AT, status: "valid", problems: [] },
});
const failure = (status, code) => ({ status, body: code ? { error: { code } } : {} });

/** A saver on a bench: `replies` holds what the carrier answers next, `sent` what it was given. */
function bench({ storage = createStorage(), ...options } = {}) {
  const clock = createClock();
  const page = createPageLife();
  const sent = [];
  const replies = [];
  const calls = {};
  const carrier = {
    async save(message, { keepalive }) {
      sent.push({ ...message, keepalive });
      const reply = await (replies.shift() ?? ok(message));
      if (reply instanceof Error) throw reply;
      return reply;
    },
    onReconnect: (fn) => {
      calls.reconnect = fn;
      return () => delete calls.reconnect;
    },
    onConnection: (fn) => {
      calls.connection = fn;
      return () => delete calls.connection;
    },
    ...options.carrier,
  };
  const saver = createSaver({ carrier, storage, clock, page, scope: "workshop/me" });
  const states = [];
  saver.onState(({ state, code }) => states.push(code ? `${state} ${code}` : state));
  const wait = async (ms) => {
    clock.advance(ms);
    await settled();
  };
  return { saver, storage, clock, page, sent, replies, states, wait, calls };
}

const type = (saver, text) => saver.write(...HERE, { text });

test("is a keystroke a draft at once, and a revision after a rest?", async () => {
  const { saver, storage, sent, states, wait } = bench();
  type(saver, "Lin");
  assert.deepEqual(storage.all()[KEY].value, { text: "Lin" });
  await wait(399);
  assert.deepEqual(sent, []);
  await wait(1);
  assert.deepEqual(sent, [
    { exercise: "name", round: "once", revision: 1, base: 0, value: { text: "Lin" }, keepalive: false },
  ]); // prettier-ignore
  assert.deepEqual(states, ["empty", "typing", "saving", "saved"]);
  const { tab, ...note } = storage.all()[KEY];
  assert.deepEqual([note, typeof tab], [{ saved: 1 }, "string"]);
  assert.deepEqual(saver.current(...HERE), {
    value: { text: "Lin" },
    reply: ok({ revision: 1 }).body,
    dirty: false,
    theirs: null,
  }); // prettier-ignore
});

test("does each keystroke begin the rest anew, and is a composition not sent?", async () => {
  const { saver, sent, wait } = bench();
  for (const text of ["n", "ni"]) {
    type(saver, text);
    await wait(300);
  }
  saver.write(...HERE, { text: "nihao" }, { hold: true });
  await wait(60_000);
  saver.flush();
  assert.deepEqual(sent, []);
  type(saver, "你好");
  await wait(400);
  assert.deepEqual(
    sent.map(({ value }) => value.text),
    ["你好"],
  );
});

test("is a room that is away tried again after pauses that grow, and the state said?", async () => {
  const { saver, sent, replies, states, wait } = bench();
  replies.push(new Offline("no"), failure(502), failure(200));
  type(saver, "Lin");
  await wait(400);
  assert.equal(states.at(-1), "offline");
  for (const [pause, count] of [
    [999, 1],
    [1, 2],
    [1999, 2],
    [1, 3],
    [3999, 3],
    [1, 4],
  ]) {
    await wait(pause);
    assert.equal(sent.length, count);
  }
  assert.equal(new Set(sent.map((each) => JSON.stringify(each))).size, 1);
  assert.equal(states.at(-1), "saved");
});

for (const [name, comeBack] of Object.entries({
  "the network": ({ page }) => page.emit("online"),
  "the page": ({ page }) => page.emit("return"),
  "the listener": ({ calls }) => calls.reconnect(),
}))
  test(`does ${name} coming back end a long pause?`, async () => {
    const all = bench();
    const { saver, sent, replies, wait } = all;
    replies.push(...Array(5).fill(new Offline("no")));
    type(saver, "Lin");
    await wait(400);
    for (const pause of [1000, 2000, 4000, 8000]) await wait(pause);
    assert.equal(sent.length, 5);
    comeBack(all);
    await wait(500); // half of the second over which phones come back
    assert.equal(sent.length, 6);
    assert.equal(saver.current(...HERE).dirty, false);
  });

test("does a broken connection show as offline although nothing is unsaved?", () => {
  const { states, calls } = bench();
  calls.connection(false);
  calls.connection(true);
  assert.deepEqual(states, ["empty", "offline", "empty"]);
});

test("is what was typed sent at once when the page leaves, so that it arrives?", async () => {
  const { saver, page, sent } = bench();
  type(saver, "on the way out");
  page.emit("leave");
  await settled();
  assert.deepEqual(
    sent.map(({ keepalive }) => keepalive),
    [true],
  );
  page.emit("leave");
  assert.equal(sent.length, 1);
});

for (const [status, code, said] of [
  [413, "anything", "error too-large"],
  [422, "wrong-shape", "error wrong-shape"],
])
  test(`does a refusal ${status} stay here with its reason until the person asks or goes on?`, async () => {
    const { saver, storage, sent, replies, states, wait } = bench();
    replies.push(failure(status, code), failure(status, code));
    type(saver, "x");
    await wait(400);
    await wait(120_000);
    assert.deepEqual([states.at(-1), sent.length], [said, 1]);
    assert.deepEqual(storage.all()[KEY].value, { text: "x" });
    saver.retry();
    await settled();
    assert.deepEqual([states.at(-1), sent.length], [said, 2]);
    type(saver, "y");
    await wait(400);
    assert.equal(states.at(-1), "saved");
  });

test("is a refusal of an earlier text not one of what is here by now?", async () => {
  const { saver, sent, replies, states, wait } = bench();
  let refuse;
  replies.push(
    new Promise((resolve) => {
      refuse = () => resolve(failure(413, "too-large"));
    }),
  ); // prettier-ignore
  type(saver, "x".repeat(9));
  await wait(400);
  type(saver, "short");
  refuse();
  await wait(400);
  assert.deepEqual([sent.at(-1).value.text, states.at(-1)], ["short", "saved"]);
});

for (const [status, code] of [
  [408, "too-slow"],
  [429, "wait"],
  [503, "not-stored"],
  [500, "unknown"],
])
  test(`is a refusal ${status} that may pass said, and tried again by itself?`, async () => {
    const { saver, replies, states, wait } = bench();
    replies.push(failure(status, code), new Offline("no"));
    type(saver, "x");
    await wait(400);
    assert.equal(states.at(-1), `error ${code}`);
    await wait(1000);
    assert.equal(states.at(-1), "offline");
    await wait(2000);
    assert.equal(states.at(-1), "saved");
  });

test("is a fault in a carrier said, and not taken for silence?", async () => {
  const { saver, replies, states, wait } = bench();
  replies.push(new TypeError("a fault on purpose"));
  type(saver, "x");
  await wait(400);
  assert.equal(states.at(-1), "error unknown");
});

test("does a conflict wait for the person, typing included, and is the choice saved?", async () => {
  const { saver, storage, sent, replies, states, wait } = bench();
  const theirs = { revision: 3, value: { text: "theirs" }, saved_at: AT };
  const seen = [];
  saver.on("conflict", (event) => seen.push(event));
  saver.on("choose", (event) => seen.push(event));
  replies.push({ status: 409, body: theirs });
  type(saver, "mine");
  await wait(400);
  type(saver, "mine and more");
  await wait(60_000);
  saver.retry();
  saver.flush();
  saver.choose();
  assert.deepEqual([states.at(-1), sent.length], ["error conflict", 1]);
  assert.deepEqual(storage.all()[KEY].value, { text: "mine and more" });
  assert.deepEqual(saver.current(...HERE).theirs, { text: "theirs" });
  const here = { exercise: "name", round: "once" };
  assert.deepEqual(seen, [{ ...here, theirs: { text: "theirs" } }, here]);
  saver.resolve(...HERE, { text: "both" });
  await settled();
  const { keepalive, ...message } = sent.at(-1);
  assert.deepEqual(message, { ...here, revision: 4, base: 3, value: { text: "both" } });
  assert.deepEqual([keepalive, states.at(-1)], [false, "saved"]);
});

test("does choosing without a conflict do nothing?", () => {
  const { saver, sent } = bench();
  saver.on("choose", () => assert.fail("there is nothing to choose"));
  saver.choose();
  saver.resolve(...HERE, { text: "x" });
  assert.deepEqual(sent, []);
});

test("does a removed participant leave nothing on the device, and nothing come back to life?", async () => {
  const { saver, storage, sent, replies, states, wait } = bench();
  let gone = 0;
  saver.on("removed", () => {
    gone += 1;
  }); // prettier-ignore
  storage.setItem("es/other/me/name/once", "{}");
  replies.push(failure(410, "removed"));
  type(saver, "Lin");
  await wait(400);
  saver.remove();
  type(saver, "Lin Yue");
  saver.write("other", "once", { text: "x" });
  await wait(60_000);
  assert.deepEqual([gone, sent.length, states.at(-1)], [1, 1, "empty"]);
  assert.deepEqual(Object.keys(storage.all()), ["es/other/me/name/once"]);
  assert.deepEqual(saver.current(...HERE), { value: {}, reply: null, dirty: false, theirs: null });
});

test("is every draft on the device sent when a page opens, and newer than Python's answer?", async () => {
  const storage = createStorage();
  const before = bench({ storage });
  before.replies.push(new Offline("no"));
  type(before.saver, "left behind");
  await before.wait(400);
  before.saver.destroy();
  const { saver, sent, wait } = bench({ storage });
  saver.open({ "story/once": { revision: 4, value: { text: "a story" }, saved_at: AT } });
  assert.deepEqual(saver.current(...HERE).value, { text: "left behind" });
  assert.deepEqual(saver.current("story", "once").value, { text: "a story" });
  await wait(400);
  assert.deepEqual(
    sent.map(({ exercise, revision }) => [exercise, revision]),
    [["name", 1]],
  );
});

test("is an answer of another device shown by a form, refused by one in use, and shown when it is idle?", () => {
  const { saver } = bench();
  const taken = [];
  let inUse = true;
  const stop = saver.attach(...HERE, {
    take: (value, reply) => !inUse && taken.push([value.text, reply.revision]) > 0,
  });
  saver.know(...HERE, { revision: 1, value: { text: "elsewhere" }, saved_at: AT });
  assert.deepEqual([taken, saver.current(...HERE).value], [[], {}]);
  inUse = false;
  saver.catchUp(...HERE);
  saver.catchUp(...HERE);
  assert.deepEqual(taken, [["elsewhere", 1]]);
  assert.deepEqual(saver.current(...HERE).value, { text: "elsewhere" });
  stop();
  saver.remote(...HERE, { revision: 2, value: { text: "later" }, saved_at: AT });
  assert.deepEqual([taken.length, saver.current(...HERE).value.text], [1, "later"]);
});

test("do two forms in one window follow each other without an event of the browser?", async () => {
  const storage = createStorage();
  const [one, two] = [bench({ storage }), bench({ storage })];
  two.saver.current(...HERE);
  type(one.saver, "from the first");
  assert.deepEqual(two.saver.current(...HERE).value, { text: "from the first" });
  await one.wait(400);
  type(two.saver, "from the first, and the second");
  await two.wait(400);
  assert.deepEqual(
    two.sent.map(({ revision, base }) => [revision, base]),
    [[2, 1]],
  );
  assert.deepEqual(one.saver.current(...HERE).value, { text: "from the first, and the second" });
  one.saver.destroy();
  type(two.saver, "alone");
  assert.notDeepEqual(one.saver.current(...HERE).value, { text: "alone" });
});

test("does a tab put its draft back where another tab's note stands, and leave other exercises alone?", () => {
  const { saver, storage, page } = bench();
  type(saver, "waiting here");
  const note = JSON.stringify({ saved: 1, tab: "other" });
  storage.setItem(KEY, note);
  page.emit("storage", { storageArea: storage, key: KEY, newValue: note });
  assert.deepEqual([storage.all()[KEY].value, storage.all()[KEY].again], [{ text: "waiting here" }, true]);
  const again = JSON.stringify({ value: { text: "theirs" }, base: 0, again: true, tab: "other" });
  page.emit("storage", { storageArea: storage, key: KEY, newValue: again });
  page.emit("storage", { storageArea: storage, key: "es/workshop/me/never/once", newValue: again });
  assert.deepEqual(saver.current(...HERE).value, { text: "waiting here" });
});

test("does a device that cannot keep drafts say so, and save all the same?", async () => {
  for (const storage of [null, Object.assign(createStorage(), { refuses: true })]) {
    const { saver, sent, wait } = bench({ storage });
    const kept = [];
    saver.onState((summary) => kept.push(summary.kept));
    type(saver, "Lin");
    await wait(400);
    assert.deepEqual([kept.at(-1), sent.length], [false, 1]);
  }
});

test("does a destroyed saver send and listen no more?", async () => {
  const { saver, page, clock, sent, replies, wait, calls } = bench();
  let answer;
  replies.push(
    new Promise((resolve) => {
      answer = resolve;
    }),
  ); // prettier-ignore
  type(saver, "x");
  await wait(400);
  saver.destroy();
  answer(new Offline("no"));
  await settled();
  type(saver, "xy");
  assert.deepEqual([page.listening, clock.pending, sent.length, calls], [0, 0, 1, {}]);
});

test("does a fault in showing a version not stop the saver?", async () => {
  const { saver, sent, wait } = bench();
  const stop = saver.attach(...HERE, {
    take: () => {
      throw new Error("a fault on purpose");
    },
  }); // prettier-ignore
  assert.throws(
    () => saver.remote(...HERE, { revision: 1, value: { text: "x" }, saved_at: AT }),
    /on purpose/,
  );
  stop();
  type(saver, "goes on");
  await wait(400);
  assert.equal(sent.length, 1);
});
