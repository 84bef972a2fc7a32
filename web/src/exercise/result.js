// The result of an answer: a title, a number, how it was made, a sentence, a chart.

import { drawChart, redrawChart } from "../charts/index.js";
import { h, icon } from "../kit/dom.js";
import { equal } from "../kit/values.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Clock, Timer } from "../kit/timing.js" */
/** @import { Chart, Result, Text } from "../kit/types.d.ts" */

/** Milliseconds without a change after which a screen reader reads the result: not at every step of a slider. */
const SETTLED = 700;

/**
 * The result card.
 * @param {object} options
 * @param {I18n} options.words
 * @param {2 | 3 | 4} options.heading level of the title
 * @param {Clock} options.clock
 */
export function createResult({ words, heading, clock }) {
  const title = h(`h${heading}`, { class: "es-result__title" });
  const big = h("span", { class: "es-big" });
  const how = h("span", { class: "es-how" });
  const sentence = h("p", { class: "es-case" });
  const place = h("div", { class: "es-result__chart" });
  const waiting = h("p", { class: "es-msg" }, icon("pen"), words.put(h("span"), "form.result-waiting"));
  const spoken = h("p", { class: "es-vh", role: "status" });
  const el = h(
    "section",
    { class: "es-card es-result" },
    title,
    h("div", { class: "es-result__said" }, big, how),
    sentence,
    place,
    waiting,
    spoken,
  );
  /** @type {HTMLElement | null} */
  let figure = null;
  /** The result on the page; undefined before the first. @type {Result | null | undefined} */
  let shown;
  /** @type {Timer} */
  let timer = null;

  /** @param {HTMLElement} node @param {Text | null | undefined} text */
  function put(node, text) {
    node.hidden = !text;
    words.put(node, text ?? { typed: "" });
  }

  /**
   * A chart of the same kind is redrawn in place: nothing flickers, its table stays open.
   * @param {Chart | null} description
   */
  function draw(description) {
    if (description && figure && shown?.chart?.kind === description.kind) {
      redrawChart(figure, description);
      return;
    }
    figure = description ? drawChart(description, words) : null;
    place.replaceChildren(...(figure ? [figure] : []));
  }

  /** @param {Result | null} result */
  function speak(result) {
    clock.cancel(timer);
    if (!result) return;
    timer = clock.later(() => {
      const parts = [result.title, result.big, result.case];
      spoken.replaceChildren(...parts.flatMap((part) => (part ? [words.put(h("span"), part)] : [])));
    }, SETTLED);
  }

  /** @param {Result | null} result null: something is still missing */
  function show(result) {
    if (shown !== undefined && equal(shown, result)) return;
    const isFirst = shown === undefined;
    if (!equal(shown?.chart ?? null, result?.chart ?? null)) draw(result?.chart ?? null);
    shown = result;
    words.put(title, result?.title ?? "form.result");
    put(big, result?.big);
    put(how, result?.how);
    put(sentence, result?.case);
    waiting.hidden = Boolean(result);
    if (!isFirst) speak(result);
  }
  show(null);

  return { el, show, destroy: () => clock.cancel(timer) };
}
