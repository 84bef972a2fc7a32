// EN / 中: two buttons, each in its own language. All forms of a page follow one switch.

/** @import { Language } from "./types.d.ts" */
/** @import { I18n } from "./i18n.js" */

import { h } from "./dom.js";
import { htmlLang, LANGUAGES } from "./i18n.js";

const SWITCHED = "es-language";

/** @typedef {(language: Language) => unknown} OnSwitch called when the language has changed */

/**
 * Follow the switches of the page.
 * @param {I18n} words
 * @param {OnSwitch} [onSwitch]
 * @returns {() => void} ends it
 */
export function followLanguage(words, onSwitch = (_language) => {}) {
  /** @param {Event} event */
  function follow(event) {
    const { detail } = /** @type {CustomEvent<Language>} */ (event);
    if (detail === words.language) return;
    words.setLanguage(detail);
    onSwitch(detail);
  }
  window.addEventListener(SWITCHED, follow);
  return () => window.removeEventListener(SWITCHED, follow);
}

/**
 * Put the switch into `el`.
 * @param {HTMLElement} el
 * @param {{ words: I18n, onSwitch?: OnSwitch }} options
 * @returns {() => void} ends it
 */
export function mountLanguageSwitch(el, { words, onSwitch = (_language) => {} }) {
  el.classList.add("es-lang");
  el.setAttribute("role", "group");
  words.attr(el, "aria-label", "form.language");
  const buttons = LANGUAGES.map((language) => {
    const button = h(
      "button",
      {
        type: "button",
        lang: htmlLang(language),
        "aria-label": words.sayIn(language, "form.language-name"),
        on: { click: () => window.dispatchEvent(new CustomEvent(SWITCHED, { detail: language })) },
      },
      words.sayIn(language, "form.language-short"),
    );
    words.bind(
      button,
      (node) => node.setAttribute("aria-pressed", String(words.language === language)),
      "pressed",
    );
    return button;
  });
  el.append(...buttons);

  return followLanguage(words, onSwitch);
}
