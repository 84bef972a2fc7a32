// Taking one's work along: the file that can be brought back, and a page to print.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault, Params } from "../kit/types.d.ts" */
/** @import { PaperReply, TakeReply } from "../protocol.d.ts" */
/** @import { Caller } from "./takeaway.js" */

import { h, icon } from "../kit/dom.js";
import { addressOf, giveFile } from "../kit/file-download.js";
import { paperPage } from "./print-page.js";
import { ask } from "./takeaway.js";

/**
 * The section.
 * @param {{ words: I18n, carrier: Caller, style: string }} options style: the style sheet that the printed page takes along
 */
export function createTaking({ words, carrier, style }) {
  const status = h("div", { role: "status" });
  const trouble = h("div", { role: "alert" });
  /** @type {HTMLButtonElement} */
  const file = h(
    "button",
    { type: "button", class: "es-btn", on: { click: () => during(file, takeFile) } },
    icon("down"),
    words.put(h("span"), "study.take-file"),
  );
  /** @type {HTMLButtonElement} */
  const paper = h(
    "button",
    { type: "button", class: "es-btn", on: { click: () => during(paper, takePaper) } },
    icon("sheet"),
    words.put(h("span"), "study.take-paper"),
  );
  const el = h(
    "section",
    { class: "es-card" },
    words.put(h("h2", { class: "es-part" }), "study.take"),
    words.put(h("p", { class: "es-lead" }), "study.take-lead"),
    h("p", { class: "es-do" }, file, paper),
    status,
    trouble,
  );

  /** @param {HTMLButtonElement} button @param {() => Promise<Fault | null>} work */
  async function during(button, work) {
    if (button.disabled) return;
    button.disabled = true;
    status.replaceChildren();
    trouble.replaceChildren();
    const problem = await work();
    button.disabled = false;
    button.focus({ preventScroll: true });
    if (problem)
      trouble.replaceChildren(
        h("p", { class: "es-msg es-msg--error" }, icon("warn"), words.putProblem(h("span"), problem)),
      );
  }

  /** @param {string} key @param {Params} params */
  function say(key, params) {
    status.replaceChildren(
      h("p", { class: "es-msg es-msg--ok" }, icon("check"), words.put(h("span"), key, params)),
    );
  }

  async function takeFile() {
    const { problem, body, buffers } = await ask(carrier, "take", {});
    if (problem) return problem;
    giveFile(new Blob(buffers, { type: "application/json" }), body.name);
    say("study.take-done", { name: { typed: body.name } });
    return null;
  }

  /** The tab is opened in the click itself: a browser blocks one that comes later. */
  async function takePaper() {
    const tab = globalThis.open("", "_blank");
    if (tab) tab.document.body.textContent = words.say("study.take-paper-busy");
    const { problem, body } = await ask(carrier, "paper", {});
    if (problem) {
      tab?.close();
      return problem;
    }
    const page = new Blob([paperPage({ parts: body.parts, words, style })], {
      type: "text/html;charset=utf-8",
    });
    if (tab && !tab.closed) tab.location.replace(addressOf(page));
    else {
      giveFile(page, words.say("study.paper-name"));
      say("study.take-paper-saved", { name: words.both("study.paper-name") });
    }
    return null;
  }

  return { el };
}
