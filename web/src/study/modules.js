// How far things are: a line for the whole course, where to go on, and every module with its motif and its tick.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { ModuleState, NextModule } from "../protocol.d.ts" */
/** @typedef {NextModule | null} Here the module to go on with */
/** @typedef {{ words: I18n, manager: unknown, mark: (module: ModuleState, box: HTMLInputElement) => void }} Context */

import { h, icon } from "../kit/dom.js";
import { openInPlace } from "../kit/lab-links.js";

const HALF_HOURS = 30; // minutes; nobody plans an evening more exactly

/** @param {number} minutes */
const hours = (minutes) => Math.round(minutes / HALF_HOURS) / 2;
/** @param {ModuleState[]} all @param {(module: ModuleState) => number} of */
const sum = (all, of) => all.reduce((total, each) => total + of(each), 0);

/**
 * The share of a module that is done, from 0 to 1: its exercises and checks, or the reading where it has none.
 * @param {ModuleState} module
 */
export function shareOf({ exercises, checks, read }) {
  const all = exercises.all + checks.all;
  if (!all) return read ? 1 : 0;
  return (exercises.done + checks.done) / all;
}

/** @param {ModuleState} module @returns {"done" | "begun" | "empty"} */
export function stateOf(module) {
  const share = shareOf(module);
  return share === 1 ? "done" : share > 0 || module.read ? "begun" : "empty";
}

/**
 * A module's title with the number that its file has; the one before the first has none.
 * @param {ModuleState} module
 * @param {I18n} words
 */
export function titleOf(module, words) {
  const number = Number.parseInt(module.id, 10);
  return number ? words.both("study.numbered", { number, title: module.title }) : module.title;
}

/**
 * The progress in a module, in words.
 * @param {ModuleState} module
 * @param {I18n} words
 */
export function donePhrases({ exercises, checks }, words) {
  const key = checks.done ? "study.checks-right" : "study.checks";
  return [
    ...(exercises.all > 0
      ? [words.put(h("span", { class: "es-num" }), "study.exercises", { ...exercises })]
      : []),
    ...(checks.all > 0 ? [words.put(h("span", { class: "es-num" }), key, { ...checks })] : []),
  ];
}

/**
 * The whole course to scale, each module as wide as its minutes. The words beside it say the same.
 * @param {ModuleState[]} modules
 * @param {Here} here
 */
function motif(modules, here) {
  return h(
    "div",
    { class: "es-course", "aria-hidden": "true" },
    modules.map((module) =>
      h("i", {
        dataset: { s: stateOf(module), here: String(module.id === here?.module) },
        style: { "--m": module.minutes, "--p": `${Math.round(100 * shareOf(module))}%` },
      }),
    ),
  );
}

/** @param {ModuleState[]} modules @param {I18n} words */
function summary(modules, words) {
  const counted = {
    exercises: sum(modules, ({ exercises }) => exercises.done),
    of: sum(modules, ({ exercises }) => exercises.all),
    checks: sum(modules, ({ checks }) => checks.done),
    questions: sum(modules, ({ checks }) => checks.all),
    read: modules.filter(({ read }) => read).length,
    modules: modules.length,
  };
  const begun = counted.exercises + counted.checks + counted.read > 0;
  return words.put(h("p", { class: "es-lead" }), begun ? "study.progress" : "study.welcome", counted);
}

/** @param {ModuleState[]} modules @param {I18n} words */
function time(modules, words) {
  const all = hours(sum(modules, ({ minutes }) => minutes));
  const left = hours(sum(modules, (module) => module.minutes * (1 - shareOf(module))));
  return words.put(
    h("p", { class: "es-hint" }),
    left === all || left === 0 ? "study.time" : "study.time-left",
    { hours: all, left },
  );
}

/**
 * The one filled button: where to go on.
 * @param {Here} here
 * @param {ModuleState[]} modules
 * @param {Context} context
 */
