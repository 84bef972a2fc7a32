// A day and a time.

import { createCalendar, seemingDay } from "./calendar.js";

/** A moment field; its raw value is the string as typed, ISO where it was chosen from the calendar. */
export function createMoment(field, ctx) {
  return createCalendar(field, ctx, {
    type: "datetime-local",
    example: "form.moment-example",
    iso: (text) => seemingDay(text, true),
  });
}
