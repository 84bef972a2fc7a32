// A whole number from a few: one radio for each.

import { h } from "../kit/dom.js";
import { asTyped } from "../kit/values.js";
import { createOptions } from "./options.js";
import { clearing, frame } from "./parts.js";

/** @import { ScaleField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */

/**
 * A scale field; its raw value is the chosen number as a string. It can be cleared.
 * @param {ScaleField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createScale(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const low = field.min ?? 1;
  const high = field.max ?? 10;
  const steps = Array.from({ length: high - low + 1 }, (_, i) => String(low + i));
  const options = createOptions({
    entries: steps.map((value) => ({ value, label: h("span", {}, value) })),
    path,
    onPick: () => changed(),
  });
  const grid = h("div", { class: "es-scale", "data-steps": steps.length }, options.elements);
  const clear = clearing(words, () => {
    options.choose([]);
    options.inputs[0].focus();
    changed();
  });
  /** @param {"low" | "high"} end @param {number} value */
  const endOf = (end, value) =>
    words.put(h("span", { id: `${parts.id}-${end}` }), "form.end", { value, words: field.ends[end] });
  const [lowEnd, highEnd] = [endOf("low", low), endOf("high", high)];
  parts.nameGroup(lowEnd.id, highEnd.id);
  parts.body.append(grid, h("div", { class: "es-ends" }, lowEnd, clear.el, highEnd));

  function changed() {
    clear.show(options.chosen().length > 0);
    onInput(path, "now");
  }

  /** @param {unknown} value */
  function write(value) {
    options.choose([asTyped(value)]);
    clear.show(options.chosen().length > 0);
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () => options.chosen()[0],
    write,
    setProblems: (problems) => parts.problems.set(problems, [parts.holder]),
    setLocked(locked) {
      options.lock(locked);
      clear.show(!locked && options.chosen().length > 0);
    },
    focus: options.focus,
  };
}
