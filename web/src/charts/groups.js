// Boxes with lists of words, laid out by the browser.

import { h } from "../kit/dom.js";
import { langOf, number, wrap } from "./text.js";

/** @import { GroupsChart } from "../kit/types.d.ts" */
/** @import { ChartKind, Pen } from "./types.d.ts" */

const [LINE, HEAD, NOTE] = [41, 96, 40]; // heights on a slide, in its units: deck.css sets the same

/**
 * The number of entries that fit into a box of a slide.
 * @param {GroupsChart["groups"][number]} group
 * @param {Pen} pen
 * @param {{ width: number, height: number }} box
 */
function fitting(group, pen, { width, height }) {
  let left = Math.floor((height - HEAD - (group.note ? NOTE : 0)) / LINE);
  let count = 0;
  for (const item of group.items) {
    const lines = Math.min(2, wrap(pen.say(item), width, 34, { lines: 2 }).length);
    const rest = count + 1 < Math.max(group.count ?? 0, group.items.length) ? 1 : 0; // a line is kept for the number of the rest
    if (lines + rest > left) break;
    left -= lines;
    count += 1;
  }
  return count;
}

/** @type {ChartKind<GroupsChart>} */
export const groups = {
  legend: () => [],

  list(chart, pen) {
    const across = pen.deck && chart.groups.length > 4 ? 3 : Math.min(2, chart.groups.length);
    const down = Math.ceil(chart.groups.length / across);
    const box = { width: pen.width / across - 120, height: pen.height / down - 24 };
    return h(
      "div",
      {
        class: "es-groups",
        "data-across": String(across),
        style: { "--es-groups": across, "--es-box": Math.round(box.height) },
      },
      chart.groups.map((group) => {
        const shown = pen.deck ? group.items.slice(0, fitting(group, pen, box)) : group.items;
        const more = Math.max(group.count ?? 0, group.items.length) - shown.length;
        return h(
          "section",
          { class: "es-group" },
          h(
            "p",
            { class: "es-group__name" },
            pen.say(group.label),
            group.count === null ? null : [" ", h("span", { class: "es-num" }, number(group.count))],
          ),
          group.note ? h("p", { class: "es-group__note" }, pen.say(group.note)) : null,
          shown.length
            ? h(
                "ul",
                null,
                shown.map((item) => h("li", { lang: langOf(item) }, pen.say(item))),
              )
            : more
              ? null
              : h("p", { class: "es-group__more" }, pen.say("charts.ring-empty")),
          more > 0 ? h("p", { class: "es-group__more" }, pen.say("charts.live-more", { n: more })) : null,
        );
      }),
    );
  },

  table(chart, pen) {
    return {
      head: [pen.say("charts.group"), pen.say("charts.entries"), pen.say("charts.count")],
      rows: chart.groups.map((group) => [
        pen.say(group.label),
        group.items.map((item) => pen.say(item)).join("; ") || "–",
        number(group.count),
      ]),
    };
  },
};
