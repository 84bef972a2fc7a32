// The control of text and long text: it counts near its limit and keeps every character.

import { h } from "../kit/dom.js";
import { asTyped } from "../kit/values.js";
import { createCounter } from "./counter.js";
import { frame } from "./parts.js";

/** @import { HtmlAttributes } from "../kit/dom-types.d.ts" */
/** @import { LongTextField, TextField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */

/**
 * A field for text. The raw value is the string as typed; the limit is shown, never enforced by dropping keys.
 * @param {TextField | LongTextField} field
 * @param {FieldContext} ctx
 * @param {object} options
 * @param {"input" | "textarea"} options.tag of the control
 * @param {HtmlAttributes} options.attrs
 * @param {boolean} [options.limitInHint] whether the limit stands in the hint from the start
 * @returns {FieldControl}
 */
export function createWriting(field, ctx, { tag, attrs, limitInHint = false }) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, ctx);
  const counter = createCounter(words, field.max_length);
  const limit = limitInHint
    ? words.put(h("span", { id: `${parts.id}-limit` }), "form.limit", { max: field.max_length })
    : null;
  if (limit) parts.addHint(limit);
  const control = h(tag, {
    ...attrs,
    id: parts.id,
    autocomplete: "off",
    "data-path": path,
    "aria-required": field.required ? "true" : null,
    ...parts.naming(limit?.id, counter.id),
    on: {
      input() {
        counter.count(control.value);
        onInput(path, "typing");
      },
    },
  });
  parts.body.append(control, counter.el);

  /** @param {unknown} value */
  function write(value) {
    control.value = asTyped(value);
    counter.count(control.value);
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () => control.value || undefined,
    write,
    setProblems: (problems) => parts.problems.set(problems, [control]),
    setLocked(locked) {
      control.readOnly = locked;
    },
    focus: () => control.focus(),
  };
}
