// A small picture of a slide, drawn by the deck's own modules: the words, the live answers, and no controls.

import { createFooter } from "../deck/footer.js";
import { drawSlide } from "../deck/kinds.js";
import { addCompanion } from "../deck/page.js";
import { h } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";

/** @import { DaySlide, Room, SlideTimes, Stop } from "../deck/types.d.ts" */
/** @import { PanelContext } from "./types.d.ts" */

const WIDTH = 1920;

/**
 * Markup that Python made of the deck's own texts, as elements.
 * @param {string} markup
 */
export function fromMarkup(markup) {
  return [...new DOMParser().parseFromString(markup, "text/html").body.childNodes].map((node) =>
    document.importNode(node, true),
  );
}

/**
 * The time when a slide was entered: the end before the break counts from there.
 * @param {DaySlide} slide
 * @param {Room} room
 * @returns {SlideTimes}
 */
function stepOf(slide, room) {
  return {
    since: (id) =>
      room.stage?.deck === slide.deck && room.stage.slide === id && room.stage.moved
        ? new Date(room.stage.moved)
        : null,
    on: (fn) => room.on(({ name }) => name === "stage" && fn()),
  };
}

/**
 * Draw a slide into `page`; returns the function that ends it.
 * @param {HTMLElement} page
 * @param {DaySlide} slide
 * @param {PanelContext} context
 */
function draw(page, slide, { words, course, room }) {
  const { language } = words;
  const said = course.wordsOf(slide);
  const deck = course.deckFor(slide, language);
  const body = h("div", { class: "dk-body" });
  const section = h(
    "section",
    {
      class: ["dk", ...said.tags.map((tag) => `dk--${tag}`)].join(" "),
      lang: htmlLang(language),
      dataset: { slide: slide.slide },
    },
    body,
  );
  page.replaceChildren(section);
  /** @type {Stop[]} */
  const stops = [];
  if (said.words[language]) body.append(h("div", { class: "dk-md" }, fromMarkup(said.words[language])));
  addCompanion(section, deck);
  if (said.place) {
    const root = h("div", { class: `dk-mount dk-mount--${said.place.kind}` });
    body.append(h("div", { class: "dk-output" }, h("div", { class: "dk-place" }, root)));
    stops.push(
      drawSlide(root, {
        slide: said.place,
        deck,
        words,
        room,
        step: stepOf(slide, room),
        controls: false,
      }),
    );
  }
  if (!said.tags.includes("title")) {
    const footer = createFooter({
      deck,
      words,
      room,
      place: { ...course.standing(slide), joining: said.tags.includes("join") },
    });
    section.append(footer.el);
    stops.push(footer.stop);
  }
  return () => stops.forEach((stop) => stop?.());
}

/**
 * A picture that show(slide) changes; it is as wide as its place, and one image for a screen reader.
 * @param {PanelContext} context
 */
export function createPicture(context) {
  const page = h("div", { class: "es es-deck cn-picture", "data-theme": "light", inert: true });
  const dark = h("div", { class: "cn-picture__dark", hidden: true });
  const el = h("div", { class: "cn-view", role: "img" }, page, dark);
  /** @type {string | null} */
  let shown = null;
  let stop = () => {};
  new ResizeObserver(() => el.style.setProperty("--k", String(el.clientWidth / WIDTH))).observe(el);
  return {
    el,
    /**
     * @param {DaySlide | null} slide
     * @param {{ blank?: boolean }} [options] blank: the screen is dark
     */
    show(slide, { blank = false } = {}) {
      const { words, course } = context;
      const key = slide && `${slide.deck}/${slide.slide}/${words.language}`;
      dark.hidden = !blank;
      el.hidden = !slide;
      if (key === shown) return;
      shown = key;
      stop();
      stop = () => {};
      if (!slide) return;
      stop = draw(page, slide, context);
      el.setAttribute("aria-label", words.say("console.picture", { title: course.wordsOf(slide).title }));
    },
  };
}
