// Given rows as sheets: one block for each, its columns one under the other, for answers too long for a table.

import { h } from "../kit/dom.js";
import { packed, valueAt } from "../kit/values.js";
import { createDownload } from "./download.js";
import { besides, frame, under } from "./parts.js";

/** @import { Row, RowsField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl, OnInput } from "./types.d.ts" */
/**
 * A rows field with fixed rows and the layout "sheets"; its raw value is {row: {column: raw}}, as in a table.
 * @param {RowsField & { rows: Row[] }} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createFixedSheets(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });

  const sheets = field.rows.map((row) => {
    const cells = field.columns.map((column) => ({
      id: column.id,
      path: `${path}.${row.id}.${column.id}`,
      ...ctx.create(column, {
        ...ctx,
        path: `${path}.${row.id}.${column.id}`,
        value: valueAt(valueAt(ctx.value, row.id), column.id),
        onInput: changed,
      }),
    }));
    const hint = row.hint && words.put(h("p", { class: "es-hint" }), row.hint);
    const el = h(
      "li",
      {},
      h(
        "fieldset",
        { class: "es-rowcard es-rowcard--sheet es-rowcard--given" },
        words.put(h("legend"), row.label),
        hint,
        h(
          "div",
          { class: "es-rowcard__cells" },
          cells.map((cell) => cell.el),
        ),
      ),
    );
    return { id: row.id, cells, el };
  });
  const all = sheets.flatMap(({ cells }) => cells);
  const read = () =>
    packed(
      Object.fromEntries(
        sheets.map(({ id, cells }) => [
          id,
          packed(Object.fromEntries(cells.map((cell) => [cell.id, cell.read()]))),
        ]),
      ),
    );
  const download = createDownload(field, words, read);
  parts.nameGroup();
  parts.body.append(
    h(
      "ul",
      { class: "es-rowcards" },
      sheets.map(({ el }) => el),
    ),
    download.el,
  );
  download.show();

  /** @type {OnInput} */
  function changed(at, pace) {
    download.show();
    onInput(at, pace);
  }

  return {
    el: parts.el,
    read,
    write(value) {
      for (const { id, cells } of sheets)
        for (const cell of cells) cell.write(valueAt(valueAt(value, id), cell.id));
      download.show();
    },
    setProblems(problems) {
      for (const cell of all) cell.setProblems(under(problems, cell.path));
      parts.problems.set(
        besides(
          problems,
          all.map((cell) => cell.path),
        ),
        [parts.el],
      );
    },
    setLocked: (locked) => all.forEach((cell) => cell.setLocked(locked)),
    focus: () => all[0].focus(),
  };
}
