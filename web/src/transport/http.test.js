import assert from "node:assert/strict";
import { test } from "node:test";
import { createClock, settled } from "../../test/fakes.js";
import { httpCarrier } from "./http.js";
import { Offline } from "./offline.js";

/** A carrier to a room that answers with `replies`, the last one again and again. */
function bench(...replies) {
  const asked = [];
  const clock = createClock();
  const carrier = httpCarrier({
    base: "http://room",
    secret: "s3cret",
    clock,
    fetch: (url, options) => {
      asked.push({ url, ...options });
      return (replies.length > 1 ? replies.shift() : replies[0])(options);
    },
  });
  return { asked, clock, carrier };
}

const says = (status, text) => async () => new Response(text, { status });

test("does each call go to its address, with the secret in a header only?", async () => {
  const { asked, carrier } = bench(says(200, '{"revision":1}'));
  assert.deepEqual(await carrier.save({ exercise: "name" }), { status: 200, body: { revision: 1 } });
  await carrier.compute({ exercise: "name" });
  await carrier.submit({ check: "a" });
  await carrier.request("GET", "/api/me");
  assert.deepEqual(
    asked.map(({ method, url }) => `${method} ${url}`),
    [
      "POST http://room/api/answers",
      "POST http://room/api/compute",
      "POST http://room/api/checks",
      "GET http://room/api/me",
    ],
  ); // prettier-ignore
  for (const { url, body, headers, cache } of asked) {
    assert.equal(headers.Authorization, "Bearer s3cret");
    assert.equal(cache, "no-store");
    assert.ok(!`${url}${body}`.includes("s3cret"));
  }
  assert.equal(asked[0].body, '{"exercise":"name"}');
  assert.equal(asked[0].headers["Content-Type"], "application/json");
  assert.ok(!("Content-Type" in asked[3].headers));
});

test("does only a body that a browser lets outlive its page ask for that?", async () => {
  const { asked, carrier } = bench(says(200, "{}"));
  await carrier.save({ value: "x" }, { keepalive: true });
  await carrier.save({ value: "很".repeat(20_000) }, { keepalive: true });
  await carrier.save({ value: "x" });
  assert.deepEqual(
    asked.map(({ keepalive }) => keepalive),
    [true, false, false],
  );
});

test("is an empty reply an empty body, one that is not JSON a gateway's, and no reply offline?", async () => {
  assert.deepEqual(await bench(says(200, "")).carrier.request("DELETE", "/api/me"), {
    status: 200,
    body: {},
  });
  assert.deepEqual(await bench(says(200, "<html>")).carrier.save({}), { status: 502, body: {} });
  const { carrier, clock } = bench(async () => {
    throw new TypeError("no network");
  }); // prettier-ignore
  await assert.rejects(carrier.save({}), Offline);
  assert.equal(clock.pending, 0);
});

test("is a room that does not answer given up after fifteen seconds?", async () => {
  const { carrier, clock } = bench(
    ({ signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  ); // prettier-ignore
  const call = assert.rejects(carrier.save({}), Offline);
  clock.advance(14_999);
  assert.equal(clock.pending, 1);
  clock.advance(1);
  await call;
});

test("does listening pass events on by name, and say when it works again?", async (t) => {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  Object.assign(globalThis, { window, document });
  t.after(() => Object.assign(globalThis, { window: undefined, document: undefined }));
  let stream;
  const { asked, clock, carrier } = bench(async () => {
    const body = new ReadableStream({
      start: (controller) => {
        stream = controller;
      },
    }); // prettier-ignore
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  });
  carrier.wake(); // before anybody listens: nothing
  const seen = [];
  carrier.onConnection((up) => seen.push(up));
  carrier.onReconnect(() => seen.push("again"));
  const stop = carrier.listen({ room: (data) => seen.push(data) });
  await settled();
  stream.enqueue(new TextEncoder().encode("event: room\nid: 7\ndata: 1\n\nevent: other\ndata: 2\n\n"));
  await settled();
  stream.close();
  await settled();
  carrier.wake();
  await settled();
  assert.deepEqual(seen, [true, 1, false, true, "again"]);
  assert.deepEqual(
    asked.map(({ headers }) => headers["Last-Event-ID"]),
    [undefined, "7"],
  );
  assert.ok(
    asked.every(
      ({ url, headers }) => url === "http://room/api/listen" && headers.Accept === "text/event-stream",
    ),
  );
  stop();
  assert.equal(clock.pending, 0);
});

for (const [status, code, expected] of [
  [410, "removed", ["removed", {}]],
  [401, "not-joined", ["refused", 401]],
])
  test(`does a refused stream ${status} call the handler of its meaning?`, async (t) => {
    Object.assign(globalThis, { window: new EventTarget(), document: new EventTarget() });
    t.after(() => Object.assign(globalThis, { window: undefined, document: undefined }));
    const { carrier } = bench(says(status, JSON.stringify({ error: { code } })));
    const seen = [];
    const stop = carrier.listen({
      removed: (data) => seen.push(["removed", data]),
      refused: (why) => seen.push(["refused", why]),
    });
    await settled();
    await settled();
    assert.deepEqual(seen, [expected]);
    stop();
  });
