// Three concentric rings, numbered from the inside; the entries of each are listed beside them.

import { h, s } from "../kit/dom.js";
import { label, langOf, number, weight, wrap } from "./text.js";

/** @import { Label, RingsChart } from "../kit/types.d.ts" */
/** @import { ChartKind } from "./types.d.ts" */
/** @import { Child } from "../kit/dom-types.d.ts" */

/** Outer radius of each ring as a share of the picture's. */
const SHARE = [0.35, 0.69, 1];

/** @type {ChartKind<RingsChart>} */
export const rings = {
  draw(chart, pen) {
    const { size } = pen;
    const side = Math.min(pen.width, pen.deck ? pen.height : 420);
    const centre = side / 2;
    const radius = centre - size.line;
    /** @type {Child[]} */
    const parts = [];
    [...chart.rings.entries()].reverse().forEach(([index, ring]) => {
      const empty = ring.count === 0;
      parts.push(
        s("circle", {
          class: `es-ring es-ring--${index + 1}`,
          "data-empty": empty ? "true" : null,
          cx: centre,
          cy: centre,
          r: radius * SHARE[index],
          "stroke-width": size.line * 1.6,
        }),
      );
    });
    chart.rings.forEach((ring, index) => {
      const counted = ring.count !== null;
      const inner = index === 0 ? 0 : radius * SHARE[index - 1] + size.text * 0.3;
      // Words stand on the ring inside theirs, the wide name below the narrow number: there the chord is longest.
      const most =
        2 * Math.sqrt((radius * SHARE[index]) ** 2 - (inner + size.text * (index === 0 ? 0.6 : 1.05)) ** 2);
      const name = wrap(pen.say(ring.label), most, size.text, { bold: true, lines: index === 0 ? 2 : 1 });
      const high = (name.length - 1) * size.text * 1.2;
      const foot =
        index === 0 ? centre + high / 2 + (counted ? size.text * 0.75 : size.text * 0.35) : centre - inner;
      const on = index === 0 ? "es-ring__on" : "es-chart__value";
      name.forEach((words, line) =>
        parts.push(
          label(words, {
            x: centre,
            y: foot - high + line * size.text * 1.2,
            size: size.text,
            anchor: "middle",
            class: on,
          }),
        ),
      );
      if (counted)
        parts.push(
          label(number(ring.count), {
            x: centre,
            y: foot - high - size.text * 1.15,
            size: size.value,
            anchor: "middle",
            class: on,
          }),
        );
    });
    return { width: side, height: side, parts };
  },

  legend: () => [],

  /** The same in words, always on the page: a ring has no room for ten entries. */
  list(chart, pen) {
    const { most, letters } = pen.deck ? { most: 6, letters: 92 } : { most: 8, letters: Infinity };
    return h(
      "ol",
      { class: "es-rings" },
      chart.rings.map((ring, index) => {
        /** @type {Label[]} */
        const shown = [];
        let used = 0;
        // A personal list keeps its order; of a room's many entries the newest stand first.
        for (const item of ring.items.length > most ? [...ring.items].reverse() : ring.items) {
          used += weight(pen.say(item)) + 3;
          if (shown.length && (shown.length === most || used > letters)) break;
          shown.push(item);
        }
        const more = ring.items.length - shown.length;
        return h(
          "li",
          { class: `es-rings__ring es-rings__ring--${index + 1}` },
          h(
            "p",
            { class: "es-rings__name" },
            pen.say(ring.label),
            ring.count === null ? null : [" ", h("span", { class: "es-num" }, number(ring.count))],
          ),
          shown.length
            ? h(
                "ul",
                null,
                shown.map((item) => h("li", { lang: langOf(item) }, pen.say(item))),
                more > 0
                  ? h("li", { class: "es-rings__more" }, pen.say("charts.live-more", { n: more }))
                  : null,
              )
            : h("p", { class: "es-rings__none" }, pen.say("charts.ring-empty")),
        );
      }),
    );
  },

  table(chart, pen) {
    return {
      head: [pen.say("charts.ring"), pen.say("charts.entries"), pen.say("charts.count")],
      rows: chart.rings.map((ring) => [
        pen.say(ring.label),
        ring.items.map((item) => pen.say(item)).join("; ") || "–",
        number(ring.count),
      ]),
    };
  },
};
