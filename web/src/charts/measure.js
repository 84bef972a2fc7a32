// What bars need to know before they are drawn, lying or upright.

import { number } from "./text.js";

/** A highlighted bar is drawn in this style. */
export const HIGHLIGHT = 2;

/** The word for what is highlighted: the lowest or highest of its series, else simply worth a look. */
function highlightWord(values, chosen) {
  const known = values.filter((value) => value !== null);
  const picked = chosen.map((index) => values[index]);
  if (picked.every((value) => value === Math.min(...known))) return "charts.lowest";
  if (picked.every((value) => value === Math.max(...known))) return "charts.highest";
  return "charts.look";
}

/** What every bar needs to know: the range it is drawn in, its words, and how a highlighted one looks. */
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
    labels: chart.categories.map(pen.say),
    lit: (index) => chart.highlight.includes(index),
    styleOf: (series, index) => (alone && chart.highlight.includes(index) ? HIGHLIGHT : series.style),
    say: (value) => number(value, chart.decimals),
  };
}
