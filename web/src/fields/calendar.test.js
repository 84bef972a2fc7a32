import assert from "node:assert/strict";
import { test } from "node:test";
import { seemingDay } from "./calendar.js";

test("is a day understood as people in both languages write it?", () => {
  const days = {
    "2026-12-01": "2026-12-01",
    " 2026/12/1 ": "2026-12-01",
    "2026.12.1": "2026-12-01",
    "2026年12月1日": "2026-12-01",
    "2026 年 12 月 1 号": "2026-12-01",
    "２０２６/１２/1": "2026-12-01",
  };
  for (const [text, day] of Object.entries(days)) assert.equal(seemingDay(text), day, text);
  for (const text of ["", "next week", "1.12.2026", "2026-12", "2026-12-01 9:30", "2026年12月1日左右"])
    assert.equal(seemingDay(text), "", text);
});

test("is a moment a day with a time to the minute?", () => {
  const moments = {
    "2026-12-01T09:30": "2026-12-01T09:30",
    "2026-12-01 9:30": "2026-12-01T09:30",
    "2026/12/1 9:30": "2026-12-01T09:30",
    "2026年12月1日9点": "2026-12-01T09:00",
    "2026年12月1日9点5分": "2026-12-01T09:05",
    "2026年12月1日 9时30分": "2026-12-01T09:30",
  };
  for (const [text, moment] of Object.entries(moments)) assert.equal(seemingDay(text, true), moment, text);
  for (const text of ["2026-12-01", "9:30", "2026-12-01 soon", "2026-12-01 9:30:15"])
    assert.equal(seemingDay(text, true), "", text);
});
