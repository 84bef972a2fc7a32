// Several lines of text.

import { createWriting } from "./writing.js";

/** @import { LongTextField } from "../kit/types.d.ts" */
/** @import { FieldContext } from "./types.d.ts" */

/**
 * A long text field; its raw value is the string as typed.
 * @param {LongTextField} field
 * @param {FieldContext} ctx
 */
export function createLongText(field, ctx) {
  return createWriting(field, ctx, {
    tag: "textarea",
    attrs: { class: "es-text", rows: field.rows ?? 4 },
    limitInHint: !ctx.row,
  });
}
