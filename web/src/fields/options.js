// Radios and checkboxes drawn as large labels. The chosen ones carry a class, for browsers without :has().

import { h, uid } from "../kit/dom.js";

const CHOSEN = "es-on";

/**
 * A set of options. chosen() and choose(values) read and write values in the order of the entries.
 * @param {object} options
 * @param {{ value: string, label: HTMLElement }[]} options.entries
 * @param {boolean} [options.multiple]
 * @param {string} [options.path]
 * @param {string} [options.describedby] id of the element that describes each
 * @param {(value: string) => unknown} options.onPick called after the person chose
 */
export function createOptions({ entries, multiple = false, path, describedby, onPick }) {
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
    /** @param {string[]} values */
    choose(values) {
      for (const { input, value } of options) input.checked = values.includes(value);
      mark();
    },
    /** @param {boolean} locked */
    lock(locked) {
      for (const { input } of options) input.disabled = locked;
    },
    focus: () => (options.find(({ input }) => input.checked) ?? options[0]).input.focus(),
  };
}
