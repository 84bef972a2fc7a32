// What text and long text share: a control that counts near its limit and keeps every character.

import { h } from "../kit/dom.js";
import { asTyped } from "../kit/values.js";
import { createCounter } from "./counter.js";
import { frame } from "./parts.js";

/**
 * A field for words: tag and attrs make its control. With `telling`, the limit stands in the hint.
 * The raw value is the string as typed; the limit is told, never enforced by swallowing keys.
 */
export function createWriting(field, ctx, { tag, attrs, telling = false }) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, ctx);
  const counter = createCounter(words, field.max_length);
  const limit =
    telling && words.put(h("span", { id: `${parts.id}-limit` }), "form.limit", { max: field.max_length });
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
