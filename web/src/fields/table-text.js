// The content of a table field as rows of texts, for a file that opens in a spreadsheet.

import { describe } from "../kit/describe.js";
import { listOf, valueAt } from "../kit/values.js";
import { gridOf, sizeOf } from "./grid-size.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { GridField, RowsField } from "../kit/types.d.ts" */

/** @param {GridField} field @param {unknown} raw @param {I18n} words */
function ofGrid(field, raw, words) {
  const grid = gridOf(raw);
  const { across } = sizeOf(grid);
  /** @param {string} head @param {string[]} cells */
  const row = (head, cells) => [head, ...Array.from({ length: across }, (_, i) => cells[i] ?? "")];
  return [
    row(words.say(field.row_label), grid.columns),
    ...grid.rows.map(({ name, cells }) => row(name, cells)),
  ];
}

/** @param {RowsField} field @param {unknown} raw @param {I18n} words */
function ofRows(field, raw, words) {
  /** @param {unknown} row */
  const cells = (row) =>
    field.columns.map((column) => describe(column, valueAt(row, column.id), words).join("\n"));
  const heads = field.columns.map(({ label }) => words.say(label));
  if (!field.rows) return [heads, ...listOf(raw).map(cells)];
  return [
    [words.say(field.row_label), ...heads],
    ...field.rows.map(({ id, label }) => [words.say(label), ...cells(valueAt(raw, id))]),
  ];
}

/**
 * The raw value of a rows or grid field as rows of strings, labels in the current language first.
 * @param {GridField | RowsField} field
 * @param {unknown} raw
 * @param {I18n} words
 * @returns {string[][]}
 */
export function tableText(field, raw, words) {
  return field.kind === "grid" ? ofGrid(field, raw, words) : ofRows(field, raw, words);
}
