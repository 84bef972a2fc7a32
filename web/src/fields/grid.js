// A table of numbers whose columns and rows the person names: typed, pasted from a spreadsheet, or read from a file.

import { parseTable, readTable } from "../kit/csv.js";
import { h, icon } from "../kit/dom.js";
import { createDownload } from "./download.js";
import { gridOf, laidOver, packedGrid, placeFor, without } from "./grid-size.js";
import { createGridTable } from "./grid-table.js";
import { besides, frame, verb } from "./parts.js";
import { createUndo } from "./undo.js";

const SHOWN_AT_FIRST = 3;
const FILES =
  ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/comma-separated-values,text/plain,application/vnd.ms-excel";
const TROUBLES = { large: "form.file-large", other: "form.file-other", empty: "form.file-empty" };

/** A grid; its raw value is {columns: [string], rows: [{name, cells: [string]}]} without what is empty at the ends. */
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
  const adding = [
    ["column", field.column_label],
    ["row", field.row_label],
  ].map(([kind, what]) =>
    verb(words, { sign: "plus", text: "form.add", params: { what }, on: () => add(kind) }),
  );
  const choose = h("input", { type: "file", accept: FILES, on: { change: () => take(choose.files[0]) } });
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
    h("div", { class: "es-grid__tools" }, adding, file, download.el),
  );
  let locked = false;

  /** After every change: what was said about the last one no longer holds. */
  function settle() {
    undo.clear();
    note.replaceChildren();
    arrange();
  }

  function arrange() {
    const { across, down } = table.size();
    adding[0].hidden = locked || across >= field.max_columns;
    adding[1].hidden = locked || down >= field.max_rows;
    file.hidden = locked;
    choose.disabled = locked;
    download.show();
  }

  function say(key, params) {
    note.replaceChildren(icon("pen"), words.put(h("span"), key, params));
  }

  /** Show other texts and say so; what stood here before can be brought back. */
  function change(grid, offered) {
    const before = table.texts();
    const { across, down } = table.size();
    table.show(grid, first);
    settle();
    if (packedGrid(before) && offered) {
      undo.offer(
        offered.what,
        () => {
          table.show(before, { across, down });
          settle();
          table.boxAt(0, 1).focus();
          onInput(path, "now");
        },
        offered,
      );
    }
    onInput(path, "now");
  }

  function add(kind) {
    const { across, down } = table.size();
    table.show(table.texts(), kind === "column" ? { across: across + 1, down } : { across, down: down + 1 });
    settle();
    table.boxAt(...(kind === "column" ? [0, across + 1] : [down + 1, 0])).focus();
  }

  function remove(which) {
    const texts = table.texts();
    const { column, row } = which;
    const [label, index] = row === undefined ? [field.column_label, column] : [field.row_label, row];
    const name = (row === undefined ? texts.columns[column] : texts.rows[row].name).trim();
    const { across, down } = table.size();
    const smaller = row === undefined ? { across: across - 1, down } : { across, down: down - 1 };
    const held = packedGrid({
      columns: row === undefined ? [texts.columns[column]] : [],
      rows:
        row === undefined
          ? texts.rows.map(({ cells }) => ({ name: "", cells: [cells[column]] }))
          : [texts.rows[row]],
    });
    table.show(without(texts, which), smaller);
    settle();
    if (held) {
      undo.offer(
        name ? { typed: name } : words.both("form.item-title", { what: label, number: index + 1 }),
        () => {
          table.show(texts, { across, down });
          settle();
          table.boxAt(...(row === undefined ? [0, column + 1] : [row + 1, 0])).focus();
          onInput(path, "now");
        },
      );
    } else table.boxAt(...(row === undefined ? [0, Math.max(1, column)] : [Math.max(1, row), 0])).focus();
    onInput(path, "now");
  }

  /** Lay rows of cells over the grid; percent signs and the like that only repeat the unit are taken off. */
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

  function paste(event, at) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const block = parseTable(text, "\t");
    if (block.length < 2 && (block[0]?.length ?? 0) < 2) return; // words for one box, which the browser pastes itself
    event.preventDefault();
    lay(table.texts(), block, placeFor(block, at), { key: "form.grid-pasted", what: null, quiet: true });
  }

  async function take(chosen) {
    choose.value = ""; // so that the same file can be chosen again
    if (!chosen) return;
    const { rows, trouble } = await readTable(chosen);
    if (locked) return;
    if (trouble) {
      settle();
      say(TROUBLES[trouble], { what: { typed: chosen.name } });
    } else
      lay(
        { columns: [], rows: [] },
        rows,
        { row: 0, column: 0 },
        { key: "form.grid-read", what: { typed: chosen.name } },
      );
  }

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
    focus: () => table.boxAt(0, 1).focus(),
  };
}
