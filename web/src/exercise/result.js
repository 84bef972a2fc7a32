// What Python says about an answer: a title, a number, how it was made, a sentence, a chart.

import { drawChart, redrawChart } from "../charts/index.js";
import { h, icon } from "../kit/dom.js";
import { equal } from "../kit/values.js";

const SETTLED = 700; // a listener hears the result once it has stood still this long, not every step of a slider

/** The result card. show(result) with null says that something is still missing. */
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
  let figure = null;
  let shown; // the result on the page; undefined before the first
  let timer = null;

  function put(node, text) {
    node.hidden = !text;
    words.put(node, text ?? { typed: "" });
  }

  /** A chart of the same kind is redrawn in place: nothing flickers, its table stays open. */
  function draw(description) {
    if (description && figure && shown?.chart?.kind === description.kind) {
      redrawChart(figure, description);
      return;
    }
    figure = description ? drawChart(description, words) : null;
    place.replaceChildren(...(figure ? [figure] : []));
  }

  function speak(result) {
    clock.cancel(timer);
    if (!result) return;
    timer = clock.later(() => {
      const parts = [result.title, result.big, result.case].filter(Boolean);
      spoken.replaceChildren(...parts.map((part) => words.put(h("span"), part)));
    }, SETTLED);
  }

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
