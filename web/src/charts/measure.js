// The measures of bars, lying or upright.

import { number } from "./text.js";

/** @import { BarsChart, ValueSeries } from "../kit/types.d.ts" */
/** @import { Pen } from "./types.d.ts" */

/** A highlighted bar is drawn in this style. */
export const HIGHLIGHT = 2;

/**
 * The key of the word for the highlighted bars: the lowest or highest of their series, else worth a look.
 * @param {(number | null)[]} values
 * @param {number[]} chosen
 */
function highlightWord(values, chosen) {
  const known = values.filter((value) => value !== null);
  const picked = chosen.map((index) => values[index]);
  if (picked.every((value) => value === Math.min(...known))) return "charts.lowest";
  if (picked.every((value) => value === Math.max(...known))) return "charts.highest";
  return "charts.look";
}

/**
 * The range that bars are drawn in, their words, and the style of each.
 * @param {BarsChart} chart
 * @param {Pen} pen
 */
export function measure(chart, pen) {
  const values = chart.series.flatMap((series) => series.values).filter((value) => value !== null);
  const low = Math.min(0, chart.min ?? 0, ...values);
  const high = Math.max(0, chart.max ?? 0, ...values);
  const alone = chart.series.length === 1;
  const word =
    alone && chart.highlight.length ? pen.say(highlightWord(chart.series[0].values, chart.highlight)) : "";
  return {
    low,
    high: high > low ? high : low + 1,
    word,
    labels: chart.categories.map((name) => pen.say(name)),
    /** @param {number} index */
    lit: (index) => chart.highlight.includes(index),
    /** @param {ValueSeries} series @param {number} index */
    styleOf: (series, index) => (alone && chart.highlight.includes(index) ? HIGHLIGHT : series.style),
    /** @param {number | null} value */
    say: (value) => number(value, chart.decimals),
  };
}
