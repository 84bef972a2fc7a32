// Several lines of text.

import { createWriting } from "./writing.js";

/** A long text field; its raw value is the string as typed. */
export function createLongText(field, ctx) {
  return createWriting(field, ctx, {
    tag: "textarea",
    attrs: { class: "es-text", rows: field.rows ?? 4 },
    telling: !ctx.row,
  });
}
