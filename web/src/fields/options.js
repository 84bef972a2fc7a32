// Radios and checkboxes drawn as large labels. The chosen ones carry a class, for browsers without :has().

import { h, uid } from "../kit/dom.js";

const CHOSEN = "es-on";

/**
 * A set of options: entries [{value, label}], where label is an element. onPick(value) after the person chose.
 * chosen() and choose(values) read and write arrays of values in the order of the entries.
 */
export function createOptions({ entries, multiple = false, path = null, describedby = null, onPick }) {
  const name = uid("options");
  const options = entries.map(({ value, label }) => {
    const input = h("input", {
      type: multiple ? "checkbox" : "radio",
      name,
      value,
      "data-path": path,
      "aria-describedby": describedby,
      on: {
        change() {
          mark();
          onPick(value);
        },
      },
    });
    return { value, input, el: h("label", {}, input, label) };
  });

  function mark() {
    for (const { el, input } of options) el.classList.toggle(CHOSEN, input.checked);
  }

  return {
    elements: options.map(({ el }) => el),
    inputs: options.map(({ input }) => input),
    chosen: () => options.filter(({ input }) => input.checked).map(({ value }) => value),
    choose(values) {
      for (const { input, value } of options) input.checked = values.includes(value);
      mark();
    },
    lock(locked) {
      for (const { input } of options) input.disabled = locked;
    },
    focus: () => (options.find(({ input }) => input.checked) ?? options[0]).input.focus(),
  };
}
