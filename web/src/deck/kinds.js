// What a cell may put on a slide, by the kind that `facilitator.deck` gives it.

import { endSlide, joinSlide, titleSlide } from "./cover.js";
import { liveSlide } from "./exercise.js";
import { figureSlide } from "./figures.js";

/** Each draws into a root: kind(root, {slide, deck, words, room, step, controls}); returns the way to stop, if it has one. */
export const KINDS = {
  title: titleSlide,
  join: joinSlide,
  live: liveSlide,
  figure: figureSlide,
  end: endSlide,
};
