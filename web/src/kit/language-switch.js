// EN / 中: two buttons, each in its own language. All forms of a page follow one switch.

import { h } from "./dom.js";
import { htmlLang } from "./i18n.js";

const SWITCHED = "es-language";

/** Follow the switches of the page; onSwitch(language) hears when the language has changed. Returns the way to stop. */
export function followLanguage(words, onSwitch = (_language) => {}) {
  /** @param {Event} event */
  function follow(event) {
    const { detail } = /** @type {CustomEvent<string>} */ (event);
    if (detail === words.language) return;
    words.setLanguage(detail);
    onSwitch(detail);
  }
  window.addEventListener(SWITCHED, follow);
  return () => window.removeEventListener(SWITCHED, follow);
}

/** Put the switch into `el`. onSwitch(language) hears when the language has changed. Returns the way to stop. */
export function mountLanguageSwitch(el, { words, onSwitch = (_language) => {} }) {
  el.classList.add("es-lang");
  el.setAttribute("role", "group");
  words.attr(el, "aria-label", "form.language");
  const buttons = ["en", "zh"].map((language) => {
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
