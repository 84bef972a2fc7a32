// One save state for a whole page, from the states of its answers. The worst news wins.

function newest(entries) {
  const times = entries.map((entry) => entry.reply?.saved_at).filter(Boolean);
  return times.reduce((best, at) => (best === null || Date.parse(at) > Date.parse(best) ? at : best), null);
}

/**
 * What the page says about saving:
 * state: "empty" | "typing" | "saving" | "saved" | "offline" | "error"; at: ISO time of the last acknowledgement or null;
 * code: of the error, "conflict" included; kept: whether this device can hold drafts.
 */
export function summarise(entries, { reachable, kept }) {
  const at = newest(entries);
  const say = (state, code = null) => ({ state, code, at, kept });
  if (entries.some((entry) => entry.conflict)) return say("error", "conflict");
  const refused = entries.find((entry) => entry.refused);
  if (refused) return say("error", refused.refused.code);
  if (!reachable) return say("offline");
  if (entries.some((entry) => entry.flights)) return say("saving");
  if (entries.some((entry) => entry.dirty)) return say("typing");
  return say(at ? "saved" : "empty");
}
