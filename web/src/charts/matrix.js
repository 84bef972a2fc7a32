// A table of numbers as a picture: unknown cells stay empty, a mark has a sign and a word, counts are darker for more.

import { s } from "../kit/dom.js";
import { SHADES, shade } from "./heatmap.js";
import { label, lines, number, weight, widthOf, wrap } from "./text.js";

/** @import { MatrixCell, MatrixChart } from "../kit/types.d.ts" */
/** @import { Box, ChartKind, Pen } from "./types.d.ts" */
/** @import { Child } from "../kit/dom-types.d.ts" */

/** @typedef {NonNullable<MatrixCell["mark"]>} Mark */
/** The place of the signs, null where there are none. @typedef {"beside" | "above" | null} SignPlace */

/** The keys of the words for the marks. @type {Record<Mark, string>} */
const MARK_WORDS = {
  good: "charts.mark-good",
  watch: "charts.mark-watch",
  weak: "charts.mark-weak",
};

/** The signs of marks on a square of 24; their words stand in the key. @type {Record<Mark, string>} */
const SIGNS = {
  good: "M4 13l5 5 11-12",
  watch: "M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5",
  weak: "M12 3L22 21H2zM12 10v5M12 17.6v.4",
};

/** @param {Mark} mark @param {{ x: number, y: number, size: number }} options */
function sign(mark, { x, y, size }) {
  return s("path", {
    class: `es-sign es-sign--${mark}`,
    d: SIGNS[mark],
    transform: `translate(${x} ${y}) scale(${size / 24})`,
  });
}

/** @param {MatrixChart} chart */
const flat = (chart) => chart.cells.flat();

/**
 * The size of names over columns, as small as may be: there are often twelve of them.
 * @param {Pen} pen
 */
const headSize = (pen) => (pen.deck ? 28 : pen.size.small);

/**
 * The least width of a column: that of its longest number with a sign beside it or not, and of the longest word over it,
 * up to a limit.
 * @param {MatrixChart} chart
 * @param {Pen} pen
 * @param {number} size
 * @param {boolean} beside
 */
function need(chart, pen, size, beside) {
  const numbers = Math.max(
    0,
    ...flat(chart).map(({ value }) => widthOf(number(value, chart.decimals), size, { bold: true })),
  );
  const words = chart.columns
    .map((name) => pen.say(name))
    .flatMap((name) => (weight(name) > 6 ? name.split(/\s+/) : [name]))
    .filter((word) => weight(word) <= 12);
  const names = Math.max(0, ...words.map((word) => widthOf(word, headSize(pen))));
  return (
    Math.max(numbers + (beside ? size * 1.1 : 0), Math.min(names, pen.deck ? 220 : 92)) + (pen.deck ? 12 : 8)
  );
}

/**
 * The layout: on a slide as many rows and columns as there is room for; else all, the columns in blocks one below the
 * other.
 * @param {MatrixChart} chart
 * @param {Pen} pen
 * @param {SignPlace} signs
 */
function plan(chart, pen, signs) {
  const { deck, width, size } = pen;
  const names = chart.rows.map((name) => pen.say(name));
  const all = chart.columns.length;
  if (!deck) {
    const blocks = Math.ceil(
      all / Math.max(1, Math.floor(width / need(chart, pen, size.value, signs === "beside"))),
    );
    const across = Math.ceil(all / blocks);
    return {
      names,
      column: 0,
      rows: names.length,
      value: size.value,
      blocks,
      across,
      slot: width / across,
      signs,
    };
  }
  const room = pen.height - size.small * 4;
  const rows = Math.min(names.length, Math.max(1, Math.floor(room / (signs === "above" ? 72 : 44))));
  const widest = Math.max(...names.map((name) => widthOf(name, size.text))) + size.gap;
  /** @param {number} value */
  const wide = (value) => need(chart, pen, value, signs === "beside") * all;
  let value = Math.max(28, Math.min(size.value, (room / rows) * (signs === "above" ? 0.4 : 0.62)));
  while (value > 28 && wide(value) > width * 0.66) value -= 1;
  const column = Math.min(widest, Math.max(width * 0.2, Math.min(width * 0.34, width - wide(value))));
  const across = Math.min(all, Math.max(1, Math.floor(((width - column) * all) / wide(value))));
  return {
    names,
    column,
    rows,
    value,
    blocks: 1,
    across,
    slot: Math.min((width - column) / across, 260),
    signs,
  };
}

/**
 * The layout with signs beside their numbers, or above them where that shows more columns side by side.
 * @param {MatrixChart} chart
 * @param {Pen} pen
 */
function best(chart, pen) {
  if (!flat(chart).some(({ mark }) => mark)) return plan(chart, pen, null);
  const [beside, above] = [plan(chart, pen, "beside"), plan(chart, pen, "above")];
  return above.across > beside.across ||
    (above.across === beside.across && above.rows === beside.rows && above.value > beside.value)
    ? above
    : beside;
}

/**
 * @param {MatrixCell} content
 * @param {MatrixChart} chart
 * @param {Box & { size: number, signs: SignPlace }} options
 * @param {number} most the largest value
 * @returns {Child[]}
 */
