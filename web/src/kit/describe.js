// A raw answer in words, so that two versions of it can be laid beside each other.

import { asTyped, listOf, valueAt } from "./values.js";

/** @import { AllocateField, ChoiceField, Field, GridField, MapField, Option, RankingField, RowsField, Text } from "./types.d.ts" */
/** @import { I18n } from "./i18n.js" */

// A raw answer may be anything at all: one from a file, or of an older course, may have other shapes.

/** @param {{ options: Option[] }} field @param {unknown} id @param {I18n} words */
const optionLabel = (field, id, words) => {
  const option = field.options.find((one) => one.id === id);
  return option ? words.say(option.label) : asTyped(id);
};

/** @param {ChoiceField} field @param {unknown} raw @param {I18n} words */
function describeChoice(field, raw, words) {
  const ids = Array.isArray(raw) ? raw : [raw];
  return ids.map((id) => optionLabel(field, id, words));
}

/** @param {MapField} field @param {unknown} raw @param {I18n} words */
function describeMap(field, raw, words) {
  return field.points
    .filter(({ id }) => valueAt(raw, id))
    .map(({ id, label }) => {
      const [name, x, y] = ["name", "x", "y"].map((key) => asTyped(valueAt(valueAt(raw, id), key)));
      return words.say("form.map-place", { name: name ? { typed: name } : label, x: x || "–", y: y || "–" });
    });
}

/** @param {RowsField} field @param {unknown} raw @param {I18n} words */
function describeRows(field, raw, words) {
  const rows = field.rows
    ? field.rows.map(({ id, label }) => ({ name: words.say(label), row: valueAt(raw, id) }))
    : listOf(raw).map((row, i) => ({
        name: words.say("form.item-title", { what: field.row_label, number: i + 1 }),
        row,
      }));
  return rows
    .filter(({ row }) => row)
    .map(({ name, row }) => {
      const cells = field.columns
        .filter(({ id }) => valueAt(row, id) !== undefined)
        .map((column) =>
          words.say("form.labelled", {
            label: column.label,
            value: { typed: describe(column, valueAt(row, column.id), words).join(", ") },
          }),
        );
      return words.say("form.labelled", { label: { typed: name }, value: { typed: cells.join("; ") } });
    });
}

/** @param {AllocateField} field @param {unknown} raw @param {I18n} words */
const describeAllocation = (field, raw, words) =>
  field.parts
    .filter(({ id }) => valueAt(raw, id) !== undefined)
    .map(({ id, label }) =>
      words.say("form.labelled", { label, value: { typed: asTyped(valueAt(raw, id)) } }),
    );

/** @param {RankingField} field @param {unknown} raw @param {I18n} words */
const describeRanking = (field, raw, words) =>
  listOf(raw).map((id, index) =>
    words.say("form.ranked", { number: index + 1, what: { typed: optionLabel(field, id, words) } }),
  );

/**
 * One line for each row of a grid: every known number with the name of its column.
 * @param {GridField} field
 * @param {unknown} raw
 * @param {I18n} words
 */
function describeGrid(field, raw, words) {
  /** @param {unknown} name @param {Text} what @param {number} index */
  const nameOf = (name, what, index) =>
    asTyped(name).trim() || words.say("form.item-title", { what, number: index + 1 });
  /** @param {string} label @param {string} value */
  const line = (label, value) =>
    words.say("form.labelled", { label: { typed: label }, value: { typed: value } });
  const columns = listOf(valueAt(raw, "columns"));
  const rows = listOf(valueAt(raw, "rows")).map((given, row) => {
    const known = listOf(valueAt(given, "cells")).flatMap((cell, column) =>
      asTyped(cell).trim() ? [line(nameOf(columns[column], field.column_label, column), asTyped(cell))] : [],
    );
    return line(nameOf(valueAt(given, "name"), field.row_label, row), known.join("; ") || "–");
  });
  return rows.length ? rows : columns.map(asTyped).filter(Boolean);
}

/**
 * Lines of text for the raw value of a field, in the current language; [] for nothing.
 * @param {Field} field
 * @param {unknown} raw
 * @param {I18n} words
 * @returns {string[]}
 */
export function describe(field, raw, words) {
  if (raw === undefined || raw === null || raw === "") return [];
  if (field.kind === "choice") return describeChoice(field, raw, words);
  if (typeof raw !== "object") return asTyped(raw).split("\n");
  if (field.kind === "list" || field.kind === "votes") return listOf(raw).map(asTyped).filter(Boolean);
  if (field.kind === "allocate") return describeAllocation(field, raw, words);
  if (field.kind === "ranking") return describeRanking(field, raw, words);
  if (field.kind === "grid") return describeGrid(field, raw, words);
  if (field.kind === "map") return describeMap(field, raw, words);
  if (field.kind === "rows") return describeRows(field, raw, words);
  return [];
}
