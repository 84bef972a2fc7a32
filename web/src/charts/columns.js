// Upright bars. Where the names do not fit under them, the bars lie down instead.

import { s } from "../kit/dom.js";
import { box } from "./ink.js";
import { measure } from "./measure.js";
import { label, lines, widthOf, wrap } from "./text.js";

/** @import { BarsChart } from "../kit/types.d.ts" */
/** @import { Pen, Picture } from "./types.d.ts" */
/** @import { Child } from "../kit/dom-types.d.ts" */

const MOST_LINES = 3;

/**
 * Upright bars, or null when a name or a number is too wide for its place.
 * @param {BarsChart} chart
 * @param {Pen} pen
 * @returns {Picture | null}
 */
export function uprightBars(chart, pen) {
  const { size, width, deck } = pen;
  const facts = measure(chart, pen);
  if (!facts.labels.length) return null;
  const slot = width / facts.labels.length;
  const inner = slot - size.gap;
  const group = Math.min(inner, (deck ? 130 : 58) * chart.series.length);
  const broad = group / chart.series.length;
  const names = facts.labels.map((text) => wrap(text, inner, size.text, { lines: MOST_LINES }));
  const numbers = chart.series.flatMap((series) => series.values.map(facts.say));
  if (
    names.flat().some((line) => line.endsWith("…")) ||
    numbers.some((words) => widthOf(words, size.value, { bold: true }) > broad)
  )
    return null;

  const under = Math.max(...names.map((name) => name.length)) * size.text * 1.2 + size.gap;
  const line = size.value * 1.4;
  const top = line + (facts.word ? line : 0);
  const bottom = (deck ? pen.height : 220) - under - (facts.low < 0 ? line : 0);
  /** @param {number} value */
  const at = (value) => bottom - ((value - facts.low) / (facts.high - facts.low)) * (bottom - top);
  const zero = at(0);
  /** @type {Child[]} */
  const parts = [];
  facts.labels.forEach((_text, index) => {
    const middle = slot * (index + 0.5);
    chart.series.forEach((series, nth) => {
      const value = series.values[index];
      const x = middle - group / 2 + nth * broad + 2;
      const end = at(value ?? 0);
      if (value !== null) {
        const [y, high] =
          end <= zero
            ? [Math.min(end, zero - size.line), Math.max(zero - end, size.line)]
            : [zero, end - zero];
        parts.push(
          box(pen.ink, facts.styleOf(series, index), {
            x,
            y,
            width: broad - 4,
            height: high,
            line: size.line,
          }),
        );
      }
      const says = { x: x + broad / 2 - 2, size: size.value, anchor: /** @type {const} */ ("middle") };
      const above = value !== null && value < 0 ? end + size.value * 1.1 : end - size.value * 0.35;
      parts.push(
        label(facts.say(value), { ...says, y: above, class: value ? "es-chart__value" : "es-chart__nil" }),
      );
      if (facts.lit(index) && facts.word)
        parts.push(
          label(facts.word, {
            ...says,
            y: end - line - size.value * 0.2,
            size: size.small,
            class: "es-chart__value",
          }),
        );
    });
    const floor = facts.low < 0 ? bottom + line : bottom;
    parts.push(
      lines(names[index], {
        x: middle,
        y: floor + size.gap + size.text * 0.85,
        size: size.text,
        leading: 1.2,
        anchor: "middle",
        class: "es-chart__name",
      }),
    );
  });
  parts.push(s("path", { class: "es-chart__zero", d: `M0 ${zero}H${width}`, "stroke-width": size.line }));
  return { width, height: deck ? pen.height : bottom + under + (facts.low < 0 ? line : 0), parts };
}
