// The course of the console: slides of all decks in the order of the day, with their words.

import { placeAmong } from "../deck/footer.js";
import { at } from "../deck/order.js";

/** @import { Language } from "../kit/types.d.ts" */
/** @import { Stage } from "../protocol.d.ts" */
/** @import { Companion, DaySlide, DeckContext, SlideKey, Standing } from "../deck/types.d.ts" */
/** @import { ConsoleSpec } from "./types.d.ts" */

/** @typedef {ReturnType<typeof createCourse>} Course */

/**
 * A function that looks a key up, and throws where there is nothing.
 * @template T
 * @param {Map<string, T>} map
 */
const finder = (map) => {
  /** @param {string} key */
  return (key) => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`the course has no ${key}`);
    return found;
  };
};

/**
 * Lookups in the specification.
 * @param {ConsoleSpec} spec
 */
export function createCourse(spec) {
  const deckNamed = finder(new Map(spec.decks.map((deck) => [deck.name, deck])));
  const block = finder(new Map(spec.blocks.map((each) => [each.id, each])));
  /** @param {string} deck */
  const slidesOf = (deck) => spec.day.filter((slide) => slide.deck === deck);

  return {
    day: spec.day,
    decks: spec.decks,
    blocks: spec.blocks,
    title: spec.course.title,
    names: spec.names,
    total: spec.blocks.filter(({ number }) => number).length,

    /**
     * The slide of the stage; where there is none yet, the first of the day.
     * @param {Stage | null} stage
     */
    placed: (stage) => at(spec.day, stage?.deck ? stage : null) ?? spec.day[0],
    deckNamed,
    /**
     * The words of a slide of the day.
     * @param {SlideKey} slide
     */
    wordsOf: (slide) => deckNamed(slide.deck).slides[slide.slide],
    slidesOf,
    /**
     * Where a slide stands in its deck.
     * @param {DaySlide} slide
     * @returns {Standing}
     */
    standing: (slide) => placeAmong(slidesOf(slide.deck), slide, ({ backup }) => backup),
    /**
     * Whether a round is shown on slides in reserve only.
     * @param {{ exercise: string, round: string }} key
     */
    inReserve({ exercise, round }) {
      const on = spec.day.filter((slide) => slide.exercise === exercise && slide.round === round);
      return on.length > 0 && on.every(({ backup }) => backup);
    },
    block,
    /**
     * The block of a slide's deck, which for the end before the break is not the slide's own.
     * @param {SlideKey} slide
     */
    blockOf: (slide) => block(deckNamed(slide.deck).block),

    /**
     * The deck of a slide, as the deck's own modules need it to draw one of its slides.
     * @param {SlideKey} slide
     * @param {Language} language
     * @returns {DeckContext}
     */
    deckFor(slide, language) {
      const deck = deckNamed(slide.deck);
      const other = language === "en" ? "zh" : "en";
      /** @type {Record<string, Companion>} */
      const companions = {};
      for (const [id, { companions: titles, bodies }] of Object.entries(deck.slides)) {
        const title = titles[other];
        if (title) companions[id] = { title: title.replaceAll("<wbr>", ""), body: bodies[other] || null };
      }
      return {
        name: deck.name,
        language,
        block: deck.block,
        blocks: spec.blocks,
        course: spec.course,
        texts: spec.texts,
        companions,
      };
    },
  };
}
