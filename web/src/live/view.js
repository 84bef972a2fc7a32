// The room's view of one exercise, on a slide and on a phone. Before it is revealed there is only a number.

import { mountCards } from "../charts/cards.js";
import { crowd } from "../charts/crowd.js";
import { drawChart, redrawChart } from "../charts/index.js";
import { weight } from "../charts/text.js";
import { h, uid } from "../kit/dom.js";
import { htmlLang, labelIn } from "../kit/i18n.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { BarsChart, Chart, HiddenRoomView, Label, Language, RoomView, Stat, Text } from "../kit/types.d.ts" */

/** A room view, or before the room has sent one: then n is unknown. @typedef {RoomView | (Omit<HiddenRoomView, "n"> & { n: null })} View */
/** A chart on the page. @typedef {{ key: string, kind: Chart["kind"], figure: HTMLElement }} Drawn */

/** The width of a slide inside its margins, and of its charts, in units of 1/1920 of the slide. */
const INSIDE = 1696;
/** @type {Partial<Record<View["view"], number>> & { default: number }} */
const COLUMNS = { map: 900, rings: 600, default: 1240 };
/** The room for a figure beside the charts. */
const FIGURE = 356;
const HEIGHTS = { least: 360, most: 720, map: 856 };
/** Titles above this many characters (a Chinese one counts double) are set smaller. */
const LONG = 46;
/** A slide has room for two figures beside the number of answers: the first of these that there are. */
const ON_A_SLIDE = ["change", "mean", "gap", "votes", "words", "entries", "median", "paired"];
/** The room's own count of answers; it is shown together with the number of people there. */
const COUNT = "people";

/**
 * What each mounted root paints. Held from the root alone, so that a view taken off the page can be collected.
 * @type {WeakMap<HTMLElement, () => void>}
 */
const mounted = new WeakMap();

/** Keys of the sentence on a slide and on a phone while nothing is shown. */
const SENTENCES = {
  deck: { few: "charts.live-few", waiting: "charts.live-waiting" },
  phone: { few: "charts.live-few-phone", waiting: "charts.live-waiting-phone" },
};

/** @param {Language} language @returns {Language} */
const other = (language) => (language === "en" ? "zh" : "en");

/**
 * Whether a key stands under a chart and takes a line of the slide.
 * @param {Chart} chart
 */
function isKeyed(chart) {
  if (chart.kind === "bars") return chart.series.length > 1 || chart.highlight.length > 0;
  if (chart.kind === "lines" || chart.kind === "histogram") return chart.series.length > 1;
  return chart.kind === "matrix" && chart.cells.flat().some(({ mark }) => mark);
}

/** @param {HTMLElement} el @param {string} words @param {string} [lang] */
function setText(el, words, lang) {
  if (el.textContent !== words) el.textContent = words;
  if (lang && el.lang !== lang) el.lang = lang;
}

/** A number and the Chinese around it, with their spaces: a line breaks before or after all of it. */
const COUNTED = /((?:[\p{Script=Han}] )?[\d.,%\u2212+]*\d[\d.,%]*(?: [\p{Script=Han}])?)/u;

/**
 * A part of a title with its numbers held together.
 * @param {string} part
 * @returns {(string | HTMLElement)[]}
 */
function held(part) {
  return part
    .split(COUNTED)
    .map((words, index) =>
      index % 2 && words.includes(" ") ? h("span", { class: "es-held" }, words) : words,
    );
}

/**
 * A title whose Chinese may only break where its writer allows it.
 * @param {HTMLElement} el
 * @param {Label} text
 * @param {Language} language
 */
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

/**
 * The largest letters in which a figure fits beside the chart, in the slide's units; null for the usual ones.
 * @param {string} value
 */
function fitting(value) {
  const size = Math.floor(FIGURE / (value.length * 0.57));
  return size < 84 ? Math.max(size, 30) : null;
}

/** @param {string} label @param {string} value @param {{ small?: string | null, lang: string }} options */
function stat(label, value, { small = null, lang }) {
  const size = fitting(value);
  return h(
    "div",
    null,
    h("dt", { lang }, label),
    h(
      "dd",
      { "data-long": size !== null, style: size === null ? undefined : { "--es-fit": size } },
      value,
      small ? h("small", { lang }, small) : null,
    ),
  );
}

