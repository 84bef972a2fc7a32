// The keys of the deck and the console: clickers send arrows or page keys, and a full stop or B for a dark screen.

/** @import { Command } from "./types.d.ts" */

/** Elements that use arrows, space and letters themselves. */
const TYPING =
  "input, textarea, select, [contenteditable=''], [contenteditable='true'], [role=slider], [role=spinbutton], [role=listbox], [role=textbox]";
const PRESSING = "button, summary, a[href], [role=button]";

/** The keys of a two-button clicker. @type {Record<string, Command>} */
export const CLICKER = {
  ArrowRight: "next",
  PageDown: "next",
  ArrowLeft: "back",
  PageUp: "back",
  b: "blank",
  ".": "blank",
};
/** The keys of the projector's keyboard. @type {Record<string, Command>} */
export const KEYBOARD = {
  ...CLICKER,
  " ": "next",
  n: "next",
  p: "back",
  ArrowDown: "down",
  ArrowUp: "up",
  Home: "first",
  End: "end",
};

/**
 * Whether an event's target stands in an element that a selector names.
 * @param {Event} event
 * @param {string} selector
 */
function isIn({ target }, selector) {
  return target instanceof Element && target.closest(selector) !== null;
}

/**
 * The command of a key press among `keys`; null for none, and for a key that the focused element uses.
 * @param {KeyboardEvent} event
 * @param {Record<string, Command>} keys
 */
export function commandOf(event, keys) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (isIn(event, TYPING)) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === " " && isIn(event, PRESSING)) return null;
  const command = keys[key] ?? null;
  return key === " " && event.shiftKey ? "back" : command;
}

/**
 * Whether a key press belongs to a field or a button.
 * @param {KeyboardEvent} event
 */
export function isTaken(event) {
  return isIn(event, TYPING) || (isIn(event, PRESSING) && (event.key === " " || event.key === "Enter"));
}
