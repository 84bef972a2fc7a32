// The map as numbers: the same points by keyboard, and the place where competitors get their names.

import { h, mark, uid } from "../kit/dom.js";
import { problemPlace } from "./parts.js";

const AXES = ["x", "y"];

/** A table of the points. onType(id, "name" | "x" | "y", text) hears typing; show(typed) writes what is there. */
export function createMapTable(field, points, words, path, onType) {
  const heads = Object.fromEntries(AXES.map((key) => [key, uid("axis")]));
  const rows = points.map((point) => createRow(point));

  function box(point, key, naming) {
    const input = h("input", {
      type: "text",
      class: "es-in",
      autocomplete: "off",
      "data-path": `${path}.${point.id}.${key}`,
      ...naming,
      on: { input: () => onType(point.id, key, input.value) },
    });
    return input;
  }

  function createRow(point) {
    const rowId = uid("point");
    const inputs = Object.fromEntries(
      AXES.map((key) => [
        key,
        box(point, key, { inputmode: "decimal", "aria-labelledby": `${rowId} ${heads[key]}` }),
      ]),
    );
    const label = words.put(h(point.named ? "label" : "span", { id: rowId }), point.label);
    if (point.named) {
      inputs.name = box(point, "name", { id: `${rowId}-name` });
      label.htmlFor = inputs.name.id;
    }
    const sign = mark(point.style);
    if (point.hollow) sign.classList.add("es-mk--hollow");
    const problems = problemPlace(words);
    const problemRow = h(
      "tr",
      { class: "es-table__problems", hidden: true },
      h("td", { colspan: 3 }, problems.el),
    );
    const row = h(
      "tr",
      {},
      h("th", { scope: "row" }, h("span", { class: "es-named" }, sign, h("span", {}, label, inputs.name))),
      AXES.map((key) => h("td", { class: "n" }, inputs[key])),
    );
    return { id: point.id, inputs, problems, problemRow, elements: [row, problemRow] };
  }

  const el = h(
    "table",
    { class: "es-table es-map__table" },
    words.put(h("caption"), "form.map-numbers"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        words.put(h("th", { scope: "col" }), "form.map-name"),
        AXES.map((key) => words.put(h("th", { scope: "col", class: "n", id: heads[key] }), field[key].label)),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map(({ elements }) => elements),
    ),
  );

  const each = (visit) => {
    for (const { id, inputs } of rows)
      for (const [key, input] of Object.entries(inputs)) visit(input, id, key);
  };

  return {
    el,
    show: (typed) =>
      each((input, id, key) => {
        if (input.value !== typed[id][key]) input.value = typed[id][key];
      }),
    setProblems(problemsOf) {
      for (const { id, inputs, problems, problemRow } of rows) {
        const found = problemsOf(id);
        problems.set(found, Object.values(inputs));
        problemRow.hidden = found.length === 0;
      }
    },
    lock: (locked) =>
      each((input) => {
        input.readOnly = locked;
      }),
  };
}
