// The checkbox of a reading mark: sent to Python, and put back when that fails.

/** @import { Fault } from "../kit/types.d.ts" */
/** @import { ModuleState } from "../protocol.d.ts" */
/** @import { Kept } from "../saving/local-copies.js" */
/** @import { Caller } from "./takeaway.js" */

import { ask } from "./takeaway.js";

/**
 * Mark a module as its checkbox says, and keep a copy of the mark.
 * @param {object} options
 * @param {Caller} options.carrier
 * @param {ModuleState} options.module
 * @param {HTMLInputElement} options.box
 * @param {() => Kept} options.kept
 * @param {(problem: Fault | null) => void} options.say
 */
export async function markRead({ carrier, module, box, kept, say }) {
  const read = box.checked;
  say(null);
  const { problem } = await ask(carrier, "read", { module: module.id, read });
  if (problem) {
    box.checked = !read;
    say(problem);
  } else kept().keepReading(module.id, read ? (module.read ?? new Date().toISOString()) : null);
}
