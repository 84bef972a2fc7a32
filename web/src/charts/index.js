// A chart is a description before it is a picture: docs/protocol.md says what each kind holds. Every picture has a table
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

const KINDS = { bars, histogram, map, rings, heatmap, lines, matrix, pyramid, groups };
const NARROWEST = 260;
const WIDEST = 620;

/** What is known of each drawn figure. Held from the figure alone, so that a figure taken off the page is forgotten. */
const drawn = new WeakMap();

function penFor({ chart, words, variant, width, height, ids }, picture) {
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

function paint(figure) {
  const state = drawn.get(figure);
  const { chart, variant, ids } = state;
  const kind = KINDS[chart.kind];
  const [caption, picture, twin] = figure.children;
  const pen = penFor(state, picture);
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
        pictured.parts.flat(Infinity),
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
  picture.replaceChildren(
    ...[variant === "deck" ? null : legend, svg, list, variant === "deck" ? legend : null].filter(Boolean),
  );
  const tables = [kind.table(chart, pen)].flat();
  twin.lastElementChild.replaceChildren(
    ...tables.map((each, index) => table(each, pen, index ? null : ids.table)),
  );
  twin.lastElementChild.lang = lang;
  if (variant !== "deck") twin.firstElementChild.lastElementChild.textContent = pen.say("charts.as-table");
}

const round = (value) => Math.round(value * 10) / 10;

function table({ head, rows, foot = [] }, pen, id) {
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
 * variant: "form" (fits its place, the table in a disclosure) or "deck" (units of 1/1920 of the slide, the table for
 * screen readers only). caption: whether the title is seen. width, height: the picture's size on the deck.
 */
export function drawChart(
  chart,
  words,
  { variant = "form", caption = variant === "form", width = undefined, height = undefined } = {},
) {
  if (!(chart.kind in KINDS)) throw new Error(`no chart of kind ${chart.kind}`);
  const picture = h("div", { class: "es-chart__picture" });
  const twin =
    variant === "deck"
      ? h("div", { class: "es-vh" }, h("div"))
      : h(
          "details",
          { class: "es-more es-chart__twin" },
          h("summary", null, icon("chevron"), h("span")),
          h("div"),
        );
  const figure = h(
    "figure",
    { class: `es-chart es-chart--${chart.kind} es-chart--${variant}` },
    h("figcaption", { class: caption ? null : "es-vh" }),
    picture,
    twin,
  );
  if (variant === "deck") twin.prepend(h("span"));
  drawn.set(figure, {
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

/** Draw other data of the same kind in the same place, or another size: nothing flickers, an open table stays open. */
export function redrawChart(figure, chart, { width = undefined, height = undefined } = {}) {
  const state = drawn.get(figure);
  if (state.chart.kind !== chart.kind) throw new Error("a chart keeps its kind");
  Object.assign(state, { chart, width: width ?? state.width, height: height ?? state.height });
  paint(figure);
}
