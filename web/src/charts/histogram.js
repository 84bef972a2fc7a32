// How many people chose each value: one panel for each series over the same scale, so that before and after compare.

import { s } from "../kit/dom.js";
import { box, keyMark } from "./ink.js";
import { label, number, widthOf } from "./text.js";

/** @import { HistogramChart, HistogramSeries } from "../kit/types.d.ts" */
/** @import { ChartKind, Pen } from "./types.d.ts" */
/** @import { Child, SvgAttributes } from "../kit/dom-types.d.ts" */

const DIAMOND = "M0-1L1 0L0 1L-1 0Z";
const TRIANGLE = "M0-1L1 1H-1Z";

/** A mean has one decimal, a median as many as it needs: 6 or 6.5. */
/** @param {number | null} value */
const mean = (value) => number(value, 1);
/** @param {number | null} value */
const median = (value) => number(value, Number.isInteger(value) ? 0 : 1);

/** @param {string} path @param {SvgAttributes & { x: number, y: number, size: number }} options */
function shape(path, { x, y, size, ...attrs }) {
  return s("path", {
    d: path,
    transform: `translate(${x} ${y}) scale(${size})`,
    "vector-effect": "non-scaling-stroke",
    ...attrs,
  });
}

/**
 * The middle of words on one line, moved so that they stay inside the picture.
 * @param {number} x
 * @param {string} words
 * @param {number} size
 * @param {number} width
 */
function inside(x, words, size, width) {
  const half = widthOf(words, size, { bold: true }) / 2;
  return Math.min(Math.max(x, half), width - half);
}

/**
 * The mark and words of a mean or a median, from x to the right, and the place where they end.
 * @param {string} path
 * @param {string} words
 * @param {{ x: number, y: number, size: number, gap: number, cls: string }} options
 */
function said(path, words, { x, y, size, gap, cls }) {
  const tip = size * 0.32;
  return {
    parts: [
      shape(path, { x: x + tip, y: y - size * 0.35, size: tip, class: cls, "stroke-width": 0 }),
      label(words, { x: x + tip * 2 + gap / 2, y, size, class: "es-chart__name" }),
    ],
    end: x + tip * 2 + gap / 2 + widthOf(words, size),
  };
}

/**
 * The words of a panel: over the mean's line and under the median's mark, or with several panels in a row on top.
 * @param {HistogramSeries} series
 * @param {Pen} pen
 * @param {{ top: number, floor: number, place: (value: number) => number, titled: boolean }} options
 */
function wordsOf(series, pen, { top, floor, place, titled }) {
  const { size, width } = pen;
  const sayMean = series.mean === null ? null : pen.say("charts.mean", { value: mean(series.mean) });
  const sayMedian =
    series.median === null ? null : pen.say("charts.median", { value: median(series.median) });
  /** @type {Child[]} */
  const parts = [];
  if (titled) {
    const name = pen.say(series.label);
    const y = top + size.text;
    let x = widthOf(name, size.text, { bold: true }) + size.gap * 2;
    parts.push(label(name, { x: 0, y, size: size.text, class: "es-chart__value" }));
    /** @type {[string, string | null, string][]} */
    const marks = [
      [DIAMOND, sayMean, "es-chart__diamond"],
      [TRIANGLE, sayMedian, "es-chart__median"],
    ];
    for (const [path, words, cls] of marks) {
      if (!words) continue;
      const done = said(path, words, { x, y, size: size.small, gap: size.gap, cls });
      parts.push(done.parts);
      x = done.end + size.gap * 2;
    }
    return parts;
  }
  if (sayMean && series.mean !== null)
    parts.push(
      label(sayMean, {
        x: inside(place(series.mean), sayMean, size.text, width),
        y: top + size.text,
        size: size.text,
        anchor: "middle",
        class: "es-chart__value",
      }),
    );
  if (sayMedian && series.median !== null) {
    const x = place(series.median);
    const back = x + widthOf(sayMedian, size.small) + size.small > width;
    parts.push(
      label(sayMedian, {
        x: back ? x - size.small * 0.6 : x + size.small * 0.6,
        y: floor + size.text * 2.75,
        size: size.small,
        anchor: back ? "end" : "start",
        class: "es-chart__name",
      }),
    );
  }
  return parts;
}

/**
 * @param {HistogramSeries} series
 * @param {HistogramChart} chart
 * @param {Pen} pen
 * @param {{ top: number, height: number, most: number, titled: boolean }} options
 * @returns {Child[]}
 */
