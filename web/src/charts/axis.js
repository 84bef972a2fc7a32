// Round numbers along an axis, and the names under it.

import { number, weight, widthOf, wrap } from "./text.js";

const EASY = [1, 2, 2.5, 5, 10];
/** A name no longer than this is never broken: “10 月” on two lines is no month. */
const SHORT = 6;
/** @param {number} value */
const tidy = (value) => Number(value.toPrecision(12));

/**
 * The number of decimals that multiples of a step need.
 * @param {number} step
 */
function decimalsOf(step) {
  for (let digits = 0; digits < 8; digits += 1) {
    const scaled = step * 10 ** digits;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return digits;
  }
  return 8;
}

/**
 * At most `most` round numbers from `low` to `high`, and the distance between them.
 * @param {number} low
 * @param {number} high
 * @param {number} most
 * @param {{ whole?: boolean }} [options] whole: no step under 1
 */
export function ticks(low, high, most, { whole = false } = {}) {
  const rough = Math.max((high - low) / Math.max(1, most - 1), whole ? 1 : 1e-9);
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  /** @param {number} each */
  const fits = (each) => each >= rough * (1 - 1e-9) && (!whole || Number.isInteger(tidy(each)));
  const step = EASY.map((each) => each * power).find(fits) ?? power * 10;
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return {
    step,
    decimals: decimalsOf(step),
    values: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => tidy((first + index) * step)),
  };
}

/**
 * The way to write numbers on an axis: years without a comma, any other number with one.
 * @param {number[]} values
 */
export function sayX(values) {
  const years = values.every((value) => Number.isInteger(value) && value >= 1900 && value <= 2100);
  /** @param {number} value */
  const say = (value) => (years ? String(value) : number(value, decimalsOf(value)));
  return say;
}

/** A mark under the axis with its lines of text. @typedef {{ value: number, words: string[] }} Tick */

/**
 * Numbers under the axis, as many as stand side by side.
 * @param {number[]} values
 * @param {{ low: number, high: number, room: number, size: number }} options
 * @returns {Tick[]}
 */
export function numbersUnder(values, { low, high, room, size }) {
  const say = sayX(values);
  const whole = values.every(Number.isInteger);
  for (let most = Math.min(values.length, 11); most > 1; most -= 1) {
    const found = ticks(low, high, most, { whole }).values;
    const widest = Math.max(0, ...found.map((value) => widthOf(say(value), size)));
    if (found.length && (widest + size) * found.length <= room + size)
      return found.map((value) => ({ value, words: [say(value)] }));
  }
  return [...new Set([low, high])].map((value) => ({ value, words: [say(value)] }));
}

/**
 * Names under the axis: all of them on at most two lines, or every second, third … one.
 * @param {number[]} values
 * @param {string[]} names
 * @param {{ room: number, size: number }} options
 * @returns {Tick[]}
 */
export function namesUnder(values, names, { room, size }) {
  const slot = room / Math.max(1, values.length);
  for (let every = 1; every <= values.length; every += 1) {
    const chosen = names
      .map((name, index) => ({
        value: values[index],
        words: wrap(name, slot * every - size * 0.5, size, { lines: weight(name) > SHORT ? 2 : 1 }),
      }))
      .filter((_, index) => index % every === 0);
    if (every * 2 > values.length || !chosen.some(({ words }) => words.some((line) => line.endsWith("…"))))
      return chosen;
  }
  return [];
}

/**
 * Boxes moved apart so that none lies on another, each as near to its wanted middle as there is room. The result is in
 * the order of the boxes.
 * @template {{ want: number, height: number }} B
 * @param {B[]} boxes
 * @param {number} top
 * @param {number} bottom
 * @returns {(B & { y: number })[]} y: the upper edge
 */
export function apart(boxes, top, bottom) {
  const placed = boxes.map((box) => ({ ...box, y: 0 }));
  const order = [...placed].sort((a, b) => a.want - b.want);
  let floor = top;
  for (const each of order) {
    each.y = Math.max(each.want - each.height / 2, floor);
    floor = each.y + each.height;
  }
  floor = bottom;
  for (const each of order.reverse()) {
    each.y = Math.min(each.y, floor - each.height);
    floor = each.y;
  }
  return placed;
}
