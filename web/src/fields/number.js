// A number with its unit, written as people write it; optionally with a slider that moves with it.

import { h } from "../kit/dom.js";
import { asTyped } from "../kit/values.js";
import { frame } from "./parts.js";
import { createSlider } from "./slider.js";

/** @import { NumberField, Params } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */

/**
 * A number field; its raw value is the string as typed. The default that counts while it is empty stands in its hint.
 * @param {NumberField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createNumber(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, ctx);
  const low = field.min ?? 0;
  const unit =
    field.unit && words.put(h("span", { class: "es-unit__word", id: `${parts.id}-unit` }), field.unit);
  const usual = field.default ?? null;
  /** @type {[string, Params]} */
  const ifEmpty = [field.unit ? "form.default-unit" : "form.default", { value: usual, unit: field.unit }];
  const rest = usual === null ? null : words.put(h("span", { id: `${parts.id}-default` }), ...ifEmpty);
  if (rest) parts.addHint(rest);
  // Keypads for numbers have no minus sign on some phones.
  const keypad = low < 0 ? null : field.integer ? "numeric" : "decimal";
  const input = h("input", {
    type: "text",
    id: parts.id,
    autocomplete: "off",
    inputmode: keypad,
    "data-path": path,
    "aria-required": field.required ? "true" : null,
    ...parts.naming(rest?.id, unit?.id),
    on: {
      input() {
        slider?.follow(input.value);
        onInput(path, "typing");
      },
    },
  });
  parts.body.append(h("div", { class: "es-unit" }, input, unit));

  const slider = field.slider
    ? createSlider({
        words,
        low,
        high: field.max,
        step: field.step ?? 1,
        rest: usual ?? low,
        path,
        labelledby: parts.naming()["aria-labelledby"] ?? `${parts.id}-label`,
        said(text) {
          if (text === "") return usual === null ? words.say("form.not-set") : words.say(...ifEmpty);
          return `${text} ${field.unit ? words.say(field.unit) : ""}`.trim();
        },
        onSlide(text) {
          input.value = text;
          onInput(path, "now");
        },
      })
    : null;
  if (slider) parts.body.append(slider.el);

  /** @param {unknown} value */
  function write(value) {
    input.value = asTyped(value);
    slider?.follow(input.value);
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () => input.value || undefined,
    write,
    setProblems: (problems) => parts.problems.set(problems, slider ? [input, slider.el] : [input]),
    setLocked(locked) {
      input.readOnly = locked;
      if (slider) slider.el.disabled = locked;
    },
    focus: () => input.focus(),
  };
}
