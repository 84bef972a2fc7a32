// A table of numbers whose columns and rows the person names: typed, pasted from a spreadsheet, or read from a file.

import { parseTable, readTable } from "../kit/csv.js";
import { h, icon } from "../kit/dom.js";
import { createDownload } from "./download.js";
import { gridOf, laidOver, packedGrid, placeFor, without } from "./grid-size.js";
import { createGridTable } from "./grid-table.js";
import { besides, frame, verb } from "./parts.js";
import { createUndo } from "./undo.js";

/** @import { Params, Label } from "../kit/types.d.ts" */
/** @import { GridField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */
/** @import { Grid, Place } from "./grid-size.js" */

/** What an undo line shows. @typedef {{ what: Label | null, key?: string, quiet?: boolean }} Offer */

const SHOWN_AT_FIRST = 3;
const FILES =
  ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/comma-separated-values,text/plain,application/vnd.ms-excel";
const TROUBLES = { large: "form.file-large", other: "form.file-other", empty: "form.file-empty" };

/**
 * A grid; its raw value is {columns: [string], rows: [{name, cells: [string]}]} without empty names, rows and cells at the ends.
 * @param {GridField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createGrid(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const limits = { max_columns: field.max_columns, max_rows: field.max_rows };
  const first = {
    across: Math.min(SHOWN_AT_FIRST, field.max_columns),
    down: Math.min(SHOWN_AT_FIRST, field.max_rows),
  };
  const table = createGridTable({
    field,
    words,
    path,
    onRemove: remove,
    onPaste: paste,
    onInput(at) {
      settle();
      onInput(at, "typing");
    },
  });
  const read = () => packedGrid(table.texts());
  const undo = createUndo(words);
  const note = h("p", { class: "es-msg", role: "status" });
  const how = field.unit ? "form.grid-how-unit" : "form.grid-how";
  parts.addHint(words.put(h("span"), how, { min: field.min, max: field.max, unit: field.unit }));
  const addColumn = verb(words, {
    sign: "plus",
    text: "form.add",
    params: { what: field.column_label },
    on: () => add("column"),
  });
  const addRow = verb(words, {
    sign: "plus",
    text: "form.add",
    params: { what: field.row_label },
    on: () => add("row"),
  });
  const choose = h("input", { type: "file", accept: FILES });
  choose.addEventListener("change", () => take(choose.files?.[0]));
  const file = h(
    "label",
    { class: "es-btn es-btn--quiet es-file" },
    icon("sheet"),
    words.put(h("span"), "form.file-read"),
    choose,
  );
  const download = createDownload(field, words, read);
  parts.nameGroup();
  parts.body.append(
    table.problems,
    h("div", { class: "es-grid__box" }, table.el),
    undo.el,
    note,
    h("div", { class: "es-grid__tools" }, addColumn, addRow, file, download.el),
  );
  let locked = false;

  /** Take away the lines about the last change; called after every one. */
  function settle() {
    undo.clear();
    note.replaceChildren();
    arrange();
  }

  function arrange() {
    const { across, down } = table.size();
    addColumn.hidden = locked || across >= field.max_columns;
    addRow.hidden = locked || down >= field.max_rows;
    file.hidden = locked;
    choose.disabled = locked;
    download.show();
  }

  /** @param {string} key @param {Params} params */
  function say(key, params) {
    note.replaceChildren(icon("pen"), words.put(h("span"), key, params));
  }

  /** @param {number} row @param {number} column */
  const focusAt = (row, column) => table.boxAt(row, column)?.focus();

  /**
   * Show other texts; those that were here before can be brought back.
   * @param {Grid} grid
   * @param {Offer} offered
   */
  function change(grid, offered) {
    const before = table.texts();
    const { across, down } = table.size();
    table.show(grid, first);
    settle();
    if (packedGrid(before)) {
      undo.offer(
        offered.what,
        () => {
          table.show(before, { across, down });
          settle();
          focusAt(0, 1);
          onInput(path, "now");
        },
        offered,
      );
    }
    onInput(path, "now");
  }

  /** @param {"column" | "row"} kind */
  function add(kind) {
    const { across, down } = table.size();
    table.show(table.texts(), kind === "column" ? { across: across + 1, down } : { across, down: down + 1 });
    settle();
    if (kind === "column") focusAt(0, across + 1);
    else focusAt(down + 1, 0);
  }

  /** @param {{ column: number } | { row: number }} which */
  function remove(which) {
    const texts = table.texts();
    const { across, down } = table.size();
    const isColumn = "column" in which;
    const index = isColumn ? which.column : which.row;
    const what = isColumn ? field.column_label : field.row_label;
    const name = (isColumn ? texts.columns[index] : texts.rows[index].name).trim();
    const held = packedGrid(
      isColumn
        ? {
            columns: [texts.columns[index]],
            rows: texts.rows.map(({ cells }) => ({ name: "", cells: [cells[index]] })),
          }
        : { columns: [], rows: [texts.rows[index]] },
    );
    /** @param {number} nth */
    const focus = (nth) => (isColumn ? focusAt(0, nth) : focusAt(nth, 0));
    table.show(without(texts, which), isColumn ? { across: across - 1, down } : { across, down: down - 1 });
    settle();
    if (held) {
      undo.offer(name ? { typed: name } : words.both("form.item-title", { what, number: index + 1 }), () => {
        table.show(texts, { across, down });
        settle();
        focus(index + 1);
        onInput(path, "now");
      });
    } else focus(Math.max(1, index));
    onInput(path, "now");
  }

  /**
   * Lay rows of cells over the grid; percent signs and the like that only repeat the unit are taken off.
   * @param {Grid} onto
   * @param {string[][]} block
   * @param {Place} at
   * @param {Offer} offered
   */
  function lay(onto, block, at, offered) {
    const units = field.unit ? Object.values(field.unit) : [];
    const bare = block.map((line) =>
      line.map((text) => {
        const plain = text.normalize("NFKC");
        const unit = units.find(
          (each) => plain.endsWith(each) && /\d\s*$/.test(plain.slice(0, -each.length)),
        );
        return unit ? plain.slice(0, -unit.length).trim() : text;
      }),
    );
    const { grid, cut } = laidOver(onto, bare, at, limits);
    change(grid, offered);
    const [across, down] = [
      Math.max(...block.map((line) => line.length)) + at.column - 1,
      block.length + at.row - 1,
    ];
    if (cut) say("form.grid-cut", { across, down, columns: field.max_columns, rows: field.max_rows });
  }

  /** @param {ClipboardEvent} event @param {Place} at */
  function paste(event, at) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const block = parseTable(text, "\t");
    if (block.length < 2 && (block[0]?.length ?? 0) < 2) return; // a text for one box, which the browser pastes itself
    event.preventDefault();
    lay(table.texts(), block, placeFor(block, at), { key: "form.grid-pasted", what: null, quiet: true });
  }

  /** @param {File | undefined} chosen */
  async function take(chosen) {
    choose.value = ""; // so that the same file can be chosen again
    if (!chosen) return;
    const found = await readTable(chosen);
    if (locked) return;
    if ("trouble" in found) {
      settle();
      say(TROUBLES[found.trouble], { what: { typed: chosen.name } });
    } else
      lay(
        { columns: [], rows: [] },
        found.rows,
        { row: 0, column: 0 },
        { key: "form.grid-read", what: { typed: chosen.name } },
      );
  }

  /** @param {unknown} value */
  function write(value) {
    table.show(gridOf(value), first);
    settle();
  }
  write(ctx.value);

  return {
    el: parts.el,
    read,
    write,
    setProblems: (problems) => parts.problems.set(besides(problems, table.setProblems(problems)), [parts.el]),
    setLocked(now) {
      locked = now;
      table.lock(now);
      settle();
    },
    focus: () => focusAt(0, 1),
  };
}
