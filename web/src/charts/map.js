// A square of two axes: named points, arrows between them, and the room's crowd in tenths of the square.

import { s } from "../kit/dom.js";
import { keyMark, marker } from "./ink.js";
import { place } from "./labels.js";
import { label, lines, number, widthOf, wrap } from "./text.js";

/** @import { MapChart } from "../kit/types.d.ts" */
/** @import { Box, ChartKind, KeyEntry, Pen, Point, Sizes, Table } from "./types.d.ts" */
/** @import { Child } from "../kit/dom-types.d.ts" */
/** @import { Frame } from "./labels.js" */

/** From this many people on, a cell is shaded and numbered instead of dotted. */
const CROWD = 4;
const CROWD_STYLE = 2;
/** The places of up to three people in a cell. @type {Record<number, [number, number][]>} */
const DOTS = {
  1: [[0, 0]],
  2: [
    [-1.3, 0],
    [1.3, 0],
  ],
  3: [
    [-1.3, 1],
    [1.3, 1],
    [0, -1.25],
  ],
};
const HAN = /\p{Script=Han}/u;

/**
 * Words along the upright axis: Latin turns, Chinese characters stand one above the other.
 * @param {string} words
 * @param {{ x: number, from: number, size: number, end: boolean }} options end: the words end at `from`
 */
function upright(words, { x, from, size, end }) {
  if (!HAN.test(words)) {
    return s(
      "text",
      {
        class: "es-chart__quiet",
        "font-size": size,
        "text-anchor": end ? "end" : "start",
        transform: `translate(${x} ${from}) rotate(-90)`,
      },
      words,
    );
  }
  const letters = [...words];
  const first = end ? from + size * 0.9 : from - (letters.length - 1) * size * 1.1 - size * 0.1;
  return lines(letters, {
    x: x - size * 0.35,
    y: first,
    size,
    leading: 1.1,
    anchor: "middle",
    class: "es-chart__quiet",
  });
}

/** @param {Frame} frame @param {Sizes} size */
function ground(frame, size) {
  const { x0, y0, side } = frame;
  const tenths = Array.from({ length: 9 }, (_, i) => ((i + 1) * side) / 10);
  return [
    s("path", {
      class: "es-chart__grid",
      d: tenths.map((d) => `M${x0 + d} ${y0}v${side}M${x0} ${y0 + d}h${side}`).join(""),
      "stroke-width": size.line / 1.5,
    }),
    s("path", {
      class: "es-chart__middle",
      d: `M${x0 + side / 2} ${y0}v${side}M${x0} ${y0 + side / 2}h${side}`,
      "stroke-width": size.line,
      "stroke-dasharray": `${size.line * 3.4} ${size.line * 2.6}`,
    }),
    s("rect", {
      class: "es-chart__frame",
      x: x0,
      y: y0,
      width: side,
      height: side,
      rx: 4,
      "stroke-width": size.line,
    }),
  ];
}

/**
 * The four quarters' words: in the outer corners, or large in the middle when the square is otherwise empty.
 * @param {MapChart} chart
 * @param {Pen} pen
 * @param {Frame} frame
 */
