// The form that matches a file: the use of each column, and the figures to judge by. Nothing is guessed.

import { h, icon, uid } from "../kit/dom.js";
import { isDoubled, planOf, USES } from "./matching.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault, Params } from "../kit/types.d.ts" */
/** @import { Figures } from "./matching.js" */
/** @import { Kind, Plan, Use } from "./types.d.ts" */

/** @type {Record<Use, string>} */
const USE_TEXTS = {
  none: "data.use-none",
  name: "data.use-name",
  criterion: "data.use-criterion",
  item: "data.use-item",
  month: "data.use-month",
  rate: "data.use-rate",
  "month-rates": "data.use-month-rates",
};
/** @type {Record<Kind, string>} */
const RUN_TEXTS = {
  "customer-grading": "data.run-customer-grading",
  "satisfaction-tracking": "data.run-satisfaction-tracking",
};
const THRESHOLDS = { A: 75, B: 50, C: 25 };
const TARGET = 85;

/**
 * @param {I18n} words
 * @param {number} value
 * @param {string} key
 * @param {Params} [params]
 */
function numberInput(words, value, key, params) {
  const id = uid("number");
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    class: "es-in",
    id,
    value: String(value),
    autocomplete: "off",
  });
  return {
    input,
    el: h(
      "div",
      { class: "es-field" },
      words.put(h("label", { class: "es-label", for: id }), key, params),
      input,
    ),
  };
}

/**
 * A row of the matching table: the column's name, its use, and a weight where it is a criterion.
 * @param {string} name
 * @param {{ kind: Kind, words: I18n }} context
 */
function columnRow(name, { kind, words }) {
  const use = h(
    "select",
    { class: "es-in" },
    USES[kind].map((each) => words.put(h("option", { value: each }), USE_TEXTS[each])),
  );
  words.attr(use, "aria-label", "data.use-of", { column: { typed: name } });
  const weight = h("input", {
    type: "text",
    inputmode: "decimal",
    class: "es-in",
    value: "1",
    autocomplete: "off",
    hidden: true,
  });
  words.attr(weight, "aria-label", "data.weight-of", { column: { typed: name } });
  use.addEventListener("change", () => {
    weight.hidden = use.value !== "criterion";
  });
  const cells = [
    h("th", { scope: "row" }, name),
    h("td", {}, use),
    kind === "customer-grading" && h("td", {}, weight),
  ];
  return { name, use, weight, el: h("tr", {}, cells) };
}

/**
 * The figures to judge by; `place` is the field of a fault that is about them.
 * @param {Kind} kind
 * @param {I18n} words
 * @returns {{ place: string, el: HTMLElement, read: () => Figures }}
 */
function judging(kind, words) {
  if (kind === "customer-grading") {
    const inputs = Object.entries(THRESHOLDS).map(([letter, value]) => {
      return { letter, ...numberInput(words, value, "data.threshold", { letter }) };
    });
    const fields = inputs.map(({ el }) => el);
    return {
      place: "thresholds",
      el: h(
        "fieldset",
        { class: "es-field" },
        words.put(h("legend", { class: "es-label" }), "data.thresholds"),
        h("div", { class: "es-beside" }, fields),
      ),
      read: () => ({
        thresholds: Object.fromEntries(inputs.map(({ letter, input }) => [letter, input.value])),
      }),
    };
  }
  const target = numberInput(words, TARGET, "data.target");
  const strict = h("input", { type: "checkbox" });
  const label = h("label", { class: "es-tick" }, strict, words.put(h("span"), "data.strict"));
  return {
    place: "target",
    el: h("div", {}, target.el, label),
    read: () => ({ target: target.input.value, strict: strict.checked }),
  };
}

/**
 * The form in which columns are matched.
 * @param {object} options
 * @param {Kind} options.kind
 * @param {string[]} options.columns
 * @param {I18n} options.words
 * @param {(plan: Plan, showProblem: (found: Fault | null) => void) => unknown} options.onRun works it out
 */
export function createPlan({ kind, columns, words, onRun }) {
  const rows = columns.map((name) => columnRow(name, { kind, words }));
  const judge = judging(kind, words);
  const problem = h("p", { class: "es-msg es-msg--error", role: "alert", hidden: true });
  const heads = ["data.column", "data.use", ...(kind === "customer-grading" ? ["data.weight"] : [])];
  const table = h(
    "table",
    { class: "es-table es-match" },
    words.put(h("caption"), "data.match"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        heads.map((key) => words.put(h("th", { scope: "col" }), key)),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map(({ el }) => el),
    ),
  );
  const matched = () =>
    rows.map(({ name, use, weight }) => ({
      name,
      use: /** @type {Use} */ (use.value),
      weight: weight.value,
    }));

  /** @param {Fault | null} found */
  function showProblem(found) {
    problem.hidden = !found;
    problem.replaceChildren(...(found ? [icon("warn"), words.putProblem(h("span"), found)] : []));
    const wrong = found?.field === judge.place ? judge.el : table;
    for (const el of [table, judge.el]) el.toggleAttribute("data-wrong", Boolean(found) && el === wrong);
    const control = found && wrong.querySelector("select, input");
    if (control instanceof HTMLElement) control.focus();
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const columnsNow = matched();
    if (isDoubled(columnsNow)) showProblem({ code: "column-twice", params: {}, field: "columns" });
    else {
      showProblem(null);
      onRun(planOf(kind, columnsNow, judge.read()), showProblem);
    }
  }

  const go = words.put(h("button", { type: "submit", class: "es-btn es-btn--go" }), RUN_TEXTS[kind]);
  const hint = words.put(h("p", { class: "es-hint" }), "data.match-hint");
  return {
    el: h(
      "form",
      { novalidate: true, on: { submit } },
      hint,
      h("div", { class: "es-scroll" }, table),
      judge.el,
      problem,
      h("p", { class: "es-field" }, go),
    ),
  };
}
