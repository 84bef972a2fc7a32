// Rows of the person's own: cards that are added, removed, and brought back.

import { h } from "../kit/dom.js";
import { asTyped, listOf, packed, trimmed, valueAt } from "../kit/values.js";
import { createDownload } from "./download.js";
import { besides, frame, sign, under, verb } from "./parts.js";
import { createUndo } from "./undo.js";

/** @import { RawAnswer, RowsField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */

/**
 * A rows field without given rows; its raw value is [{column: raw}, …].
 * @param {RowsField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createFreeRows(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const list = h("ol", { class: "es-rowcards" });
  const undo = createUndo(words);
  const sheets = field.layout === "sheets";
  const more = verb(words, {
    sign: "plus",
    text: sheets ? "form.add" : "form.add-row",
    params: { what: field.row_label },
    on: () => {
      build([...values(), {}]);
      rows[rows.length - 1].cells[0].focus();
    },
  });
  const read = () => trimmed(values(), isEmpty);
  const download = createDownload(field, words, read);
  /** @type {CardRow[]} */
  let rows = [];
  let locked = false;
  parts.nameGroup();
  parts.body.append(list, undo.el, more, download.el);

  /** @param {{ cells: FieldControl[] }} row @returns {RawAnswer} */
  const rawOf = (row) =>
    packed(Object.fromEntries(row.cells.map((cell, i) => [field.columns[i].id, cell.read()]))) ?? {};
  const values = () => rows.map(rawOf);
  /** @param {RawAnswer} value */
  const isEmpty = (value) => Object.keys(value).length === 0;

  /**
   * @typedef {{ cells: FieldControl[], drop: HTMLElement, el: HTMLElement, title: HTMLElement, number: number }} CardRow
   */
  /** @param {unknown} value @param {number} index @returns {CardRow} */
  function createRow(value, index) {
    const cells = field.columns.map((column) =>
      ctx.create(column, {
        ...ctx,
        words,
        path: `${path}.${index}.${column.id}`,
        value: valueAt(value, column.id),
        onInput(at, pace) {
          undo.clear();
          arrange();
          onInput(at, pace);
        },
      }),
    );
    const params = { what: field.row_label, number: index + 1 };
    const drop = sign(words, { sign: "trash", text: "form.remove-item", params, on: () => remove(index) });
    const title = h("legend");
    const el = h(
      "li",
      {},
      h(
        "fieldset",
        { class: `es-rowcard${sheets ? " es-rowcard--sheet" : ""}` },
        title,
        drop,
        h(
          "div",
          { class: "es-rowcard__cells" },
          cells.map((cell) => cell.el),
        ),
      ),
    );
    for (const cell of cells) cell.setLocked(locked);
    return { cells, drop, el, title, number: index + 1 };
  }

  /** Show the buttons that apply, and name each sheet by its number and the first words in it. */
  function arrange() {
    for (const row of rows) {
      const value = rawOf(row);
      const name = sheets ? firstWords(value) : "";
      row.drop.hidden = locked || (rows.length === 1 && isEmpty(value));
      words.put(row.title, name ? "form.sheet-title" : "form.item-title", {
        what: field.row_label,
        number: row.number,
        name: { typed: name },
      });
    }
    download.show();
    more.hidden = locked || rows.length >= field.max_rows;
  }

  /**
   * Draw the rows anew: their paths hold their numbers, so a removal changes all that follow.
   * @param {unknown[]} all
   */
  function build(all) {
    rows = (all.length ? all : [{}]).map(createRow);
    list.replaceChildren(...rows.map(({ el }) => el));
    arrange();
  }

  /** @param {number} index */
  function remove(index) {
    const before = values();
    const gone = before[index];
    build(before.filter((_, i) => i !== index));
    onInput(path, "now");
    if (isEmpty(gone)) {
      rows[Math.max(0, index - 1)].cells[0].focus();
      return;
    }
    const name = firstWords(gone);
    undo.offer(
      name ? { typed: name } : words.both("form.item-title", { what: field.row_label, number: index + 1 }),
      () => {
        const now = values().filter((value, _, all) => all.length > 1 || !isEmpty(value));
        build([...now.slice(0, index), gone, ...now.slice(index)]);
        rows[index].cells[0].focus();
        onInput(path, "now");
      },
    );
  }

  /** @param {RawAnswer} value */
  const firstWords = (value) =>
    field.columns
      .filter(({ kind }) => kind === "text")
      .map(({ id }) => asTyped(value[id]))
      .find(Boolean) ?? "";

  build(listOf(ctx.value));

  return {
    el: parts.el,
    read,
    write(value) {
      undo.clear();
      build(listOf(value));
    },
    setProblems(problems) {
      /** @type {string[]} */
      const paths = [];
      rows.forEach(({ cells }, index) =>
        cells.forEach((cell, i) => {
          const at = `${path}.${index}.${field.columns[i].id}`;
          paths.push(at);
          cell.setProblems(under(problems, at));
        }),
      );
      parts.problems.set(besides(problems, paths), [parts.el]);
    },
    setLocked(now) {
      locked = now;
      undo.clear();
      for (const { cells } of rows) for (const cell of cells) cell.setLocked(now);
      arrange();
    },
    focus: () => rows[0].cells[0].focus(),
  };
}
