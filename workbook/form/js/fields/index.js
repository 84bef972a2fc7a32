// One module for each kind of field.

import { createChoice } from "./choice.js";
import { createList } from "./list.js";
import { createLongText } from "./long-text.js";
import { createMap } from "./map.js";
import { createNumber } from "./number.js";
import { createFixedRows } from "./rows-fixed.js";
import { createFreeRows } from "./rows-free.js";
import { createScale } from "./scale.js";
import { createText } from "./text.js";

const KINDS = {
  "text": createText,
  "long-text": createLongText,
  "list": createList,
  "scale": createScale,
  "number": createNumber,
  "choice": createChoice,
  "map": createMap,
  "rows": (field, ctx) => (field.rows ? createFixedRows : createFreeRows)(field, ctx),
};

/**
 * Make the field of a specification.
 * ctx: words; value (raw); onInput(path, "typing" | "now") after every change; rivals; path (the field's id unless said).
 * Returns {el, read(), write(value), setProblems(problems), setLocked(locked), focus()}. read() is undefined where
 * nothing is given.
 */
export function createField(field, ctx) {
  const make = KINDS[field.kind];
  if (!make) throw new Error(`no field kind ${field.kind}`);
  return make(field, { rivals: [], path: field.id, ...ctx, create: createField });
}
