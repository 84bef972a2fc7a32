// A grid's texts as plain values: {columns: [name], rows: [{name, cells: [text]}]}, and what becomes of them.

import { asTyped, trimmed } from "../kit/values.js";

const blank = (text) => text === "";

/** A raw value as texts, whatever it is. */
export function gridOf(raw) {
  const rows = Array.isArray(raw?.rows) ? raw.rows : [];
  return {
    columns: (Array.isArray(raw?.columns) ? raw.columns : []).map(asTyped),
    rows: rows.map((row) => ({
      name: asTyped(row?.name),
      cells: (Array.isArray(row?.cells) ? row.cells : []).map(asTyped),
    })),
  };
}

/** How many columns and rows there are, named or not. */
export function sizeOf({ columns, rows }) {
  return { across: Math.max(columns.length, ...rows.map(({ cells }) => cells.length)), down: rows.length };
}

/** The same without what is empty at the ends; undefined when nothing is left. */
export function packedGrid({ columns, rows }) {
  const names = trimmed(columns, blank) ?? [];
  const lines =
    trimmed(
      rows.map(({ name, cells }) => ({ name, cells: trimmed(cells, blank) ?? [] })),
      ({ name, cells }) => name === "" && cells.length === 0,
    ) ?? [];
  return names.length || lines.length ? { columns: names, rows: lines } : undefined;
}

/** The same without one column or row. */
export function without({ columns, rows }, { column = -1, row = -1 }) {
  const keep = (_, index) => index !== column;
  return {
    columns: columns.filter(keep),
    rows: rows
      .filter((_, index) => index !== row)
      .map(({ name, cells }) => ({ name, cells: cells.filter(keep) })),
  };
}

const seemsNumber = (text) => /\d/.test(text) && !/\p{L}/u.test(text);

/**
 * Where a pasted block belongs. Row 0 are the columns' names, column 0 the rows' names. A whole table, pasted at its
 * first name or number, brings its own names along.
 */
export function placeFor(block, at) {
  const [first, ...others] = block;
  const named = block.length > 1 && first.length > 1 && others.every(([name]) => name && !seemsNumber(name));
  const above = at.row === 0 && at.column === 1 && !seemsNumber(first[0]);
  const inside = at.row <= 1 && at.column <= 1 && first[0] === "";
  return named && (above || inside) ? { row: 0, column: 0 } : at;
}

/**
 * A grid with a block of texts laid over it from a place on, no larger than the limits.
 * Returns {grid, cut}; cut tells whether some of the block found no room.
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

function put(list, index, text) {
  while (list.length <= index) list.push("");
  list[index] = text;
}
