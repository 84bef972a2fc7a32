// The room's view of one exercise, on a slide and on a phone. Before it is revealed there is only a number.

import { mountCards } from "../charts/cards.js";
import { crowd } from "../charts/crowd.js";
import { drawChart, redrawChart } from "../charts/index.js";
import { weight } from "../charts/text.js";
import { h, uid } from "../kit/dom.js";
import { htmlLang, labelIn } from "../kit/i18n.js";

/** The width of a slide inside its margins, and of its charts, in units of 1/1920 of the slide. */
const INSIDE = 1696;
const COLUMNS = { map: 900, rings: 600, default: 1240 };
/** The room for a figure beside the charts. */
const FIGURE = 356;
const HEIGHTS = { least: 360, most: 720, map: 856 };
/** Titles above this many characters (a Chinese one counts double) are set smaller. */
const LONG = 46;
/** A slide has room for two figures beside the number of answers: the first of these that there are. */
const ON_A_SLIDE = ["change", "mean", "gap", "votes", "words", "entries", "median", "paired"];
/** The room's own count of answers is said once, together with how many are there. */
const COUNT = "people";

/** What each mounted root paints. Held from the root alone, so that a view taken off the page is forgotten. */
const mounted = new WeakMap();

const other = (language) => (language === "en" ? "zh" : "en");

/** Whether a key stands under a chart and takes a line of the slide. */
function isKeyed(chart) {
  if (chart.kind === "bars") return chart.series.length > 1 || chart.highlight.length > 0;
  return ["lines", "histogram"].includes(chart.kind)
    ? chart.series.length > 1
    : chart.kind === "matrix" && chart.cells.flat().some(({ mark }) => mark);
}

function setText(el, words, lang) {
  if (el.textContent !== words) el.textContent = words;
  if (lang && el.lang !== lang) el.lang = lang;
}

/** A number and the Chinese around it, with their spaces: a line breaks before or after all of it. */
const COUNTED = /((?:[\p{Script=Han}] )?[\d.,%\u2212+]*\d[\d.,%]*(?: [\p{Script=Han}])?)/u;

/** A part of a title with its numbers held together. */
function held(part) {
  return part
    .split(COUNTED)
    .map((words, index) =>
      index % 2 && words.includes(" ") ? h("span", { class: "es-held" }, words) : words,
    );
}

/** A title whose Chinese may only break where its writer allows it. */
function setTitle(el, text, language) {
  const words = labelIn(text, language);
  if (el.dataset.words === words && el.lang === htmlLang(language)) return;
  el.dataset.words = words;
  el.lang = htmlLang(language);
  el.replaceChildren(
    ...words
      .split("<wbr>")
      .flatMap((part, index) => [...(index ? [document.createElement("wbr")] : []), ...held(part)]),
  );
}

/** The largest letters in which a figure fits beside the chart, in the slide's units; null for the usual ones. */
function fitting(value) {
  const size = Math.floor(FIGURE / (value.length * 0.57));
  return size < 84 ? Math.max(size, 30) : null;
}

function stat(label, value, { small = null, lang }) {
  const size = fitting(value);
  return h(
    "div",
    null,
    h("dt", { lang }, label),
    h(
      "dd",
      { "data-long": size !== null, style: size === null ? {} : { "--es-fit": size } },
      value,
      small ? h("small", { lang }, small) : null,
    ),
  );
}

/**
 * Mount the room's view of an exercise in `root`.
 * waiting: an element for the middle of a slide until the answers are shown. lead: a Text said there.
 * Returns {update(view, {joined}), fit(), destroy(), side}; side is the slide's right-hand column, for its controls.
 */
