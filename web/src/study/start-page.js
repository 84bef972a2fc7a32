// The start page of a learner: progress, the modules, and the take-away.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault, Language } from "../kit/types.d.ts" */
/** @import { ModuleState } from "../protocol.d.ts" */
/** @import { Component, WidgetModel } from "../kit/widget.d.ts" */
/** @import { CommCarrier } from "../transport/comm.js" */

import { createKernelNote } from "../exercise/kernel-status.js";
import { h, icon } from "../kit/dom.js";
import { takeDrops } from "../kit/file-drop.js";
import { followTheme, guardKeys } from "../kit/host-page.js";
import { htmlLang } from "../kit/i18n.js";
import { openInPlace } from "../kit/lab-links.js";
import { createLatest, deviceClock } from "../kit/timing.js";
import { createKept } from "../saving/local-copies.js";
import { commCarrier } from "../transport/comm.js";
import { createKeeping } from "./copies-card.js";
import { createModules, createSummary } from "./modules.js";
import { markRead } from "./read-mark.js";
import { createBringing } from "./restore.js";
import { createOffer } from "./restore-offer.js";
import { ask } from "./takeaway.js";
import { createTaking } from "./takeaway-card.js";

const REST = 1000; // milliseconds after a change until everything is copied anew

/**
 * The link to the same page in the other language, named in that language.
 * @param {Language} language
 * @param {{ words: I18n, manager: unknown }} context
 */
function otherLanguage(language, { words, manager }) {
  const other = language === "en" ? "zh" : "en";
  const link = h(
    "a",
    { class: "es-bar__link", href: `../${other}/index.ipynb`, lang: htmlLang(other) },
    words.sayIn(other, "form.language-name"),
  );
  return openInPlace(link, manager);
}

/**
 * @param {HTMLElement} root
 * @param {{ model: WidgetModel, words: I18n, carrier: CommCarrier, style: string }} context
 */
function mount(root, { model, words, carrier, style }) {
  const manager = model.widget_manager;
  const kept = () => createKept({ learner: model.get("learner") });
  const context = { words, manager, mark };
  const [summary, modules] = [createSummary(context), createModules(context)];
  const taking = createTaking({ words, carrier, style });
  const bringing = createBringing({
    words,
    carrier,
    onBrought(ofCopies) {
      const giveBack = ofCopies ? kept().adopt() : () => {};
      offer.check();
      copy.soon(0);
      return () => {
        giveBack();
        copy.soon(0);
      };
    },
  });
  const offer = createOffer({
    words,
    carrier,
    kept,
    heading: 2,
    choose: (blob) => bringing.readCopies(blob),
    onBrought() {
      bringing.clear();
      copy.soon(0);
    },
  });
  const keeping = createKeeping({
    words,
    kept,
    inRoom: () => !model.get("learner"),
    onForgotten() {
      forgotten = true;
    },
  });
  const copy = createLatest(copyAll, deviceClock());
  const trouble = h("div", { role: "alert" });
  let forgotten = false;

  /** Keep a copy of everything, so that it outlives this computer. */
  async function copyAll() {
    if (forgotten || !model.get("learner")) return;
    const { problem, buffers } = await ask(carrier, "take", {});
    if (problem || forgotten) return; // the kernel's silence is said by its own note
    kept().keepExactly(JSON.parse(new TextDecoder().decode(buffers?.[0])));
    keeping.show();
  }

  /** @param {Fault | null} problem */
  function say(problem) {
    trouble.replaceChildren(
      ...(problem
        ? [h("p", { class: "es-msg es-msg--error" }, icon("warn"), words.putProblem(h("span"), problem))]
        : []),
    );
  }

  /** @param {ModuleState} module @param {HTMLInputElement} box */
  function mark(module, box) {
    return markRead({ carrier, module, box, kept, say });
  }

  function show() {
    summary.show(model.get("modules"), model.get("here"));
    modules.show(model.get("modules"), model.get("here"));
  }

  function onModules() {
    show();
    copy.soon(REST);
  }

  function onLearner() {
    keeping.show();
    offer.check();
    copy.soon(0);
  }

  const bring = h(
    "section",
    { class: "es-card es-drop" },
    words.put(h("h2", { class: "es-part" }), "study.bring"),
    words.put(h("p", { class: "es-lead" }), "study.bring-lead"),
    words.put(h("p", { class: "es-drop__sign", "aria-hidden": "true" }), "study.bring-drop"),
    bringing.el,
  );
  root.append(
    offer.el,
    h("section", { class: "es-card" }, words.put(h("h2", { class: "es-part" }), "study.title"), summary.el),
    modules.el,
    trouble,
    taking.el,
    bring,
    keeping.el,
  );
  show();
  onLearner();

  const traits = { modules: onModules, here: show, learner: onLearner };
  for (const [name, fn] of Object.entries(traits)) model.on(`change:${name}`, fn);
  const stopDrops = takeDrops(root, bringing.readFile);
  return () => {
    copy.stop();
    stopDrops();
    for (const [name, fn] of Object.entries(traits)) model.off(`change:${name}`, fn);
  };
}

/** @type {Component} */
export function render({ model, el, words, style }) {
  const carrier = commCarrier(model);
  const note = createKernelNote({ words, carrier });
  const body = h("div", { class: "es-study" });
  const bar = h(
    "nav",
    { class: "es-notebook__bar es-notebook__bar--end" },
    otherLanguage(words.language, { words, manager: model.widget_manager }),
  );
  words.attr(bar, "aria-label", "form.language");
  const root = h(
    "div",
    { class: "es es-notebook", dataset: { study: "", lang: words.language }, lang: htmlLang(words.language) },
    bar,
    note.el,
    body,
  );
  guardKeys(root);
  el.append(root);
  const stopTheme = followTheme(root);
  const stop = mount(body, { model, words, carrier, style });
  return () => {
    stop();
    note.stop();
    stopTheme();
    carrier.destroy();
    root.remove();
  };
}
