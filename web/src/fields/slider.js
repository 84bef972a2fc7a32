// The slider beside a number: the thumb follows what is typed, and whoever holds the text hears the thumb.

import { h } from "../kit/dom.js";
import { seemingNumber } from "../kit/values.js";

/**
 * A slider from low to high. rest: where the thumb stands while nothing is typed; said(text): what a screen reader
 * hears for the text typed; onSlide(text): the person moved the thumb. follow(text) moves it after what was typed.
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
    on: {
      input: slide,
      // A press on the thumb where it already stands is an answer too, once nothing has been answered.
      pointerup: () => text === "" && !el.disabled && slide(),
    },
  });

  function follow(typed) {
    text = typed;
    el.value = seemingNumber(text) ?? rest;
    const share = (Number(el.value) - low) / (high - low);
    el.style.setProperty("--v", `calc(14px + (100% - 28px) * ${share})`);
    el.classList.toggle("es-range--unset", text === "");
    words.bind(el, (node) => node.setAttribute("aria-valuetext", said(text)), "attribute aria-valuetext");
  }

  return { el, follow };
}
