import assert from "node:assert/strict";
import { test } from "node:test";
import { createClock, createPageLife, settled } from "../../test/fakes.js";
import { listenForever } from "./listening.js";

const encoder = new TextEncoder();

/** A stream of the room's that a test writes to, and that ends when it is aborted. */
function createStream(signal) {
  let control;
  const body = new ReadableStream({
    start(controller) {
      control = controller;
      signal.addEventListener("abort", () => controller.error(new Error("aborted")));
    },
  });
  return {
    response: new Response(body, { headers: { "Content-Type": "text/event-stream; charset=utf-8" } }),
    say: async (text) => {
      control.enqueue(typeof text === "string" ? encoder.encode(text) : text);
      await settled();
    },
    end: async () => {
      control.close();
      await settled();
    },
  };
}

const refusal = (status, body) => new Response(JSON.stringify(body), { status });

/** A listener; `next` holds what the room answers, instead of a stream. */
function listen(options = {}) {
  const clock = createClock();
  const page = createPageLife();
  const next = [];
  const asked = [];
  const streams = [];
  const seen = [];
  const listening = listenForever({
    clock,
    page,
    async open({ lastId, signal }) {
      asked.push(lastId);
      if (next.length) {
        const reply = next.shift();
        if (reply instanceof Error) throw reply;
        return reply;
      }
      streams.push(createStream(signal));
      return streams.at(-1).response;
    },
    onEvent: (name, data) => seen.push([name, data]),
    onConnection: (up, again) => seen.push(up ? (again ? "up again" : "up") : "down"),
    onRefused: (status) => seen.push(["refused", status]),
    ...options,
  });
  const wait = async (ms) => {
    clock.advance(ms);
    await settled();
  };
  return { clock, page, next, asked, streams, seen, wait, ...listening };
}

test("are events passed on, and a drop made good from the last one?", async () => {
  const { asked, streams, seen, wait, stop } = listen();
  await settled();
  await streams[0].say('event: room\nid: 41\ndata: {"你":1}\n\n: still here\n\n');
  await streams[0].end();
  await wait(1000);
  assert.deepEqual(seen, ["up", ["room", { 你: 1 }], "down", "up again"]);
  assert.deepEqual(asked, [null, "41"]);
  stop();
});

test("is a character that arrives in two pieces put together?", async () => {
  const { streams, seen, stop } = listen();
  await settled();
  const bytes = encoder.encode('data: "你"\n\n');
  for (const piece of [bytes.slice(0, 8), bytes.slice(8)]) await streams[0].say(piece);
  assert.deepEqual(seen, ["up", ["message", "你"]]);
  stop();
});

test("does a silent connection count as dead, and one with comments live?", async () => {
  const { streams, seen, asked, wait } = listen();
  await settled();
  for (let at = 0; at < 8; at += 1) {
    await wait(15_000);
    await streams[0].say(": still here\n\n");
  }
  assert.deepEqual(seen, ["up"]);
  await wait(46_000);
  await wait(1000);
  assert.deepEqual([seen, asked.length], [["up", "down", "up again"], 2]);
});

for (const [status, code] of [
  [410, "removed"],
  [401, "not-joined"],
  [403, "facilitator-only"],
])
  test(`does listening end when the room says ${status} ${code}?`, async () => {
    const seen = [];
    const { wait } = listen({
      open: async () => refusal(status, { error: { code } }),
      onConnection: (up) => seen.push(up),
      onRefused: (why) => seen.push(["refused", why]),
    });
    await settled();
    await wait(120_000);
    assert.deepEqual(seen, [["refused", status]]);
  });

for (const reply of [
  () => refusal(410, {}),
  () => refusal(410, { error: { code: "gone" } }),
  () => refusal(401, {}),
  () => refusal(403, { message: "Forbidden" }),
  () => new Response("<html>", { status: 401 }),
  () => new Response("{}", { status: 200 }),
  () => new Response(null, { status: 503 }),
  () => new Error("no network"),
])
  test(`does listening go on, with pauses, when something else says ${reply().status ?? "nothing"}?`, async () => {
    const seen = [];
    const replies = [reply(), reply()];
    let streams = 0;
    const { wait, stop } = listen({
      async open({ signal }) {
        const next = replies.shift();
        if (next instanceof Error) throw next;
        if (next) return next;
        streams += 1;
        return createStream(signal).response;
      },
      onConnection: (up) => seen.push(up),
    });
    await settled();
    assert.deepEqual(seen, [false]);
    await wait(1000);
    assert.deepEqual([seen, streams], [[false, false], 0]);
    await wait(1999);
    assert.equal(streams, 0);
    await wait(1);
    assert.deepEqual([seen, streams], [[false, false, true], 1]);
    stop();
  });

for (const [name, end] of Object.entries({
  "the network comes back": ({ page }) => page.emit("online"),
  "the page is shown again": ({ page }) => page.emit("return"),
  "somebody wakes it": ({ wake }) => wake(),
}))
  test(`does a pause end when ${name}?`, async () => {
    const all = listen();
    await settled();
    all.next.push(new Error("no"), new Error("no"), new Error("no"));
    await all.streams[0].end();
    await all.wait(1000);
    await all.wait(2000);
    assert.equal(all.asked.length, 3);
    end(all);
    await settled();
    assert.equal(all.asked.length, 4);
    all.stop();
  });

test("does a page that is shown again keep a connection that lives?", async () => {
  const { page, streams, asked, wait } = listen();
  await settled();
  await wait(15_000);
  page.emit("return");
  await settled();
  assert.equal(asked.length, 1);
  await wait(10_000);
  page.emit("return");
  await settled();
  await wait(1500);
  assert.deepEqual([asked.length, streams.length], [2, 2]);
});

test("does a fault in showing one event not cost the connection?", async (t) => {
  const faults = [];
  globalThis.reportError = (error) => faults.push(error.message);
  t.after(() => delete globalThis.reportError);
  const seen = [];
  const { streams } = listen({
    onEvent(name, data) {
      if (name === "room") throw new Error("a fault on purpose");
      seen.push([name, data]);
    },
  });
  await settled();
  await streams[0].say("event: room\ndata: 1\n\nevent: answer\ndata: 2\n\nevent: broken\ndata: {\n\n");
  assert.deepEqual(seen, [["answer", 2]]);
  assert.equal(faults[0], "a fault on purpose");
  assert.equal(faults.length, 2);
});

test("does nothing go on once it was stopped, also in a pause or while a reply is awaited?", async () => {
  const one = listen();
  await settled();
  one.stop();
  await one.wait(120_000);
  assert.deepEqual([one.seen, one.page.listening, one.clock.pending], [["up"], 0, 0]);
  const paused = listen();
  await settled();
  await paused.streams[0].end();
  paused.stop();
  await paused.wait(120_000);
  assert.deepEqual([paused.asked.length, paused.clock.pending], [1, 0]);
  let answer;
  const refused = listen({
    open: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  }); // prettier-ignore
  refused.stop();
  answer(refusal(410, { error: { code: "removed" } }));
  await settled();
  assert.deepEqual(refused.seen, []);
});
