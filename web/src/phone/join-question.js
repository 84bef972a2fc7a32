// A question of the join form: a label, an input, a hint, and the sentence on a wrong answer.

import { h, icon, uid } from "../kit/dom.js";

/** @import { HtmlAttributes } from "../kit/dom-types.d.ts" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault } from "../kit/types.d.ts" */

/** The questions of the form. @typedef {"name" | "code" | "pin" | "table"} QuestionId */
/** The keys of a question's texts. @typedef {{ label: string, hint: string | null, missing: string }} QuestionTexts */

/** @type {Record<QuestionId, QuestionTexts>} */
const TEXTS = {
  name: { label: "page.join-name", hint: null, missing: "page.join-name-missing" },
  code: { label: "page.join-code", hint: "page.join-code-hint", missing: "page.join-code-missing" },
  pin: { label: "page.join-pin", hint: "page.join-pin-hint", missing: "page.join-pin-missing" },
  table: { label: "page.join-table", hint: "page.join-table-hint", missing: "page.join-table-missing" },
};

/**
 * Digits as a Chinese keyboard may type them, without the spaces.
 * @param {string} typed
 */
export const digits = (typed) => typed.normalize("NFKC").replace(/\s+/g, "");

/** @typedef {ReturnType<typeof createQuestion>} Question */

/**
 * One labelled input.
 * @param {I18n} words
 * @param {QuestionId} key
 * @param {HtmlAttributes & { optional?: boolean }} attributes of the input
 */
export function createQuestion(words, key, { optional = false, ...attributes }) {
  const id = uid(key);
  const { label: labelKey, hint, missing } = TEXTS[key];
  const label = words.put(h("label", { class: "es-label", for: id }), labelKey);
  const hintEl = hint ? words.put(h("span", { class: "es-hint", id: `${id}-hint` }), hint) : null;
  const message = h("span");
  const error = h(
    "p",
    { class: "es-msg es-msg--error", id: `${id}-error`, hidden: true },
    icon("warn"),
    message,
  );
  const input = h("input", {
    class: "es-line-in",
    id,
    name: key,
    autocomplete: "off",
    "aria-required": optional ? null : "true",
    ...attributes,
    "aria-describedby": [hint ? `${id}-hint` : "", `${id}-error`].join(" ").trim(),
  });
  const field = h("div", { class: "es-field" }, label, hintEl, input, error);
  return {
    field,
    input,
    get value() {
      return input.value;
    },
    /**
     * Mark the answer as wrong; null: as right.
     * @param {((el: HTMLElement) => unknown) | null} put puts the sentence into an element
     */
    setWrong(put) {
      error.hidden = !put;
      if (put) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      field.dataset.state = put ? "error" : "";
      put?.(message);
    },
    /** Whether the answer can be sent; a wrong one is marked. */
    check() {
      const typed = input.value.trim();
      const right = optional ? typed === "" || /^\d{1,3}$/.test(digits(typed)) : typed !== "";
      if (!right) this.setWrong((el) => words.put(el, missing));
      return right;
    },
  };
}

/**
 * The question that a refusal is about, if any.
 * @param {{ status: number, problem: Fault }} error
 * @returns {QuestionId | null}
 */
export function questionOf({ status, problem }) {
  if (status === 400) return /table/.test(problem.code) ? "table" : "name";
  if (status === 403) return "pin";
  return status === 404 ? "code" : null;
}
