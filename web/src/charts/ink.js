// Fills and sizes. Colours are tokens; a pattern always goes with a colour, and its id is unique to the picture.

import { markPath, s, uid } from "../kit/dom.js";

/** @import { SeriesStyle } from "../kit/types.d.ts" */
/** @import { Box, Ink, Sizes, Variant } from "./types.d.ts" */

/**
 * Sizes in the picture's units: CSS pixels in the form, 1/1920 of the picture on the deck.
 * @type {Record<Variant, Sizes>}
 */
export const SIZES = {
  form: { text: 15, small: 14, value: 15, line: 1.5, gap: 8, mark: 22, dot: 5.5, tile: 7 },
  deck: { text: 34, small: 30, value: 40, line: 3, gap: 18, mark: 50, dot: 13, tile: 20 },
};

/**
 * The shape in a pattern's tile, on a square of the tile's size; style 1 is solid.
 * @type {Partial<Record<SeriesStyle, (tile: number) => SVGElement>>}
 */
const TILES = {
  2: (t) => s("rect", { width: t * 0.45, height: t }),
  3: (t) => s("circle", { cx: t / 2, cy: t / 2, r: t * 0.28 }),
  4: (t) => s("rect", { width: t, height: t * 0.45 }),
  5: (t) => s("path", { d: `M0 0H${t}V${t * 0.28}H0ZM0 0V${t}H${t * 0.28}V0Z` }),
};

/**
 * The patterns of one picture.
 * @param {number} tile the size of a pattern's tile
 * @returns {Ink}
 */
export function createInk(tile) {
  /** The ids of the patterns in use. @type {Map<SeriesStyle, string>} */
  const made = new Map();
  return {
    colour: (style) => `var(--es-c${style})`,
    fill(style) {
      if (!(style in TILES)) return `var(--es-c${style})`;
      const id = made.get(style) ?? uid(`pattern-${style}`);
      made.set(style, id);
      return `url(#${id})`;
    },
    defs() {
      return s(
        "defs",
        null,
        [...made].map(([style, id]) =>
          s(
            "pattern",
            {
              id,
              width: tile,
              height: tile,
              patternUnits: "userSpaceOnUse",
              patternTransform: style === 2 || style === 5 ? "rotate(45)" : null,
            },
            s("rect", { width: tile, height: tile, fill: "var(--es-surface)" }),
            s("g", { fill: `var(--es-c${style})` }, TILES[style]?.(tile)),
          ),
        ),
      );
    },
  };
}

/**
 * A filled box: the series' pattern inside an edge of its colour.
 * @param {Ink} ink
 * @param {SeriesStyle} style
 * @param {Box & { line: number, round?: number }} options
 */
export function box(ink, style, { x, y, width, height, line, round = 4 }) {
  const edge = Math.min(line, width / 2, height / 2);
  return s("rect", {
    x: x + edge / 2,
    y: y + edge / 2,
    width: Math.max(width - edge, 0),
    height: Math.max(height - edge, 0),
    rx: Math.min(round, width / 3, height / 3),
    fill: ink.fill(style),
    stroke: ink.colour(style),
    "stroke-width": edge,
  });
}

/**
 * A series' marker, centred.
 * @param {Ink} ink
 * @param {SeriesStyle} style
 * @param {{ x: number, y: number, size: number }} options
 */
export function marker(ink, style, { x, y, size }) {
  const k = size / 24;
  return s("path", {
    class: "es-chart__mark",
    d: markPath(style),
    transform: `translate(${x - size / 2} ${y - size / 2}) scale(${k})`,
    fill: ink.colour(style),
  });
}

/**
 * The key to a series: its shape filled with its pattern.
 * @param {SeriesStyle} style
 * @param {{ plain?: boolean }} [options] plain: filled with its colour
 */
export function keyMark(style, { plain = false } = {}) {
  const ink = createInk(5);
  const path = s("path", {
    d: markPath(style),
    fill: plain ? ink.colour(style) : ink.fill(style),
    stroke: ink.colour(style),
    "stroke-width": 2,
  });
  return s(
    "svg",
    { class: "es-key", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    ink.defs(),
    path,
  );
}
