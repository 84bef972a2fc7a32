// One line of text.

import { createWriting } from "./writing.js";

/** @import { TextField } from "../kit/types.d.ts" */
/** @import { FieldContext } from "./types.d.ts" */

/**
 * A text field; its raw value is the string as typed.
 * @param {TextField} field
 * @param {FieldContext} ctx
 */
export function createText(field, ctx) {
  return createWriting(field, ctx, { tag: "input", attrs: { type: "text", class: "es-in" } });
}