export function mountView(root, { words, variant = "phone", lead = null, waiting = null }) {
  const deck = variant === "deck";
  const titleId = uid("live");
  const title = h(deck ? "h1" : "h3", { class: "es-live__title", id: titleId });
  const companion = deck ? h("p", { class: "es-companion" }) : null;
  const caption = h("p", { class: "es-live__caption" });
  const wait = h("p", { class: "es-live__wait" });
  const leading = h("p", { class: "es-live__lead", hidden: true });
  const stats = h("dl", { class: "es-live__stats" });
  const charts = h("div", { class: "es-live__charts" });
  const cards = h("div", { class: "es-cards" });
  const status = h("p", { class: "es-vh", role: "status" });
  const people = h("div", { class: "es-live__crowd", hidden: true });
  const middle = h("div", { class: "es-live__waiting" }, leading, waiting, people, wait);
  const main = h("div", { class: "es-live__main" }, middle, charts, cards);
  const side = h("div", { class: "es-live__side" }, stats, caption);
  const head = h("div", { class: "es-live__head" }, title, companion);
  root.classList.add("es-live", `es-live--${variant}`);
  root.replaceChildren(
    ...(deck ? [head, main, side, status] : [head, caption, wait, stats, charts, cards, status]),
  );
  const pack = mountCards(cards, { words, frame: deck ? main : null });
  let view = null;
  let joined = null;
  let drawn = [];

  const stateOf = () => (view.shown ? "shown" : view.revealed ? "few" : "waiting");

  /** The room for each chart of a slide, in the slide's units. */
  function sizeOf(wanted) {
    if (!deck || !wanted.length) return {};
    const unit = root.clientWidth / INSIDE || 1;
    const free =
      (main.clientHeight ? main.clientHeight / unit : 600) / wanted.length - (wanted.some(isKeyed) ? 64 : 0);
    const most = view.view === "map" ? HEIGHTS.map : HEIGHTS.most;
    return {
      width: COLUMNS[view.view] ?? COLUMNS.default,
      height: view.view === "map" ? most : Math.floor(Math.min(Math.max(free, HEIGHTS.least), most)),
    };
  }

  function paintCharts() {
    const wanted = view.shown ? view.charts : [];
    const size = sizeOf(wanted);
    const next = wanted.map((chart, index) => {
      const key = JSON.stringify([chart, size, deck]);
      const had = drawn[index];
      if (had?.kind !== chart.kind)
        return {
          key,
          kind: chart.kind,
          figure: drawChart(chart, words, {
            variant: deck ? "deck" : "form",
            caption: !deck || wanted.length > 1,
            ...size,
          }),
        };
      if (had.key !== key) redrawChart(had.figure, chart, size);
      return { ...had, key };
    });
    if (next.length !== drawn.length || next.some(({ figure }, index) => figure !== drawn[index]?.figure))
      charts.replaceChildren(...next.map(({ figure }) => figure));
    drawn = next;
  }

  /** Who is in the room and who has answered, in the middle of a slide that waits. */
  function paintCrowd(state) {
    const key = state !== "shown" && deck && !waiting && joined ? `${view.n}/${joined}` : "";
    people.hidden = !key;
    if (people.dataset.key === key) return;
    people.dataset.key = key;
    people.replaceChildren(...(key ? [crowd({ n: view.n, joined, width: 1240, height: 300 })] : []));
  }

  function paintStats() {
    const lang = htmlLang(words.language);
    const shown = view.shown ? view.stats : [];
    const of = joined === null ? null : words.say("charts.live-of", { n: joined });
    const told = shown.filter(({ id }) => id !== COUNT);
    const own = deck ? ON_A_SLIDE.flatMap((id) => told.filter((each) => each.id === id)).slice(0, 2) : told;
    const count =
      deck || view.shown
        ? [
            stat(words.say("charts.live-answers"), view.n === null ? "–" : String(view.n), {
              small: of && ` ${of}`,
              lang,
            }),
          ]
        : [];
    const key = JSON.stringify([own, view.n, joined, lang]);
    if (stats.dataset.key === key) return;
    stats.dataset.key = key;
    stats.replaceChildren(
      ...own.map(({ label, value }) => stat(words.say(label), words.say(value), { lang })),
      ...count,
    );
  }

  function paint() {
    if (!view) return;
    const { language } = words;
    const lang = htmlLang(language);
    const state = stateOf();
    const before = root.dataset.state;
    root.dataset.state = state;
    root.dataset.view = view.view;
    setTitle(title, view.title, language);
    title.dataset.long = weight(labelIn(view.title, language)) > LONG;
    if (companion)
      setText(
        companion,
        labelIn(view.title, other(language)).replaceAll("<wbr>", ""),
        htmlLang(other(language)),
      );
    setText(caption, state === "shown" ? words.say(view.caption) : "", lang);
    caption.hidden = state !== "shown";
    const suffix = deck ? "" : "-phone";
    const sentence =
      view.n === 0 && (deck || state === "few")
        ? "charts.live-none"
        : state === "few"
          ? `charts.live-few${suffix}`
          : `charts.live-waiting${suffix}`;
    setText(wait, state === "shown" ? "" : words.say(sentence, { n: view.n, minimum: view.minimum }), lang);
    wait.hidden = state === "shown";
    middle.hidden = state === "shown";
    leading.hidden = !lead;
    if (lead) setText(leading, words.say(lead), lang);
    // Rings list what stands in them; cards would say it again.
    const pile = state === "shown" && view.view !== "rings" ? view.cards : [];
    charts.hidden = state !== "shown" || view.charts.length === 0;
    cards.hidden = pile.length === 0;
    paintStats();
    paintCrowd(state);
    paintCharts();
    pack.update(pile);
    if (state === "shown" && before && before !== "shown")
      setText(status, words.say("charts.live-announce", { title: words.say(view.title) }), lang);
  }

  function fit() {
    if (!view) return;
    paintCharts();
    pack.fit();
  }

  mounted.set(root, paint);
  words.bind(root, (node) => mounted.get(node)?.());
  const watch = deck && typeof ResizeObserver !== "undefined" ? new ResizeObserver(fit) : null;
  watch?.observe(main);

  return {
    side,
    fit,
    /** Show a view as the room sent it (n is null while nothing is known); joined: how many are in the room, where that is known. */
    update(next, { joined: there = null } = {}) {
      view = next;
      joined = there;
      paint();
    },
    destroy() {
      watch?.disconnect();
      mounted.delete(root);
      root.replaceChildren();
    },
  };
}
