// Words and numbers inside a picture: SVG does not wrap, so lines are broken here.

import { s } from "../kit/dom.js";

let canvas;
/** The width of a text in the picture's own units. Real fonts differ a little, so a margin is added. */
export function widthOf(text, size, { bold = false } = {}) {
  canvas ??= document.createElement("canvas").getContext("2d");
  canvas.font = `${bold ? 700 : 400} ${size}px sans-serif`;
  return canvas.measureText(text).width * (bold ? 1.09 : 1.05);
}

const HAN = /\p{Script=Han}/u;
/** The language of words somebody typed, guessed by their script. */
export function typedLang(words) {
  return HAN.test(words) ? "zh-Hans" : "en";
}

/** How long words are, a Chinese character counting double. */
export function weight(words) {
  return [...words].reduce((sum, letter) => sum + (HAN.test(letter) ? 2 : 1), 0);
}

/** What may stand on one line together: Latin words with their space, Chinese characters with what closes them. */
function pieces(text) {
  return text.match(/[\p{Script=Han}][，。、；：？！”’）》]*|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? [];
}

/** Break a text into at most `lines` lines of `most` units; what does not fit ends with an ellipsis. */
export function wrap(text, most, size, { bold = false, lines = 2 } = {}) {
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

/** Cut one line to `most` units. */
export function shorten(text, most, size, { bold = false } = {}) {
  if (widthOf(text, size, { bold }) <= most) return text;
  const letters = [...text.replace(/…$/, "")];
  while (letters.length > 1 && widthOf(`${letters.join("")}…`, size, { bold }) > most) letters.pop();
  return `${letters.join("")}…`;
}

/** A text of several lines; (x, y) is the first baseline. */
export function lines(parts, { x, y, size, leading = 1.25, anchor = "start", ...attrs }) {
  const spans = parts.map((part, index) => s("tspan", { x, y: y + index * size * leading }, part));
  return s("text", { "text-anchor": anchor, "font-size": size, ...attrs }, spans);
}

/** One line. A halo in the ground's colour keeps it legible over lines and marks. */
export function label(words, { x, y, size, anchor = "start", ...attrs }) {
  return s("text", { x, y, "text-anchor": anchor, "font-size": size, ...attrs }, words);
}

/** A number as people read it: Latin digits, thousands apart, a true minus, no minus zero. Null is a dash. */
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
