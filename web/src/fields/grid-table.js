// The boxes of a grid: a table where there is room, on a phone one block for each row with its cells labelled.

import { h, uid } from "../kit/dom.js";
import { sizeOf } from "./grid-size.js";
import { isComposing, problemPlace, sign, under } from "./parts.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { HtmlAttributes } from "../kit/dom-types.d.ts" */
/** @import { GridField, Params, Problem, Text, TextOrKey } from "../kit/types.d.ts" */
/** @import { Grid, Place } from "./grid-size.js" */
/** @import { ProblemPlace } from "./parts.js" */

/** @typedef {{ across: number, down: number }} Size */
/** @typedef {{ input: HTMLInputElement, drop: HTMLElement, el: HTMLElement }} Head */
/** @typedef {{ input: HTMLInputElement, label: HTMLElement, el: HTMLElement }} Cell */
/**
 * @typedef {object} Line
 * @property {HTMLInputElement} input
 * @property {HTMLElement} drop
 * @property {HTMLElement} head
 * @property {ProblemPlace} problems
 * @property {HTMLTableCellElement} below the cell of its problems
 * @property {HTMLElement} el
 * @property {HTMLElement} after the row of its problems
 * @property {Cell[]} cells
 */

/** @type {Record<string, number | undefined>} */
const STEPS = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };

/**
 * The table of a grid field.
 * @param {object} options
 * @param {GridField} options.field
 * @param {I18n} options.words
 * @param {string} options.path
 * @param {(path: string) => void} options.onInput called after typing
 * @param {(which: { column: number } | { row: number }) => void} options.onRemove
 * @param {(event: ClipboardEvent, at: Place) => void} options.onPaste
 */
