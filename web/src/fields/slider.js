// The slider beside a number: the thumb follows the text, the text follows the thumb.

import { h } from "../kit/dom.js";
import { seemingNumber } from "../kit/values.js";

/** @import { I18n } from "../kit/i18n.js" */

/**
 * A slider from low to high.
 * @param {object} options
 * @param {I18n} options.words
 * @param {number} options.low
 * @param {number} options.high
 * @param {number} options.step
 * @param {number} [options.rest] the thumb's place while the text is empty
 * @param {string} options.path
 * @param {string} options.labelledby
 * @param {(text: string) => string} options.said the value of the slider in words, for the text typed
 * @param {(text: string) => unknown} options.onSlide called when the person moved the thumb
 */
export function createSlider({ words, low, high, step, rest = low, path, labelledby, said, onSlide }) {
  let text = "";
  const slide = () => {
    follow(el.value);
    onSlide(el.value);
  };
  const el = h("input", {
    type: "range",
    class: "es-range",
    min: low,
    max: high,
    step,
    "data-path": path,
    "aria-labelledby": labelledby,
  });
  el.addEventListener("input", slide);
  // While nothing has been answered, a press on the thumb where it already stands is an answer too.
  el.addEventListener("pointerup", () => {
    if (text === "" && !el.disabled) slide();
  });

  /**
   * Move the thumb to the number typed.
   * @param {string} typed
   */
  function follow(typed) {
    text = typed;
    el.value = String(seemingNumber(text) ?? rest);
    const share = (Number(el.value) - low) / (high - low);
    el.style.setProperty("--v", `calc(14px + (100% - 28px) * ${share})`);
    el.classList.toggle("es-range--unset", text === "");
    words.bind(el, (node) => node.setAttribute("aria-valuetext", said(text)), "attribute aria-valuetext");
  }

  return { el, follow };
}
