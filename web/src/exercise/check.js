// A knowledge check: one question, submitted once, explained afterwards.

import { createOptions } from "../fields/options.js";
import { h, icon, uid } from "../kit/dom.js";
import { valueAt } from "../kit/values.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { IconName } from "../kit/dom.js" */
/** @import { Check, CheckReply, Fault } from "../kit/types.d.ts" */
/** @import { CheckCarrier } from "./types.d.ts" */

/**
 * A body of status 200 as the reply of a submission, or null where it is none: another service may answer too.
 * @param {unknown} body
 * @returns {CheckReply | null}
 */
function replyOf(body) {
  const reply = /** @type {Partial<CheckReply>} */ (body ?? {});
  return typeof reply.option === "string" && typeof reply.answer === "string" && reply.explanations
    ? /** @type {CheckReply} */ (reply)
    : null;
}

/** @param {unknown} body @returns {Fault} */
function faultOf(body) {
  const error = valueAt(body, "error");
  return typeof valueAt(error, "code") === "string" ? /** @type {Fault} */ (error) : { code: "unknown" };
}

/**
 * Build a check in `root`.
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Check} options.spec
 * @param {I18n} options.words
 * @param {CheckCarrier} options.carrier
 * @param {CheckReply | null} [options.answer] the reply of an earlier submission
 * @param {1 | 2 | 3} [options.heading] level of the question
 * @param {(reply: CheckReply) => unknown} [options.onAnswered]
 */
export function mountCheck(
  root,
  { spec, words, carrier, answer = null, heading = 2, onAnswered = () => {} },
) {
  const name = uid("check");
  const remarks = Object.fromEntries(
    spec.options.map(({ id }) => [id, h("span", { class: "es-check__remark", id: `${name}-${id}` })]),
  );
  const options = createOptions({
    entries: spec.options.map(({ id, label }) => ({
      value: id,
      label: h("span", { class: "es-check__option" }, words.put(h("span"), label), remarks[id]),
    })),
    onPick: () => trouble.replaceChildren(),
  });
  const title = words.put(h(`h${heading}`, { class: "es-title", tabindex: "-1" }), spec.question);
  const verdict = h("p", { class: "es-verdict", tabindex: "-1", hidden: true });
  const trouble = h("div", { role: "alert" });
  const once = words.put(h("p", { class: "es-hint", id: `${name}-once` }), "form.check-once");
  const button = words.put(
    h("button", { type: "submit", class: "es-btn es-btn--go es-btn--lg", "aria-describedby": once.id }),
    "form.check-submit",
  );
  const last = h("div", { class: "es-check__last" }, button, once);
  const form = h(
    "form",
    { class: "es-card es-check", novalidate: true, on: { submit } },
    h(
      "div",
      { class: "es-card__meta" },
      h("span", { class: "es-mode" }, icon("check"), words.put(h("span"), "form.check")),
    ),
    h(
      "fieldset",
      { class: "es-check__body" },
      h("legend", {}, title),
      h("div", { class: "es-choice" }, options.elements),
    ),
    verdict,
    trouble,
    last,
  );
  const section = h("section", { class: "es-exercise", dataset: { check: spec.id } }, form);
  root.replaceChildren(section);
  words.bind(
    root,
    (el) => {
      el.dataset.lang = words.language;
    },
    "language",
  );
  let busy = false;

  /** @param {(el: HTMLElement) => HTMLElement} put writes the sentence */
  function say(put) {
    trouble.replaceChildren(h("p", { class: "es-msg es-msg--error" }, icon("warn"), put(h("span"))));
  }

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault();
    const [option] = options.chosen();
    if (busy) return;
    if (!option) {
      say((el) => words.put(el, "form.check-choose"));
      return;
    }
    busy = true;
    trouble.replaceChildren();
    try {
      const { status, body } = await carrier.submit({ check: spec.id, option });
      const reply = status === 200 ? replyOf(body) : null;
      if (reply) {
        show(reply);
        verdict.focus();
        onAnswered(reply);
      } else say((el) => words.putProblem(el, faultOf(body)));
    } catch {
      say((el) => words.put(el, "form.check-offline"));
    } finally {
      busy = false;
    }
  }

  /**
   * Mark an option in words and by icon, never by colour alone, and explain it.
   * @param {string} id
   * @param {CheckReply} reply
   */
  function explain(id, reply) {
    /** @type {HTMLElement[]} */
    const marks = [];
    /** @param {IconName} sign @param {string} key */
    const tag = (sign, key) =>
      marks.push(h("b", { class: "es-check__tag" }, icon(sign), words.put(h("span"), key)));
    if (id === reply.answer) tag("check", "form.check-right");
    if (id === reply.option) tag("pen", "form.check-yours");
    remarks[id].replaceChildren(...marks, words.put(h("span"), reply.explanations[id]));
    const label = options.elements[spec.options.findIndex((option) => option.id === id)];
    label.dataset.mark = id === reply.answer ? "right" : id === reply.option ? "wrong" : "other";
  }

  /** @param {CheckReply} reply */
  function show(reply) {
    options.choose([reply.option]);
    options.lock(true);
    form.dataset.state = "answered";
    for (const { id } of spec.options) explain(id, reply);
    verdict.replaceChildren(
      icon(reply.correct ? "check" : "cross"),
      words.put(h("span"), reply.correct ? "form.check-correct" : "form.check-wrong"),
    );
    verdict.classList.toggle("es-verdict--right", reply.correct);
    verdict.hidden = false;
    last.hidden = true;
    trouble.replaceChildren();
  }
  if (answer) show(answer);

  return { show, focus: () => title.focus(), destroy: () => section.remove() };
}
