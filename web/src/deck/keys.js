// What keys do, in the deck and in the console alike: clickers send arrows or page keys, and a full stop or B for a dark screen.

/** Where arrows, space and letters belong to whoever has the focus. */
const TYPING =
  "input, textarea, select, [contenteditable=''], [contenteditable='true'], [role=slider], [role=spinbutton], [role=listbox], [role=textbox]";
const PRESSING = "button, summary, a[href], [role=button]";

/** The keys of a two-button clicker. */
export const CLICKER = {
  ArrowRight: "next",
  PageDown: "next",
  ArrowLeft: "back",
  PageUp: "back",
  b: "blank",
  ".": "blank",
};
/** With the projector's keyboard there is more. */
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

/** What a key press asks for, of the keys in `keys`: its command, or null when it belongs to somebody else. */
export function commandOf(event, keys) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (event.target.closest?.(TYPING)) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === " " && event.target.closest?.(PRESSING)) return null;
  const command = keys[key] ?? null;
  return key === " " && event.shiftKey ? "back" : command;
}

/** Whether a key press belongs to a field or a button. */
export function isTaken(event) {
  if (event.target.closest?.(TYPING)) return true;
  return Boolean(event.target.closest?.(PRESSING)) && (event.key === " " || event.key === "Enter");
}
