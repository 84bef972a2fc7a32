// An exercise or a knowledge check in a notebook's output cell.

import { h, icon } from "../kit/dom.js";
import { followTheme, guardKeys } from "../kit/host-page.js";
import { htmlLang } from "../kit/i18n.js";
import { mountLanguageSwitch } from "../kit/language-switch.js";
import { createKept } from "../saving/local-copies.js";
import { mountSaveState } from "../saving/save-state.js";
import { createSaver } from "../saving/saver.js";
import { commCarrier } from "../transport/comm.js";
import { mountCheck } from "./check.js";
import { mountForm } from "./form.js";
import { createKernelNote } from "./kernel-status.js";
import { createSample } from "./sample.js";

/**
 * @import { I18n } from "../kit/i18n.js"
 * @import { Component, WidgetModel } from "../kit/widget.d.ts"
 * @import { CommCarrier } from "../transport/comm.js"
 * @typedef {ReturnType<typeof createSaver>} Saver
 * @typedef {{ model: WidgetModel, words: I18n, carrier: CommCarrier }} Context
 */

/** @param {WidgetModel} model */
const isCheck = (model) => model.get("spec").kind === "check";

/**
 * The line over a form: save state, room and language.
 * @param {Omit<Context, "carrier"> & { saver: Saver | null }} options
 */
function createBar({ model, words, saver }) {
  const save = h("div");
  const language = h("div");
  const address = h("p", { class: "es-notebook__address" });
  const showAddress = () => {
    const room = model.get("address");
    address.hidden = !room;
    if (room)
      address.replaceChildren(icon("net"), words.put(h("span"), "form.joined", { room: { typed: room } }));
  };
  showAddress();
  model.on("change:address", showAddress);
  const stop = saver ? mountSaveState(save, { saver, words }) : () => {};
  const stopSwitch = mountLanguageSwitch(language, {
    words,
    onSwitch(next) {
      model.set("language", next);
      model.save_changes();
    },
  });
  return {
    el: h("div", { class: "es-notebook__bar" }, save, address, language),
    stop: () => {
      stop();
      stopSwitch();
      model.off("change:address", showAddress);
    },
  };
}

/**
 * @param {HTMLElement} body
 * @param {Context} context
 */
function mountCheckBody(body, { model, words, carrier }) {
  const check = mountCheck(body, {
    spec: model.get("spec"),
    words,
    carrier,
    answer: model.get("answer"),
    heading: 3,
  });
  return { saver: null, form: null, check, stop: () => check.destroy() };
}

/**
 * One form with its saver, from the model's traits as they are now.
 * @param {HTMLElement} body
 * @param {Context} context
 */
function mountFormBody(body, { model, words, carrier }) {
  const saver = createSaver({ carrier, scope: model.get("scope") });
  const sample = createSample({ model, words, carrier });
  const state = () => model.get("state") ?? undefined;
  const view = () => model.get("view") ?? undefined;
  const form = mountForm(body, {
    spec: model.get("spec"),
    round: model.get("round"),
    words,
    carrier,
    saver,
    heading: 3,
    rivals: model.get("rivals"),
    answer: model.get("answer"),
    below: sample.el,
    state: state(),
    view: view(),
    others: model.get("others"),
  });
  /** @type {Record<string, () => void>} */
  const traits = {
    state: () => form.update({ state: state() }),
    view: () => form.update({ view: view() }),
    others: () => form.update({ others: model.get("others") }),
  };
  for (const [name, fn] of Object.entries(traits)) model.on(`change:${name}`, fn);
  const stop = carrier.listen({ removed: () => saver.remove() });
  return {
    saver,
    form,
    check: null,
    stop: () => {
      stop();
      for (const [name, fn] of Object.entries(traits)) model.off(`change:${name}`, fn);
      sample.destroy();
      form.destroy();
      saver.destroy();
    },
  };
}

/**
 * Keep a copy of an answer that is saved outside any room.
 * @param {WidgetModel} model
 */
function keepCopy(model) {
  const answer = model.get("answer");
  const kept = createKept({ learner: model.get("learner") });
  if (!answer) return;
  if (isCheck(model)) kept.keepCheck(model.get("spec").id, answer);
  else kept.keepAnswer(model.get("spec").id, model.get("round"), answer);
}

/** @type {Component} */
export function render({ model, el, words }) {
  const carrier = commCarrier(model);
  const body = h("div", { class: "es-notebook__body" });
  const root = h("div", { class: "es es-notebook" });
  const mountBody = isCheck(model) ? mountCheckBody : mountFormBody;
  /** @type {ReturnType<typeof mountCheckBody> | ReturnType<typeof mountFormBody> | null} */
  let mounted = null;
  /** @type {{ el: HTMLElement, stop: () => void }[]} */
  let around = [];

  function mount() {
    const unsaved = mounted?.saver?.current(model.get("spec").id, model.get("round"));
    leave();
    mounted = mountBody(body, { model, words, carrier });
    const { saver, form } = mounted;
    // What was typed in the moment of moving goes along, unless there is an answer in the new service.
    if (unsaved?.dirty && form && !saver.current(model.get("spec").id, model.get("round")).reply)
      form.adopt(unsaved.value);
    around = [createBar({ model, words, saver }), createKernelNote({ words, carrier, saver })];
    keepCopy(model);
    root.replaceChildren(...around.map((part) => part.el), body);
  }

  function leave() {
    mounted?.stop();
    for (const part of around) part.stop();
  }

  const onAnswer = () => {
    const answer = model.get("answer");
    if (!answer) return;
    keepCopy(model);
    mounted?.check?.show(answer);
    mounted?.form?.applyRemote(answer);
  };
  const onLanguage = () => words.setLanguage(model.get("language"));
  const stopMoving = carrier.listen({ moved: mount });
  model.on("change:answer", onAnswer);
  model.on("change:language", onLanguage);
  words.bind(
    root,
    (node) => {
      node.dataset.lang = words.language;
      node.lang = htmlLang(words.language);
    },
    "language",
  );
  guardKeys(root, () => mounted?.saver?.flush());
  el.append(root);
  const stopTheme = followTheme(root);
  mount();

  return () => {
    mounted?.saver?.flush();
    leave();
    stopMoving();
    model.off("change:answer", onAnswer);
    model.off("change:language", onLanguage);
    stopTheme();
    carrier.destroy();
    root.remove();
  };
}
