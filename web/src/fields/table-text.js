// What stands in a table field, as rows of words: for a file that opens in a spreadsheet.

import { describe } from "../kit/describe.js";
import { asTyped } from "../kit/values.js";

function ofGrid(field, raw, words) {
  const columns = raw.columns ?? [];
  const rows = raw.rows ?? [];
  const across = Math.max(columns.length, ...rows.map(({ cells }) => cells?.length ?? 0));
  const row = (head, cells) => [head, ...Array.from({ length: across }, (_, i) => asTyped(cells?.[i]))];
  return [
    row(words.say(field.row_label), columns),
    ...rows.map(({ name, cells }) => row(asTyped(name), cells)),
  ];
}

function ofRows(field, raw, words) {
  const cells = (row) => field.columns.map((column) => describe(column, row?.[column.id], words).join("\n"));
  const heads = field.columns.map(({ label }) => words.say(label));
  if (!field.rows) return [heads, ...raw.map(cells)];
  return [
    [words.say(field.row_label), ...heads],
    ...field.rows.map(({ id, label }) => [words.say(label), ...cells(raw[id])]),
  ];
}

/** The raw value of a rows or grid field as rows of strings, labels in the current language first. */
export function tableText(field, raw, words) {
  return field.kind === "grid" ? ofGrid(field, raw, words) : ofRows(field, raw, words);
}
