import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName, parseTable, readTable, toCsv } from "./csv.js";

const ROWS = [
  ["name", "said"],
  ["李雷", 'a "quoted", word'],
  ["two\nlines", "-5"],
];

test("does a table come back from its file as it went in?", async () => {
  assert.deepEqual(await readTable(new Blob([toCsv(ROWS)])), { rows: ROWS });
});

test("is a formula kept from a spreadsheet, and given back without its guard?", async () => {
  const rows = [["=1+1", "+49", "@a", "＝b"]];
  const text = toCsv(rows);
  assert.equal(text, "\ufeff'=1+1,+49,'@a,'＝b\r\n");
  assert.deepEqual(await readTable(new Blob([text])), { rows });
});

test("are the separators of all spreadsheets understood?", async () => {
  for (const separator of [",", ";", "\t"]) {
    const text = `a${separator}b\n"1${separator}2"${separator}3\n`;
    assert.deepEqual(await readTable(new Blob([text])), {
      rows: [
        ["a", "b"],
        [`1${separator}2`, "3"],
      ],
    });
  }
});

test("is a file of Chinese Excel read, in GB18030 and in UTF-16?", async () => {
  const gb18030 = new Uint8Array([0xc0, 0xee, 0x2c, 0xc0, 0xd7]);
  const utf16 = new Uint8Array([0xff, 0xfe, 0x4e, 0x67, 0x2c, 0x00, 0xf7, 0x96]);
  for (const bytes of [gb18030, utf16])
    assert.deepEqual(await readTable(new Blob([bytes])), { rows: [["李", "雷"]] });
});

test("is a file that is no table refused with a reason?", async () => {
  assert.deepEqual(await readTable(new Blob(["a\0b"])), { trouble: "other" });
  assert.deepEqual(await readTable(new Blob([" \n,,\n"])), { trouble: "empty" });
  assert.deepEqual(await readTable(new Blob([new Uint8Array(1024 * 1024 + 1)])), { trouble: "large" });
});

test("is a quote that never ends taken as it stands?", () => {
  assert.deepEqual(parseTable('a,"b\nc,d', ","), [
    ["a", '"b'],
    ["c", "d"],
  ]);
});

test("has a file's name nothing that a system forbids?", () => {
  assert.equal(fileName(' a/b: "c"? '), "a b c.csv");
  assert.equal(fileName("x".repeat(80)).length, 64);
});
