// Charts, drawn from the descriptions that docs/protocol.md lists for each kind. Every picture has a table
// made from the same data.

import { h, icon, s, uid } from "../kit/dom.js";
import { bars } from "./bars.js";
import { groups } from "./groups.js";
import { heatmap } from "./heatmap.js";
import { histogram } from "./histogram.js";
import { createInk, SIZES } from "./ink.js";
import { lines } from "./lines.js";
import { map } from "./map.js";
import { matrix } from "./matrix.js";
import { pyramid } from "./pyramid.js";
import { rings } from "./rings.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Chart } from "../kit/types.d.ts" */
/** @import { ChartKind, Pen, Table, Variant } from "./types.d.ts" */

/**
 * The description and the parts of a drawn figure.
 * @typedef {object} Drawn
 * @property {Chart} chart
 * @property {I18n} words
 * @property {Variant} variant
 * @property {number} [width]
 * @property {number} [height]
 * @property {{ title: string, table: string }} ids
 * @property {HTMLElement} caption
 * @property {HTMLElement} picture
 * @property {HTMLElement} tables the place of the table twin
 * @property {HTMLElement | null} toggle the words that open it
 * @property {number} [painted] the width that it was painted for
 */

/** @type {{ [K in Chart["kind"]]: ChartKind<Extract<Chart, { kind: K }>> }} */
const KINDS = { bars, histogram, map, rings, heatmap, lines, matrix, pyramid, groups };
const NARROWEST = 260;
const WIDEST = 620;

/**
 * Held from the figure alone, so that a figure taken off the page can be collected.
 * @type {WeakMap<HTMLElement, Drawn>}
 */
const drawn = new WeakMap();

/** @param {Drawn} figure @returns {Pen} */
function penFor({ chart, words, variant, width, height, ids, picture }) {
  const deck = variant === "deck";
  const size = SIZES[variant];
  const natural = Math.round(Math.min(Math.max(picture.clientWidth || 340, NARROWEST), WIDEST));
  return {
    deck,
    size,
    ids,
    ink: createInk(size.tile),
    width: width ?? (deck ? 1240 : natural),
    height: height ?? 640,
    say: (what, params) => words.say(what, params),
    lang: words.language,
    title: words.say(chart.title),
  };
}

/** @param {HTMLElement} figure */
function paint(figure) {
  const state = drawn.get(figure);
  if (!state) return;
  const { chart, variant, ids, caption, picture, tables: twin, toggle } = state;
  const kind = /** @type {ChartKind<Chart>} */ (KINDS[chart.kind]);
  const pen = penFor(state);
  const pictured = kind.draw?.(chart, pen); // boxes of words are no picture
  const lang = pen.lang === "zh" ? "zh-Hans" : "en";
  const summary = chart.summary ? h("span", { class: "es-chart__summary" }, pen.say(chart.summary)) : null;
  caption.replaceChildren(h("span", { id: ids.title, lang }, pen.title), ...(summary ? [summary] : []));
  const keys = kind.legend(chart, pen);
  const svg = pictured
    ? s(
        "svg",
        {
          class: "es-chart__svg",
          viewBox: `0 0 ${round(pictured.width)} ${round(pictured.height)}`,
          role: "img",
          lang,
          "aria-labelledby": ids.title,
          "aria-describedby": ids.table,
          style: { "--es-chart-w": round(pictured.width), "--es-chart-h": round(pictured.height) },
        },
        pictured.parts,
        pen.ink.defs(),
      )
    : null;
  const legend = keys.length
    ? h(
        "ul",
        { class: "es-legend", lang },
        keys.map(({ mark, words }) => h("li", null, mark, h("span", null, words))),
      )
    : null;
  const list = kind.list?.(chart, pen) ?? null;
  const order = variant === "deck" ? [svg, list, legend] : [legend, svg, list];
  picture.replaceChildren(...order.flatMap((part) => part ?? []));
  const tables = [kind.table(chart, pen)].flat();
  twin.replaceChildren(...tables.map((each, index) => table(each, pen, index ? null : ids.table)));
  twin.lang = lang;
  if (toggle) toggle.textContent = pen.say("charts.as-table");
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/** @param {Table} twin @param {Pen} pen @param {string | null} id */
function table({ head, rows, foot = [] }, pen, id) {
  /** @param {string[]} cells */
  const row = ([name, ...cells]) =>
    h(
      "tr",
      null,
      h("th", { scope: "row" }, name),
      cells.map((cell) => h("td", { class: "n" }, cell)),
    );
  return h(
    "table",
    { class: "es-table", id },
    h("caption", { class: "es-vh" }, pen.title),
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        head.map((words, index) => h("th", { scope: "col", class: index ? "n" : null }, words)),
      ),
    ),
    h("tbody", null, rows.map(row)),
    foot.length ? h("tfoot", null, foot.map(row)) : null,
  );
}

const widths =
  typeof ResizeObserver === "undefined"
    ? null
    : new ResizeObserver((entries) => {
        for (const { target } of entries) {
          const figure = target.parentElement;
          const state = figure && drawn.get(figure);
          if (!state || state.painted === target.clientWidth || !target.clientWidth) continue;
          state.painted = target.clientWidth;
          paint(figure);
        }
      });

/**
 * Draw a chart: a figure with its caption, key, picture and table.
 * @param {Chart} chart
 * @param {I18n} words
 * @param {object} [options]
 * @param {Variant} [options.variant] "form": fits its place, the table in a disclosure; "deck": in units of 1/1920 of the
 *   slide, the table for screen readers only
 * @param {boolean} [options.caption] whether the title is visible
 * @param {number} [options.width] of the picture on the deck
 * @param {number} [options.height]
 */
export function drawChart(
  chart,
  words,
  { variant = "form", caption = variant === "form", width, height } = {},
) {
  if (!(chart.kind in KINDS)) throw new Error(`no chart of kind ${chart.kind}`);
  const picture = h("div", { class: "es-chart__picture" });
  const heading = h("figcaption", { class: caption ? null : "es-vh" });
  const tables = h("div");
  const toggle = variant === "deck" ? null : h("span");
  const twin = toggle
    ? h("details", { class: "es-more es-chart__twin" }, h("summary", null, icon("chevron"), toggle), tables)
    : h("div", { class: "es-vh" }, tables);
  const figure = h(
    "figure",
    { class: `es-chart es-chart--${chart.kind} es-chart--${variant}` },
    heading,
    picture,
    twin,
  );
  drawn.set(figure, {
    caption: heading,
    picture,
    tables,
    toggle,
    chart,
    words,
    variant,
    width,
    height,
    ids: { title: uid("chart"), table: uid("table") },
  });
  words.bind(figure, paint);
  if (variant !== "deck") widths?.observe(picture);
  return figure;
}

/**
 * Draw other data of the same kind in the same place, or another size: nothing flickers, an open table stays open.
 * @param {HTMLElement} figure
 * @param {Chart} chart
 * @param {{ width?: number, height?: number }} [size]
 */
export function redrawChart(figure, chart, { width, height } = {}) {
  const state = drawn.get(figure);
  if (!state) throw new Error("not a chart");
  if (state.chart.kind !== chart.kind) throw new Error("a chart keeps its kind");
  Object.assign(state, { chart, width: width ?? state.width, height: height ?? state.height });
  paint(figure);
}
