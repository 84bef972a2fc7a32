// The order of a ranking: option ids, the first on top.

import { listOf } from "../kit/values.js";

/**
 * A raw value as an order: known options only, each at its first place.
 * @param {unknown} raw
 * @param {string[]} known
 */
export function orderOf(raw, known) {
  const ids = listOf(raw);
  return known.filter((id) => ids.includes(id)).sort((a, b) => ids.indexOf(a) - ids.indexOf(b));
}

/**
 * The order after an option moved by some places, within the list.
 * @param {string[]} order
 * @param {string} id
 * @param {number} by
 */
export function moved(order, id, by) {
  const others = order.filter((each) => each !== id);
  const to = Math.max(0, order.indexOf(id) + by);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
