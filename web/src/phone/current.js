// The exercise or the checks on screen: one at a time, mounted when it is turned to, taken down when it is left.

import { mountCheck } from "../exercise/check.js";
import { mountForm } from "../exercise/form.js";
import { h } from "../kit/dom.js";
import { mountWaiting } from "./unreachable.js";
import { othersOf } from "./vote-sources.js";

/**
 * context: {words, course, carrier, saver, book}. Returns {show(step, {focus}), wait(), away(retry), refresh(key), remote(answer)}.
 */
export function createStage(root, { words, course, carrier, saver, book }) {
  let current = null;
  let mounted = [];

  function exercise(step) {
    const host = h("div");
    root.append(host);
    const form = mountForm(host, {
      spec: step.spec,
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
          onAnswered: (reply) => book.setCheck(id, reply),
        }),
      );
    }
  }

  // At one's own pace nothing is said of a result that perhaps nobody will reveal.
  const stateFor = (step) =>
    course.room.pace === "self" && !book.state(step.key).revealed ? undefined : book.state(step.key);

  function clear(next) {
    for (const each of mounted) each.destroy();
    mounted = [];
    current = next;
    root.replaceChildren();
  }

  return {
    show(step, { focus = false } = {}) {
      if (current === step) return;
      clear(step);
      if (step.kind === "checks") checks(step);
      else exercise(step);
      if (focus) root.querySelector("h1").focus({ preventScroll: true });
    },

    /** What was turned to is still on its way. */
    wait() {
      clear(null);
      root.append(h("div", { class: "es-card es-coming", "aria-busy": "true" }, h("i"), h("i"), h("i")));
    },

    /** It does not come, because nobody answers. */
    away(retry) {
      if (!root.querySelector(".es-waiting")) mountWaiting(root, { words, retry });
    },

    /** The room's state or view of an exercise changed: show it in place, while people type. */
    refresh(key) {
      if (current?.kind !== "exercise") return;
      const others = othersOf(current.spec, { course, book });
      if (key.split("/")[0] in others) mounted[0].update({ others });
      if (current.key !== key) return;
      const view = book.view(key);
      mounted[0].update({ state: stateFor(current), ...(view ? { view } : {}) });
    },

    /** The participant's own answer arrived from another device. False when its form is not on screen. */
    remote(answer) {
      if (current?.key !== `${answer.exercise}/${answer.round}`) return false;
      mounted[0].applyRemote(answer);
      return true;
    },
  };
}
