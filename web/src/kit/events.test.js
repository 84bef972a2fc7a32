import assert from "node:assert/strict";
import { test } from "node:test";
import { createEvents } from "./events.js";

test("does a listener get its events until it is ended?", () => {
  /** @type {import("./events.js").Events<{ moved: number, closed: undefined }>} */
  const events = createEvents();
  /** @type {unknown[]} */
  const got = [];
  const stop = events.on("moved", (data) => got.push(data));
  events.on("closed", () => got.push("closed"));
  events.emit("moved", 1);
  events.emit("closed");
  stop();
  events.emit("moved", 2);
  assert.deepEqual(got, [1, "closed"]);
});

test("may a listener end another one while an event goes out?", () => {
  /** @type {import("./events.js").Events<{ moved: number }>} */
  const events = createEvents();
  /** @type {string[]} */
  const got = [];
  const stops = ["a", "b"].map((name) =>
    events.on("moved", () => {
      got.push(name);
      for (const stop of stops) stop();
    }),
  );
  events.emit("moved", 1);
  events.emit("moved", 2);
  assert.deepEqual(got, ["a", "b"]);
});
