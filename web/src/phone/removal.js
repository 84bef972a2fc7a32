// Leaving without a trace: a dialog that names what will be deleted, asks twice, and shows when it did not work.

import { h, icon, uid } from "../kit/dom.js";
import { RoomError } from "./room-api.js";

/** @import { I18n } from "../kit/i18n.js" */

/**
 * Ask, and call leave() once it is confirmed twice. The page follows the removal itself.
 * @param {{ words: I18n, leave: () => Promise<unknown> }} options
 */
export function askRemoval({ words, leave }) {
  const ids = { title: uid("remove"), text: uid("remove"), sure: uid("remove") };
  const sure = h("input", { type: "checkbox", id: ids.sure });
  const alert = h("p", { class: "es-msg es-msg--error", role: "alert" });
  const stay = words.put(h("button", { class: "es-btn", type: "button" }), "page.remove-stay");
  const label = words.put(h("span"), "page.remove-go");
  const go = h("button", { class: "es-btn es-btn--danger", type: "submit" }, icon("trash"), label);
  const form = h(
    "form",
    { on: { submit } },
    words.put(h("h2", { id: ids.title }), "page.remove-title"),
    h("div", { id: ids.text }, words.put(h("p"), "page.remove-what"), words.put(h("p"), "page.remove-final")),
    h("label", { class: "es-sure", for: ids.sure }, sure, words.put(h("span"), "page.remove-sure")),
    alert,
    h("div", { class: "es-dialog__do" }, stay, go),
  );
  const dialog = h(
    "dialog",
    {
      class: "es-dialog",
      "aria-labelledby": ids.title,
      "aria-describedby": ids.text,
    },
    form,
  );
  let busy = false;

  /** @param {string} key */
  const complain = (key) => alert.replaceChildren(icon("warn"), words.put(h("span"), key));

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (busy) return;
    if (!sure.checked) {
      complain("page.remove-tick");
      sure.focus();
      return;
    }
    busy = true;
    alert.replaceChildren();
    words.put(label, "page.remove-busy");
    try {
      await leave();
      dialog.close();
    } catch (error) {
      if (!(error instanceof RoomError)) throw error;
      complain(error.status === 0 ? "page.remove-unreachable" : "page.remove-failed");
      words.put(label, "page.remove-go");
    } finally {
      busy = false;
    }
  }

  stay.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  stay.focus();
}
