import assert from "node:assert/strict";
import { test } from "node:test";
import { isDoubled, planOf } from "./matching.js";

const column = (name, use, weight = "1") => ({ name, use, weight });

test("a grading plan has the weights of its criteria as typed", () => {
  const columns = [
    column("Guest", "name"),
    column("Nights", "criterion", "2,5"),
    column("Note", "none", "9"),
  ];
  assert.deepEqual(planOf("customer-grading", columns, { thresholds: { A: "75", B: "50", C: "25" } }), {
    name: "Guest",
    weights: { Nights: "2,5" },
    thresholds: { A: "75", B: "50", C: "25" },
  });
});

test("a tracking plan has all month columns in the order of the file, and null for what no column is", () => {
  const columns = [column("Item", "item"), column("Jan", "month-rates"), column("Feb", "month-rates")];
  assert.deepEqual(planOf("satisfaction-tracking", columns, { target: "85", strict: true }), {
    item: "Item",
    month: null,
    rate: null,
    months: ["Jan", "Feb"],
    target: "85",
    strict: true,
  });
});

test("only a single use counts as doubled", () => {
  assert.equal(isDoubled([column("a", "item"), column("b", "item")]), true);
  assert.equal(isDoubled([column("a", "criterion"), column("b", "criterion"), column("c", "name")]), false);
  assert.equal(isDoubled([column("a", "none"), column("b", "none")]), false);
});
