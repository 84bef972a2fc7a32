// The exercise or the checks on screen: one at a time, mounted when it is turned to, taken down when it is left.

import { mountCheck } from "../exercise/check.js";
import { mountForm } from "../exercise/form.js";
import { h } from "../kit/dom.js";
import { mountWaiting } from "./unreachable.js";
import { othersOf } from "./vote-sources.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { CheckReply, ExerciseSpec } from "../kit/types.d.ts" */
/** @import { Book } from "./answers.js" */
/** @import { ChecksStep, Course, ExerciseStep, RemoteAnswer, Step } from "./types.d.ts" */

/** @typedef {Parameters<typeof mountForm>[1]} FormOptions */
/** @typedef {Pick<FormOptions, "saver">["saver"]} StageSaver */
/** @typedef {FormOptions["carrier"] & Parameters<typeof mountCheck>[1]["carrier"]} StageCarrier */

/**
 * The stage of a page: show(step), wait(), away(retry), refresh(key), remote(answer).
 * @param {HTMLElement} root
 * @param {{ words: I18n, course: Course, carrier: StageCarrier, saver: StageSaver, book: Book }} context
 */
export function createStage(root, { words, course, carrier, saver, book }) {
  /** @type {Step | null} */
  let current = null;
  /** The form of the exercise on screen. @type {ReturnType<typeof mountForm> | null} */
  let form = null;
  /** @type {{ destroy?: () => unknown }[]} */
  let mounted = [];

  /** @param {ExerciseStep} step */
  function exercise(step) {
    const host = h("div");
    root.append(host);
    form = mountForm(host, {
      spec: /** @type {ExerciseSpec} */ (step.spec), // its part has come
      round: step.round,
      words,
      carrier,
      saver,
      rivals: course.room.rivals,
      state: stateFor(step),
      view: book.view(step.key),
      answer: book.answer(step.key),
      heading: 1,
      others: othersOf(step.spec, { course, book }),
    });
    mounted.push(form);
  }

  /** @param {ChecksStep} step */
  function checks(step) {
    root.append(
      h(
        "div",
        { class: "es-card es-checks" },
        words.put(h("h1", { tabindex: "-1" }), "page.checks"),
        words.put(h("p", { class: "es-lead" }), "page.checks-lead"),
      ),
    );
    for (const id of step.checks) {
      const host = h("div", { class: "es-stage__check" });
      root.append(host);
      const answer = book.check(id) ?? null;
      mounted.push(
        mountCheck(host, {
          heading: 2,
          spec: course.checks[id],
          words,
          carrier,
          answer,
          onAnswered: (/** @type {CheckReply} */ reply) => book.setCheck(id, reply),
        }),
      );
    }
  }

  /**
   * The state that a form shows; none at one's own pace before a result is revealed, as that may never happen.
   * @param {ExerciseStep} step
   */
  const stateFor = (step) =>
    course.room.pace === "self" && !book.state(step.key).revealed ? undefined : book.state(step.key);

  /** @param {Step | null} next */
  function clear(next) {
    for (const each of mounted) each.destroy?.();
    mounted = [];
    form = null;
    current = next;
    root.replaceChildren();
  }

  return {
    /** @param {Step} step @param {{ focus?: boolean }} [options] */
    show(step, { focus = false } = {}) {
      if (current === step) return;
      clear(step);
      if (step.kind === "checks") checks(step);
      else exercise(step);
      if (focus) root.querySelector("h1")?.focus({ preventScroll: true });
    },

    /** The step that was turned to has not come yet. */
    wait() {
      clear(null);
      root.append(h("div", { class: "es-card es-coming", "aria-busy": "true" }, h("i"), h("i"), h("i")));
    },

    /**
     * It does not come, because there is no reply.
     * @param {() => void} retry
     */
    away(retry) {
      if (!root.querySelector(".es-waiting")) mountWaiting(root, { words, retry });
    },

    /**
     * Show a changed state or view of an exercise round in place, while people type.
     * @param {string} key
     */
    refresh(key) {
      if (current?.kind !== "exercise" || !form) return;
      const others = othersOf(current.spec, { course, book });
      if (key.split("/")[0] in others) form.update({ others });
      if (current.key !== key) return;
      const view = book.view(key);
      form.update({ state: stateFor(current), ...(view ? { view } : {}) });
    },

    /**
     * Show the participant's own answer from another device. False when its form is not on screen.
     * @param {RemoteAnswer} answer
     */
    remote(answer) {
      if (!form || current?.key !== `${answer.exercise}/${answer.round}`) return false;
      form.applyRemote(answer);
      return true;
    },
  };
}
