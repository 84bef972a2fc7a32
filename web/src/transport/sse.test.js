import assert from "node:assert/strict";
import { test } from "node:test";
import { createEventParser } from "./sse.js";

const STREAM =
  ': hello\r\nid: 7\r\nevent: room\r\ndata: {"a":\r\ndata: 1}\r\n\r\ndata:next\n\nevent: idle\n\nid\ndata\n\n';
const EVENTS = [
  { event: "room", data: '{"a":\n1}', id: "7" },
  { event: "message", data: "next", id: "7" },
  { event: "message", data: "", id: "" },
];

/** Return the events of a stream that arrives in these pieces. */
function parsed(pieces) {
  const events = [];
  const parser = createEventParser((event) => events.push(event));
  for (const piece of pieces) parser.feed(piece);
  return events;
}

test("is every event read, and nothing made of comments or of an event without data?", () => {
  assert.deepEqual(parsed([STREAM]), EVENTS);
});

test("does it not matter where the network cuts the stream?", () => {
  assert.deepEqual(parsed(STREAM), EVENTS);
  for (let cut = 1; cut < STREAM.length; cut += 1)
    assert.deepEqual(parsed([STREAM.slice(0, cut), STREAM.slice(cut)]), EVENTS, `cut at ${cut}`);
});

test("is an event that has not ended kept back?", () => {
  assert.deepEqual(parsed(["data: half\n"]), []);
});