function quarters(chart, pen, frame) {
  const { x0, y0, side } = frame;
  const large = !chart.points.length && !chart.cells.length;
  const size = large ? pen.size.value * 1.1 : pen.size.small;
  /** @type {Child[]} */
  const drawn = [];
  /** @type {Box[]} */
  const boxes = [];
  /** @type {[keyof MapChart["quadrants"], number, number][]} */
  const corners = [
    ["low_high", 0, 0],
    ["high_high", 1, 0],
    ["low_low", 0, 1],
    ["high_low", 1, 1],
  ];
  for (const [key, col, row] of corners) {
    const words = wrap(pen.say(chart.quadrants[key]), side / 2 - pen.size.gap * 2, size, { bold: large });
    if (large) {
      const y = y0 + (side * (row * 2 + 1)) / 4 + size * 0.35 - ((words.length - 1) * size * 1.2) / 2;
      drawn.push(
        lines(words, {
          x: x0 + (side * (col * 2 + 1)) / 4,
          y,
          size,
          leading: 1.2,
          anchor: "middle",
          class: "es-chart__value",
        }),
      );
      continue;
    }
    const wide = Math.max(...words.map((line) => widthOf(line, size)));
    const high = words.length * size * 1.2;
    const x = col ? x0 + side - pen.size.gap : x0 + pen.size.gap;
    const y = row ? y0 + side - high - pen.size.gap / 2 : y0 + pen.size.gap / 2;
    drawn.push(
      lines(words, {
        x,
        y: y + size,
        size,
        leading: 1.2,
        anchor: col ? "end" : "start",
        class: "es-chart__quiet es-chart__halo",
      }),
    );
    boxes.push({ x: col ? x - wide : x, y, width: wide, height: high });
  }
  return { drawn, boxes };
}

/** @param {MapChart["cells"][number]} cell @param {Pen} pen @param {Frame} frame @returns {{ box: Box, drawn: Child[] }} */
function crowd(cell, pen, frame) {
  const tenth = frame.side / 10;
  const [x, y] = [frame.x0 + cell.x * tenth, frame.y0 + frame.side - (cell.y + 1) * tenth];
  const box = { x, y, width: tenth, height: tenth };
  const middle = [x + tenth / 2, y + tenth / 2];
  if (cell.count < CROWD) {
    const dots = DOTS[cell.count].map(([dx, dy]) =>
      s("circle", {
        class: "es-chart__person",
        cx: middle[0] + dx * pen.size.dot,
        cy: middle[1] + dy * pen.size.dot,
        r: pen.size.dot,
      }),
    );
    return { drawn: dots, box };
  }
  const words = number(cell.count);
  const size = Math.min(pen.size.value, (tenth * 0.86) / (words.length * 0.58));
  const line = Math.min(pen.size.line * (0.6 + cell.count / 6), pen.size.line * 2.4);
  return {
    box,
    drawn: [
      s("rect", {
        class: "es-chart__crowd",
        x: x + line / 2,
        y: y + line / 2,
        width: tenth - line,
        height: tenth - line,
        rx: 4,
        "stroke-width": line,
      }),
      label(words, {
        x: middle[0],
        y: middle[1] + size * 0.36,
        size,
        anchor: "middle",
        class: "es-chart__value",
      }),
    ],
  };
}

/** @param {Point} from @param {Point} to @param {Pen} pen @returns {Child[]} */
function arrow(from, to, pen) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < pen.size.mark * 1.3) return [];
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const near = pen.size.mark * 0.6;
  const tip = { x: to.x - ux * near, y: to.y - uy * near };
  const head = pen.size.mark * 0.42;
  const back = { x: tip.x - ux * head, y: tip.y - uy * head };
  return [
    s("path", {
      class: "es-chart__arrow",
      d: `M${from.x + ux * near} ${from.y + uy * near}L${back.x} ${back.y}`,
      "stroke-width": pen.size.line * 1.6,
    }),
    s("path", {
      class: "es-chart__tip",
      d: `M${tip.x} ${tip.y}L${back.x - uy * head * 0.6} ${back.y + ux * head * 0.6}L${back.x + uy * head * 0.6} ${back.y - ux * head * 0.6}Z`,
    }),
  ];
}