function cell({ value, mark }, chart, { x, y, width, height, size, signs }, most) {
  const words = number(value, chart.decimals);
  const level = chart.shade && value !== null && value > 0 ? shade(value, most) : 0;
  const kind =
    value === null
      ? "es-cell es-cell--none"
      : mark
        ? `es-cell es-cell--${mark}`
        : chart.shade
          ? "es-heat"
          : "es-cell";
  const opacity = kind === "es-heat" ? (level ? SHADES[level - 1] : 0) : null;
  const [middle, above] = [x + width / 2, signs === "above"];
  const side = Math.min(size * (above ? 1 : 0.85), height - (above ? size * 1.35 : 0));
  const shift = mark && !above ? (side + size * 0.25) / 2 : 0;
  const half = widthOf(words, size, { bold: true }) / 2;
  const place = above
    ? { x: middle - side / 2, y: y + (height - size * 1.1 - side) / 2 }
    : { x: middle - half - shift, y: y + (height - side) / 2 };
  return [
    s("rect", { class: kind, x, y, width, height, rx: 4, "fill-opacity": opacity }),
    mark ? sign(mark, { ...place, size: side }) : [],
    label(words, {
      x: middle + shift,
      y: mark && above ? y + height - size * 0.4 : y + height / 2 + size * 0.35,
      size,
      anchor: "middle",
      class:
        kind === "es-heat" && level > 3
          ? "es-heat__on"
          : value === null || (chart.shade && value === 0)
            ? "es-chart__nil"
            : "es-chart__value",
    }),
  ];
}

/**
 * The size and the number of lines of a row's name.
 * @param {Pen} pen
 * @param {number} high
 */
function nameSize(pen, high) {
  if (!pen.deck) return { written: pen.size.text, fits: 3 };
  const lines = Math.floor(high / (pen.size.text * 1.15));
  if (lines > 1) return { written: pen.size.text, fits: Math.min(3, lines) };
  return high >= 28 * 2.3
    ? { written: 28, fits: 2 }
    : { written: Math.min(pen.size.text, Math.max(28, high * 0.8)), fits: 1 };
}

/** @type {ChartKind<MatrixChart>} */
export const matrix = {
  draw(chart, pen) {
    const { size, width, deck } = pen;
    const { names, column, rows, value, blocks, across, slot, signs } = best(chart, pen);
    const most = Math.max(0, ...flat(chart).map((each) => each.value ?? 0));
    const gap = deck ? 8 : 4;
    const hidden = deck
      ? (names.length - rows) * chart.columns.length + rows * (chart.columns.length - across)
      : 0;
    /** @type {Child[]} */
    const parts = [];
    let y = 0;
    for (let block = 0; block < blocks; block += 1) {
      const shown = [...chart.columns.keys()].slice(block * across, (block + 1) * across);
      const head = headSize(pen);
      const heads = shown.map((index) => wrap(pen.say(chart.columns[index]), slot - gap, head, { lines: 3 }));
      const high = Math.max(...heads.map((words) => words.length)) * head * 1.2 + head * 0.5;
      heads.forEach((words, index) =>
        parts.push(
          lines(words, {
            x: column + slot * (index + 0.5),
            y: y + high - head * 0.5 - (words.length - 1) * head * 1.2,
            size: head,
            leading: 1.2,
            anchor: "middle",
            class: "es-chart__quiet",
          }),
        ),
      );
      y += high;
      const rowHeight = deck
        ? Math.min(130, (pen.height - high - (hidden ? size.small * 1.6 : 0)) / rows)
        : 0; // elsewhere by its lines
      for (let row = 0; row < rows; row += 1) {
        const { written, fits } = nameSize(pen, rowHeight);
        const broken = wrap(names[row], deck ? column - size.gap : width, written, { lines: fits });
        const height = deck ? rowHeight - gap : signs === "above" ? 50 : 36;
        const top = deck ? y : y + broken.length * written * 1.3 + 3;
        const first = deck
          ? y + height / 2 - ((broken.length - 1) * written * 1.15) / 2 + written * 0.35
          : y + written;
        parts.push(
          lines(broken, {
            x: 0,
            y: first,
            size: written,
            leading: deck ? 1.15 : 1.3,
            class: "es-chart__name",
          }),
        );
        shown.forEach((index, nth) =>
          parts.push(
            cell(
              chart.cells[row][index],
              chart,
              { x: column + slot * nth + gap / 2, y: top, width: slot - gap, height, size: value, signs },
              most,
            ),
          ),
        );
        y = deck ? y + rowHeight : top + height + 10;
      }
      y += deck ? 0 : 8;
    }
    if (hidden) {
      y += size.small * 1.3;
      parts.push(
        label(pen.say("charts.live-more", { n: hidden }), {
          x: 0,
          y,
          size: size.small,
          class: "es-chart__quiet",
        }),
      );
      y += size.small * 0.3;
    }
    return { width, height: y, parts };
  },

  legend(chart, pen) {
    const marks = /** @type {Mark[]} */ (Object.keys(SIGNS));
    const used = marks.filter((mark) => flat(chart).some((each) => each.mark === mark));
    return used.map((mark) => ({
      mark: s(
        "svg",
        { class: "es-key", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
        sign(mark, { x: 0, y: 0, size: 24 }),
      ),
      words: pen.say(MARK_WORDS[mark]),
    }));
  },

  table(chart, pen) {
    /** @param {MatrixCell} content */
    const say = ({ value, mark }) =>
      mark
        ? `${number(value, chart.decimals)} (${pen.say(MARK_WORDS[mark])})`
        : number(value, chart.decimals);
    return {
      head: [pen.say("charts.item"), ...chart.columns.map((name) => pen.say(name))],
      rows: chart.rows.map((name, row) => [pen.say(name), ...chart.cells[row].map(say)]),
    };
  },
};
