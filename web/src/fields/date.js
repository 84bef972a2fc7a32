// A day.

import { createCalendar, seemingDay } from "./calendar.js";

/** A date field; its raw value is the string as typed, ISO where it was chosen from the calendar. */
export function createDate(field, ctx) {
  return createCalendar(field, ctx, {
    type: "date",
    example: "form.date-example",
    iso: (text) => seemingDay(text),
  });
}
