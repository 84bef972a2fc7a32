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

test("is every kind of line end one, and a value without its first space kept?", () => {
  const text =
    ": hello\nevent: a\ndata: 1\nid: 5\n\ndata: x\r\ndata:y\r\n\r\nevent: none\n\ndata\rdata: \r\rid: 6\ndata: z\n\nx";
  const expected = [
    { event: "a", data: "1", id: "5" },
    { event: "message", data: "x\ny", id: "5" },
    { event: "message", data: "\n", id: "5" },
    { event: "message", data: "z", id: "6" },
  ];
  for (const size of [1, 3, 1000])
    assert.deepEqual(
      parsed(text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? []),
      expected,
      `pieces of ${size}`,
    );
});
