// Several lines of text.

import { h } from "../dom.js";
import { asTyped } from "../values.js";
import { createCounter } from "./counter.js";
import { frame } from "./parts.js";

/** A long text field; its raw value is the string as typed. The limit is told, never enforced by swallowing keys. */
export function createLongText(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, ctx);
  const counter = createCounter(words, field.max_length);
  const limit = words.put(h("span", { id: `${parts.id}-limit` }), "form.limit", { max: field.max_length });
  parts.addHint(limit);
  const area = h("textarea", {
    class: "es-text", id: parts.id, rows: field.rows ?? 4, "data-path": path,
    "aria-required": field.required ? "true" : null, ...parts.naming(limit.id, counter.id),
    on: {
      input() {
        counter.count(area.value);
        onInput(path, "typing");
      },
    },
  });
  parts.body.append(area, counter.el);

  function write(value) {
    area.value = asTyped(value);
    counter.count(area.value);
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () => area.value || undefined,
    write,
    setProblems: (problems) => parts.problems.set(problems, [area]),
    setLocked(locked) {
      area.readOnly = locked;
    },
    focus: () => area.focus(),
  };
}
