// The number of characters left, shown near the limit only.

import { h, uid } from "../kit/dom.js";

/** @import { I18n } from "../kit/i18n.js" */

const NEAR = 0.85;

/**
 * A counter for texts of at most `max` characters, counted as Python counts them.
 * @param {I18n} words
 * @param {number} max
 */
export function createCounter(words, max) {
  const el = h("p", { class: "es-count", id: uid("count"), hidden: true });
  return {
    el,
    id: el.id,
    /** @param {string} text */
    count(text) {
      const length = [...text.trim()].length;
      el.hidden = length < max * NEAR;
      el.classList.toggle("es-count--over", length > max);
      if (el.hidden) words.put(el, { typed: "" });
      else if (length > max) words.put(el, "form.over", { count: length - max });
      else words.put(el, "form.left", { count: max - length });
    },
  };
}
