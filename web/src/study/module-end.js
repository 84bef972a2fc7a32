// The end of a module: its progress, the checkbox of its reading mark, and the links onward.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault } from "../kit/types.d.ts" */
/** @import { ModuleState } from "../protocol.d.ts" */
/** @import { Component, WidgetModel } from "../kit/widget.d.ts" */
/** @import { CommCarrier } from "../transport/comm.js" */

import { createKernelNote } from "../exercise/kernel-status.js";
import { h, icon, uid } from "../kit/dom.js";
import { followTheme, guardKeys } from "../kit/host-page.js";
import { htmlLang } from "../kit/i18n.js";
import { openInPlace } from "../kit/lab-links.js";
import { followLanguage } from "../kit/language-switch.js";
import { createKept } from "../saving/local-copies.js";
import { commCarrier } from "../transport/comm.js";
import { donePhrases, shareOf, stateOf, titleOf } from "./modules.js";
import { markRead } from "./read-mark.js";

const START = "index.ipynb";

/**
 * The links onward: the next module as the one filled button, and the start page.
 * @param {ModuleState | null} next
 * @param {{ words: I18n, manager: unknown }} context
 */
function ways(next, { words, manager }) {
  const onward =
    next &&
    h(
      "a",
      { class: "es-btn es-btn--go es-btn--lg", href: next.href },
      words.put(h("span"), "study.finish-next", { what: titleOf(next, words) }),
      icon("next"),
    );
  const start = words.put(h("a", { class: "es-btn es-btn--lg", href: START }), "study.start-page");
  return h(
    "p",
    { class: "es-do" },
    [onward, start].filter((link) => link !== null).map((link) => openInPlace(link, manager)),
  );
}

/** @param {{ model: WidgetModel, words: I18n, carrier: CommCarrier }} context */
function createCard({ model, words, carrier }) {
  /** @type {HTMLInputElement} */
  const box = h("input", { type: "checkbox", id: uid("read"), on: { change: () => mark() } });
  const done = h("div", { class: "es-unitrow__done", role: "status" });
  const bar = h("i", { class: "es-unitrow__bar", "aria-hidden": "true" });
  const trouble = h("div", { role: "alert" });
  const el = h(
    "section",
    { class: "es-card" },
    words.put(h("h3", { class: "es-part" }), "study.finish-title"),
    done,
    bar,
    h("label", { class: "es-tick es-tick--lg", for: box.id }, box, words.put(h("span"), "study.finish-read")),
    trouble,
    !model.get("next") && words.put(h("p", { class: "es-hint" }), "study.finish-last"),
    ways(model.get("next"), { words, manager: model.widget_manager }),
  );

  /** @param {Fault | null} problem */
  function say(problem) {
    trouble.replaceChildren(
      ...(problem
        ? [h("p", { class: "es-msg es-msg--error" }, icon("warn"), words.putProblem(h("span"), problem))]
        : []),
    );
  }

  const kept = () => createKept({ learner: model.get("learner") ?? "" });
  const mark = () => markRead({ carrier, module: model.get("module"), box, kept, say });

  function show() {
    const module = model.get("module");
    const phrases = donePhrases(module, words);
    const all = phrases.length > 0 && stateOf(module) === "done";
    done.replaceChildren(
      ...(phrases.length ? phrases : [words.put(h("span"), "study.finish-none")]),
      ...(all ? [h("b", { class: "es-mode" }, icon("check"), words.put(h("span"), "study.finish-all"))] : []),
    );
    bar.style.setProperty("--p", `${Math.round(100 * shareOf(module))}%`);
    box.checked = Boolean(module.read);
  }
  show();
  return { el, show };
}

/** @type {Component} */
export function render({ model, el, words }) {
  const carrier = commCarrier(model);
  const note = createKernelNote({ words, carrier });
  const card = createCard({ model, words, carrier });
  const root = h("div", { class: "es es-notebook", dataset: { finish: "" } }, note.el, card.el);
  words.bind(
    root,
    (node) => {
      node.dataset.lang = words.language;
      node.lang = htmlLang(words.language);
    },
    "language",
  );
  const onLanguage = () => words.setLanguage(model.get("language"));
  model.on("change:module", card.show);
  model.on("change:language", onLanguage);
  guardKeys(root);
  el.append(root);
  const stops = [followTheme(root), followLanguage(words), note.stop];
  return () => {
    for (const stop of stops) stop();
    model.off("change:module", card.show);
    model.off("change:language", onLanguage);
    carrier.destroy();
    root.remove();
  };
}
