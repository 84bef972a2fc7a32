// The course as the console knows it: slides of all decks in the order of the day, with their words.

import { placeAmong } from "../deck/footer.js";
import { at } from "../deck/order.js";

/** Look things up in what Python handed over. */
export function createCourse(spec) {
  const decks = new Map(spec.decks.map((deck) => [deck.name, deck]));
  const blocks = new Map(spec.blocks.map((block) => [block.id, block]));

  const course = {
    day: spec.day,
    decks: spec.decks,
    blocks: spec.blocks,
    title: spec.course.title,
    names: spec.names,
    total: spec.blocks.filter(({ number }) => number).length,

    /** The slide of the stage; where there is none yet, the first of the day. */
    placed: (stage) => at(spec.day, stage?.deck ? stage : null) ?? spec.day[0] ?? null,
    deckOf: (slide) => decks.get(slide.deck),
    /** The words of a slide of the day. */
    wordsOf: (slide) => decks.get(slide.deck).slides[slide.slide],
    slidesOf: (deck) => spec.day.filter((slide) => slide.deck === deck),
    /** Where a slide stands in its deck. */
    standing: (slide) => placeAmong(course.slidesOf(slide.deck), slide, ({ backup }) => backup),
    /** Is this round shown on slides in reserve only? */
    inReserve({ exercise, round }) {
      const on = spec.day.filter((slide) => slide.exercise === exercise && slide.round === round);
      return on.length > 0 && on.every(({ backup }) => backup);
    },
    block: (id) => blocks.get(id),
    /** The block of a slide's deck, which for the end before the break is not the slide's own. */
    blockOf: (slide) => blocks.get(decks.get(slide.deck).block),

    /** What the modules of the deck want to know of it, to draw one of its slides. */
    deckFor(slide, language) {
      const deck = decks.get(slide.deck);
      const other = language === "en" ? "zh" : "en";
      const companions = Object.entries(deck.slides)
        .filter(([, { companions: titles }]) => titles[other])
        .map(([id, { companions: titles, bodies }]) => [
          id,
          { title: titles[other].replaceAll("<wbr>", ""), body: bodies[other] || null },
        ]);
      return {
        name: deck.name,
        language,
        block: deck.block,
        blocks: spec.blocks,
        course: spec.course,
        texts: spec.texts,
        companions: Object.fromEntries(companions),
      };
    },
  };
  return course;
}
