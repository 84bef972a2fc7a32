import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "./describe.js";
import { createWords } from "./i18n.js";

/** @import { Field, Language } from "./types.d.ts" */

const TEXTS = {
  "form.map-place": { en: "{name}: {x} across, {y} up", zh: "{name}：横 {x}，竖 {y}" },
  "form.item-title": { en: "{what} {number}", zh: "{what} {number}" },
  "form.labelled": { en: "{label}: {value}", zh: "{label}：{value}" },
  "form.ranked": { en: "{number}. {what}", zh: "{number}. {what}" },
};

/** @param {Language} language */
const wordsIn = (language) => createWords({ texts: TEXTS, messages: {}, language });

/** @param {string} en @param {string} zh */
const text = (en, zh) => ({ en, zh });

const label = text("Field", "字段");
const OPTIONS = [
  { id: "people", label: text("People", "人员") },
  { id: "tools", label: text("Tools", "工具") },
];
const BASE = { id: "field", label, required: false };

/** @type {Record<string, Field>} */
const FIELDS = {
  text: { ...BASE, kind: "text", max_length: 200 },
  long: { ...BASE, kind: "long-text", max_length: 200, rows: 4 },
  list: { ...BASE, kind: "list", item_label: label, max_items: 8, max_length: 200 },
  number: { ...BASE, kind: "number", min: 0, max: 9, integer: false, step: 1, slider: false },
  one: { ...BASE, kind: "choice", options: OPTIONS, multiple: false },
  several: { ...BASE, kind: "choice", options: OPTIONS, multiple: true },
  allocate: { ...BASE, kind: "allocate", parts: OPTIONS, total: 100, exact: true },
  ranking: { ...BASE, kind: "ranking", options: OPTIONS },
  votes: { ...BASE, kind: "votes", exercise: "ideas", field: "idea", dots: 3, max_length: 200 },
  grid: {
    ...BASE,
    kind: "grid",
    column_label: text("Year", "年份"),
    row_label: text("Branch", "分店"),
    min: 0,
    max: 100,
    max_columns: 12,
    max_rows: 20,
  },
  map: {
    ...BASE,
    kind: "map",
    x: { label, low: label, high: label },
    y: { label, low: label, high: label },
    quadrants: { low_low: label, low_high: label, high_low: label, high_high: label },
    points: [
      { id: "us", label: text("You", "你们"), named: false },
      { id: "rival", label: text("A rival", "对手"), named: true },
    ],
    name_length: 40,
  },
  free: {
    ...BASE,
    kind: "rows",
    columns: [
      { id: "who", label: text("Who", "谁"), required: false, kind: "text", max_length: 200 },
      {
        id: "what",
        label: text("What", "什么"),
        required: false,
        kind: "choice",
        options: OPTIONS,
        multiple: true,
      },
    ],
    row_label: text("Partner", "伙伴"),
    max_rows: 8,
    layout: "table",
  },
};
const given = { ...FIELDS.free, rows: [{ id: "ask", label: text("Ask", "询问") }] };

test("is every kind described, in both languages?", () => {
  /** @type {[Field, unknown, string[], string[]?][]} */
  const cases = [
    [FIELDS.text, "as typed", ["as typed"]],
    [FIELDS.long, "two\nlines", ["two", "lines"]],
    [FIELDS.list, ["a", "", "b"], ["a", "b"]],
    [FIELDS.number, 7, ["7"]],
    [FIELDS.one, "people", ["People"], ["人员"]],
    [FIELDS.several, ["tools", "gone"], ["Tools", "gone"], ["工具", "gone"]],
    [
      FIELDS.allocate,
      { people: "５０", tools: "37" },
      ["People: ５０", "Tools: 37"],
      ["人员：５０", "工具：37"],
    ],
    [FIELDS.ranking, ["tools", "people"], ["1. Tools", "2. People"], ["1. 工具", "2. 人员"]],
    [FIELDS.votes, ["早点回电"], ["早点回电"]],
    [
      FIELDS.grid,
      {
        columns: ["2024", "", "2026"],
        rows: [{ name: "North", cells: ["85", "", "n/a"] }, {}, { name: "南区", cells: [0] }],
      },
      ["North: 2024: 85; 2026: n/a", "Branch 2: –", "南区: 2024: 0"],
      ["North：2024：85; 2026：n/a", "分店 2：–", "南区：2024：0"],
    ],
    [FIELDS.grid, { columns: ["2024", ""] }, ["2024"]],
    [
      FIELDS.map,
      { us: { x: "10", y: 5 }, rival: { name: "Them", x: "3" } },
      ["You: 10 across, 5 up", "Them: 3 across, – up"],
      ["你们：横 10，竖 5", "Them：横 3，竖 –"],
    ],
    [
      FIELDS.free,
      [{ who: "Payroll", what: ["people", "tools"] }, { who: "Li" }],
      ["Partner 1: Who: Payroll; What: People, Tools", "Partner 2: Who: Li"],
    ],
    [given, { ask: { who: "Li" } }, ["Ask: Who: Li"], ["询问：谁：Li"]],
  ];
  for (const [field, raw, en, zh = undefined] of cases) {
    assert.deepEqual(describe(field, raw, wordsIn("en")), en);
    if (zh) assert.deepEqual(describe(field, raw, wordsIn("zh")), zh);
  }
});

test("is nothing described as nothing, and an answer of another shape never an error?", () => {
  const words = wordsIn("en");
  for (const field of [...Object.values(FIELDS), given]) {
    for (const raw of [undefined, null, ""]) assert.deepEqual(describe(field, raw, words), []);
    for (const raw of [{}, [], [null], { us: 1, rows: 3, columns: {} }, { rows: [null] }, 5, "text", [[]]])
      assert.ok(Array.isArray(describe(field, raw, words)), `${field.kind} ${JSON.stringify(raw)}`);
  }
});
