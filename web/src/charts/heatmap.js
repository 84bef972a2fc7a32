// Counts in cells: shade and number show the same, and the highlighted row carries a word.

import { s } from "../kit/dom.js";
import { label, lines, number, wrap } from "./text.js";

/** @import { HeatmapChart } from "../kit/types.d.ts" */
/** @import { ChartKind } from "./types.d.ts" */
/** @import { Child } from "../kit/dom-types.d.ts" */

/** Shares of the colour, chosen so that ink on the first three and the ground's opposite on the rest both stay legible. */
export const SHADES = [0.12, 0.26, 0.4, 0.85, 1];

/**
 * The step of the shade, 0 for none and 1 to 5.
 * @param {number} count
 * @param {number} most
 */
export function shade(count, most) {
  return count === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((count / most) * SHADES.length));
}

/** @param {HeatmapChart} chart @param {number} row */
const lit = (chart, row) => chart.highlight.includes(row);

/** @type {ChartKind<HeatmapChart>} */
export const heatmap = {
  draw(chart, pen) {
    const { size, width, deck } = pen;
    const most = Math.max(0, ...chart.counts.flat());
    const names = chart.rows.map((name) => pen.say(name));
    const word = pen.say("charts.lowest");
    const column = deck ? width * 0.34 : 0;
    const head = size.small * 1.8;
    const slot = (width - column) / (chart.columns.length + 1.15);
    const gap = deck ? 8 : 4;
    const rowHeight = deck ? (pen.height - head) / names.length : 0; // elsewhere by its lines
    /** @type {Child[]} */
    const parts = [];
    /** @param {string} words @param {number} index */
    const over = (words, index) =>
      label(words, {
        x: column + slot * (index + 0.5),
        y: size.small,
        size: size.small,
        anchor: "middle",
        class: "es-chart__quiet",
      });
    chart.columns.forEach((columnName, index) => parts.push(over(pen.say(columnName), index)));
    parts.push(
      label(pen.say("charts.mean-head"), {
        x: width,
        y: size.small,
        size: size.small,
        anchor: "end",
        class: "es-chart__quiet",
      }),
    );
    let y = head;
    names.forEach((name, row) => {
      const marked = lit(chart, row);
      const low = deck && rowHeight - gap < size.text * 2.1; // no room for the word under the name
      const says = marked && (!deck || low) ? `${name} · ${word}` : name;
      const broken = wrap(says, deck ? column - size.gap : width, size.text, {
        lines: low ? 1 : 2,
        bold: marked,
      });
      const cellHeight = deck ? rowHeight - gap : 34;
      const top = deck ? y : y + broken.length * size.text * 1.3 + (marked ? 7 : 3);
      const inner = deck ? broken.length + (marked && !low ? 1 : 0) : 0;
      const first = deck
        ? y + cellHeight / 2 - ((inner - 1) * size.text * 1.15) / 2 + size.text * 0.35
        : y + size.text;
      parts.push(
        lines(broken, {
          x: marked && deck ? size.gap : 0,
          y: first,
          size: size.text,
          leading: deck ? 1.15 : 1.3,
          class: marked ? "es-chart__value" : "es-chart__name",
        }),
      );
      if (marked && deck && !low)
        parts.push(
          label(word, {
            x: size.gap,
            y: first + broken.length * size.text * 1.15,
            size: size.small,
            class: "es-chart__note",
          }),
        );
      chart.counts[row].forEach((count, index) => {
        const level = shade(count, most);
        const cell = {
          x: column + slot * index + gap / 2,
          y: top,
          width: slot - gap,
          height: cellHeight,
          rx: 4,
        };
        parts.push(s("rect", { ...cell, class: "es-heat", "fill-opacity": level ? SHADES[level - 1] : 0 }));
        parts.push(
          label(number(count), {
            x: cell.x + cell.width / 2,
            y: top + cellHeight / 2 + size.value * 0.35,
            size: size.value,
            anchor: "middle",
            class: level > 3 ? "es-heat__on" : count ? "es-chart__value" : "es-chart__nil",
          }),
        );
      });
      parts.push(
        label(number(chart.means[row], 1), {
          x: width - (marked ? size.gap : 0),
          y: top + cellHeight / 2 + size.value * 0.35,
          size: size.value,
          anchor: "end",
          class: "es-chart__value",
        }),
      );
      if (marked) {
        const [edge, high] = deck ? [top - gap / 2, cellHeight + gap] : [top - 3, cellHeight + 6];
        parts.push(
          s("rect", {
            class: "es-heat__lit",
            x: size.line / 2,
            y: edge,
            width: width - size.line,
            height: high,
            rx: 6,
            "stroke-width": size.line,
          }),
        );
      }
      y = deck ? y + rowHeight : top + cellHeight + (marked ? 15 : 12);
    });
    return { width, height: y, parts };
  },

  legend: () => [],

  table(chart, pen) {
    return {
      head: [
        pen.say("charts.item"),
        ...chart.columns.map((name) => pen.say(name)),
        pen.say("charts.mean-head"),
      ],
      rows: chart.rows.map((name, row) => [
        lit(chart, row) ? `${pen.say(name)} (${pen.say("charts.lowest")})` : pen.say(name),
        ...chart.counts[row].map((count) => number(count)),
        number(chart.means[row], 1),
      ]),
    };
  },
};
