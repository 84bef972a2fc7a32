// The exercises of one part: a line to scale with a tick on each that is done, and Back and Next below.

import { h, icon } from "../kit/dom.js";
import { addressOf, neighbours } from "./plan.js";
import { setIcon } from "./state-icon.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Book } from "./answers.js" */
/** @import { Part, Place, Step, StepProgress } from "./types.d.ts" */

/** @typedef {StepProgress | "closed"} StepState */

/** The number of steps whose names fit beside each other on a laptop. */
const IN_A_ROW = 8;

/** @type {Record<StepState, { icon: IconName | null, text: string }>} */
const STATES = {
  done: { icon: "check", text: "page.step-done" },
  begun: { icon: "pen", text: "page.step-begun" },
  empty: { icon: null, text: "page.step-empty" },
  closed: { icon: "lock", text: "page.step-closed" },
};

/** @param {Step} step */
function nameOf(step) {
  return step.kind === "checks" ? "page.checks" : step.spec.name;
}

/**
 * The state of a step. One that was finished before it was closed is done.
 * @param {Step} step
 * @param {Pick<Book, "progress" | "state">} book
 * @returns {StepState}
 */
export function stateOf(step, book) {
  const progress = book.progress(step);
  if (progress === "done" || step.kind !== "exercise" || book.state(step.key).open) return progress;
  return "closed";
}

/**
 * Put the line of the part's steps into root.
 * @param {HTMLElement} root
 * @param {{ words: I18n }} options
 */
export function mountSteps(root, { words }) {
  words.attr(root, "aria-label", "page.steps");
  const count = h("p", { class: "es-steps__count" });
  const list = h("ol");
  root.replaceChildren(count, list);
  /** @type {Part | null} */
  let shown = null;
  /** @type {ReturnType<typeof row>[]} */
  let rows = [];

  /** @param {Part} part @param {Step} step @param {number} index */
  function row(part, step, index) {
    const mark = h("span", { class: "st" });
    const said = h("span", { class: "es-vh" });
    const link = h(
      "a",
      { href: addressOf(part, step) },
      h("span", { class: "es-vh" }, `${index + 1} `),
      h("i"),
      h("span", { class: "es-steps__name" }, words.put(h("span"), nameOf(step)), mark),
      said,
    );
    return { step, link, mark, said, li: h("li", { style: { "--m": step.minutes } }, link) };
  }

  return {
    /** @param {Place} place @param {Book} book */
    show({ part, step }, book) {
      if (shown !== part) {
        shown = part;
        rows = part.steps.map((each, index) => row(part, each, index));
        list.dataset.many = String(rows.length > IN_A_ROW);
        list.style.setProperty("--n", String(rows.length));
        list.replaceChildren(...rows.map((each) => each.li));
      }
      /** @param {Step} each */
      const there = (each) => each === step || book.offered(each);
      const exercises = part.steps.filter((each) => each.kind === "exercise" && there(each));
      if (step.kind === "checks") words.put(count, "page.checks");
      else
        words.put(count, "page.exercise-of", {
          number: exercises.indexOf(step) + 1,
          total: exercises.length,
        });
      for (const each of rows) {
        const state = stateOf(each.step, book);
        const { icon: mark, text } = STATES[state];
        each.li.className = state;
        each.li.hidden = !there(each.step);
        if (each.step === step) each.link.setAttribute("aria-current", "step");
        else each.link.removeAttribute("aria-current");
        setIcon(each.mark, mark);
        words.put(each.said, text);
      }
    },
  };
}

/**
 * Put Back and Next into root. At the end of the day Next leads to the workbook card.
 * @param {HTMLElement} root
 * @param {{ words: I18n }} options
 */
export function mountTurning(root, { words }) {
  words.attr(root, "aria-label", "page.turning");
  const back = h("a", { class: "es-btn es-btn--lg" }, icon("prev"), words.put(h("span"), "page.back"));
  const label = h("span");
  const next = h("a", { class: "es-btn es-btn--lg es-btn--go" }, label, icon("next"));
  root.replaceChildren(back, next);

  return {
    /** @param {Part[]} parts @param {Place} place @param {Book} book */
    show(parts, place, book) {
      const { previous, next: following } = neighbours(parts, place, book.offered);
      back.hidden = !previous;
      if (previous) back.href = addressOf(previous.part, previous.step);
      next.href = following ? addressOf(following.part, following.step) : "#workbook";
      if (!following) words.put(label, "page.finish");
      else if (following.part !== place.part)
        words.put(label, "page.next-part", { number: following.part.number });
      else words.put(label, following.step.kind === "checks" ? "page.next-checks" : "page.next-exercise");
    },
  };
}