export function createGridTable({ field, words, path, onInput, onRemove, onPaste }) {
  const headRow = h(
    "tr",
    {},
    words.put(h("th", { scope: "col", class: "es-grid__corner" }), field.row_label),
  );
  const body = h("tbody");
  const el = h("table", { class: "es-table es-grid" }, h("thead", {}, headRow), body);
  const headProblems = problemPlace(words, { once: true });
  /** @type {Head[]} */
  const heads = [];
  /** @type {Line[]} */
  const lines = [];
  let locked = false;

  /**
   * The text box at a place.
   * @param {string} at its path
   * @param {number} row
   * @param {number} column
   * @param {HtmlAttributes} [attrs]
   */
  function box(at, row, column, attrs = {}) {
    return h("input", {
      type: "text",
      class: "es-in",
      autocomplete: "off",
      "data-path": at,
      ...attrs,
      on: {
        input() {
          if (row === 0) nameColumn(column - 1);
          else if (column === 0) nameRow(row - 1);
          onInput(at);
        },
        paste: (event) => !locked && onPaste(event, { row, column }),
        keydown: (event) => onKey(event, row, column),
      },
    });
  }

  /** @param {number} row @param {number} column @returns {HTMLInputElement | undefined} */
  const boxAt = (row, column) =>
    row === 0
      ? heads[column - 1]?.input
      : column === 0
        ? lines[row - 1]?.input
        : lines[row - 1]?.cells[column - 1]?.input;

  /** @param {KeyboardEvent} event @param {number} row @param {number} column */
  function onKey(event, row, column) {
    const step = STEPS[event.key];
    if (!step || isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = boxAt(row + step, column);
    next?.focus();
    next?.select();
  }

  /** @param {Text} what @param {number} index @returns {[TextOrKey, Params]} */
  const title = (what, index) => ["form.item-title", { what, number: index + 1 }];
  /** @param {string} id @param {Text} what @param {number} index */
  const labelled = (id, what, index) =>
    words.put(h("label", { class: "es-label", for: id }), ...title(what, index));
  /** @param {Text} what @param {number} index @param {() => void} on */
  const dropping = (what, index, on) =>
    sign(words, { sign: "cross", text: "form.remove-item", params: { what, number: index + 1 }, on });

  /** @param {number} index */
  function addHead(index) {
    const id = uid("column");
    const input = box(`${path}.columns.${index}`, 0, index + 1, { id });
    const drop = dropping(field.column_label, index, () => onRemove({ column: index }));
    const cell = h(
      "th",
      { scope: "col" },
      h("div", { class: "es-grid__top" }, labelled(id, field.column_label, index), drop),
      input,
    );
    headRow.append(cell);
    heads.push({ input, drop, el: cell });
  }

  /** @param {number} index */
  function addLine(index) {
    const id = uid("row");
    const head = h("span", { class: "es-vh", id: `${id}-name` });
    const input = box(`${path}.rows.${index}.name`, index + 1, 0, { id });
    const drop = dropping(field.row_label, index, () => onRemove({ row: index }));
    const problems = problemPlace(words, { once: true });
    const below = h("td");
    below.append(problems.el);
    const named = h(
      "div",
      { class: "es-grid__named" },
      h("div", { class: "es-grid__top" }, labelled(id, field.row_label, index), drop),
      input,
    );
    const el = h("tr", {}, h("th", { scope: "row" }, named, head));
    const after = h("tr", { class: "es-table__problems", hidden: true }, below);
    body.append(el, after);
    lines.push({ input, drop, head, problems, below, el, after, cells: [] });
    nameRow(index);
  }

  /** @param {Line} line @param {number} row @param {number} column */
  function addCell(line, row, column) {
    const id = uid("cell");
    const label = h("label", { class: "es-label", id: `${id}-label`, for: id });
    const keypad = field.min < 0 ? null : "decimal";
    const input = box(`${path}.rows.${row}.cells.${column}`, row + 1, column + 1, {
      id,
      inputmode: keypad,
      "aria-labelledby": `${line.head.id} ${label.id}`,
    });
    const cell = { input, label, el: h("td", {}, label, input) };
    line.el.append(cell.el);
    line.cells.push(cell);
    nameCell(cell, column);
  }

  /** @param {string} text @param {Text} what @param {number} index @returns {[TextOrKey, Params?]} */
  const nameOf = (text, what, index) => (text.trim() ? [{ typed: text }] : title(what, index));
  /** @param {Cell} cell @param {number} column */
  const nameCell = (cell, column) =>
    words.put(cell.label, ...nameOf(heads[column].input.value, field.column_label, column));
  /** @param {number} column */
  const nameColumn = (column) => lines.forEach(({ cells }) => nameCell(cells[column], column));
  /** @param {number} row */
  const nameRow = (row) =>
    words.put(lines[row].head, ...nameOf(lines[row].input.value, field.row_label, row));

  /**
   * Fit the number of boxes. They come and go at the ends only, so that focus and composition stay undisturbed.
   * @param {number} across
   * @param {number} down
   */
  function fit(across, down) {
    while (heads.length < across) addHead(heads.length);
    while (lines.length < down) addLine(lines.length);
    for (const gone of heads.splice(across)) gone.el.remove();
    for (const gone of lines.splice(down)) {
      gone.el.remove();
      gone.after.remove();
    }
    lines.forEach((line, row) => {
      while (line.cells.length < across) addCell(line, row, line.cells.length);
      for (const gone of line.cells.splice(across)) gone.el.remove();
      line.below.colSpan = across + 1;
    });
    lock(locked);
  }

  /** @param {boolean} now */
  function lock(now) {
    locked = now;
    for (const { input, drop } of [...heads, ...lines]) {
      input.readOnly = locked;
      drop.hidden = locked;
    }
    for (const { cells } of lines) for (const { input } of cells) input.readOnly = locked;
    if (heads.length === 1) heads[0].drop.hidden = true;
    if (lines.length === 1) lines[0].drop.hidden = true;
  }

  return {
    el,
    problems: headProblems.el,
    boxAt,
    lock,
    size: () => ({ across: heads.length, down: lines.length }),
    /** @returns {Grid} */
    texts: () => ({
      columns: heads.map(({ input }) => input.value),
      rows: lines.map(({ input, cells }) => ({
        name: input.value,
        cells: cells.map((cell) => cell.input.value),
      })),
    }),
    /**
     * Write texts in place and fit the number of boxes.
     * @param {Grid} grid
     * @param {Size} least
     */
    show(grid, least) {
      const size = sizeOf(grid);
      fit(Math.max(size.across, least.across), Math.max(size.down, least.down));
      heads.forEach(({ input }, column) => {
        input.value = grid.columns[column] ?? "";
        nameColumn(column);
      });
      lines.forEach((line, row) => {
        line.input.value = grid.rows[row]?.name ?? "";
        line.cells.forEach(({ input }, column) => {
          input.value = grid.rows[row]?.cells[column] ?? "";
        });
        nameRow(row);
      });
    },
    /**
     * Show problems at the names and rows they belong to; returns the paths covered.
     * @param {Problem[]} problems
     */
    setProblems(problems) {
      headProblems.set(
        under(problems, `${path}.columns`),
        heads.map(({ input }) => input),
      );
      lines.forEach((line, row) => {
        const here = under(problems, `${path}.rows.${row}`);
        line.problems.set(here, [line.input, ...line.cells.map(({ input }) => input)]);
        line.after.hidden = here.length === 0;
      });
      return [`${path}.columns`, ...lines.map((_, row) => `${path}.rows.${row}`)];
    },
  };
}
