// A circle for each person in the room, filled for those who have answered. The number stands beside it.

import { s } from "../kit/dom.js";

/** @import { Child } from "../kit/dom-types.d.ts" */

/** With more people than this the circles would be crumbs: then it is one bar. */
const MOST = 360;
const GAP = 0.42;

const WIDEST = 132; // a room of two would otherwise be two discs over the question

/**
 * The largest circles with which `count` people fill the place: how many in a row, and how wide each is.
 * @param {number} count
 * @param {number} width
 * @param {number} height
 */
function rows(count, width, height) {
  for (let across = 1; across <= count; across += 1) {
    const step = width / across;
    if (Math.ceil(count / across) * step <= height) return { across, step: Math.min(step, WIDEST) };
  }
  return { across: count, step: Math.min(width / count, height, WIDEST) };
}

/**
 * A picture of `width` × `height` with `n` of `joined` people filled in.
 * @param {{ n: number, joined: number, width: number, height: number }} options
 */
export function crowd({ n, joined, width, height }) {
  const count = Math.max(n, joined);
  /** @param {number} high @param {Child[]} parts */
  const picture = (high, parts) =>
    s(
      "svg",
      {
        class: "es-crowd__svg",
        viewBox: `0 0 ${width} ${high}`,
        "aria-hidden": "true",
        focusable: "false",
        style: { "--w": width, "--h": high },
      },
      parts,
    );
  if (count > MOST) {
    /** @param {number} wide @param {string} cls */
    const bar = (wide, cls) =>
      s("rect", {
        class: cls,
        x: 3,
        y: 3,
        width: Math.max(wide - 6, 0),
        height: 84,
        rx: 16,
        "stroke-width": 6,
      });
    return picture(90, [bar(width, "es-crowd"), bar((width * n) / count, "es-crowd es-crowd--in")]);
  }
  const { across, step } = rows(Math.max(count, 1), width, height);
  const radius = (step * (1 - GAP)) / 2;
  const line = Math.min(6, radius * 0.25);
  const circles = Array.from({ length: count }, (_, index) =>
    s("circle", {
      class: index < n ? "es-crowd es-crowd--in" : "es-crowd",
      cx: (index % across) * step + radius + line / 2,
      cy: Math.floor(index / across) * step + radius + line / 2,
      r: radius,
      "stroke-width": line,
    }),
  );
  return picture(Math.ceil(Math.max(count, 1) / across) * step, circles);
}
