// The icon of a state inside a link.

import { icon } from "../kit/dom.js";

/** @import { IconName } from "../kit/dom.js" */

/**
 * Put an icon, or none, into el. One that stays is not replaced: a click that began on it would be lost.
 * @param {HTMLElement} el
 * @param {IconName | null} name
 */
export function setIcon(el, name) {
  if (el.dataset.icon === (name ?? "")) return;
  el.dataset.icon = name ?? "";
  el.replaceChildren(...(name ? [icon(name)] : []));
}
