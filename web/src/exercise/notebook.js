// The form in a notebook's output cell: what anywidget shows in JupyterLab, Notebook 7, Voilà and JupyterLite.

import { h, icon } from "../kit/dom.js";
import { followTheme, guardKeys } from "../kit/host-page.js";
import { createWords, htmlLang } from "../kit/i18n.js";
import { mountLanguageSwitch } from "../kit/language-switch.js";
import { createKept } from "../saving/local-copies.js";
import { mountSaveState } from "../saving/save-state.js";
import { createSaver } from "../saving/saver.js";
import { commCarrier } from "../transport/comm.js";
import { mountCheck } from "./check.js";
import { mountForm } from "./form.js";
import { createKernelNote } from "./kernel-status.js";
import { createSample } from "./sample.js";

function createBar({ model, words, saver }) {
  const save = h("div");
  const language = h("div");
  const place = h("p", { class: "es-notebook__place" });
  const showPlace = () => {
    const room = model.get("place");
    place.hidden = !room;
    if (room)
      place.replaceChildren(icon("net"), words.put(h("span"), "form.joined", { room: { typed: room } }));
  };
  showPlace();
  model.on("change:place", showPlace);
  const stop = saver ? mountSaveState(save, { saver, words }) : () => {};
  const stopSwitch = mountLanguageSwitch(language, {
    words,
    onSwitch(next) {
      model.set("language", next);
      model.save_changes();
    },
  });
  return {
    el: h("div", { class: "es-notebook__bar" }, save, place, language),
    stop: () => {
      stop();
      stopSwitch();
      model.off("change:place", showPlace);
    },
  };
}

/** One form or check with its saver, from the model's traits as they are now. */
function mountBody(body, { model, words, carrier }) {
  if (model.get("form") === "check") {
    const check = mountCheck(body, {
      spec: model.get("spec"),
      words,
      carrier,
      answer: model.get("answer"),
      heading: 3,
    });
    return { saver: null, check, stop: () => check.destroy() };
  }
  const spec = model.get("spec");
  const round = model.get("round");
  const saver = createSaver({ carrier, scope: model.get("scope") });
  const sample = createSample({ model, words, carrier });
  const form = mountForm(body, {
    spec,
    round,
    words,
    carrier,
    saver,
    heading: 3,
    rivals: model.get("rivals"),
    answer: model.get("answer"),
    below: sample.el,
    state: model.get("state") ?? undefined,
    view: model.get("view") ?? undefined,
    others: model.get("others"),
  });
  const onOthers = () => form.update({ others: model.get("others") });
  model.on("change:others", onOthers);
  const stop = carrier.listen({
    room: ({ states }) => form.update({ state: states[`${spec.id}/${round}`] }),
    view: (view) => form.update({ view }),
    removed: () => saver.remove(),
  });
  return {
    saver,
    form,
    stop: () => {
      stop();
      model.off("change:others", onOthers);
      sample.destroy();
      form.destroy();
      saver.destroy();
    },
  };
}

/** Keep a copy of what is saved to nobody's room. */
function keepCopy(model) {
  const answer = model.get("answer");
  const kept = createKept({ learner: model.get("learner") });
  if (!answer) return;
  if (model.get("form") === "check") kept.keepCheck(model.get("spec").id, answer);
  else kept.keepAnswer(model.get("spec").id, model.get("round"), answer);
}

function render({ model, el }) {
  const words = createWords({
    texts: model.get("texts"),
    messages: model.get("messages"),
    language: model.get("language"),
  });
  const carrier = commCarrier(model);
  const body = h("div", { class: "es-notebook__body" });
  const root = h("div", { class: "es es-notebook" });
  let mounted = null;
  let around = [];

  function mount() {
    const unsaved = mounted?.saver?.current(model.get("spec").id, model.get("round"));
    leave();
    mounted = mountBody(body, { model, words, carrier });
    const { saver } = mounted;
    // What was typed in the moment of moving goes along, unless there is an answer at the new place.
    if (unsaved?.dirty && saver && !saver.current(model.get("spec").id, model.get("round")).reply)
      mounted.form.adopt(unsaved.value);
    const bar = createBar({ model, words, saver });
    around = [bar, createKernelNote({ words, carrier, saver })];
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
    if (mounted.check) mounted.check.show(answer);
    else mounted.form.applyRemote(answer);
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
  guardKeys(root, () => mounted.saver?.flush());
  el.append(root);
  const stopTheme = followTheme(root);
  mount();

  return () => {
    mounted.saver?.flush();
    leave();
    stopMoving();
    model.off("change:answer", onAnswer);
    model.off("change:language", onLanguage);
    stopTheme();
    carrier.destroy();
    root.remove();
  };
}

export default { render };