function goOn(here, modules, { words, manager }) {
  if (!here) return words.put(h("p", { class: "es-msg es-msg--ok" }), "study.all-done");
  const module = modules.find(({ id }) => id === here.module);
  const said = words.put(h("span"), here.begun ? "study.go-on" : "study.begin", {
    what: module ? titleOf(module, words) : here.title,
  });
  return h(
    "p",
    { class: "es-do" },
    openInPlace(
      h("a", { class: "es-btn es-btn--go es-btn--lg", href: here.href }, said, icon("next")),
      manager,
    ),
  );
}

/**
 * The top of the card.
 * @param {Context} context
 */
export function createSummary(context) {
  const el = h("div", { class: "es-where" });
  return {
    el,
    /** @param {ModuleState[]} modules @param {Here} here */
    show(modules, here) {
      const focused = el.contains(document.activeElement);
      el.replaceChildren(
        summary(modules, context.words),
        motif(modules, here),
        time(modules, context.words),
        goOn(here, modules, context),
      );
      if (focused) el.querySelector("a")?.focus();
    },
  };
}

const ICONS = /** @type {const} */ ({ done: "check", begun: "pen" });

/** The words for each state. */
const STATES = { done: "study.state-done", begun: "study.state-begun", empty: "study.state-empty" };

/**
 * One line of the list; its checkbox stays the same element, so that it keeps the focus.
 * @param {ModuleState} module
 * @param {Context} context
 */
function row(module, { words, manager, mark }) {
  const sign = h("span", { class: "es-unitrow__sign" });
  const done = h("span", { class: "es-unitrow__done" });
  const bar = h("i", { class: "es-unitrow__bar", "aria-hidden": "true" });
  /** @type {HTMLInputElement} */
  const box = h("input", { type: "checkbox", on: { change: () => mark(now, box) } });
  const link = openInPlace(words.put(h("a", { href: module.href }), titleOf(module, words)), manager);
  const tick = h("label", { class: "es-tick" }, box, words.put(h("span"), "study.read"));
  words.attr(box, "aria-label", "study.read-of", { what: module.title });
  const el = h(
    "li",
    { class: "es-unitrow" },
    sign,
    h("div", { class: "es-unitrow__what" }, link, done, bar),
    tick,
  );
  let now = module;

  /** @param {ModuleState} next @param {Here} here */
  function show(next, here) {
    now = next;
    const state = stateOf(now);
    const isHere = here?.module === now.id;
    el.dataset.s = state;
    el.style.setProperty("--m", String(now.minutes));
    el.style.setProperty("--p", `${Math.round(100 * shareOf(now))}%`);
    if (isHere) el.setAttribute("aria-current", "true");
    else el.removeAttribute("aria-current");
    sign.replaceChildren(
      ...(isHere && state !== "done" ? [icon("next")] : state === "empty" ? [h("i")] : [icon(ICONS[state])]),
      words.put(h("span", { class: "es-vh" }), isHere ? "study.state-here" : STATES[state]),
    );
    done.replaceChildren(
      words.put(h("span", { class: "es-num" }), "study.minutes", { minutes: now.minutes }),
      ...donePhrases(now, words),
    );
    box.checked = Boolean(now.read);
  }
  return { id: module.id, el, show };
}

/**
 * The list of modules.
 * @param {Context} context
 */
export function createModules(context) {
  const list = h("ol", { class: "es-unitrows" });
  /** @type {ReturnType<typeof row>[]} */
  let rows = [];
  return {
    el: h(
      "section",
      { class: "es-card" },
      context.words.put(h("h2", { class: "es-part" }), "study.modules"),
      list,
    ),
    /** @param {ModuleState[]} modules @param {Here} here */
    show(modules, here) {
      if (modules.map(({ id }) => id).join() !== rows.map(({ id }) => id).join()) {
        rows = modules.map((module) => row(module, context));
        list.replaceChildren(...rows.map(({ el }) => el));
      }
      rows.forEach((each, index) => each.show(modules[index], here));
    },
  };
}
