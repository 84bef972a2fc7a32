// How far the parts of an allocation are from its total.

import { seemingNumber } from "../kit/values.js";

/** To the fourth decimal, so that 0.1 and 0.2 make 0.3. @param {number} value */
const rounded = (value) => Math.round(value * 1e4) / 1e4;

/**
 * The sum of the shares typed, an empty or unreadable one counting nothing, and the key of the sentence for it.
 * @param {string[]} typed
 * @param {{ total: number, exact: boolean }} field exact: whether they must add up to the total
 */
export function allocationOf(typed, { total, exact }) {
  const sum = rounded(typed.reduce((all, text) => all + (seemingNumber(text) ?? 0), 0));
  const params = { sum, total, left: rounded(total - sum), over: rounded(sum - total) };
  if (!exact) return { key: "form.shared-sum", params };
  if (sum === total) return { key: "form.shared-all", params };
  return { key: sum < total ? "form.shared-left" : "form.shared-over", params };
}

/**
 * A share after a step, within 0 and the total.
 * @param {string} typed
 * @param {number} by
 * @param {number} total
 */
export function stepped(typed, by, total) {
  return Math.min(total, Math.max(0, (seemingNumber(typed) ?? 0) + by));
}
