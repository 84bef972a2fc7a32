import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf, laidOver, packedGrid, placeFor, sizeOf, without } from "./grid-size.js";

/** @param {string[]} columns @param {Record<string, string[]>} rows */
const grid = (columns, rows) => ({
  columns,
  rows: Object.entries(rows).map(([name, cells]) => ({ name, cells })),
});

test("is a raw value of any shape read as texts?", () => {
  assert.deepEqual(gridOf({ columns: [2024, null], rows: [{ name: "N", cells: [85, {}] }, 3] }), {
    columns: ["2024", ""],
    rows: [
      { name: "N", cells: ["85", ""] },
      { name: "", cells: [] },
    ],
  });
  for (const raw of [undefined, null, "x", [], { columns: "a", rows: {} }])
    assert.deepEqual(gridOf(raw), { columns: [], rows: [] });
});

test("does the size count unnamed columns and rows?", () => {
  assert.deepEqual(sizeOf(grid(["a"], { N: ["1", "2", "3"], "": [] })), { across: 3, down: 2 });
  assert.deepEqual(sizeOf(grid([], {})), { across: 0, down: 0 });
});

test("is what is empty at the ends left out, and only there?", () => {
  assert.deepEqual(
    packedGrid(grid(["", "b", ""], { N: ["", "2", ""], "": ["", ""] })),
    grid(["", "b"], { N: ["", "2"] }),
  );
  assert.equal(packedGrid(grid(["", ""], { "": ["", ""] })), undefined);
});

test("does one column or row go with its cells?", () => {
  const full = grid(["a", "b"], { N: ["1", "2"], S: ["3", "4"] });
  assert.deepEqual(without(full, { column: 0 }), grid(["b"], { N: ["2"], S: ["4"] }));
  assert.deepEqual(without(full, { row: 0 }), grid(["a", "b"], { S: ["3", "4"] }));
});

test("does a whole table bring its own names, wherever it is pasted near its corner?", () => {
  const table = [
    ["", "2024", "2025"],
    ['North "A"', "85", "90"],
    ["South", "80", "81"],
  ];
  const corner = { row: 0, column: 0 };
  for (const at of [
    { row: 0, column: 1 },
    { row: 1, column: 0 },
    { row: 1, column: 1 },
  ])
    assert.deepEqual(placeFor(table, at), corner);
  assert.deepEqual(
    placeFor(
      [
        ["Branch", "2024"],
        ["North", "85"],
      ],
      { row: 0, column: 1 },
    ),
    corner,
  );
});

test("does any other block stay where it is pasted?", () => {
  const numbers = [
    ["1", "2"],
    ["3", "4"],
  ];
  const named = [
    ["North", "85"],
    ["South", "80"],
  ];
  for (const block of [numbers, named, [["a", "b"]]])
    for (const at of [
      { row: 1, column: 1 },
      { row: 2, column: 0 },
    ])
      assert.equal(placeFor(block, at), at);
});

test("is a block laid over the grid, and the rest beyond the limits left out?", () => {
  const limits = { max_columns: 2, max_rows: 2 };
  const before = grid(["a"], { N: ["1"] });
  const over = laidOver(
    before,
    [
      ["x", "2"],
      ["y", "3"],
    ],
    { row: 1, column: 0 },
    limits,
  );
  assert.deepEqual(over, { grid: grid(["a"], { x: ["2"], y: ["3"] }), cut: false });
  assert.deepEqual(before, grid(["a"], { N: ["1"] }));
  const wide = laidOver(before, [["", "b", "c"]], { row: 0, column: 0 }, { max_columns: 1, max_rows: 2 });
  assert.deepEqual(wide, { grid: grid(["b"], { N: ["1"] }), cut: true });
  const high = laidOver(before, [["1"], ["2"], ["3"]], { row: 1, column: 1 }, limits);
  assert.ok(high.cut);
  assert.equal(laidOver(before, [["1"], ["2"], [""]], { row: 1, column: 1 }, limits).cut, false);
});
