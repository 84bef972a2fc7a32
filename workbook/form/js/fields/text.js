// One line of text.

import { h } from "../dom.js";
import { asTyped } from "../values.js";
import { createCounter } from "./counter.js";
import { frame } from "./parts.js";

/** A text field; its raw value is the string as typed. */
export function createText(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, ctx);
  const counter = createCounter(words, field.max_length);
  const input = h("input", {
    type: "text", class: "es-in", id: parts.id, autocomplete: "off", "data-path": path,
    "aria-required": field.required ? "true" : null, ...parts.naming(counter.id),
    on: {
      input() {
        counter.count(input.value);
        onInput(path, "typing");
      },
    },
  });
  parts.body.append(input, counter.el);

  function write(value) {
    input.value = asTyped(value);
    counter.count(input.value);
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () => input.value || undefined,
    write,
    setProblems: (problems) => parts.problems.set(problems, [input]),
    setLocked(locked) {
      input.readOnly = locked;
    },
    focus: () => input.focus(),
  };
}
