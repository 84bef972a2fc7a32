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

/** @import { Field, RowsField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl, FieldMaker } from "./types.d.ts" */

/** @type {FieldMaker<RowsField>} */
function createRows(field, ctx) {
  if (!field.rows) return createFreeRows(field, ctx);
  const { rows } = field;
  return (field.layout === "sheets" ? createFixedSheets : createFixedRows)({ ...field, rows }, ctx);
}

/** @type {{ [K in Field["kind"]]: FieldMaker<Extract<Field, { kind: K }>> }} */
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
 * Make the control of a field.
 * @param {Field} field
 * @param {Pick<FieldContext, "words" | "value" | "onInput"> & Partial<FieldContext>} ctx
 * @returns {FieldControl}
 */
export function createField(field, ctx) {
  const make = /** @type {FieldMaker<Field>} */ (KINDS[field.kind]);
  if (!make) throw new Error(`no field kind ${field.kind}`);
  return make(field, { rivals: [], path: field.id, ...ctx, create: createField });
}
