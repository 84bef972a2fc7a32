// Tables as text: CSV files, and what a spreadsheet puts on the clipboard.

const MOST_BYTES = 1024 * 1024;
const SEPARATORS = ["\t", ";", ","];
// What a spreadsheet would take for a formula; a plain number such as -5 is none.
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^[+-]?[\d.,]+$/;
const GUARDED = /^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;

/** @param {string} text */
function field(text) {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows of strings as a CSV file's text. It begins with a byte order mark, without which Excel garbles Chinese.
 * @param {string[][]} rows
 */
export function toCsv(rows) {
  return `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/**
 * The file's name without the characters that some system forbids in one.
 * @param {string} title
 */
export function fileName(title) {
  return `${title
    .replace(/[\\/:*?"<>|.\s]+/g, " ")
    .trim()
    .slice(0, 60)}.csv`;
}

/**
 * Split a text into rows of cells. A cell may be quoted; a quote that never ends is taken as it stands.
 * @param {string} text
 * @param {string} separator
 * @param {boolean} [quotes] whether quotes enclose a cell
 * @returns {string[][]}
 */
export function parseTable(text, separator, quotes = true) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    rows.push([...row, cell]);
    row = [];
    cell = "";
  };
  for (let i = 0; i < text.length; i += 1) {
    const mark = text[i];
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text[i + 1] === '"') {
        cell += mark;
        i += 1;
      } else quoted = false;
    } else if (quotes && mark === '"' && cell === "") quoted = true;
    else if (mark === separator) {
      row.push(cell);
      cell = "";
    } else if (mark === "\n" || mark === "\r") {
      if (mark === "\r" && text[i + 1] === "\n") i += 1;
      endRow();
    } else cell += mark;
  }
  if (quoted) return parseTable(text, separator, false);
  if (cell !== "" || row.length) endRow();
  while (rows.at(-1)?.every((each) => each.trim() === "")) rows.pop();
  return rows.map((cells) => cells.map((each) => each.replace(GUARDED, "").trim()));
}

/**
 * The separator of a file: the one of SEPARATORS that its first line has most of, outside quotes.
 * @param {string} text
 */
function separatorOf(text) {
  const line =
    text
      .replace(/"[^"]*"/g, "")
      .split(/[\r\n]/)
      .find((each) => each.trim() !== "") ?? "";
  /** @param {string} mark */
  const count = (mark) => line.split(mark).length;
  return SEPARATORS.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes); // takes a byte order mark off
  } catch {
    return new TextDecoder("gb18030").decode(bytes); // what Chinese Excel writes
  }
}

/**
 * Read a file that a person chose: UTF-8 with or without a mark, UTF-16 with one, GB18030; comma, semicolon or tab.
 * @param {Blob} file
 * @returns {Promise<{ rows: string[][] } | { trouble: "large" | "other" | "empty" }>}
 */
export async function readTable(file) {
  if (file.size > MOST_BYTES) return { trouble: "large" };
  let text;
  try {
    text = decode(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { trouble: "other" }; // moved or forbidden since it was chosen
  }
  if (text.includes("\0")) return { trouble: "other" }; // a workbook or a picture
  const rows = parseTable(text, separatorOf(text));
  return rows.length ? { rows } : { trouble: "empty" };
}
