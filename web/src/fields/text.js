// One line of text.

import { createWriting } from "./writing.js";

/** A text field; its raw value is the string as typed. */
export function createText(field, ctx) {
  return createWriting(field, ctx, { tag: "input", attrs: { type: "text", class: "es-in" } });
}
