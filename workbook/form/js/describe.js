// A raw answer in words, so that two versions of it can be laid beside each other.

import { asTyped } from "./values.js";

const optionLabel = (field, id, words) => {
  const option = field.options.find((one) => one.id === id);
  return option ? words.say(option.label) : asTyped(id);
};

function describeChoice(field, raw, words) {
  const ids = Array.isArray(raw) ? raw : [raw];
  return ids.map((id) => optionLabel(field, id, words));
}

function describeMap(field, raw, words) {
  return field.points.filter(({ id }) => raw[id]).map(({ id, label }) => {
    const { name, x, y } = raw[id];
    const params = { name: name ? { typed: name } : label, x: asTyped(x) || "–", y: asTyped(y) || "–" };
    return words.say("form.map-place", params);
  });
}

function describeRows(field, raw, words) {
  const rows = field.rows
    ? field.rows.map(({ id, label }) => [words.say(label), raw[id]])
    : (Array.isArray(raw) ? raw : []).map((row, i) => [words.say("form.item-title", { what: field.row_label, number: i + 1 }), row]);
  return rows.filter(([, row]) => row).map(([name, row]) => {
    const cells = field.columns.filter(({ id }) => row[id] !== undefined).map((column) =>
      words.say("form.labelled", { label: column.label, value: { typed: describe(column, row[column.id], words).join(", ") } }));
    return words.say("form.labelled", { label: { typed: name }, value: { typed: cells.join("; ") } });
  });
}

/** Lines of words for the raw value of a field, in the current language; [] for nothing. */
export function describe(field, raw, words) {
  if (raw === undefined || raw === null || raw === "") return [];
  if (field.kind === "choice") return describeChoice(field, raw, words);
  if (typeof raw !== "object") return asTyped(raw).split("\n");
  if (field.kind === "list") return raw.map(asTyped).filter(Boolean);
  if (field.kind === "map") return describeMap(field, raw, words);
  if (field.kind === "rows") return describeRows(field, raw, words);
  return [];
}
