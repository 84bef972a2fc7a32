// A raw answer in words, so that two versions of it can be laid beside each other.

import { asTyped } from "./values.js";

// A raw answer may be anything at all: a file that is brought back, or an older course, may have other shapes.
const listOf = (raw) => (Array.isArray(raw) ? raw : []);

const optionLabel = (field, id, words) => {
  const option = field.options.find((one) => one.id === id);
  return option ? words.say(option.label) : asTyped(id);
};

function describeChoice(field, raw, words) {
  const ids = Array.isArray(raw) ? raw : [raw];
  return ids.map((id) => optionLabel(field, id, words));
}

function describeMap(field, raw, words) {
  return field.points
    .filter(({ id }) => raw[id])
    .map(({ id, label }) => {
      const { name, x, y } = raw[id];
      const params = {
        name: asTyped(name) ? { typed: asTyped(name) } : label,
        x: asTyped(x) || "–",
        y: asTyped(y) || "–",
      };
      return words.say("form.map-place", params);
    });
}

function describeRows(field, raw, words) {
  const rows = field.rows
    ? field.rows.map(({ id, label }) => [words.say(label), raw[id]])
    : listOf(raw).map((row, i) => [
        words.say("form.item-title", { what: field.row_label, number: i + 1 }),
        row,
      ]);
  return rows
    .filter(([, row]) => row)
    .map(([name, row]) => {
      const cells = field.columns
        .filter(({ id }) => row[id] !== undefined)
        .map((column) =>
          words.say("form.labelled", {
            label: column.label,
            value: { typed: describe(column, row[column.id], words).join(", ") },
          }),
        );
      return words.say("form.labelled", { label: { typed: name }, value: { typed: cells.join("; ") } });
    });
}

const describeAllocation = (field, raw, words) =>
  field.parts
    .filter(({ id }) => raw[id] !== undefined)
    .map(({ id, label }) => words.say("form.labelled", { label, value: { typed: asTyped(raw[id]) } }));

const describeRanking = (field, raw, words) =>
  listOf(raw).map((id, index) =>
    words.say("form.ranked", { number: index + 1, what: { typed: optionLabel(field, id, words) } }),
  );

/** One line for each row of a grid: every known number with the name of its column. */
function describeGrid(field, raw, words) {
  const called = (name, what, index) =>
    asTyped(name).trim() || words.say("form.item-title", { what, number: index + 1 });
  const line = (label, value) =>
    words.say("form.labelled", { label: { typed: label }, value: { typed: value } });
  const columns = listOf(raw.columns);
  const rows = listOf(raw.rows).map((its, row) => {
    const known = listOf(its?.cells).flatMap((cell, column) =>
      asTyped(cell).trim() ? [line(called(columns[column], field.column_label, column), asTyped(cell))] : [],
    );
    return line(called(its?.name, field.row_label, row), known.join("; ") || "–");
  });
  return rows.length ? rows : columns.map(asTyped).filter(Boolean);
}

/** Lines of words for the raw value of a field, in the current language; [] for nothing. */
export function describe(field, raw, words) {
  if (raw === undefined || raw === null || raw === "") return [];
  if (field.kind === "choice") return describeChoice(field, raw, words);
  if (typeof raw !== "object") return asTyped(raw).split("\n");
  if (field.kind === "list" || field.kind === "votes") return listOf(raw).map(asTyped).filter(Boolean);
  if (field.kind === "allocate") return describeAllocation(field, raw, words);
  if (field.kind === "ranking") return describeRanking(field, raw, words);
  if (field.kind === "grid") return describeGrid(field, raw, words);
  if (field.kind === "map") return describeMap(field, raw, words);
  if (field.kind === "rows") return describeRows(field, raw, words);
  return [];
}
