// A day.

import { createCalendar, seemingDay } from "./calendar.js";

/** @import { DateField } from "../kit/types.d.ts" */
/** @import { FieldContext } from "./types.d.ts" */

/**
 * A date field; its raw value is the string as typed, ISO where it was chosen from the calendar.
 * @param {DateField} field
 * @param {FieldContext} ctx
 */
export function createDate(field, ctx) {
  return createCalendar(field, ctx, {
    type: "date",
    example: "form.date-example",
    iso: (text) => seemingDay(text),
  });
}
