// One module for each kind of field.

import { createAllocate } from "./allocate.js";
import { createChoice } from "./choice.js";
import { createDate } from "./date.js";
import { createGrid } from "./grid.js";
import { createList } from "./list.js";
import { createLongText } from "./long-text.js";
import { createMap } from "./map.js";
import { createMoment } from "./moment.js";
import { createNumber } from "./number.js";
import { createRanking } from "./ranking.js";
import { createFixedRows } from "./rows-fixed.js";
import { createFreeRows } from "./rows-free.js";
import { createFixedSheets } from "./rows-sheets.js";
import { createScale } from "./scale.js";
import { createText } from "./text.js";
import { createVotes } from "./votes.js";

function createRows(field, ctx) {
  if (!field.rows) return createFreeRows(field, ctx);
  return (field.layout === "sheets" ? createFixedSheets : createFixedRows)(field, ctx);
}

const KINDS = {
  text: createText,
  "long-text": createLongText,
  list: createList,
  scale: createScale,
  number: createNumber,
  choice: createChoice,
  map: createMap,
  rows: createRows,
  date: createDate,
  moment: createMoment,
  allocate: createAllocate,
  ranking: createRanking,
  grid: createGrid,
  votes: createVotes,
};

/**
 * Make the field of a specification.
 * ctx: words; value (raw); onInput(path, "typing" | "now") after every change; rivals; others (what is known of
 * the exercises that votes are for, see votes.js); path (the field's id unless said).
 * Returns {el, read(), write(value), setProblems(problems), setLocked(locked), focus()}, and hear(others) where the
 * field has use for it. read() is undefined where nothing is given.
 */
export function createField(field, ctx) {
  const make = KINDS[field.kind];
  if (!make) throw new Error(`no field kind ${field.kind}`);
  return make(field, { rivals: [], path: field.id, ...ctx, create: createField });
}
