// Lines to compare with, such as a target or a year, and a place for their words where they hide least.

import { s } from "../kit/dom.js";
import { label, widthOf, wrap } from "./text.js";

/** @import { LinesChart } from "../kit/types.d.ts" */
/** @import { Box, Pen, Point } from "./types.d.ts" */

/**
 * The plot of a line chart: its edges, the functions from values to places, and the marks whose words stand above it.
 * @typedef {object} PlotFrame
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {(value: number) => number} x
 * @property {(value: number) => number} y
 * @property {Mark[]} above
 */
/** @typedef {LinesChart["marks"][number]} Mark */

/** @param {number | null} value @returns {value is number} */
const known = (value) => value !== null;

/**
 * Places along the drawn lines, close enough that no word fits between two of them.
 * @param {LinesChart} chart
 * @param {PlotFrame} frame
 */
function trail(chart, frame) {
  return chart.series.flatMap((series) =>
    series.values.flatMap((value, index) => {
      if (!known(value)) return [];
      const here = { x: frame.x(chart.x.values[index]), y: frame.y(value) };
      const last = index ? series.values[index - 1] : null;
      const before = known(last) ? { x: frame.x(chart.x.values[index - 1]), y: frame.y(last) } : here;
      return Array.from({ length: 12 }, (_, part) => ({
        x: before.x + ((here.x - before.x) * (part + 1)) / 12,
        y: before.y + ((here.y - before.y) * (part + 1)) / 12,
      }));
    }),
  );
}

/**
 * The place over or under a level line where words hide least of the picture.
 * @param {number} y
 * @param {number} wide
 * @param {Point[]} spots
 * @param {Box[]} taken
 * @param {{ pen: Pen, frame: PlotFrame }} options
 */
function free(y, wide, spots, taken, { pen, frame }) {
  const { small, gap } = pen.size;
  const span = Math.max(0, frame.right - frame.left - wide - gap);
  const tries = [0, 1, 0.5, 0.25, 0.75].flatMap((part) =>
    [-1.25, 0.2].map((row) => ({
      x: frame.left + gap / 2 + span * part,
      y: y + small * row,
      width: wide,
      height: small * 1.1,
    })),
  );
  /** @param {Box} box */
  const hidden = (box) =>
    spots.filter(
      (spot) =>
        spot.x > box.x - gap &&
        spot.x < box.x + box.width + gap &&
        spot.y > box.y - gap / 2 &&
        spot.y < box.y + box.height + gap / 2,
    ).length +
    100 *
      taken.filter(
        (other) =>
          other.x < box.x + box.width &&
          box.x < other.x + other.width &&
          other.y < box.y + box.height &&
          box.y < other.y + other.height,
      ).length +
    (box.y < frame.top - small * 0.3 || box.y + box.height > frame.bottom ? 50 : 0);
  return tries.reduce((best, box) => (hidden(box) < hidden(best) ? box : best));
}

/**
 * Targets and years: a thin dotted line with its words. Those over the lines are drawn last, on a halo.
 * @param {LinesChart} chart
 * @param {Pen} pen
 * @param {PlotFrame} frame
 */
export function targets(chart, pen, frame) {
  const { size } = pen;
  const line = {
    class: "es-chart__target",
    "stroke-width": size.line * 1.1,
    "stroke-dasharray": `${size.line * 1.2} ${size.line * 2}`,
  };
  const words = { size: size.small, class: "es-chart__note es-chart__halo" };
  /** @type {SVGElement[]} */
  const rules = [];
  /** @type {SVGElement[]} */
  const said = [];
  /** @type {Box[]} */
  const taken = [];
  const spots = trail(chart, frame);
  /** @param {Mark} mark @param {number} most */
  const fit = (mark, most) => wrap(pen.say(mark.label), most, size.small, { bold: true, lines: 1 })[0] ?? "";
  /** @param {string} text */
  const wide = (text) => widthOf(text, size.small, { bold: true });
  for (const mark of chart.marks.filter(({ axis }) => axis === "y")) {
    const y = frame.y(mark.value);
    const text = fit(mark, frame.right - frame.left - size.gap);
    const place = free(y, wide(text), spots, taken, { pen, frame });
    taken.push(place);
    rules.push(s("path", { ...line, d: `M${frame.left} ${y}H${frame.right}` }));
    said.push(label(text, { ...words, x: place.x, y: place.y + size.small * 0.9 }));
  }
  frame.above.forEach((mark, index) => {
    const [x, y] = [frame.x(mark.value), size.small * (2.5 + 1.35 * index)];
    const text = fit(mark, pen.width - frame.left);
    const half = wide(text) / 2;
    rules.push(s("path", { ...line, d: `M${x} ${y + size.small * 0.3}V${frame.bottom}` }));
    said.push(
      label(text, {
        ...words,
        x: Math.min(Math.max(x, frame.left + half), pen.width - half),
        y,
        anchor: "middle",
      }),
    );
  });
  return { rules, said };
}
