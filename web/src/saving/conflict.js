// The panel for an answer that was changed in two places: both versions, field by field, to choose from.

import { createOptions } from "../fields/options.js";
import { describe } from "../kit/describe.js";
import { h, icon, uid } from "../kit/dom.js";
import { equal } from "../kit/values.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { ExerciseSpec, Field, RawAnswer } from "../kit/types.d.ts" */

/**
 * The fields in which two versions of an answer differ.
 * @param {{ fields: Field[] }} spec @param {RawAnswer} mine @param {RawAnswer} theirs
 */
export const differingFields = ({ fields }, mine, theirs) =>
  fields.filter(({ id }) => !equal(mine[id], theirs[id]));

/**
 * A panel for conflicts. onChosen gets the ids of the fields to take from the other side.
 * @param {{ spec: Pick<ExerciseSpec, "fields">, words: I18n, onChosen: (taken: string[]) => void }} options
 */
export function createConflict({ spec, words, onChosen }) {
  const el = h("div", { class: "es-conflict", hidden: true });

  /** @param {Field} field @param {string} title @param {unknown} raw */
  function version(field, title, raw) {
    const lines = h("span", { class: "es-conflict__text" });
    words.bind(lines, (node) => {
      const described = describe(field, raw, words);
      const shown = described.length ? described : [words.say("form.conflict-nothing")];
      node.replaceChildren(...shown.map((line) => h("span", {}, line)));
    });
    return h("span", { class: "es-conflict__side" }, words.put(h("b"), title), lines);
  }

  /** @param {Field} field @param {RawAnswer} mine @param {RawAnswer} theirs */
  function createChoice(field, mine, theirs) {
    const options = createOptions({
      entries: [
        { value: "mine", label: version(field, "form.conflict-mine", mine[field.id]) },
        { value: "theirs", label: version(field, "form.conflict-theirs", theirs[field.id]) },
      ],
      onPick: () => {},
    });
    options.choose(["mine"]);
    return {
      id: field.id,
      options,
      el: h(
        "fieldset",
        { class: "es-field" },
        words.put(h("legend", { class: "es-label" }), field.label),
        h("div", { class: "es-choice" }, options.elements),
      ),
    };
  }

  function hide() {
    el.hidden = true;
    el.replaceChildren();
  }

  return {
    el,
    /** Bring the panel into view. */
    reveal() {
      el.scrollIntoView({ block: "center" });
      /** @type {HTMLElement | null} */
      const first = el.querySelector("input, button");
      first?.focus({ preventScroll: true });
    },
    /** Show the fields that differ. @param {RawAnswer} mine @param {RawAnswer} theirs */
    show(mine, theirs) {
      const choices = differingFields(spec, mine, theirs).map((field) => createChoice(field, mine, theirs));
      const id = uid("conflict");
      const keep = words.put(
        h("button", { type: "button", class: "es-btn es-btn--go" }),
        "form.conflict-keep",
      );
      keep.addEventListener("click", () => {
        const taken = choices
          .filter(({ options }) => options.chosen()[0] === "theirs")
          .map((choice) => choice.id);
        hide();
        onChosen(taken);
      });
      const title = h(
        "p",
        { class: "es-conflict__title", id },
        icon("two"),
        words.put(h("b"), "form.conflict-title"),
      );
      el.replaceChildren(
        title,
        words.put(h("p"), "form.conflict-how"),
        ...choices.map((choice) => choice.el),
        keep,
      );
      el.setAttribute("role", "group");
      el.setAttribute("aria-labelledby", id);
      el.hidden = false;
    },
  };
}
