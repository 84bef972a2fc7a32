// The bar at the top: where I am, the half day to scale, the save state, and the language switch.

import { h } from "../kit/dom.js";
import { htmlLang, labelIn } from "../kit/i18n.js";
import { mountLanguageSwitch } from "../kit/language-switch.js";
import { mountSaveState } from "../saving/save-state.js";

/** Put the bar into root. onSwitch(language) hears when another language was chosen. */
export function mountBar(root, { words, languages, onSwitch }) {
  const small = h("small");
  const strong = h("b");
  const day = h("div", { class: "es-day", "aria-hidden": "true" });
  const save = h("div");
  const foot = h("div", { class: "es-bar__foot", hidden: true }, day, save);
  const language = h("div", { hidden: languages.length < 2 });
  const stopSwitch = mountLanguageSwitch(language, { words, onSwitch });
  let stopSave = () => {};
  root.replaceChildren(
    h("div", { class: "es-bar__row" }, h("div", { class: "es-bar__where" }, small, strong), language),
    foot,
  );

  return {
    /** The course's name in both languages, while nobody is at an exercise. */
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

    part(part, total) {
      foot.hidden = false;
      words.put(small, "page.part-of", { number: part.number, total });
      words.put(strong, part.title);
    },

    /** Filled: done. Part-filled with a marker: here. Outline: to come. */
    day(stretches, book, current) {
      while (day.children.length < stretches.length) day.append(h("i"));
      stretches.forEach((stretch, index) => {
        const mark = day.children[index];
        mark.style.setProperty("--m", stretch.minutes);
        if (stretch.kind === "break") {
          mark.dataset.s = "break";
          return;
        }
        const share = book.share(stretch);
        mark.dataset.s = stretch === current ? "now" : share === 1 ? "done" : share > 0 ? "begun" : "next";
        mark.style.setProperty("--p", `${Math.round(share * 100)}%`);
      });
    },

    /** Whose saving the bar speaks of. */
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