function panel(series, chart, pen, { top, height, most, titled }) {
  const { size, width, ink } = pen;
  const slot = width / series.counts.length;
  /** @param {number} value */
  const place = (value) => slot * (value - chart.min + 0.5);
  const head = size.text * 1.5;
  const floor = top + height - size.text * (titled ? 2.25 : 3.1);
  const tall = floor - (top + head + size.value * 1.35);
  /** @type {Child[]} */
  const parts = [];
  if (series.mean !== null)
    parts.push(
      s("path", {
        class: "es-chart__mean",
        d: `M${place(series.mean)} ${top + head}V${floor}`,
        "stroke-width": size.line * 1.6,
      }),
    );
  series.counts.forEach((count, index) => {
    const middle = slot * (index + 0.5);
    const wide = Math.min(slot * 0.78, 110);
    const high = most ? (tall * count) / most : 0;
    // The ground behind the number keeps the mean's line from crossing it.
    const ground = Math.min(widthOf(String(count), size.value, { bold: true }) + size.gap, slot);
    parts.push(
      s("rect", {
        class: "es-chart__ground",
        x: middle - ground / 2,
        y: floor - high - size.value * 1.3,
        width: ground,
        height: size.value * 1.3,
      }),
    );
    if (count)
      parts.push(
        box(ink, series.style, {
          x: middle - wide / 2,
          y: floor - high,
          width: wide,
          height: high,
          line: size.line,
        }),
      );
    parts.push(
      label(number(count), {
        x: inside(middle, number(count), size.value, width),
        y: floor - high - size.value * 0.35,
        size: size.value,
        anchor: "middle",
        class: count ? "es-chart__value" : "es-chart__nil",
      }),
    );
    parts.push(
      label(String(chart.min + index), {
        x: middle,
        y: floor + size.text * 1.35,
        size: size.text,
        anchor: "middle",
        class: "es-chart__name",
      }),
    );
  });
  parts.push(s("path", { class: "es-chart__zero", d: `M0 ${floor}H${width}`, "stroke-width": size.line }));
  if (series.mean !== null)
    parts.push(
      shape(DIAMOND, {
        x: place(series.mean),
        y: floor,
        size: size.gap * 1.15,
        class: "es-chart__diamond",
        "stroke-width": size.line,
      }),
    );
  if (series.median !== null)
    parts.push(
      shape(TRIANGLE, {
        x: place(series.median),
        y: floor + (titled ? size.text * 1.8 : size.text * 2.75 - size.small * 0.35),
        size: size.small * 0.32,
        class: "es-chart__median",
      }),
    );
  return [parts, wordsOf(series, pen, { top, floor, place, titled })];
}

/** @type {ChartKind<HistogramChart>} */
export const histogram = {
  draw(chart, pen) {
    const { size, width, deck } = pen;
    const several = chart.series.length > 1;
    const ends = size.small * 1.7;
    const each = deck ? (pen.height - ends) / chart.series.length : several ? 190 : 235;
    const most = Math.max(...chart.series.flatMap((series) => series.counts));
    const parts = chart.series.flatMap((series, index) =>
      panel(series, chart, pen, {
        top: index * (each + (deck ? 0 : 8)),
        height: each,
        most,
        titled: several,
      }),
    );
    const height = each * chart.series.length + (deck ? 0 : 8 * (chart.series.length - 1)) + ends;
    const base = { y: height - size.small * 0.4, size: size.small, class: "es-chart__quiet" };
    parts.push(
      label(pen.say(chart.ends.low), { ...base, x: 0 }),
      label(pen.say(chart.ends.high), { ...base, x: width, anchor: "end" }),
    );
    return { width, height, parts };
  },

  legend(chart, pen) {
    return chart.series.length > 1
      ? chart.series.map((series) => ({ mark: keyMark(series.style), words: pen.say(series.label) }))
      : [];
  },

  table(chart, pen) {
    const values = chart.series[0].counts.map((_, index) => chart.min + index);
    return {
      head: [
        pen.say("charts.mark"),
        ...chart.series.map((series) =>
          chart.series.length > 1 ? pen.say(series.label) : pen.say("charts.people"),
        ),
      ],
      rows: values.map((value, index) => [
        String(value),
        ...chart.series.map((series) => number(series.counts[index])),
      ]),
      foot: [
        [pen.say("charts.mean-head"), ...chart.series.map((series) => mean(series.mean))],
        [pen.say("charts.median-head"), ...chart.series.map((series) => median(series.median))],
        [pen.say("charts.n-head"), ...chart.series.map((series) => number(series.n))],
      ],
    };
  },
};