/**
 * Mount the room's view of an exercise in `root`. `side` is the slide's right-hand column, for its controls.
 * @param {HTMLElement} root
 * @param {object} options
 * @param {I18n} options.words
 * @param {"phone" | "deck"} [options.variant]
 * @param {Text | null} [options.lead] shown in the middle of a slide until the answers are
 * @param {Element | null} [options.waiting] the same, as a picture
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
    ...(companion ? [head, main, side, status] : [head, caption, wait, stats, charts, cards, status]),
  );
  const pack = mountCards(cards, { words, frame: deck ? main : null });
  /** @type {View | null} */
  let view = null;
  /** @type {number | null} */
  let joined = null;
  /** @type {Drawn[]} */
  let drawn = [];

  /** @param {View} view */
  const stateOf = (view) => (view.shown ? "shown" : view.revealed ? "few" : "waiting");

  /**
   * The room for each chart of a slide, in the slide's units.
   * @param {View["view"]} kind
   * @param {Chart[]} wanted
   */
  function sizeOf(kind, wanted) {
    if (!deck || !wanted.length) return {};
    const unit = root.clientWidth / INSIDE || 1;
    const free =
      (main.clientHeight ? main.clientHeight / unit : 600) / wanted.length - (wanted.some(isKeyed) ? 64 : 0);
    const most = kind === "map" ? HEIGHTS.map : HEIGHTS.most;
    return {
      width: COLUMNS[kind] ?? COLUMNS.default,
      height: kind === "map" ? most : Math.floor(Math.min(Math.max(free, HEIGHTS.least), most)),
    };
  }

  /** @param {View} view */
  function paintCharts(view) {
    const wanted = view.shown ? view.charts : [];
    const size = sizeOf(view.view, wanted);
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

  /**
   * The people in the room and those who have answered, in the middle of a slide that waits.
   * @param {View} view
   */
  function paintCrowd(view) {
    const drawn = !view.shown && deck && !waiting && joined ? { n: view.n ?? 0, joined } : null;
    const key = drawn ? `${view.n}/${joined}` : "";
    people.hidden = !drawn;
    if (people.dataset.key === key) return;
    people.dataset.key = key;
    people.replaceChildren(...(drawn ? [crowd({ ...drawn, width: 1240, height: 300 })] : []));
  }

  /** @param {View} view */
  function paintStats(view) {
    const lang = htmlLang(words.language);
    const shown = view.shown ? view.stats : [];
    const of = joined === null ? null : words.say("charts.live-of", { n: joined });
    const others = shown.filter(({ id }) => id !== COUNT);
    const own = deck
      ? ON_A_SLIDE.flatMap((id) => others.filter((each) => each.id === id)).slice(0, 2)
      : others;
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
    const state = stateOf(view);
    const before = root.dataset.state;
    root.dataset.state = state;
    root.dataset.view = view.view;
    setTitle(title, view.title, language);
    title.dataset.long = String(weight(labelIn(view.title, language)) > LONG);
    if (companion)
      setText(
        companion,
        labelIn(view.title, other(language)).replaceAll("<wbr>", ""),
        htmlLang(other(language)),
      );
    setText(caption, view.shown ? words.say(view.caption) : "", lang);
    caption.hidden = state !== "shown";
    const sentence =
      view.n === 0 && (deck || state === "few")
        ? "charts.live-none"
        : SENTENCES[variant][state === "few" ? "few" : "waiting"];
    setText(wait, state === "shown" ? "" : words.say(sentence, { n: view.n, minimum: view.minimum }), lang);
    wait.hidden = state === "shown";
    middle.hidden = state === "shown";
    leading.hidden = !lead;
    if (lead) setText(leading, words.say(lead), lang);
    // Rings list their entries; cards would repeat them.
    const pile = view.shown && view.view !== "rings" ? view.cards : [];
    charts.hidden = !view.shown || view.charts.length === 0;
    cards.hidden = pile.length === 0;
    paintStats(view);
    paintCrowd(view);
    paintCharts(view);
    pack.update(pile);
    if (state === "shown" && before && before !== "shown")
      setText(status, words.say("charts.live-announce", { title: words.say(view.title) }), lang);
  }

  function fit() {
    if (!view) return;
    paintCharts(view);
    pack.fit();
  }

  mounted.set(root, paint);
  words.bind(root, (node) => mounted.get(node)?.());
  const watch = deck && typeof ResizeObserver !== "undefined" ? new ResizeObserver(fit) : null;
  watch?.observe(main);

  return {
    side,
    fit,
    /**
     * Show a view.
     * @param {View} next
     * @param {{ joined?: number | null }} [options] joined: the number of people in the room, where it is known
     */
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
