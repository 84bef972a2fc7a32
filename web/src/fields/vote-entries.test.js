import assert from "node:assert/strict";
import { test } from "node:test";
import { cardsOf, entriesOf, folded } from "./vote-entries.js";

/** @import { RoomView } from "../kit/types.d.ts" */

test("are entries the same by width, case and spacing?", () => {
  assert.equal(folded(" Call\tBACK  soon "), "call back soon");
  assert.equal(folded("ＡＢＣ　早点"), folded("abc 早点"));
  assert.equal(folded(" \n"), "");
});

test("are the entries of a text, a list and a column of a table found?", () => {
  /** @type {[unknown, string | undefined, string[]][]} */
  const cases = [
    [undefined, undefined, []],
    [null, "who", []],
    ["one thing", undefined, ["one thing"]],
    [["a", "", "b"], undefined, ["a", "", "b"]],
    [[{ who: "Wang", n: 1 }, {}, { who: "Li" }], "who", ["Wang", "Li"]],
    [{ first: { who: ["x", "y"] }, second: { who: "z" } }, "who", ["x", "y", "z"]],
    [[{ n: 1, first: "a", second: "b" }], undefined, ["a"]],
  ];
  for (const [raw, column, entries] of cases) assert.deepEqual(entriesOf(raw, column), entries);
});

test("are the entries of a room view offered once they are shown?", () => {
  const title = { en: "Ideas", zh: "想法" };
  const base = { exercise: "ideas", round: "once", open: true, revealed: true, n: 3, minimum: 1, title };
  /** @type {RoomView} */
  const shown = {
    ...base,
    view: "cards",
    shown: true,
    caption: title,
    stats: [],
    charts: [],
    cards: [
      { group: null, count: 2, items: [{ text: "a", count: 2 }] },
      { group: title, count: 1, items: [{ text: "b", count: 1 }] },
    ],
  };
  assert.deepEqual(cardsOf(shown), ["a", "b"]);
  assert.deepEqual(cardsOf({ ...base, view: "cards", shown: false }), []);
  assert.deepEqual(cardsOf(null), []);
});
