// The same answer was changed in two places: both are shown, field by field, and the person chooses.

import { createOptions } from "../fields/options.js";
import { describe } from "../kit/describe.js";
import { h, icon, uid } from "../kit/dom.js";
import { equal } from "../kit/values.js";

/**
 * A panel for conflicts. show(mine, theirs) draws the fields that differ; onChosen(choice) gets the merged value and
 * the ids of the fields taken from the other side.
 */
export function createConflict({ spec, words, onChosen }) {
  const el = h("div", { class: "es-conflict", hidden: true });

  function version(field, title, raw) {
    const lines = h("span", { class: "es-conflict__text" });
    words.bind(lines, (node) => {
      const said = describe(field, raw, words);
      node.replaceChildren(
        ...(said.length ? said : [words.say("form.conflict-nothing")]).map((line) => h("span", {}, line)),
      );
    });
    return h("span", { class: "es-conflict__side" }, words.put(h("b"), title), lines);
  }

  function createChoiceOf(field, mine, theirs) {
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
      el.querySelector("input, button")?.focus({ preventScroll: true });
    },
    show(mine, theirs) {
      const differing = spec.fields.filter((field) => !equal(mine[field.id], theirs[field.id]));
      const choices = differing.map((field) => createChoiceOf(field, mine, theirs));
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
