// Answers on paper: one exercise, one knowledge check.

import { drawChart } from "../charts/index.js";
import { describe } from "../kit/describe.js";
import { h, icon } from "../kit/dom.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { IconName } from "../kit/dom.js" */
/** @import { Check, CheckReply, ExerciseSpec, RawAnswer, Result } from "../kit/types.d.ts" */

/**
 * One answer: each field's label with its content, then the model's result.
 * @param {{ spec: ExerciseSpec, value: RawAnswer, result: Result | null }} answer
 * @param {I18n} words
 */
export function exerciseOnPaper({ spec, value, result }, words) {
  const written = spec.fields.map((field) => ({ field, lines: describe(field, value[field.id], words) }));
  const empty = written.every(({ lines }) => lines.length === 0);
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
            .filter(({ lines }) => lines.length)
            .map(({ field, lines }) => [
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
        [result.how, result.case].map((text) => text && words.put(h("p"), text)),
        result.chart && drawChart(result.chart, words),
      ],
  );
}

/**
 * One knowledge check that was answered: the question, the chosen option, and why it is right or wrong.
 * @param {{ check: Check, reply: CheckReply }} answer
 * @param {I18n} words
 */
export function checkOnPaper({ check, reply }, words) {
  /** @param {string} option */
  const label = (option) =>
    words.put(h("span"), check.options.find(({ id }) => id === option)?.label ?? { typed: option });
  /** @param {string} key @param {IconName} sign @param {string} option */
  const line = (key, sign, option) =>
    h("p", { class: "es-paper__option" }, icon(sign), words.put(h("b"), key), " ", label(option));
  /** @param {string} option */
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
