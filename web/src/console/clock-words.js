// The clock's numbers as they are shown, without a page.

/** @import { ClockState } from "../deck/types.d.ts" */

/** How the day stands to its plan. @typedef {"off" | "late" | "early" | "on"} Mood */

const MINUTE = 60_000; // milliseconds

/**
 * A time of `day` such as "09:05", as an ISO time; null for a text that is no time.
 * @param {string} text
 * @param {Date} [day]
 */
export function todayAt(text, day = new Date()) {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  if (!found) return null;
  const time = new Date(day);
  time.setHours(Number(found[1]), Number(found[2]), 0, 0);
  return time.toISOString();
}

/**
 * Minutes left as a whole number: one that has begun counts, unless only milliseconds of it are left.
 * @param {number} left minutes
 */
export function minutesShown(left) {
  return Math.max(0, Math.ceil(left - 1 / MINUTE));
}

/**
 * The mood, and the minutes of delay or of lead rounded to whole ones.
 * @param {Pick<ClockState, "state" | "behind">} clock
 * @returns {{ mood: Mood, minutes: number }}
 */
export function moodOf({ state, behind }) {
  const minutes = Math.abs(Math.round(behind));
  if (state !== "running") return { mood: "off", minutes };
  if (minutes === 0) return { mood: "on", minutes };
  return { mood: behind > 0 ? "late" : "early", minutes };
}
