// The slides of a deck, those in reserve too: with their minutes, each a button that goes there.

import { h, uid } from "../kit/dom.js";
import { createKeyed, redraw, setText } from "./redraw.js";

/** @import { DaySlide } from "../deck/types.d.ts" */
/** @import { ConsoleDeck, Panel, PanelContext } from "./types.d.ts" */

/**
 * @param {PanelContext} context
 * @returns {Panel}
 */
export function createList({ words, course, steer }) {
  const id = uid("deck");
  const choice = h("select", { class: "es-in cn-list__deck", id });
  const list = h("ol", { class: "cn-list__slides" });
  const scroller = h("div", { class: "cn-list__scroll" }, list);
  const opener = h("p", { class: "cn-list__open" });
  const el = h(
    "div",
    { class: "cn-list" },
    h("div", { class: "cn-list__head" }, words.put(h("label", { for: id }), "console.all-slides"), choice),
    scroller,
    opener,
  );
  /** The deck that is looked at; null: the one that is on. @type {string | null} */
  let chosen = null;
  /** @type {string | null} */
  let before = null;

  const rows = createKeyed(
    list,
    /** @param {DaySlide} slide */
    (slide) => `${slide.deck}/${slide.slide}`,
    (slide) => {
      const parts = {
        number: h("span", { class: "cn-list__no" }),
        title: h("span"),
        mark: h("span", { class: "cn-list__mark" }),
        minutes: h("span", { class: "cn-list__min" }),
      };
      const button = h(
        "button",
        { type: "button", class: "cn-list__go", on: { click: () => steer.go(slide) } },
        Object.values(parts),
      );
      const row = h("li", null, button);
      return {
        el: row,
        paint() {
          const { number, backup } = course.standing(slide);
          const current = steer.here() === slide;
          const end = slide.end ? words.say("console.end", { title: course.wordsOf(slide).title }) : null;
          setText(parts.number, backup ? `+${number}` : String(number));
          setText(parts.title, end ?? words.say(course.wordsOf(slide).title));
          setText(
            parts.mark,
            current ? words.say("console.is-current") : backup ? words.say("console.reserve") : "",
          );
          setText(parts.minutes, slide.minutes ? words.say("console.minutes", { n: slide.minutes }) : "");
          row.dataset.backup = String(backup);
          if (current) button.setAttribute("aria-current", "true");
          else button.removeAttribute("aria-current");
        },
      };
    },
  );

  /** @param {ConsoleDeck} deck */
  function deckName(deck) {
    const block = course.block(deck.block);
    const title = words.say(block.title);
    return block.number ? `${block.number} ${title}` : title;
  }

  choice.addEventListener("change", () => {
    chosen = choice.value;
    paint();
    scroller.scrollTop = 0;
  });

  /**
   * Scroll to the slide that is on, once for each, unless another deck is looked at.
   * @param {DaySlide} here
   */
  function reveal(here) {
    const key = `${here.deck}/${here.slide}`;
    if (before === key) return;
    before = key;
    chosen = null;
    queueMicrotask(() => {
      const row = list.querySelector("[aria-current]")?.parentElement;
      if (row) scroller.scrollTop = row.offsetTop - list.offsetTop;
    });
  }

  function paint() {
    const here = steer.here();
    reveal(here);
    const deck = chosen ?? here.deck;
    redraw(choice, [words.language], () =>
      course.decks.map((each) => h("option", { value: each.name }, deckName(each))),
    );
    if (choice.value !== deck) choice.value = deck;
    rows(course.slidesOf(deck));
    const { languages } = course.deckNamed(deck);
    redraw(opener, [words.language, deck], () => [
      h("span", null, words.say("console.open-deck")),
      ...languages.map((language) =>
        h(
          "a",
          {
            class: "es-btn",
            target: "_blank",
            href: `/voila/render/${language}/${deck}.ipynb`,
            lang: language === "zh" ? "zh-Hans" : "en",
          },
          words.say(language === "zh" ? "console.chinese" : "console.english"),
        ),
      ),
    ]);
  }

  return { el, paint };
}
