// Diagrams of the concepts: drawn here, labelled by the deck's words, described for those who do not see them.

import { h, s, uid } from "../../workbook/form/js/dom.js";
import { drawChart } from "../../workbook/form/js/charts/index.js";
import { lines, wrap } from "../../workbook/form/js/charts/text.js";

const RINGS = ["core", "support", "extraordinary"];

/** Three rings, each with an example of what stands in it. */
function threeRings(words) {
  const rings = RINGS.map((id) => ({ id, label: `deck.three-rings-${id}`, items: [`deck.three-rings-${id}-example`], count: null }));
  return drawChart({ kind: "rings", title: "deck.three-rings-title", summary: null, rings }, words, { variant: "deck", width: 540, height: 540 });
}

/** The quarters of price and quality: x from left to right, y upwards. Two of them earn their keep. */
const QUARTERS = [
  { id: "low-high", column: 0, row: 0, pays: false },
  { id: "high-high", column: 1, row: 0, pays: true },
  { id: "low-low", column: 0, row: 1, pays: true },
  { id: "high-low", column: 1, row: 1, pays: false },
];
const MATRIX = { width: 1640, height: 560, x: 70, y: 4, side: 776, tall: 244, gap: 16 };

function quarter({ id, column, row, pays }, words) {
  const { x, y, side, tall, gap } = MATRIX;
  const left = x + column * (side + gap);
  const top = y + row * (tall + gap);
  const about = wrap(words.say(`deck.matrix-${id}-more`), side - 80, 40, { lines: 2 });
  return s("g", { class: pays ? "dk-quarter dk-quarter--pays" : "dk-quarter" },
    s("rect", { x: left, y: top, width: side, height: tall, rx: 20 }),
    lines([words.say(`deck.matrix-${id}`)], { x: left + 44, y: top + 88, size: 56, class: "dk-quarter__name" }),
    lines(about, { x: left + 44, y: top + 158, size: 40 }),
    pays ? [
      s("path", { class: "dk-quarter__tick", d: `M${left + side - 214} ${top + 66}l13 13 26-28` }),
      lines([words.say("deck.matrix-pays")], { x: left + side - 160, y: top + 84, size: 36, class: "dk-quarter__name" }),
    ] : null);
}

function matrix(words) {
  const { width, height, x, y, side, tall, gap } = MATRIX;
  const ids = { title: uid("figure"), about: uid("figure") };
  const figure = h("figure", { class: "es-chart es-chart--deck dk-matrix" });
  return words.bind(figure, (node) => {
    const upright = (key, from, anchor) => s("text", { class: "es-chart__quiet", "font-size": 32, "text-anchor": anchor, transform: `translate(46 ${from}) rotate(-90)` }, words.say(key));
    const stacked = (key, from, end) => {
      const letters = [...words.say(key)];
      return lines(letters, { x: 34, y: end ? from + 30 : from - (letters.length - 1) * 36, size: 32, leading: 36 / 32, anchor: "middle", class: "es-chart__quiet" });
    };
    const floor = y + 2 * tall + gap;
    const axis = words.language === "zh"
      ? [stacked("deck.matrix-y-high", y, true), stacked("deck.matrix-y-low", floor - 4, false)]
      : [upright("deck.matrix-y-high", y, "end"), upright("deck.matrix-y-low", floor, "start")];
    const end = { y: floor + 44, size: 32, class: "es-chart__quiet" };
    const svg = s("svg", { class: "es-chart__svg", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": ids.title, "aria-describedby": ids.about, style: { "--es-chart-w": width, "--es-chart-h": height } },
      QUARTERS.map((each) => quarter(each, words)), axis,
      lines([words.say("deck.matrix-x-low")], { x, ...end }),
      lines([words.say("deck.matrix-x-high")], { x: x + 2 * side + gap, anchor: "end", ...end }));
    const said = QUARTERS.map(({ id }) => h("li", null, words.say(`deck.matrix-${id}`), ": ", words.say(`deck.matrix-${id}-more`)));
    node.replaceChildren(h("figcaption", { class: "es-vh", id: ids.title }, words.say("deck.matrix-title")), svg, h("ul", { class: "es-vh", id: ids.about }, said));
  });
}

const FIGURES = { "three-rings": threeRings, "price-quality": matrix };

/** The figure of that name as an element. */
export function drawFigure(name, words) {
  return FIGURES[name](words);
}

export function figureSlide(root, { slide, words }) {
  root.append(drawFigure(slide.figure, words));
}
