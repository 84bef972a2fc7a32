// Points shared out over a few parts: a number, a slider and two buttons for each, and the rest in words.

import { h, icon, uid } from "../kit/dom.js";
import { asTyped, packed, valueAt } from "../kit/values.js";
import { allocationOf, stepped } from "./allocate-sum.js";
import { besides, frame, problemPlace, sign, under } from "./parts.js";
import { createSlider } from "./slider.js";

/** @import { AllocateField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl, Pace } from "./types.d.ts" */

/**
 * An allocation; its raw value is {part: string as typed}. The total is shown, never enforced.
 * @param {AllocateField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createAllocate(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const leap = field.total >= 50 ? Math.round(field.total / 20) : 1;
  const said = h("span", { id: uid("total") });
  const mark = h("span");
  const status = h("p", { class: "es-msg es-total", role: "status" }, mark, said);
  let before = "";

  const shares = field.parts.map(({ id, label }) => {
    const at = `${path}.${id}`;
    const name = words.put(h("label", { class: "es-label", id: uid("part"), for: uid("share") }), label);
    const problems = problemPlace(words);
    const input = h("input", {
      type: "text",
      class: "es-in",
      id: name.htmlFor,
      autocomplete: "off",
      inputmode: "decimal",
      "data-path": at,
      on: { input: () => changed("typing") },
    });
    const slider = createSlider({
      words,
      low: 0,
      high: field.total,
      step: 1,
      path: at,
      labelledby: name.id,
      said: (text) => text || words.say("form.not-set"),
      onSlide: (text) => set(text, "now"),
    });
    /** @param {string} text @param {Pace} pace */
    function set(text, pace) {
      input.value = text;
      changed(pace);
    }
    /** @param {Pace} pace */
    function changed(pace) {
      slider.follow(input.value);
      showTotal();
      onInput(at, pace);
    }
    /** @param {"minus" | "plus"} name @param {string} key @param {number} by */
    const step = (name, key, by) =>
      sign(words, {
        sign: name,
        text: key,
        params: { by: leap, what: label },
        on: () => set(String(stepped(input.value, by, field.total)), "now"),
      });
    const buttons = [step("minus", "form.fewer", -leap), step("plus", "form.more", leap)];
    const el = h(
      "li",
      {},
      h("div", { class: "es-pts__top" }, name, input),
      h("div", { class: "es-pts__ctl" }, buttons[0], slider.el, buttons[1]),
      problems.el,
    );
    return { id, at, input, slider, problems, buttons, el };
  });
  parts.nameGroup(said.id);
  parts.body.append(
    h(
      "ul",
      { class: "es-pts" },
      shares.map(({ el }) => el),
    ),
    status,
  );

  /** Show the sum, but not twice: a screen reader would read it again with every key. */
  function showTotal() {
    const { key, params } = allocationOf(
      shares.map(({ input }) => input.value),
      field,
    );
    if (`${key} ${params.sum}` === before) return;
    before = `${key} ${params.sum}`;
    words.put(said, key, params);
    status.classList.toggle("es-msg--ok", key === "form.shared-all");
    mark.replaceChildren(
      icon(key === "form.shared-all" ? "check" : key === "form.shared-over" ? "warn" : "pen"),
    );
  }

  /** @param {unknown} value */
  function write(value) {
    for (const { id, input, slider } of shares) {
      input.value = asTyped(valueAt(value, id));
      slider.follow(input.value);
    }
    showTotal();
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () => packed(Object.fromEntries(shares.map(({ id, input }) => [id, input.value || undefined]))),
    write,
    setProblems(problems) {
      for (const { at, input, slider, problems: place } of shares)
        place.set(under(problems, at), [input, slider.el]);
      // A wrong sum stands in the total already, which follows every key.
      const rest = besides(
        problems,
        shares.map(({ at }) => at),
      ).filter(({ code }) => code !== "sum-off");
      parts.problems.set(rest, [parts.holder]);
    },
    setLocked(locked) {
      for (const { input, slider, buttons } of shares) {
        input.readOnly = locked;
        slider.el.disabled = locked;
        for (const button of buttons) button.disabled = locked;
      }
    },
    focus: () => shares[0].input.focus(),
  };
}
