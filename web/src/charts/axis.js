// Round numbers along an axis, and the names under it.

import { number, weight, widthOf, wrap } from "./text.js";

const EASY = [1, 2, 2.5, 5, 10];
/** A name no longer than this is never broken: “10 月” on two lines is no month. */
const SHORT = 6;
const tidy = (value) => Number(value.toPrecision(12));

/** How many decimals multiples of a step need. */
function decimalsOf(step) {
  for (let digits = 0; digits < 8; digits += 1) {
    const scaled = step * 10 ** digits;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return digits;
  }
  return 8;
}

/** At most `most` round numbers from `low` to `high`, and the distance between them. whole: no step under 1. */
export function ticks(low, high, most, { whole = false } = {}) {
  const rough = Math.max((high - low) / Math.max(1, most - 1), whole ? 1 : 1e-9);
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  const fits = (each) => each >= rough * (1 - 1e-9) && (!whole || Number.isInteger(tidy(each)));
  const step = EASY.map((each) => each * power).find(fits) ?? power * 10;
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return {
    step,
    decimals: decimalsOf(step),
    values: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => tidy((first + index) * step)),
  };
}

/** Years stand without a comma; any other number has one. */
export function sayX(values) {
  const years = values.every((value) => Number.isInteger(value) && value >= 1900 && value <= 2100);
  return (value) => (years ? String(value) : number(value, decimalsOf(value)));
}

/** Numbers under the axis, as many as stand side by side: [{value, words: [line]}]. */
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

/** Names under the axis: all of them on at most two lines, or every second, third … one. */
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

/** Move boxes {want, height} apart so that none lies on another, as near to where they want to be as there is room. */
export function apart(boxes, top, bottom) {
  const order = [...boxes].sort((a, b) => a.want - b.want);
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
  return boxes;
}
