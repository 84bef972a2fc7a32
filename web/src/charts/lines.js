// Lines over numbers or named steps. A series has its colour, its dash, its marker and its name where it ends.

import { markPath, s } from "../kit/dom.js";
import { apart, namesUnder, numbersUnder, sayX, ticks } from "./axis.js";
import { createInk, marker } from "./ink.js";
import { targets } from "./targets.js";
import { label, number, lines as several, widthOf, wrap } from "./text.js";

/** @import { LinesChart, SeriesStyle, ValueSeries } from "../kit/types.d.ts" */
/** @import { ChartKind, Pen, Point, Table } from "./types.d.ts" */
/** @import { Child } from "../kit/dom-types.d.ts" */
/** @import { PlotFrame } from "./targets.js" */

/** The dash of each style, in widths of its line. */
/** @type {Record<SeriesStyle, number[] | null>} */
const DASHES = { 1: null, 2: [5, 2], 3: [1, 1.6], 4: [7, 2, 1.4, 2], 5: [2.6, 2.6] };
/** @param {SeriesStyle} style @param {number} line */
const dash = (style, line) => DASHES[style]?.map((part) => part * line).join(" ") ?? null;

/** @param {number | null} value @returns {value is number} */
const known = (value) => value !== null;

/**
 * The range of y with its round numbers: from zero unless the chart gives another end; nothing drawn lies outside.
 * @param {LinesChart} chart
 * @param {number} most
 */
function rangeOf(chart, most) {
  const marked = chart.marks.filter(({ axis }) => axis === "y").map(({ value }) => value);
  const values = [...chart.series.flatMap((series) => series.values).filter(known), ...marked];
  const low = Math.min(chart.y.min ?? 0, ...values);
  let high = Math.max(chart.y.max ?? -Infinity, ...values);
  if (!(high > low)) high = low + 1;
  const { step, decimals, values: round } = ticks(low, high, most);
  if (!known(chart.y.max)) high = Math.ceil(high / step - 1e-9) * step;
  const bottom = known(chart.y.min) && chart.y.min <= low ? low : Math.floor(low / step + 1e-9) * step;
  const all = ticks(bottom, high, Math.round((high - bottom) / step) + 1);
  return { low: bottom, high, decimals, round: all.step === step ? all.values : round };
}

/**
 * The plot's edges, and the functions from values to places.
 * @param {LinesChart} chart
 * @param {Pen} pen
 */
function frameOf(chart, pen) {
  const { size, deck, width } = pen;
  const range = rangeOf(chart, deck ? 6 : 5);
  const above = chart.marks.filter(({ axis }) => axis === "x");
  const names = chart.series.map((series) =>
    wrap(pen.say(series.label), width * (deck ? 0.24 : 0.28), size.small, { bold: true, lines: 2 }),
  );
  const widest = Math.max(0, ...names.flat().map((words) => widthOf(words, size.small, { bold: true })));
  const left =
    Math.max(...range.round.map((value) => widthOf(number(value, range.decimals), size.small))) +
    size.gap * 1.5;
  const right = width - widest - size.gap * 2 - size.mark * 0.5;
  const top = size.small * (1.9 + 1.35 * above.length);
  const edge = chart.x.categories ? (right - left) / chart.x.values.length / 2 : size.mark * 0.3;
  const room = right - left - (chart.x.categories ? 0 : 2 * edge);
  const along = [...chart.x.values, ...above.map(({ value }) => value)];
  const [low, high] = [Math.min(...along), Math.max(...along)];
  const under = chart.x.categories
    ? namesUnder(
        chart.x.values,
        chart.x.categories.map((name) => pen.say(name)),
        { room, size: size.small },
      )
    : numbersUnder(chart.x.values, { low, high, room, size: size.small });
  const foot = size.small * (1.3 * Math.max(1, ...under.map(({ words }) => words.length)) + 1.9);
  const bottom = (deck ? pen.height : 300 + (above.length ? 20 : 0)) - foot;
  return {
    range,
    names,
    left,
    right,
    top,
    bottom,
    under,
    above,
    foot,
    /** @param {number} value */
    x: (value) =>
      high > low
        ? left + edge + ((value - low) / (high - low)) * (right - left - 2 * edge)
        : (left + right) / 2,
    /** @param {number} value */
    y: (value) => bottom - ((value - range.low) / (range.high - range.low)) * (bottom - top),
  };
}

/** @typedef {ReturnType<typeof frameOf>} Frame */

/** @param {LinesChart} chart @param {Pen} pen @param {Frame} frame @returns {Child[]} */
function axes(chart, pen, frame) {
  const { size } = pen;
  const quiet = { size: size.small, class: "es-chart__quiet" };
  const { range, left, right, bottom } = frame;
  const grid = range.round.map((value) => `M${left} ${frame.y(value)}H${right}`).join("");
  const zero = range.low <= 0 && range.high >= 0 ? frame.y(0) : bottom;
  const above = bottom + size.gap * 0.6 + size.small;
  return [
    s("path", { class: "es-chart__grid", d: grid, "stroke-width": size.line * 0.7 }),
    s("path", { class: "es-chart__zero", d: `M${left} ${zero}H${right}`, "stroke-width": size.line }),
    s("path", {
      class: "es-chart__zero",
      d: frame.under.map(({ value }) => `M${frame.x(value)} ${bottom}v${size.gap * 0.5}`).join(""),
      "stroke-width": size.line,
    }),
    range.round.map((value) =>
      label(number(value, range.decimals), {
        ...quiet,
        x: left - size.gap * 0.8,
        y: frame.y(value) + size.small * 0.35,
        anchor: "end",
      }),
    ),
    frame.under.map(({ value, words }) =>
      several(words, { ...quiet, x: frame.x(value), y: above, leading: 1.2, anchor: "middle" }),
    ),
    label(wrap(pen.say(chart.y.label), pen.width, size.small, { lines: 1 })[0] ?? "", {
      ...quiet,
      x: 0,
      y: size.small,
    }),
    label(wrap(pen.say(chart.x.label), right, size.small, { lines: 1 })[0] ?? "", {
      ...quiet,
      x: right,
      y: bottom + frame.foot - size.small * 0.4,
      anchor: "end",
    }),
  ];
}

