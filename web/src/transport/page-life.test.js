import assert from "node:assert/strict";
import { test } from "node:test";
import { pageLife } from "./page-life.js";

test("does each thing that happens to a page arrive under its name, until one stops?", () => {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const page = pageLife({ window, document });
  const seen = [];
  const stops = ["online", "leave", "return", "storage"].map((name) =>
    page.on(name, (event) => seen.push([name, event?.type])),
  ); // prettier-ignore
  const visibility = (state) => {
    document.visibilityState = state;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  const all = () => {
    for (const name of ["online", "pagehide", "storage"]) window.dispatchEvent(new Event(name));
    visibility("hidden");
    visibility("visible");
  };
  all();
  assert.deepEqual(
    seen.map(([name]) => name),
    ["online", "leave", "storage", "leave", "return"],
  );
  assert.equal(seen[2][1], "storage");
  for (const stop of stops) stop();
  all();
  assert.equal(seen.length, 5);
});
