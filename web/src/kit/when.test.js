import assert from "node:assert/strict";
import { test } from "node:test";
import { sayTime, timeText } from "./when.js";

const YEAR = new Date().getFullYear();

test("is a day of this year said without its year, another one with it?", () => {
  assert.equal(sayTime(`${YEAR}-11-22T12:00:00`, "en"), "22 November");
  assert.equal(sayTime(`${YEAR}-11-22T12:00:00`, "zh"), "11月22日");
  assert.equal(sayTime("2019-11-22T12:00:00", "en"), "22 November 2019");
  assert.equal(sayTime("2019-11-22T12:00:00", "zh"), "2019年11月22日");
});

test("does the hour count from 00 to 23?", () => {
  assert.match(sayTime(`${YEAR}-01-02T00:05:00`, "en", { hour: true }), /2 January.*00:05$/);
  assert.match(sayTime(`${YEAR}-01-02T23:05:00`, "zh", { hour: true }), /1月2日.*23:05$/);
});

test("is a time given in both languages at once?", () => {
  assert.deepEqual(timeText("2019-11-22T12:00:00"), { en: "22 November 2019", zh: "2019年11月22日" });
});
