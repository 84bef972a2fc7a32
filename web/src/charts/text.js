// Words and numbers inside a picture: SVG does not wrap, so lines are broken here.

import { s } from "../kit/dom.js";

/** @import { SvgAttributes } from "../kit/dom-types.d.ts" */
/** @import { Label } from "../kit/types.d.ts" */

/** How a text is written. @typedef {{ bold?: boolean }} Weight */
/** @typedef {SvgAttributes & { x: number, y: number, size: number, anchor?: "start" | "middle" | "end" }} LabelOptions */

/** @type {CanvasRenderingContext2D | null | undefined} */
let canvas;
/**
 * The width of a text in the picture's own units, with a margin for the differences between fonts.
 * @param {string} text
 * @param {number} size
 * @param {Weight} [weight]
 */
export function widthOf(text, size, { bold = false } = {}) {
  canvas ??= document.createElement("canvas").getContext("2d");
  if (!canvas) return weight(text) * size * 0.5; // a browser that refuses another canvas
  canvas.font = `${bold ? 700 : 400} ${size}px sans-serif`;
  return canvas.measureText(text).width * (bold ? 1.09 : 1.05);
}

const HAN = /\p{Script=Han}/u;
/**
 * The language of typed words, guessed by their script.
 * @param {string} words
 */
export function typedLang(words) {
  return HAN.test(words) ? "zh-Hans" : "en";
}

/**
 * The lang attribute of a label: none for one in the page's own language.
 * @param {Label} label
 */
export function langOf(label) {
  return "typed" in label ? typedLang(label.typed) : null;
}

/**
 * The length of words, a Chinese character counting double.
 * @param {string} words
 */
export function weight(words) {
  return [...words].reduce((sum, letter) => sum + (HAN.test(letter) ? 2 : 1), 0);
}

/**
 * The parts that are never broken: Latin words with their space, Chinese characters with the marks that close them.
 * @param {string} text
 */
function pieces(text) {
  return text.match(/[\p{Script=Han}][，。、；：？！”’）》]*|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? [];
}

/**
 * Break a text into at most `lines` lines of `most` units; a text that does not fit ends with an ellipsis.
 * @param {string} text
 * @param {number} most
 * @param {number} size
 * @param {Weight & { lines?: number }} [options]
 */
export function wrap(text, most, size, { bold = false, lines = 2 } = {}) {
  /** @type {string[]} */
  const done = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (line && widthOf((line + piece).trimEnd(), size, { bold }) > most) {
      done.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  if (line.trim()) done.push(line.trimEnd());
  const kept = done.slice(0, lines);
  if (done.length > lines) kept[lines - 1] += "…";
  return kept.map((words) => shorten(words, most, size, { bold }));
}

/**
 * Cut one line to `most` units.
 * @param {string} text
 * @param {number} most
 * @param {number} size
 * @param {Weight} [weight]
 */
export function shorten(text, most, size, { bold = false } = {}) {
  if (widthOf(text, size, { bold }) <= most) return text;
  const letters = [...text.replace(/…$/, "")];
  while (letters.length > 1 && widthOf(`${letters.join("")}…`, size, { bold }) > most) letters.pop();
  return `${letters.join("")}…`;
}

/**
 * A text of several lines; (x, y) is the first baseline.
 * @param {string[]} parts
 * @param {LabelOptions & { leading?: number }} options
 */
export function lines(parts, { x, y, size, leading = 1.25, anchor = "start", ...attrs }) {
  const spans = parts.map((part, index) => s("tspan", { x, y: y + index * size * leading }, part));
  return s("text", { "text-anchor": anchor, "font-size": size, ...attrs }, spans);
}

/**
 * One line.
 * @param {string} words
 * @param {LabelOptions} options
 */
export function label(words, { x, y, size, anchor = "start", ...attrs }) {
  return s("text", { x, y, "text-anchor": anchor, "font-size": size, ...attrs }, words);
}

/**
 * A number as people read it: Latin digits, thousands apart, a true minus, no minus zero. Null is a dash.
 * @param {number | null | undefined} value
 * @param {number} [decimals]
 */
export function number(value, decimals = 0) {
  if (value === null || value === undefined) return "–";
  // Halves go to the even digit, as they do in Python: a chart and the sentence above it must agree.
  const digits = new Intl.NumberFormat("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    roundingMode: "halfEven",
  });
  const words = digits.format(value).replace("-", "−");
  return /[1-9]/.test(words) ? words : words.replace("−", "");
}
