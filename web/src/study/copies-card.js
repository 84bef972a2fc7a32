// The note about the copies in this browser, and the button that removes them from a shared computer.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Kept } from "../saving/local-copies.js" */

import { createSure } from "../kit/confirm-button.js";
import { h, icon } from "../kit/dom.js";

/**
 * The section; show() updates it.
 * @param {object} options
 * @param {I18n} options.words
 * @param {() => Kept} options.kept the copies as of now
 * @param {() => boolean} options.inRoom
 * @param {() => void} options.onForgotten called after the removal: no copies until the page is opened anew
 */
export function createKeeping({ words, kept, inRoom, onForgotten }) {
  const status = h("div", { class: "es-msg", role: "status" });
  const lead = h("p", { class: "es-lead" });
  const sure = createSure({
    words,
    button: "study.kept-remove",
    question: "study.kept-sure",
    act() {
      kept().forgetAll();
      onForgotten();
      sure.asking.hidden = true;
      const removed = words.put(h("span", { tabindex: "-1" }), "study.kept-removed");
      status.replaceChildren(icon("check"), removed);
      removed.focus({ preventScroll: true });
    },
  });
  const el = h(
    "section",
    { class: "es-card" },
    words.put(h("h2", { class: "es-part" }), "study.kept"),
    lead,
    words.put(h("p", { class: "es-lead" }), "study.kept-shared"),
    h("p", { class: "es-do" }, sure.button),
    sure.asking,
    status,
  );

  return {
    el,
    show() {
      words.put(lead, inRoom() ? "study.room" : "study.kept-lead");
      if (!sure.asking.hidden) return;
      sure.button.hidden = !kept().any;
      if (!kept().any && !status.firstChild) status.replaceChildren(words.put(h("span"), "study.kept-none"));
      else if (kept().any) status.replaceChildren();
    },
  };
}
