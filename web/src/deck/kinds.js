// What a cell may put on a slide, by the kind that `facilitator.deck` gives it.

import { endSlide, joinSlide, titleSlide } from "./cover.js";
import { liveSlide } from "./exercise.js";
import { figureSlide } from "./figures.js";

/** @import { SlideContext, Stop } from "./types.d.ts" */

/**
 * Draw a slide of any kind into a root.
 * @param {HTMLElement} root
 * @param {SlideContext} context
 * @returns {Stop}
 */
export function drawSlide(root, { slide, ...context }) {
  switch (slide.kind) {
    case "title":
      return titleSlide(root, { slide, ...context });
    case "join":
      return joinSlide(root, { slide, ...context });
    case "live":
      return liveSlide(root, { slide, ...context });
    case "figure":
      return figureSlide(root, { slide, ...context });
    case "end":
      return endSlide(root, { slide, ...context });
  }
}
