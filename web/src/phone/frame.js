// The frame around everything: skip link, bar, notices, the parts, the main place; and the document's own words.

import { h } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";
import { mountBar } from "./bar.js";

/** Build the frame in root. Returns {main, parts, notices, header, bar, title(what), empty(), destroy()}. */
export function createFrame(root, { course, words, onSwitch }) {
  const main = h("main", { class: "es-main", id: "main", tabindex: "-1" });
  const parts = h("nav", { class: "es-seg", hidden: true });
  const notices = h("div", { class: "es-notices" });
  const header = h("header", { class: "es-bar" });
  const skip = words.put(h("a", { class: "es-skip", href: "#main", on: { click: skipTo } }), "page.skip");
  const bar = mountBar(header, { words, languages: course.room.languages, onSwitch });
  const heading = document.querySelector("title");

  function skipTo(event) {
    event.preventDefault(); // the address names the exercise, not a place on the page
    main.focus();
  }

  // Browsers bring what has the focus into the window, but not out from under the bars.
  main.addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
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

    /** What the browser's tab says: the place, then the course. */
    title(what) {
      const text = typeof what === "string" ? course.texts[what] : what;
      words.bind(
        heading,
        (el) => (el.textContent = words.say("page.title-of", { what: text, course: course.title })),
        "content",
      );
    },

    /** As it is while nobody has joined. */
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
