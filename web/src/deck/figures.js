// Diagrams of the concepts: drawn by Python in both languages, put on the slide here.

import { h } from "../kit/dom.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Figure, FigureSlide, SlideContext } from "./types.d.ts" */

/**
 * A diagram as an element.
 * @param {Figure} figure
 * @param {I18n} words
 */
export function drawFigure(figure, words) {
  return words.bind(h("div", { class: "dk-drawing" }), (node) => {
    const parsed = new DOMParser().parseFromString(figure[words.language], "image/svg+xml");
    node.replaceChildren(document.importNode(parsed.documentElement, true));
  });
}

/**
 * @param {HTMLElement} root
 * @param {SlideContext<FigureSlide>} context
 */
export function figureSlide(root, { slide, words }) {
  root.append(drawFigure(slide.figure, words));
  return null;
}
