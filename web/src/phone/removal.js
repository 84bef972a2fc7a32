// Leaving without a trace: says what will be deleted, asks twice, and tells when it did not work.

import { h, icon, uid } from "../kit/dom.js";

/** Ask, and when the answer is yes twice, call leave(). What happens after that is the page's. */
export function askRemoval({ words, leave }) {
  const ids = { title: uid("remove"), text: uid("remove"), sure: uid("remove") };
  const sure = h("input", { type: "checkbox", id: ids.sure });
  const says = h("p", { class: "es-msg es-msg--error", role: "alert" });
  const stay = words.put(
    h("button", { class: "es-btn", type: "button", on: { click: () => dialog.close() } }),
    "page.remove-stay",
  );
  const label = words.put(h("span"), "page.remove-go");
  const go = h("button", { class: "es-btn es-btn--danger", type: "submit" }, icon("trash"), label);
  const form = h(
    "form",
    { on: { submit } },
    words.put(h("h2", { id: ids.title }), "page.remove-title"),
    h("div", { id: ids.text }, words.put(h("p"), "page.remove-what"), words.put(h("p"), "page.remove-final")),
    h("label", { class: "es-sure", for: ids.sure }, sure, words.put(h("span"), "page.remove-sure")),
    says,
    h("div", { class: "es-dialog__do" }, stay, go),
  );
  const dialog = h(
    "dialog",
    {
      class: "es-dialog",
      "aria-labelledby": ids.title,
      "aria-describedby": ids.text,
      on: { close: () => dialog.remove() },
    },
    form,
  );
  let busy = false;

  const complain = (el) => says.replaceChildren(icon("warn"), el);

  async function submit(event) {
    event.preventDefault();
    if (busy) return;
    if (!sure.checked) {
      complain(words.put(h("span"), "page.remove-tick"));
      sure.focus();
      return;
    }
    busy = true;
    says.replaceChildren();
    words.put(label, "page.remove-busy");
    try {
      await leave();
      dialog.close();
    } catch (error) {
      if (!("problem" in error)) throw error;
      complain(words.put(h("span"), error.status === 0 ? "page.remove-unreachable" : "page.remove-failed"));
      words.put(label, "page.remove-go");
    } finally {
      busy = false;
    }
  }

  document.body.append(dialog);
  dialog.showModal();
  stay.focus();
}
