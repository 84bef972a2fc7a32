// One option of several, or any number of them.

import { h } from "../kit/dom.js";
import { asTyped } from "../kit/values.js";
import { createOptions } from "./options.js";
import { clearing, frame } from "./parts.js";

/** @import { ChoiceField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */

/**
 * A choice field; its raw value is the id of the option, or the array of ids when several may be chosen.
 * @param {ChoiceField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createChoice(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const options = createOptions({
    entries: field.options.map(({ id, label }) => ({ value: id, label: words.put(h("span"), label) })),
    multiple: field.multiple,
    path,
    onPick: () => changed(),
  });
  const clear = clearing(words, () => {
    options.choose([]);
    options.inputs[0].focus();
    changed();
  });
  parts.nameGroup();
  parts.body.append(
    h("div", { class: `es-choice${field.multiple ? " es-choice--many" : ""}` }, options.elements),
  );
  if (!field.multiple) parts.body.append(clear.el);

  const offerClear = (locked = false) => {
    clear.show(!locked && options.chosen().length > 0);
  };

  function changed() {
    offerClear();
    onInput(path, "now");
  }

  /** @param {unknown} value */
  function write(value) {
    options.choose((Array.isArray(value) ? value : [value]).map(asTyped));
    offerClear();
  }
  write(ctx.value);

  function read() {
    const chosen = options.chosen();
    if (!chosen.length) return undefined;
    return field.multiple ? chosen : chosen[0];
  }

  return {
    el: parts.el,
    read,
    write,
    setProblems: (problems) => parts.problems.set(problems, [parts.holder]),
    setLocked(locked) {
      options.lock(locked);
      offerClear(locked);
    },
    focus: options.focus,
  };
}
