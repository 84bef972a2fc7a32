// Places for the names beside their points: the first side that hits nothing and stays inside.

import { shorten, widthOf } from "./text.js";

/** @import { Box, Point, Sizes } from "./types.d.ts" */

/** The square that the names stay in. @typedef {{ x0: number, y0: number, side: number }} Frame */
/** @typedef {Box & { anchor: "start" | "middle" | "end" }} Side */

/** @param {Box} box @param {Box[]} others */
function overlap(box, others) {
  return others.reduce((sum, other) => {
    const wide = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
    const high = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
    return sum + (wide > 0 && high > 0 ? wide * high : 0);
  }, 0);
}

/**
 * Every side of a point, kept inside the frame.
 * @param {Point} point
 * @param {{ words: string, frame: Frame, size: Sizes }} options
 * @returns {Side[]}
 */
function sides(point, { words, frame, size }) {
  const width = widthOf(words, size.text, { bold: true });
  const height = size.text * 1.2;
  const off = size.mark / 2 + size.gap * 0.6;
  /** @param {number} value @param {number} low @param {number} high */
  const clamp = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));
  /** @type {(Point & Pick<Side, "anchor">)[]} */
  const boxes = [
    { x: point.x + off, y: point.y - height / 2, anchor: "start" },
    { x: point.x - off - width, y: point.y - height / 2, anchor: "end" },
    { x: point.x - width / 2, y: point.y + off, anchor: "middle" },
    { x: point.x - width / 2, y: point.y - off - height, anchor: "middle" },
    { x: point.x - off, y: point.y + off, anchor: "start" },
    { x: point.x - width + off, y: point.y + off, anchor: "end" },
    { x: point.x - off, y: point.y - off - height, anchor: "start" },
    { x: point.x - width + off, y: point.y - off - height, anchor: "end" },
  ];
  return boxes.map((box) => ({
    ...box,
    width,
    height,
    x: clamp(box.x, frame.x0 + 2, frame.x0 + frame.side - width - 2),
    y: clamp(box.y, frame.y0 + 2, frame.y0 + frame.side - height - 2),
  }));
}

/**
 * Choose sides in one order of the points; `cost` is the area on which words lie over something else.
 * @param {number[]} order
 * @param {Side[][]} choices
 * @param {Box[]} taken
 */
function attempt(order, choices, taken) {
  /** @type {Side[]} */
  const chosen = [];
  let cost = 0;
  for (const index of order) {
    const others = [...taken, ...chosen.filter(Boolean)];
    const rated = choices[index].map((box) => ({ box, over: overlap(box, others) }));
    const best = rated.reduce((a, b) => (b.over < a.over ? b : a));
    cost += best.over;
    chosen[index] = best.box;
  }
  return { cost, chosen };
}

/**
 * The name of each point with its place, in the same order.
 * @param {(Point & { words: string })[]} points
 * @param {{ taken: Box[], frame: Frame, size: Sizes }} options
 */
export function place(points, { taken, frame, size }) {
  if (!points.length) return [];
  const marks = points.map((point) => ({
    x: point.x - size.mark / 2,
    y: point.y - size.mark / 2,
    width: size.mark,
    height: size.mark,
  }));
  const words = points.map((point) => shorten(point.words, frame.side * 0.48, size.text, { bold: true }));
  const choices = points.map((point, index) => sides(point, { words: words[index], frame, size }));
  const first = points.map((_, index) => index);
  const orders = first.flatMap((start) => {
    const turned = [...first.slice(start), ...first.slice(0, start)];
    return [turned, [...turned].reverse()];
  });
  const { chosen } = orders
    .map((order) => attempt(order, choices, [...taken, ...marks]))
    .reduce((a, b) => (b.cost < a.cost ? b : a));
  return chosen.map((box, index) => ({
    words: words[index],
    anchor: box.anchor,
    y: box.y + size.text * 0.95,
    x: { start: box.x, middle: box.x + box.width / 2, end: box.x + box.width }[box.anchor],
  }));
}
