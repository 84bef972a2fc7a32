// The map as numbers: the same points by keyboard, and the inputs for the competitors' names.

import { h, mark, uid } from "../kit/dom.js";
import { problemPlace } from "./parts.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { HtmlAttributes } from "../kit/dom-types.d.ts" */
/** @import { MapField, Problem } from "../kit/types.d.ts" */
/** @import { Point, TypedPoints } from "./map.js" */

/** @typedef {"name" | "x" | "y"} Key */

/** @type {("x" | "y")[]} */
const AXES = ["x", "y"];

/**
 * A table of the points.
 * @param {MapField} field
 * @param {Point[]} points
 * @param {I18n} words
 * @param {string} path
 * @param {(id: string, key: Key, text: string) => void} onType called after typing
 */
export function createMapTable(field, points, words, path, onType) {
  const heads = { x: uid("axis"), y: uid("axis") };
  const rows = points.map((point) => createRow(point));

  /** @param {Point} point @param {Key} key @param {HtmlAttributes} naming */
  function box(point, key, naming) {
    const input = h("input", {
      type: "text",
      class: "es-in",
      autocomplete: "off",
      "data-path": `${path}.${point.id}.${key}`,
      ...naming,
    });
    input.addEventListener("input", () => onType(point.id, key, input.value));
    return input;
  }

  /** @param {Point} point */
  function createRow(point) {
    const rowId = uid("point");
    /** @param {"x" | "y"} key */
    const numberBox = (key) =>
      box(point, key, { inputmode: "decimal", "aria-labelledby": `${rowId} ${heads[key]}` });
    const name = point.named ? box(point, "name", { id: `${rowId}-name` }) : undefined;
    const inputs = { x: numberBox("x"), y: numberBox("y"), name };
    const label = words.put(
      name ? h("label", { id: rowId, for: name.id }) : h("span", { id: rowId }),
      point.label,
    );
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
      h("th", { scope: "row" }, h("span", { class: "es-named" }, sign, h("span", {}, label, name))),
      AXES.map((key) => h("td", { class: "n" }, inputs[key])),
    );
    return { id: point.id, inputs, problems, problemRow, elements: [row, problemRow] };
  }

  /** @type {Key[]} */
  const keys = ["x", "y", "name"];

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

  /** @param {(input: HTMLInputElement, id: string, key: Key) => void} visit */
  const each = (visit) => {
    for (const { id, inputs } of rows)
      for (const key of keys) {
        const input = inputs[key];
        if (input) visit(input, id, key);
      }
  };

  return {
    el,
    /** @param {TypedPoints} typed */
    show: (typed) =>
      each((input, id, key) => {
        if (input.value !== typed[id][key]) input.value = typed[id][key];
      }),
    /** @param {(id: string) => Problem[]} problemsOf */
    setProblems(problemsOf) {
      for (const { id, inputs, problems, problemRow } of rows) {
        const found = problemsOf(id);
        problems.set(
          found,
          Object.values(inputs).filter((input) => input !== undefined),
        );
        problemRow.hidden = found.length === 0;
      }
    },
    /** @param {boolean} locked */
    lock: (locked) =>
      each((input) => {
        input.readOnly = locked;
      }),
  };
}
