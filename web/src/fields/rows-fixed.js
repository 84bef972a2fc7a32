// A table whose rows are given. On a phone each row stacks into labelled cells, so that nothing scrolls sideways.

import { h, uid } from "../kit/dom.js";
import { packed, valueAt } from "../kit/values.js";
import { createDownload } from "./download.js";
import { besides, frame, under } from "./parts.js";

/** @import { ColumnField, Row, RowsField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl, OnInput } from "./types.d.ts" */
/**
 * A rows field with fixed rows; its raw value is {row: {column: raw}}.
 * @param {RowsField & { rows: Row[] }} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createFixedRows(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const columns = field.columns.map((column) => ({ ...column, hint: undefined }));

  const rows = field.rows.map((row) => {
    const head = uid("row");
    const cells = columns.map((column) =>
      ctx.create(column, {
        ...ctx,
        words,
        onInput: changed,
        row: head,
        path: `${path}.${row.id}.${column.id}`,
        value: valueAt(valueAt(ctx.value, row.id), column.id),
      }),
    );
    const name = h(
      "th",
      { scope: "row" },
      words.put(h("span", { id: head }), row.label),
      row.hint && words.put(h("span", { class: "es-hint" }), row.hint),
    );
    return {
      id: row.id,
      cells,
      el: h(
        "tr",
        {},
        name,
        cells.map((cell) => h("td", {}, cell.el)),
      ),
    };
  });
  /** @param {(cell: FieldControl, row: string, column: string) => void} visit */
  const each = (visit) =>
    rows.forEach((row) => row.cells.forEach((cell, i) => visit(cell, row.id, columns[i].id)));

  const hints = field.columns.flatMap(({ label, hint }) =>
    hint ? [h("p", { class: "es-hint" }, words.put(h("b"), label), " ", words.put(h("span"), hint))] : [],
  );
  const headings = [field.row_label, ...columns.map(({ label }) => label)];
  const table = h(
    "table",
    { class: "es-table es-rows" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        headings.map((label) => words.put(h("th", { scope: "col" }), label)),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map(({ el }) => el),
    ),
  );
  const read = () =>
    packed(
      Object.fromEntries(
        rows.map((row) => [
          row.id,
          packed(Object.fromEntries(row.cells.map((cell, i) => [columns[i].id, cell.read()]))),
        ]),
      ),
    );
  const download = createDownload(field, words, read);
  parts.nameGroup();
  parts.body.append(...hints, table, download.el);
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
      each((cell, row, column) => cell.write(valueAt(valueAt(value, row), column)));
      download.show();
    },
    setProblems(problems) {
      /** @type {string[]} */
      const paths = [];
      each((cell, row, column) => {
        const at = `${path}.${row}.${column}`;
        paths.push(at);
        cell.setProblems(under(problems, at));
      });
      parts.problems.set(besides(problems, paths), [parts.el]);
    },
    setLocked: (locked) => each((cell) => cell.setLocked(locked)),
    focus: () => rows[0].cells[0].focus(),
  };
}
