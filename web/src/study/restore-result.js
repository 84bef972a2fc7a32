// What came of bringing work back, and the way to undo it.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault, Params } from "../kit/types.d.ts" */
/** @import { RestoreReply } from "../protocol.d.ts" */
/** @import { Caller } from "./takeaway.js" */

import { h, icon } from "../kit/dom.js";
import { ask } from "./takeaway.js";

/**
 * A line that says what was restored, with its Undo.
 * @param {{ words: I18n, carrier: Caller }} options
 */
export function createBrought({ words, carrier }) {
  const said = h("span");
  const undo = h(
    "button",
    { type: "button", class: "es-btn", on: { click: takeBack } },
    icon("undo"),
    words.put(h("span"), "study.undo"),
  );
  const line = h("p", { class: "es-msg es-msg--ok", tabindex: "-1" });
  const trouble = h("div", { role: "alert" });
  const status = h("div", { role: "status" }, line);
  const el = h("div", { class: "es-brought", hidden: true }, status, undo, trouble);
  let afterwards = () => {};

  /** @param {string} key @param {Params} params */
  function report(key, params) {
    el.hidden = false;
    line.hidden = false;
    trouble.replaceChildren();
    words.put(said, key, params);
    line.replaceChildren(icon("check"), said);
    line.focus({ preventScroll: true });
  }

  /** @param {Fault} problem */
  function say(problem) {
    el.hidden = false;
    trouble.replaceChildren(
      h("p", { class: "es-msg es-msg--error" }, icon("warn"), words.putProblem(h("span"), problem)),
    );
  }

  async function takeBack() {
    undo.disabled = true;
    const { problem, body } = await ask(carrier, "undo", {});
    undo.disabled = false;
    if (problem) {
      say(problem);
      return;
    }
    undo.hidden = true;
    afterwards();
    report("study.undone", body);
  }

  return {
    el,
    /** @param {RestoreReply} reply @param {() => void} onUndone */
    show({ brought, kept }, onUndone) {
      afterwards = onUndone;
      undo.hidden = brought === 0;
      report(kept ? "study.brought-kept" : "study.brought", { brought, kept });
    },
    /** @param {Fault} problem */
    say(problem) {
      line.hidden = true;
      undo.hidden = true;
      say(problem);
    },
    clear() {
      el.hidden = true;
      trouble.replaceChildren();
    },
  };
}
