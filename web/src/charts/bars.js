// Bars from a zero line, each with its number, zeros too. Bars that do not fit on a slide are counted, and stand in the table.

import { s } from "../kit/dom.js";
import { uprightBars } from "./columns.js";
import { box, keyMark } from "./ink.js";
import { HIGHLIGHT, measure } from "./measure.js";
import { label, lines, widthOf, wrap } from "./text.js";

/** @import { BarsChart } from "../kit/types.d.ts" */
/** @import { ChartKind, KeyEntry, Pen, Picture } from "./types.d.ts" */
/** @import { Child } from "../kit/dom-types.d.ts" */

/** The most of a slide's width that names may take. */
const NAMES = 0.48;

/**
 * The layout of lying bars: on a slide in two columns where one would be too low, and no more than there is room for.
 * @param {BarsChart} chart
 * @param {Pen} pen
 */
function plan(chart, pen) {
  const { size, deck, width } = pen;
  const count = chart.series.length;
  const all = chart.categories.length;
  if (!deck)
    return {
      shown: all,
      columns: 1,
      rows: all,
      high: 0,
      wide: width,
      text: size.text,
      value: size.value,
      fits: 3,
      typed: 6,
    };
  const least = count > 1 ? count * 36 : 38;
  /** @param {number} high */
  const room = (high) => Math.max(1, Math.floor(high / least));
  const columns = all > room(pen.height) ? 2 : 1;
  const cut = all > room(pen.height) * columns;
  const height = cut ? pen.height - size.small * 1.6 : pen.height;
  const shown = Math.min(all, room(height) * columns);
  const rows = Math.ceil(shown / columns);
  const high = height / rows;
  const wide = (width - (columns - 1) * size.gap * 3) / columns;
  const long = chart.categories
    .slice(0, shown)
    .some((name) => widthOf(pen.say(name), size.text) > wide * NAMES - size.gap);
  // Two lines of the smallest type hold more of a long name than one line of the usual.
  const text = high < 52 || (long && high < size.text * 2.3 && high > 28 * 2.15) ? 28 : size.text;
  return {
    shown,
    columns,
    rows,
    high,
    text,
    wide,
    value: Math.max(28, Math.min(size.value, (high / count) * 0.78)),
    fits: Math.max(1, Math.min(3, Math.floor(high / (text * 1.07)))),
    typed: 3,
  };
}

/** @param {BarsChart} chart @param {Pen} pen @returns {Picture} */
function sideways(chart, pen) {
  const { size, width, deck } = pen;
  const facts = measure(chart, pen);
  const set = plan(chart, pen);
  /** @param {number | null} value @param {number} index */
  const wordsAt = (value, index) =>
    facts.lit(index) && facts.word ? `${facts.say(value)} ${facts.word}` : facts.say(value);
  /** @param {(value: number) => boolean} side */
  const room = (side) =>
    Math.max(
      0,
      ...chart.series.flatMap((series) =>
        series.values
          .slice(0, set.shown)
          .map((value, index) =>
            side(value ?? 0) ? widthOf(wordsAt(value, index), set.value, { bold: true }) + size.gap : 0,
          ),
      ),
    );
  const column = deck
    ? Math.min(
        set.wide * NAMES,
        Math.max(0, ...facts.labels.map((text) => widthOf(text, set.text))) + 2 * size.gap,
      )
    : 0;
  const left = column + (facts.low < 0 ? room((value) => value < 0) : 0);
  const right = set.wide - room((value) => value >= 0) - size.line;
  /** @param {number} value */
  const at = (value) => left + ((value - facts.low) / (facts.high - facts.low)) * (right - left);

  const count = chart.series.length;
  const step = deck ? Math.min(70, (set.high * (count > 1 ? 0.92 : 0.84)) / count) : count > 1 ? 22 : 26;
  const thick = step - (deck ? Math.min(6, step * 0.12) : 4);
  /** @type {Child[]} */
  const parts = [];
  /** @type {string[]} */
  const zeros = [];
  let y = 0;
  let tallest = 0;
  facts.labels.slice(0, set.shown).forEach((text, index) => {
    if (index % set.rows === 0) y = 0;
    const shift = Math.floor(index / set.rows) * (set.wide + size.gap * 3);
    const most = "typed" in chart.categories[index] ? Math.max(set.fits, deck ? 1 : set.typed) : set.fits;
    const broken = wrap(text, deck ? column - size.gap : width, set.text, { lines: most });
    const block = step * count;
    const top = deck ? y + (set.high - block) / 2 : y + broken.length * set.text * 1.3 + 4;
    const first = deck
      ? y + set.high / 2 - ((broken.length - 1) * set.text * 1.06) / 2 + set.text * 0.35
      : y + set.text;
    parts.push(
      lines(broken, {
        x: shift,
        y: first,
        size: set.text,
        leading: deck ? 1.06 : 1.3,
        class: "es-chart__name",
      }),
    );
    chart.series.forEach((series, nth) => {
      const value = series.values[index];
      const isNegative = value !== null && value < 0;
      const place = top + nth * step;
      const end = shift + at(value ?? 0);
      const start = shift + at(0);
      if (value !== null) {
        const [x, wide] = end >= start ? [start, Math.max(end - start, size.line)] : [end, start - end];
        parts.push(
          box(pen.ink, facts.styleOf(series, index), {
            x,
            y: place,
            width: wide,
            height: thick,
            line: size.line,
          }),
        );
      }
      parts.push(
        label(wordsAt(value, index), {
          x: end + (isNegative ? -size.gap : size.gap),
          y: place + thick / 2 + set.value * 0.35,
          size: set.value,
          anchor: isNegative ? "end" : "start",
          class: value ? "es-chart__value" : "es-chart__nil",
        }),
      );
    });
    zeros.push(deck ? `M${shift + at(0)} ${y}v${set.high}` : `M${at(0)} ${top - 2}v${block}`);
    y = deck ? y + set.high : top + block + 12;
    tallest = Math.max(tallest, y);
  });
  parts.push(s("path", { class: "es-chart__zero", d: zeros.join(""), "stroke-width": size.line }));
  const hidden = facts.labels.length - set.shown;
  if (hidden > 0) {
    parts.push(
      label(pen.say("charts.live-more", { n: hidden }), {
        x: 0,
        y: tallest + size.small * 1.2,
        size: size.small,
        class: "es-chart__quiet",
      }),
    );
    tallest += size.small * 1.6;
  }
  return { width, height: tallest, parts };
}

/** @type {ChartKind<BarsChart>} */
export const bars = {
  draw: (chart, pen) =>
    (chart.orientation === "vertical" ? uprightBars(chart, pen) : null) ?? sideways(chart, pen),

  legend(chart, pen) {
    const facts = measure(chart, pen);
    /** @type {KeyEntry[]} */
    const keys =
      chart.series.length > 1
        ? chart.series.map((series) => ({ mark: keyMark(series.style), words: pen.say(series.label) }))
        : [];
    if (facts.word) keys.push({ mark: keyMark(HIGHLIGHT), words: facts.word });
    return keys;
  },

  table(chart, pen) {
    const facts = measure(chart, pen);
    return {
      head: [pen.say("charts.item"), ...chart.series.map((series) => pen.say(series.label))],
      rows: facts.labels.map((text, index) => [
        facts.lit(index) && facts.word ? `${text} (${facts.word})` : text,
        ...chart.series.map((series) => facts.say(series.values[index])),
      ]),
    };
  },
};
