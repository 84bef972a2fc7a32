// How the learner matches a file: what each column is, and the figures to judge by. Nothing is guessed.

import { h, icon, uid } from "../kit/dom.js";

const USES = {
  "customer-grading": ["none", "name", "criterion"],
  "satisfaction-tracking": ["none", "item", "month", "rate", "month-rates"],
};
const THRESHOLDS = { A: 75, B: 50, C: 25 };
const TARGET = 85;

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

/** A row of the matching table: the column's name, what it is used as, and a weight where it is a criterion. */
function columnRow(name, { kind, words }) {
  const use = h(
    "select",
    { class: "es-in" },
    USES[kind].map((each) => words.put(h("option", { value: each }), `data.use-${each}`)),
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
  return { name, use, weight, el: h("tr", {}, cells.filter(Boolean)) };
}

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

/** The form in which columns are matched. onRun(plan, sayProblem) is asked to work it out. */
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
  const used = (as) => rows.filter(({ use }) => use.value === as);

  function read() {
    if (kind === "customer-grading") {
      const weights = Object.fromEntries(used("criterion").map(({ name, weight }) => [name, weight.value]));
      return { name: used("name")[0]?.name ?? null, weights, ...judge.read() };
    }
    const one = (as) => used(as)[0]?.name ?? null;
    return {
      item: one("item"),
      month: one("month"),
      rate: one("rate"),
      months: used("month-rates").map(({ name }) => name),
      ...judge.read(),
    };
  }

  /** One column for each single use: a second one is said, not dropped. */
  function doubled() {
    return ["name", "item", "month", "rate"].some((as) => used(as).length > 1);
  }

  function sayProblem(found) {
    problem.hidden = !found;
    problem.replaceChildren(...(found ? [icon("warn"), words.putProblem(h("span"), found)] : []));
    const wrong = found?.field === judge.place ? judge.el : table;
    for (const el of [table, judge.el]) el.toggleAttribute("data-wrong", Boolean(found) && el === wrong);
    if (found) wrong.querySelector("select, input").focus();
  }

  function submit(event) {
    event.preventDefault();
    if (doubled()) sayProblem({ code: "column-twice", params: {}, field: "columns" });
    else {
      sayProblem(null);
      onRun(read(), sayProblem);
    }
  }

  const go = words.put(h("button", { type: "submit", class: "es-btn es-btn--go" }), `data.run-${kind}`);
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
