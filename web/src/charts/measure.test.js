import assert from "node:assert/strict";
import { test } from "node:test";
import { measure } from "./measure.js";

/** @import { BarsChart } from "../kit/types.d.ts" */
/** @import { Pen } from "./types.d.ts" */

/** @param {(number | null)[]} values @param {Partial<BarsChart>} [more] @returns {BarsChart} */
const bars = (values, more = {}) => ({
  kind: "bars",
  title: { en: "Bars", zh: "条" },
  categories: values.map((_, index) => ({ typed: `c${index}` })),
  series: [{ id: "a", label: { typed: "a" }, style: 1, values }],
  highlight: [],
  orientation: "horizontal",
  min: null,
  max: null,
  decimals: 1,
  ...more,
});

/** What a pen says, as it is given. */
const pen = /** @type {Pen} */ (
  /** @type {Partial<Pen>} */ ({
    say: (what) => (typeof what === "string" ? what : "typed" in what ? what.typed : what.en),
  })
);

test("does the range of bars hold zero, every value and the chart's own ends?", () => {
  /** @type {[BarsChart, number, number][]} */
  const cases = [
    [bars([3, 7]), 0, 7],
    [bars([-3, null, -7]), -7, 0],
    [bars([2], { min: -1, max: 10 }), -1, 10],
    [bars([]), 0, 1],
    [bars([0, null]), 0, 1],
  ];
  for (const [chart, low, high] of cases) {
    const facts = measure(chart, pen);
    assert.deepEqual([facts.low, facts.high], [low, high]);
  }
});

test("has a highlight the word for what it is?", () => {
  assert.equal(measure(bars([1, 2, 3], { highlight: [0] }), pen).word, "charts.lowest");
  assert.equal(measure(bars([1, 3, 3], { highlight: [1, 2] }), pen).word, "charts.highest");
  assert.equal(measure(bars([1, 2, 3], { highlight: [1] }), pen).word, "charts.look");
  assert.equal(measure(bars([1, 2, 3]), pen).word, "");
});

test("is a highlighted bar of a single series drawn in the style for it?", () => {
  const chart = bars([1, 2], { highlight: [1] });
  const facts = measure(chart, pen);
  assert.deepEqual(
    [0, 1].map((index) => facts.styleOf(chart.series[0], index)),
    [1, 2],
  );
  assert.deepEqual(facts.labels, ["c0", "c1"]);
  assert.equal(facts.say(null), "–");
  assert.equal(facts.say(2), "2.0");
});
