// The tick that says a module was read: sent to Python, and put back where that did not work.

import { ask } from "./takeaway.js";

/** Mark a module. say(problem or null) tells what went wrong; kept() keeps the copy. */
export async function markRead({ carrier, module, box, kept, say }) {
  const read = box.checked;
  say(null);
  const { problem } = await ask(carrier, "read", { module: module.id, read });
  if (problem) {
    box.checked = !read;
    say(problem);
  } else kept().keepReading(module.id, read ? (module.read ?? new Date().toISOString()) : null);
}
