// Bars from a zero line, each with its number, zeros too.

import { s } from "../dom.js";
import { box, keyMark } from "./ink.js";
import { uprightBars } from "./columns.js";
import { HIGHLIGHT, measure } from "./measure.js";
import { label, lines, widthOf, wrap } from "./text.js";

function sideways(chart, pen) {
  const { size, width, deck } = pen;
  const facts = measure(chart, pen);
  const wordsAt = (value, index) => (facts.lit(index) && facts.word ? `${facts.say(value)} ${facts.word}` : facts.say(value));
  const room = (side) => Math.max(0, ...chart.series.flatMap((series) => series.values
    .map((value, index) => (side(value ?? 0) ? widthOf(wordsAt(value, index), size.value, { bold: true }) + size.gap : 0))));
  const column = deck ? Math.min(width * 0.36, Math.max(...facts.labels.map((text) => widthOf(text, size.text))) + 2 * size.gap) : 0;
  const left = column + (facts.low < 0 ? room((value) => value < 0) : 0);
  const right = width - room((value) => value >= 0) - size.line;
  const at = (value) => left + ((value - facts.low) / (facts.high - facts.low)) * (right - left);

  const count = chart.series.length;
  const rowHeight = deck ? pen.height / facts.labels.length : null;
  const thick = deck ? Math.min(64, (rowHeight * 0.72) / count - 6) : count > 1 ? 18 : 22;
  const step = thick + (deck ? 6 : 4);
  const parts = [];
  const zeros = deck ? [`M${at(0)} 0V${pen.height}`] : [];
  let y = 0;
  facts.labels.forEach((text, index) => {
    const broken = wrap(text, deck ? column - size.gap : width, size.text, { lines: 2 });
    const block = step * count;
    const top = deck ? y + (rowHeight - block) / 2 : y + broken.length * size.text * 1.3 + 4;
    const first = deck ? y + rowHeight / 2 - ((broken.length - 1) * size.text * 1.15) / 2 + size.text * 0.35 : y + size.text;
    parts.push(lines(broken, { x: 0, y: first, size: size.text, leading: deck ? 1.15 : 1.3, class: "es-chart__name" }));
    chart.series.forEach((series, nth) => {
      const value = series.values[index];
      const place = top + nth * step;
      const end = at(value ?? 0);
      const start = at(0);
      if (value !== null) {
        const [x, wide] = end >= start ? [start, Math.max(end - start, size.line)] : [end, start - end];
        parts.push(box(pen.ink, facts.styleOf(series, index), { x, y: place, width: wide, height: thick, line: size.line }));
      }
      parts.push(label(wordsAt(value, index), {
        x: end + (value < 0 ? -size.gap : size.gap), y: place + thick / 2 + size.value * 0.35, size: size.value,
        anchor: value < 0 ? "end" : "start", class: value ? "es-chart__value" : "es-chart__nil",
      }));
    });
    if (!deck) zeros.push(`M${at(0)} ${top - 2}v${block}`);
    y = deck ? y + rowHeight : top + block + 12;
  });
  parts.push(s("path", { class: "es-chart__zero", d: zeros.join(""), "stroke-width": size.line }));
  return { width, height: y, parts };
}

export const bars = {
  draw: (chart, pen) => (chart.orientation === "vertical" ? uprightBars(chart, pen) : null) ?? sideways(chart, pen),

  legend(chart, pen) {
    const facts = measure(chart, pen);
    const keys = chart.series.length > 1 ? chart.series.map((series) => ({ mark: keyMark(series.style), words: pen.say(series.label) })) : [];
    if (facts.word) keys.push({ mark: keyMark(HIGHLIGHT), words: facts.word });
    return keys;
  },

  table(chart, pen) {
    const facts = measure(chart, pen);
    return {
      head: [pen.say("charts.item"), ...chart.series.map((series) => pen.say(series.label))],
      rows: facts.labels.map((text, index) => [
        facts.lit(index) && facts.word ? `${text} (${facts.word})` : text,
        ...chart.series.map((series) => facts.say(series.values[index])),
      ]),
    };
  },
};
