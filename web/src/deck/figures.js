// Diagrams of the concepts: drawn by Python in both languages, put on the slide here.

import { h } from "../kit/dom.js";

/** A diagram as an element; `figure` holds its SVG by language. */
export function drawFigure(figure, words) {
  return words.bind(h("div", { class: "dk-drawing" }), (node) => {
    const parsed = new DOMParser().parseFromString(figure[words.language], "image/svg+xml");
    node.replaceChildren(document.importNode(parsed.documentElement, true));
  });
}

export function figureSlide(root, { slide, words }) {
  root.append(drawFigure(slide.figure, words));
}