/**
 * One series: its line, broken where a value is unknown; its markers; the place where it ends.
 * @param {ValueSeries} series
 * @param {LinesChart} chart
 * @param {Pen} pen
 * @param {Frame} frame
 */
function drawn(series, chart, pen, frame) {
  const { size, ink } = pen;
  const points = series.values.map((value, index) =>
    known(value) ? { x: frame.x(chart.x.values[index]), y: frame.y(value) } : null,
  );
  const path = points
    .map((point, index) => (point ? `${points[index - 1] ? "L" : "M"}${point.x} ${point.y}` : ""))
    .join("");
  const width = size.line * (pen.deck ? 2 : 1.7);
  const step = (frame.right - frame.left) / Math.max(1, points.length - 1);
  const every = Math.max(1, Math.ceil((size.mark * 0.8) / step));
  const last = points.findLastIndex(Boolean);
  /** @param {number} index */
  const alone = (index) => points[index] && !points[index - 1] && !points[index + 1];
  const shown = points.flatMap((point, index) =>
    point && (index === last || alone(index) || index % every === 0) ? [point] : [],
  );
  return {
    end: last < 0 ? null : points[last],
    parts: [
      s("path", {
        class: "es-chart__line",
        d: path,
        stroke: ink.colour(series.style),
        "stroke-width": width,
        "stroke-dasharray": dash(series.style, width),
      }),
      shown.map((point) => marker(ink, series.style, { ...point, size: size.mark * 0.52 })),
    ],
  };
}

/**
 * The names beside the ends of their lines, moved apart where lines end together.
 * @param {{ end: Point | null }[]} found
 * @param {Pen} pen
 * @param {Frame} frame
 */
function ends(found, pen, frame) {
  const { size } = pen;
  const boxes = found.flatMap(({ end }, index) =>
    end
      ? [
          {
            end,
            words: frame.names[index],
            want: end.y,
            height: frame.names[index].length * size.small * 1.15 + size.gap * 0.4,
          },
        ]
      : [],
  );
  const x = frame.right + size.mark * 0.5 + size.gap;
  return apart(boxes, 0, frame.bottom + size.small).map((box) => [
    s("path", {
      class: "es-chart__middle",
      d: `M${box.end.x} ${box.end.y}L${x - size.gap * 0.5} ${box.y + box.height / 2}`,
      "stroke-width": size.line * 0.7,
    }),
    several(box.words, {
      x,
      y: box.y + size.small * 0.95,
      size: size.small,
      leading: 1.15,
      class: "es-chart__value",
    }),
  ]);
}

/** @type {ChartKind<LinesChart>} */
export const lines = {
  draw(chart, pen) {
    const frame = frameOf(chart, pen);
    const found = chart.series.map((series) => drawn(series, chart, pen, frame));
    const { rules, said } = targets(chart, pen, frame);
    const parts = [
      axes(chart, pen, frame),
      rules,
      ends(found, pen, frame),
      found.map((each) => each.parts),
      said,
    ];
    return { width: pen.width, height: frame.bottom + frame.foot, parts };
  },

  legend(chart, pen) {
    if (chart.series.length < 2) return [];
    return chart.series.map((series) => {
      const colour = createInk(5).colour(series.style);
      const mark = s(
        "svg",
        { class: "es-key es-key--line", viewBox: "0 0 48 24", "aria-hidden": "true", focusable: "false" },
        s("path", {
          d: "M0 12H48",
          fill: "none",
          stroke: colour,
          "stroke-width": 3.5,
          "stroke-dasharray": dash(series.style, 3.5),
        }),
        s("path", { d: markPath(series.style), fill: colour, transform: "translate(15 3) scale(.75)" }),
      );
      return { mark, words: pen.say(series.label) };
    });
  },

  table(chart, pen) {
    const say = sayX(chart.x.values);
    /** @type {Table[]} */
    const tables = [
      {
        head: [pen.say(chart.x.label), ...chart.series.map((series) => pen.say(series.label))],
        rows: chart.x.values.map((value, index) => [
          chart.x.categories ? pen.say(chart.x.categories[index]) : say(value),
          ...chart.series.map((series) => number(series.values[index], chart.y.decimals)),
        ]),
      },
    ];
    if (chart.marks.length) {
      /** @param {LinesChart["marks"][number]} mark */
      const value = (mark) => (mark.axis === "y" ? number(mark.value, chart.y.decimals) : say(mark.value));
      tables.push({
        head: [pen.say("charts.target"), pen.say("charts.axis"), pen.say("charts.value")],
        rows: chart.marks.map((mark) => [pen.say(mark.label), pen.say(chart[mark.axis].label), value(mark)]),
      });
    }
    return tables;
  },
};
