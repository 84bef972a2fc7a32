// What a take-away would bring, before anything changes: counted, named, and a choice for each answer that differs.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Params } from "../kit/types.d.ts" */
/** @import { Difference, Preview } from "../protocol.d.ts" */
/** @typedef {Record<string, "here" | "file">} Choices */

import { h, icon, uid } from "../kit/dom.js";
import { timeText } from "../kit/when.js";
import { hasNew } from "./takeaway.js";

/**
 * The number of each kind, without the kinds of which there is none.
 * @param {Preview} preview
 * @param {I18n} words
 */
function counts(preview, words) {
  const numbers = {
    new: preview.new.length,
    checks: preview.checks,
    reading: preview.reading,
    differ: preview.differ.length,
    same: preview.same,
    unknown: preview.unknown,
  };
  return h(
    "dl",
    { class: "es-counts" },
    Object.entries(numbers)
      .filter(([, count]) => count)
      .map(([name, count]) =>
        h(
          "div",
          {},
          words.put(h("dt"), `study.preview-${name}`),
          h("dd", { class: "es-num" }, String(count)),
        ),
      ),
  );
}

/** @param {Preview} preview @param {I18n} words */
function names(preview, words) {
  if (!preview.new.length) return null;
  return h(
    "details",
    { class: "es-more" },
    h("summary", {}, icon("chevron"), words.put(h("span"), "study.preview-names")),
    h(
      "ul",
      { class: "es-plain" },
      preview.new.map(({ name }) => words.put(h("li"), name)),
    ),
  );
}

/**
 * Two radios for one answer that differs; the one here stays unless the person chooses the other.
 * @param {Difference} difference
 * @param {I18n} words
 * @param {Choices} choices changed by the radios
 */
function choice({ key, name, here, file, newer }, words, choices) {
  const group = uid("stay");
  /** @param {"here" | "file"} which @param {string} time */
  const option = (which, time) => {
    const pick = () => {
      choices[key] = which;
      for (const label of body.children)
        label.classList.toggle("es-on", label.querySelector("input")?.checked ?? false);
    };
    const input = h("input", {
      type: "radio",
      name: group,
      value: which,
      checked: which === "here",
      on: { change: pick },
    });
    const said = words.put(h("span"), `study.choose-${which}`, { time: timeText(time, { hour: true }) });
    return h(
      "label",
      { class: which === "here" ? "es-on" : null },
      input,
      h("span", {}, said, newer === which && [" ", words.put(h("b"), "study.choose-newer")]),
    );
  };
  const body = h("div", { class: "es-choice" }, option("here", here), option("file", file));
  return h("fieldset", { class: "es-field" }, words.put(h("legend", { class: "es-label" }), name), body);
}

/**
 * A Preview before it is restored.
 * @param {object} options
 * @param {Preview} options.preview
 * @param {[string, Params]} options.title key and params of the heading
 * @param {I18n} options.words
 * @param {(choices: Choices) => void} options.onBring
 * @param {() => void} options.onCancel
 */
export function createPreview({ preview, title, words, onBring, onCancel }) {
  /** @type {Choices} */
  const choices = {};
  const useful = hasNew(preview) || preview.differ.length > 0;
  const heading = words.put(h("h4", { class: "es-preview__title", tabindex: "-1" }), ...title);
  const go = h(
    "button",
    { type: "button", class: "es-btn es-btn--go", on: { click: () => onBring(choices) } },
    icon("undo"),
    words.put(h("span"), "study.bring-go"),
  );
  const leave = words.put(
    h("button", { type: "button", class: "es-btn", on: { click: onCancel } }),
    "study.bring-cancel",
  );
  const el = h(
    "section",
    { class: "es-preview" },
    heading,
    preview.made &&
      words.put(h("p", { class: "es-hint" }), "study.preview-made", {
        time: timeText(preview.made, { hour: true }),
      }),
    counts(preview, words),
    names(preview, words),
    preview.differ.length > 0 &&
      h(
        "div",
        { class: "es-preview__differ" },
        words.put(h("h5", { class: "es-label" }), "study.choose"),
        words.put(h("p", { class: "es-hint" }), "study.choose-how"),
        preview.differ.map((each) => choice(each, words, choices)),
      ),
    !useful && words.put(h("p", { class: "es-msg" }), "study.preview-nothing"),
    h("p", { class: "es-do" }, useful && go, leave),
  );
  return {
    el,
    focus: () => heading.focus({ preventScroll: true }),
    /** @param {boolean} is */
    busy(is) {
      go.disabled = is;
      leave.disabled = is;
    },
  };
}
