// One save state for a whole page, from the states of its answers. The worst one wins.

import { isUnsaved } from "./entry-handlers.js";

/** @import { Entry } from "./entry-types.d.ts" */

/**
 * The save state of a page. `at`: time of the newest acknowledgement; `code`: of an error, "conflict" included; `kept`:
 * whether the device can hold drafts.
 * @typedef {object} SaveSummary
 * @property {"empty" | "typing" | "saving" | "saved" | "offline" | "error"} state
 * @property {string | null} code
 * @property {string | null} at
 * @property {boolean} kept
 */

/** @param {Entry[]} entries */
function newest(entries) {
  const times = entries.flatMap(({ reply }) => reply?.saved_at ?? []);
  return times.reduce(
    (best, at) => (best === null || Date.parse(at) > Date.parse(best) ? at : best),
    /** @type {string | null} */ (null),
  );
}

/**
 * @param {Entry[]} entries
 * @param {{ reachable: boolean, kept: boolean }} around reachable: whether the last message got a reply
 * @returns {SaveSummary}
 */
export function summarise(entries, { reachable, kept }) {
  const at = newest(entries);
  /** @param {SaveSummary["state"]} state @param {string | null} [code] */
  const summary = (state, code = null) => ({ state, code, at, kept });
  if (entries.some(({ state }) => state === "conflict")) return summary("error", "conflict");
  const refused = entries.find(({ code }) => code);
  if (refused) return summary("error", refused.code);
  if (!reachable) return summary("offline");
  if (entries.some(({ flights }) => flights.length)) return summary("saving");
  if (entries.some(isUnsaved)) return summary("typing");
  return summary(at ? "saved" : "empty");
}
