// What was answered, on paper: one exercise, one knowledge check. Where they stand is up to the page.

import { drawChart } from "../charts/index.js";
import { describe } from "../kit/describe.js";
import { h, icon } from "../kit/dom.js";

/** One answer: each field's label with what stands in it, then what the model says. */
export function exerciseOnPaper({ spec, value, result }, words) {
  const written = spec.fields.map((field) => [field, describe(field, value[field.id], words)]);
  const empty = written.every(([, lines]) => lines.length === 0);
  return h(
    "section",
    { class: "es-paper__exercise" },
    words.put(h("h3"), spec.title),
    empty
      ? words.put(h("p", { class: "es-paper__none" }), "form.paper-nothing")
      : h(
          "dl",
          null,
          written
            .filter(([, lines]) => lines.length)
            .map(([field, lines]) => [
              words.put(h("dt"), field.label),
              lines.map((line) => h("dd", { dir: "auto" }, line)),
            ]),
        ),
    !empty &&
      result && [
        h(
          "p",
          { class: "es-paper__result" },
          words.put(h("span"), result.title),
          " ",
          result.big && words.put(h("b"), result.big),
        ),
        [result.how, result.case].filter(Boolean).map((text) => words.put(h("p"), text)),
        result.chart && drawChart(result.chart, words),
      ],
  );
}

/** One knowledge check that was answered: the question, what was chosen, and why. */
export function checkOnPaper({ check, reply }, words) {
  const label = (option) => words.put(h("span"), check.options.find((each) => each.id === option).label);
  const line = (key, sign, option) =>
    h("p", { class: "es-paper__option" }, icon(sign), words.put(h("b"), key), " ", label(option));
  const why = (option) => reply.explanations[option] && words.put(h("p"), reply.explanations[option]);
  return h(
    "section",
    { class: "es-paper__exercise" },
    words.put(h("h3"), check.question),
    line("form.paper-chose", reply.correct ? "check" : "cross", reply.option),
    !reply.correct && [why(reply.option), line("form.paper-answer", "check", reply.answer)],
    why(reply.answer),
  );
}
