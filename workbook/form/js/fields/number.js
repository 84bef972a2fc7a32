// A number with its unit, written as people write it; optionally with a slider that moves with it.

import { h } from "../dom.js";
import { asTyped, seemingNumber } from "../values.js";
import { frame } from "./parts.js";

/** A number field; its raw value is the string as typed. */
export function createNumber(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, ctx);
  const low = field.min ?? 0;
  const unit = field.unit && words.put(h("span", { class: "es-unit__word", id: `${parts.id}-unit` }), field.unit);
  // Keypads for numbers have no minus sign on some phones.
  const keypad = low < 0 ? null : field.integer ? "numeric" : "decimal";
  const input = h("input", {
    type: "text", id: parts.id, autocomplete: "off", inputmode: keypad, "data-path": path,
    "aria-required": field.required ? "true" : null, ...parts.naming(unit?.id),
    on: {
      input() {
        followText();
        onInput(path, "typing");
      },
    },
  });
  parts.body.append(h("div", { class: "es-unit" }, input, unit));

  const slider = field.slider ? h("input", {
    type: "range", class: "es-range", min: low, max: field.max, step: field.step ?? 1, "data-path": path,
    "aria-labelledby": parts.naming()["aria-labelledby"] ?? `${parts.id}-label`,
    on: {
      input: () => followThumb(),
      // A press on the thumb where it already stands is an answer too, once nothing has been answered.
      pointerup: () => input.value === "" && followThumb(),
    },
  }) : null;
  if (slider) parts.body.append(slider);

  function fillTrack() {
    const share = (Number(slider.value) - low) / (field.max - low);
    slider.style.setProperty("--v", `calc(14px + (100% - 28px) * ${share})`);
    slider.classList.toggle("es-range--unset", input.value === "");
    words.bind(slider, (node) => {
      const said = input.value === "" ? words.say("form.not-set") : `${input.value} ${field.unit ? words.say(field.unit) : ""}`;
      node.setAttribute("aria-valuetext", said.trim());
    }, "attribute aria-valuetext");
  }

  function followText() {
    if (!slider) return;
    slider.value = seemingNumber(input.value) ?? low;
    fillTrack();
  }

  function followThumb() {
    input.value = slider.value;
    fillTrack();
    onInput(path, "now");
  }

  function write(value) {
    input.value = asTyped(value);
    followText();
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () => input.value || undefined,
    write,
    setProblems: (problems) => parts.problems.set(problems, slider ? [input, slider] : [input]),
    setLocked(locked) {
      input.readOnly = locked;
      if (slider) slider.disabled = locked;
    },
    focus: () => input.focus(),
  };
}
