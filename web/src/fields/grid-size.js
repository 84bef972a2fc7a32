// A grid's texts as plain values: {columns: [name], rows: [{name, cells: [text]}]}, and what becomes of them.

import { asTyped, listOf, trimmed, valueAt } from "../kit/values.js";

/** @typedef {{ columns: string[], rows: { name: string, cells: string[] }[] }} Grid */
/** A place in a grid: row 0 are the columns' names, column 0 the rows' names. @typedef {{ row: number, column: number }} Place */

/** @param {string} text */
const blank = (text) => text === "";

/**
 * A raw value of any shape as texts.
 * @param {unknown} raw
 * @returns {Grid}
 */
export function gridOf(raw) {
  return {
    columns: listOf(valueAt(raw, "columns")).map(asTyped),
    rows: listOf(valueAt(raw, "rows")).map((row) => ({
      name: asTyped(valueAt(row, "name")),
      cells: listOf(valueAt(row, "cells")).map(asTyped),
    })),
  };
}

/**
 * The numbers of columns and rows, named or not.
 * @param {Grid} grid
 */
export function sizeOf({ columns, rows }) {
  return { across: Math.max(columns.length, ...rows.map(({ cells }) => cells.length)), down: rows.length };
}

/**
 * The same without empty names, rows and cells at the ends; undefined when nothing is left.
 * @param {Grid} grid
 * @returns {Grid | undefined}
 */
export function packedGrid({ columns, rows }) {
  const names = trimmed(columns, blank) ?? [];
  const lines =
    trimmed(
      rows.map(({ name, cells }) => ({ name, cells: trimmed(cells, blank) ?? [] })),
      ({ name, cells }) => name === "" && cells.length === 0,
    ) ?? [];
  return names.length || lines.length ? { columns: names, rows: lines } : undefined;
}

/**
 * The same without one column or row.
 * @param {Grid} grid
 * @param {{ column?: number, row?: number }} which
 * @returns {Grid}
 */
export function without({ columns, rows }, { column = -1, row = -1 }) {
  /** @param {string} _ @param {number} index */
  const keep = (_, index) => index !== column;
  return {
    columns: columns.filter(keep),
    rows: rows
      .filter((_, index) => index !== row)
      .map(({ name, cells }) => ({ name, cells: cells.filter(keep) })),
  };
}

/** @param {string} text */
const seemsNumber = (text) => /\d/.test(text) && !/\p{L}/u.test(text);

/**
 * The place for a block pasted at a place: a whole table, pasted at its first name or number, brings its own names along.
 * @param {string[][]} block
 * @param {Place} at
 * @returns {Place}
 */
export function placeFor(block, at) {
  const [first, ...others] = block;
  const named = block.length > 1 && first.length > 1 && others.every(([name]) => name && !seemsNumber(name));
  const above = at.row === 0 && at.column === 1 && !seemsNumber(first[0]);
  const inside = at.row <= 1 && at.column <= 1 && first[0] === "";
  return named && (above || inside) ? { row: 0, column: 0 } : at;
}

/**
 * A grid with a block of texts laid over it from a place on, no larger than the limits. cut: whether some of the block
 * found no room.
 * @param {Grid} grid
 * @param {string[][]} block
 * @param {Place} at
 * @param {{ max_columns: number, max_rows: number }} limits
 */
export function laidOver(grid, block, at, { max_columns: wide, max_rows: high }) {
  const columns = [...grid.columns];
  const rows = grid.rows.map(({ name, cells }) => ({ name, cells: [...cells] }));
  let cut = false;
  block.forEach((line, i) =>
    line.forEach((text, j) => {
      const [row, column] = [at.row + i, at.column + j];
      if (row > high || column > wide) cut ||= text !== "";
      else if (row === 0 && column > 0) put(columns, column - 1, text);
      else if (row > 0) {
        while (rows.length < row) rows.push({ name: "", cells: [] });
        if (column === 0) rows[row - 1].name = text;
        else put(rows[row - 1].cells, column - 1, text);
      }
    }),
  );
  return { grid: { columns, rows }, cut };
}

/** @param {string[]} list @param {number} index @param {string} text */
function put(list, index, text) {
  while (list.length <= index) list.push("");
  list[index] = text;
}
