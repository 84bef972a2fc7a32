// Taking something away can be taken back.

import { h, icon } from "../dom.js";
import { verb } from "./parts.js";

/** A line that offers to bring back what was removed last. */
export function createUndo(words) {
  const el = h("div", { class: "es-undo", role: "status" });

  function clear() {
    el.replaceChildren();
  }

  return {
    el,
    clear,
    /** Say what was removed and offer to restore it. */
    offer(label, restore) {
      const said = words.put(h("span"), "form.removed", { what: label });
      const button = verb(words, { sign: "undo", text: "form.undo", on: () => {
        clear();
        restore();
      } });
      el.replaceChildren(icon("trash"), said, button);
      button.focus();
    },
  };
}
