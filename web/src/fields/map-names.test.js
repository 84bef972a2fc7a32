import assert from "node:assert/strict";
import { test } from "node:test";
import { placeNames, textWidth } from "./map-names.js";

const FRAME = { left: 0, top: 0, right: 300, bottom: 300 };

test("is a Chinese character wider than a Latin letter?", () => {
  assert.equal(textWidth("ab"), 16);
  assert.equal(textWidth("你们"), 30);
});

test("does a name stand to the right, and at the right edge to the left?", () => {
  const [middle, edge] = placeNames(
    [
      { x: 100, y: 100, words: "You" },
      { x: 295, y: 200, words: "Rival" },
    ],
    FRAME,
  );
  assert.equal(middle.anchor, "start");
  assert.equal(edge.anchor, "end");
});

test("do two names at one place avoid each other?", () => {
  const [one, other] = placeNames(
    [
      { x: 150, y: 150, words: "One" },
      { x: 150, y: 150, words: "Two" },
    ],
    FRAME,
  );
  assert.notDeepEqual([one.dx, one.dy], [other.dx, other.dy]);
});

test("is a long name cut and a short one whole?", () => {
  const [long, short] = placeNames(
    [
      { x: 150, y: 100, words: "一个非常非常长的竞争对手名称" },
      { x: 150, y: 200, words: "Short" },
    ],
    FRAME,
  );
  assert.match(long.words, /^一个非常.*…$/);
  assert.ok(textWidth(long.words) <= 135);
  assert.equal(short.words, "Short");
});
