// The bar at the top: the course or the part, the half day to scale, the save state, and the language switch.

import { h } from "../kit/dom.js";
import { htmlLang, labelIn } from "../kit/i18n.js";
import { mountLanguageSwitch } from "../kit/language-switch.js";
import { mountSaveState } from "../saving/save-state.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Language, Text } from "../kit/types.d.ts" */
/** @import { Book } from "./answers.js" */
/** @import { Part, Stretch } from "./types.d.ts" */

/** @typedef {ReturnType<typeof mountBar>} Bar */
/** @typedef {Parameters<typeof mountSaveState>[1]["saver"]} BarSaver */

/**
 * Put the bar into root.
 * @param {HTMLElement} root
 * @param {object} options
 * @param {I18n} options.words
 * @param {Language[]} options.languages
 * @param {(language: Language) => unknown} options.onSwitch called when another language was chosen
 */
export function mountBar(root, { words, languages, onSwitch }) {
  const small = h("small");
  const strong = h("b");
  const day = h("div", { class: "es-day", "aria-hidden": "true" });
  const save = h("div");
  const foot = h("div", { class: "es-bar__foot", hidden: true }, day, save);
  const language = h("div", { hidden: languages.length < 2 });
  const stopSwitch = mountLanguageSwitch(language, { words, onSwitch });
  /** The marks of the stretches, in their order. @type {HTMLElement[]} */
  const marks = [];
  /** @type {() => unknown} */
  let stopSave = () => {};
  root.replaceChildren(
    h("div", { class: "es-bar__row" }, h("div", { class: "es-bar__where" }, small, strong), language),
    foot,
  );

  return {
    /**
     * The course's name in both languages, while no exercise is shown.
     * @param {Text} title
     */
    title(title) {
      foot.hidden = true;
      words.put(strong, title);
      words.bind(
        small,
        (el) => {
          const other = words.language === "en" ? "zh" : "en";
          el.textContent = labelIn(title, other);
          el.lang = htmlLang(other);
        },
        "content",
      );
    },

    /** @param {Part} part @param {number} total the number of parts */
    part(part, total) {
      foot.hidden = false;
      words.put(small, "page.part-of", { number: part.number, total });
      words.put(strong, part.title);
    },

    /**
     * The line of the day. Filled: done. Part-filled with a marker: here. Outline: to come.
     * @param {Stretch[]} stretches
     * @param {Book} book
     * @param {Part} current
     */
    day(stretches, book, current) {
      while (marks.length < stretches.length) marks.push(day.appendChild(h("i")));
      stretches.forEach((stretch, index) => {
        const mark = marks[index];
        mark.style.setProperty("--m", String(stretch.minutes));
        if (stretch.kind === "break") {
          mark.dataset.s = "break";
          return;
        }
        const share = book.share(stretch);
        mark.dataset.s = stretch === current ? "now" : share === 1 ? "done" : share > 0 ? "begun" : "next";
        mark.style.setProperty("--p", `${Math.round(share * 100)}%`);
      });
    },

    /**
     * Show the state of a saver.
     * @param {BarSaver} saver
     */
    save(saver) {
      stopSave();
      save.replaceChildren();
      stopSave = mountSaveState(save, { saver, words });
    },

    destroy() {
      stopSave();
      stopSwitch();
    },
  };
}
