// The page of the chart tests: draws charts and views from their descriptions, on request of a test.

import { drawChart, redrawChart } from "../../web/src/charts/index.js";
import { createWords } from "../../web/src/kit/i18n.js";
import { mountView } from "../../web/src/live/view.js";

const { texts, language } = JSON.parse(document.getElementById("words").textContent);
const stage = document.getElementById("stage");
const words = createWords({ texts, messages: {}, language });
window.studio = {
  words,
  stage,
  redrawChart,
  figures: [],
  draw(charts, options) {
    this.figures = charts.map((chart) => drawChart(chart, words, options));
    stage.replaceChildren(...this.figures);
  },
  mount(options) {
    const root = document.createElement("div");
    stage.replaceChildren(root);
    this.view = mountView(root, { words, ...options });
  },
};
document.body.dataset.ready = "true";
