// Levels from the top down, narrow above or below. The words stand beside the levels, where there is room for them.

import { s } from "../kit/dom.js";
import { label, lines, wrap } from "./text.js";

/** @import { PyramidChart } from "../kit/types.d.ts" */
/** @import { ChartKind, Pen } from "./types.d.ts" */
/** @import { Child } from "../kit/dom-types.d.ts" */

/** How many lines a name and its note may take: as many as there is room for. */
const SETTINGS = [
  [4, 4],
  [3, 2],
  [2, 2],
  [2, 1],
  [1, 1],
  [2, 0],
  [1, 0],
];

/**
 * The words of a level, broken into lines that fit into `high`.
 * @param {PyramidChart["levels"][number]} level
 * @param {Pen} pen
 * @param {number} room
 * @param {number} high
 */
function said(level, pen, room, high) {
  const { size } = pen;
  const tries = SETTINGS.map(([most, notes]) => {
    const name = wrap(pen.say(level.label), room, size.text, { bold: true, lines: most });
    const note = level.note && notes ? wrap(pen.say(level.note), room, size.small, { lines: notes }) : [];
    return { name, note, height: name.length * size.text * 1.25 + note.length * size.small * 1.25 };
  });
  return tries.find(({ height }) => height <= high) ?? tries[tries.length - 1];
}

/** @type {ChartKind<PyramidChart>} */
export const pyramid = {
  draw(chart, pen) {
    const { size, deck, width } = pen;
    const side = deck ? Math.min(width * 0.42, 520) : width * 0.36;
    const gap = deck ? 8 : 4;
    const room = width - side - size.gap * 3;
    const count = chart.levels.length;
    const least = size.text * 1.25 + gap;
    const cut = deck && pen.height / count < least;
    const free = cut ? pen.height - size.small * 1.6 : pen.height;
    const shown = cut ? chart.levels.slice(0, Math.max(1, Math.floor(free / least))) : chart.levels;
    const even = free / shown.length;
    const words = shown.map((level) => said(level, pen, room, deck ? even - gap : Infinity));
    const highs = words.map(({ height }) => (deck ? Math.min(even, 190) : Math.max(44, height + 14)));
    const total = highs.reduce((sum, high) => sum + high, 0);
    /** @param {number} y */
    const half = (y) => (side / 2) * (chart.inverted ? 1 - y / total : y / total);
    /** @type {Child[]} */
    const parts = [];
    let y = 0;
    words.forEach(({ name, note, height }, index) => {
      const [top, bottom] = [y + gap / 2, y + highs[index] - gap / 2];
      const [a, b] = [half(top), half(bottom)];
      const middle = (top + bottom) / 2;
      parts.push(
        s("path", {
          class: `es-level ${index === 0 ? "es-level--top" : ""}`,
          d: `M${side / 2 - a} ${top}H${side / 2 + a}L${side / 2 + b} ${bottom}H${side / 2 - b}Z`,
          "stroke-width": size.line,
          "stroke-linejoin": "round",
        }),
        s("path", {
          class: "es-chart__middle",
          d: `M${side / 2 + (a + b) / 2 + size.gap * 0.5} ${middle}H${side + size.gap}`,
          "stroke-width": size.line * 0.8,
        }),
        lines(name, {
          x: side + size.gap * 2,
          y: middle - height / 2 + size.text * 0.95,
          size: size.text,
          leading: 1.25,
          class: "es-chart__value",
        }),
        note.length
          ? lines(note, {
              x: side + size.gap * 2,
              y: middle - height / 2 + name.length * size.text * 1.25 + size.small,
              size: size.small,
              leading: 1.25,
              class: "es-chart__quiet",
            })
          : [],
      );
      y += highs[index];
    });
    if (shown.length < count)
      parts.push(
        label(pen.say("charts.live-more", { n: count - shown.length }), {
          x: side + size.gap * 2,
          y: y + size.small * 1.2,
          size: size.small,
          class: "es-chart__quiet",
        }),
      );
    return { width, height: shown.length < count ? y + size.small * 1.6 : y, parts };
  },

  legend: () => [],

  table(chart, pen) {
    const noted = chart.levels.some(({ note }) => note);
    return {
      head: [pen.say("charts.level"), pen.say("charts.stands"), ...(noted ? [pen.say("charts.note")] : [])],
      rows: chart.levels.map((level, index) => [
        String(index + 1),
        pen.say(level.label),
        ...(noted ? [level.note ? pen.say(level.note) : "–"] : []),
      ]),
    };
  },
};
