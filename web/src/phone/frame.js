// The frame around everything: skip link, bar, notices, the parts, the main place; and the document's own words.

import { h } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";
import { mountBar } from "./bar.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Language, Text } from "../kit/types.d.ts" */
/** @import { KeptTexts } from "./types.d.ts" */

/** @typedef {ReturnType<typeof createFrame>} Frame */

/**
 * Build the frame in root.
 * @param {HTMLElement} root
 * @param {{ course: KeptTexts, words: I18n, onSwitch: (language: Language) => unknown }} context
 */
export function createFrame(root, { course, words, onSwitch }) {
  const main = h("main", { class: "es-main", id: "main", tabindex: "-1" });
  const parts = h("nav", { class: "es-seg", hidden: true });
  const notices = h("div", { class: "es-notices" });
  const header = h("header", { class: "es-bar" });
  const skip = words.put(h("a", { class: "es-skip", href: "#main", on: { click: skipTo } }), "page.skip");
  const bar = mountBar(header, { words, languages: course.room.languages, onSwitch });
  const heading = document.querySelector("title") ?? document.head.appendChild(h("title"));

  /** @param {Event} event */
  function skipTo(event) {
    event.preventDefault(); // the address names the exercise, not a place on the page
    main.focus();
  }

  // Browsers bring what has the focus into the window, but not out from under the bars.
  main.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(":focus-visible"))
      target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  for (const el of [document.documentElement, document.body]) {
    words.bind(
      el,
      () => {
        el.lang = htmlLang(words.language);
        el.dataset.lang = words.language;
      },
      "language",
    );
  }
  root.className = "es-page";
  root.removeAttribute("aria-busy");
  root.removeAttribute("role");
  root.replaceChildren(skip, header, notices, h("div", { class: "es-shell" }, parts, main));

  const frame = {
    main,
    parts,
    notices,
    header,
    bar,

    /**
     * The title of the browser's tab: the place, then the course.
     * @param {Text | string} what a text or its key
     */
    title(what) {
      const text = typeof what === "string" ? course.texts[what] : what;
      words.bind(
        heading,
        (el) => {
          el.textContent = words.say("page.title-of", { what: text, course: course.title });
        },
        "content",
      );
    },

    /** The state before joining. */
    empty() {
      main.replaceChildren();
      notices.replaceChildren();
      parts.replaceChildren();
      parts.hidden = true;
      bar.title(course.title);
      frame.title("page.workbook");
    },

    destroy() {
      bar.destroy();
      root.replaceChildren();
    },
  };
  frame.empty();
  return frame;
}
