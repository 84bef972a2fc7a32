// A day and a time.

import { createCalendar, seemingDay } from "./calendar.js";

/** @import { MomentField } from "../kit/types.d.ts" */
/** @import { FieldContext } from "./types.d.ts" */

/**
 * A moment field; its raw value is the string as typed, ISO where it was chosen from the calendar.
 * @param {MomentField} field
 * @param {FieldContext} ctx
 */
export function createMoment(field, ctx) {
  return createCalendar(field, ctx, {
    type: "datetime-local",
    example: "form.moment-example",
    iso: (text) => seemingDay(text, true),
  });
}