/** @type {ChartKind<MapChart>} */
export const map = {
  draw(chart, pen) {
    const { size } = pen;
    const margin = size.small * 1.7;
    const under = size.small * 1.7;
    const side = Math.min(
      pen.width - margin - size.line,
      pen.deck ? pen.height - under - size.line * 2 : 460,
    );
    const frame = { x0: margin, y0: size.line, side };
    const bottom = frame.y0 + side + under - size.small * 0.4;
    const words = quarters(chart, pen, frame);
    const crowds = chart.cells.filter((cell) => cell.count > 0).map((cell) => crowd(cell, pen, frame));
    const spots = chart.points.map((point) => ({
      ...point,
      px: frame.x0 + (point.x / 100) * side,
      py: frame.y0 + side - (point.y / 100) * side,
    }));
    /** @param {string} id */
    const spot = (id) => {
      const found = spots.find((point) => point.id === id);
      return found && { x: found.px, y: found.py };
    };
    const targets = new Set(chart.arrows.map((each) => each.to));
    const taken = [...words.boxes, ...crowds.map((each) => each.box)];
    const names = place(
      spots.map((point) => ({ x: point.px, y: point.py, words: pen.say(point.label) })),
      { taken, frame, size },
    );
    const end = { size: size.small, class: "es-chart__quiet" };
    const parts = [
      ground(frame, size),
      words.drawn,
      crowds.map((each) => each.drawn),
      chart.arrows.map((each) => {
        const [from, to] = [spot(each.from), spot(each.to)];
        return from && to ? arrow(from, to, pen) : [];
      }),
      spots.map((point) => {
        const shape = marker(pen.ink, point.style, { x: point.px, y: point.py, size: size.mark });
        if (targets.has(point.id)) shape.classList.add("es-chart__mark--next");
        return shape;
      }),
      names.map((name) =>
        label(name.words, { ...name, size: size.text, class: "es-chart__value es-chart__halo" }),
      ),
      label(pen.say(chart.x.low), { ...end, x: frame.x0, y: bottom }),
      label(pen.say(chart.x.high), { ...end, x: frame.x0 + side, y: bottom, anchor: "end" }),
      upright(pen.say(chart.y.low), {
        x: margin - size.gap,
        from: frame.y0 + side,
        size: size.small,
        end: false,
      }),
      upright(pen.say(chart.y.high), { x: margin - size.gap, from: frame.y0, size: size.small, end: true }),
    ];
    return { width: margin + side + size.line, height: frame.y0 + side + under, parts };
  },

  legend(chart, pen) {
    const targets = new Set(chart.arrows.map((each) => each.to));
    /** @type {KeyEntry[]} */
    const keys = chart.points.map((point) => {
      const mark = keyMark(point.style, { plain: true });
      if (targets.has(point.id)) mark.classList.add("es-key--next");
      return { mark, words: pen.say(point.label) };
    });
    if (chart.cells.some((cell) => cell.count > 0))
      keys.push({ mark: keyMark(CROWD_STYLE, { plain: true }), words: pen.say("charts.one-person") });
    if (chart.cells.some((cell) => cell.count >= CROWD)) {
      const square = s(
        "svg",
        { class: "es-key", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
        s("rect", {
          class: "es-chart__crowd",
          x: 1.5,
          y: 1.5,
          width: 21,
          height: 21,
          rx: 3,
          "stroke-width": 2,
        }),
        s(
          "text",
          {
            x: 12,
            y: 17.5,
            "text-anchor": "middle",
            "font-size": 16,
            class: "es-chart__value",
            "aria-hidden": "true",
          },
          String(CROWD),
        ),
      );
      keys.push({ mark: square, words: pen.say("charts.crowded") });
    }
    return keys;
  },

  table(chart, pen) {
    /** @type {Table[]} */
    const tables = [];
    const [x, y] = [pen.say(chart.x.label), pen.say(chart.y.label)];
    if (chart.points.length || !chart.cells.length) {
      tables.push({
        head: [pen.say("charts.place"), x, y],
        rows: chart.points.map((point) => [pen.say(point.label), number(point.x), number(point.y)]),
      });
    }
    if (chart.cells.length) {
      /** @param {number} tenth */
      const range = (tenth) => `${tenth * 10}–${tenth * 10 + 10}`;
      tables.push({
        head: [x, y, pen.say("charts.people")],
        rows: chart.cells.map((cell) => [range(cell.x), range(cell.y), number(cell.count)]),
      });
    }
    return tables;
  },
};
