// A day that can be written in any form and chosen from the browser's own calendar. The text is the answer; the
// calendar follows it where it can, so that no typed text is lost to a control that takes whole days only.

import { h, icon } from "../kit/dom.js";
import { asTyped } from "../kit/values.js";
import { frame } from "./parts.js";

/** @import { DateField, MomentField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */

/**
 * A field whose text input stands beside a native one.
 * @param {DateField | MomentField} field
 * @param {FieldContext} ctx
 * @param {object} options
 * @param {"date" | "datetime-local"} options.type of the native input
 * @param {string} options.example key of a hint that shows how to write it
 * @param {(text: string) => string} options.iso the native input's value for a text, "" where it means none
 * @returns {FieldControl}
 */
export function createCalendar(field, ctx, { type, example, iso }) {
  const { words, onInput, path, row } = ctx;
  const parts = frame(field, ctx);
  const how = row ? null : words.put(h("span", { id: `${parts.id}-how` }), example);
  if (how) parts.addHint(how);
  const input = h("input", {
    type: "text",
    class: "es-in",
    id: parts.id,
    autocomplete: "off",
    "data-path": path,
    "aria-required": field.required ? "true" : null,
    ...parts.naming(how?.id),
    on: {
      input() {
        native.value = iso(input.value);
        onInput(path, "typing");
      },
    },
  });
  const name = h("span", { class: "es-vh", id: `${parts.id}-pick` });
  words.put(name, "form.calendar");
  const native = h("input", {
    type,
    "data-path": path,
    tabindex: "-1",
    "aria-labelledby": `${name.id} ${row ? `${row} ` : ""}${parts.id}-label`,
    on: {
      click: openPicker,
      input() {
        if (native.validity.badInput) return; // a date half entered: the text follows once it is whole
        input.value = native.value;
        onInput(path, "now");
      },
    },
  });
  words.attr(native, "title", "form.calendar");
  // The native control covers the icon: on a phone a tap opens the phone's own calendar. By keyboard one types.
  const pick = h("label", { class: "es-btn es-btn--icon es-pickday" }, icon("calendar"), name, native);
  parts.body.append(h("div", { class: "es-day-row" }, input, pick));

  function openPicker() {
    try {
      native.showPicker?.();
    } catch {
      // Not allowed here, in a frame for one: the control then opens in its own way, and typing always works.
    }
  }

  /** @param {unknown} value */
  function write(value) {
    input.value = asTyped(value);
    native.value = iso(input.value);
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () => input.value || undefined,
    write,
    setProblems: (problems) => parts.problems.set(problems, [input]),
    setLocked(locked) {
      input.readOnly = locked;
      native.disabled = locked;
      pick.hidden = locked;
    },
    focus: () => input.focus(),
  };
}

const DAY = /^(\d{4}) ?(?:[-/.](\d{1,2})[-/.](\d{1,2})|\u5e74 ?(\d{1,2}) ?\u6708 ?(\d{1,2}) ?[\u65e5\u53f7])/;
const TIME = /^[T ]? ?(\d{1,2}) ?(?::(\d{2})|[\u70b9\u65f6] ?(?:(\d{1,2}) ?\u5206?)?)$/i;
/** @param {string | undefined} number */
const two = (number) => (number ?? "0").padStart(2, "0");

/**
 * The day, and with `timed` the time, that a text seems to name, as a native control takes them; "" for none.
 * @param {string} text
 * @param {boolean} [timed]
 */
export function seemingDay(text, timed = false) {
  const plain = text.normalize("NFKC").trim();
  const day = DAY.exec(plain);
  if (!day) return "";
  const date = `${day[1]}-${two(day[2] ?? day[4])}-${two(day[3] ?? day[5])}`;
  const left = plain.slice(day[0].length);
  if (!timed) return left ? "" : date;
  const time = TIME.exec(left);
  return time ? `${date}T${two(time[1])}:${two(time[2] ?? time[3])}` : "";
}
