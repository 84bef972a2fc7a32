// The entries that people vote for.

import { asTyped, valueAt } from "../kit/values.js";

/** @import { RoomView } from "../kit/types.d.ts" */

/**
 * The form in which two entries are compared; Python folds them in the same way (workbook/answers/).
 * @param {string} text
 */
export const folded = (text) => text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).join(" ");

/** @param {object} row @param {string | undefined} column */
const cellOf = (row, column) =>
  column ? valueAt(row, column) : Object.values(row).find((cell) => typeof cell === "string");

/**
 * The entries of a person's own raw answer: of a text, a list, or a column of a table.
 * @param {unknown} raw
 * @param {string} [column] the first one with a text where none is named
 * @returns {string[]}
 */
export function entriesOf(raw, column) {
  if (raw === null || raw === undefined) return [];
  if (typeof raw !== "object") return [asTyped(raw)];
  return Object.values(raw).flatMap((part) =>
    part && typeof part === "object" ? entriesOf(cellOf(part, column)) : [asTyped(part)],
  );
}

/**
 * The entries of a room view, none until they are shown.
 * @param {RoomView | null} view
 */
export const cardsOf = (view) =>
  (view?.shown ? view.cards : []).flatMap(({ items }) => items.map(({ text }) => text));
