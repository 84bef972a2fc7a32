// Taking something away can be taken back.

import { h, icon } from "../kit/dom.js";
import { verb } from "./parts.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Label } from "../kit/types.d.ts" */

/**
 * A line that offers to undo the last removal.
 * @param {I18n} words
 */
export function createUndo(words) {
  const el = h("div", { class: "es-undo", role: "status" });

  function clear() {
    el.replaceChildren();
  }

  return {
    el,
    clear,
    /**
     * Show the removal of `what`, or with `key` another change, and offer to undo it.
     * @param {Label | null} what
     * @param {() => void} restore
     * @param {{ key?: string, quiet?: boolean }} [options] quiet: the focus stays where it is
     */
    offer(what, restore, { key = "form.removed", quiet = false } = {}) {
      const said = words.put(h("span"), key, { what });
      const button = verb(words, {
        sign: "undo",
        text: "form.undo",
        on: () => {
          clear();
          restore();
        },
      });
      el.replaceChildren(icon(key === "form.removed" ? "trash" : "check"), said, button);
      if (!quiet) button.focus();
    },
  };
}
