// The eight parts: numbered tabs at the bottom of a phone, the half day to scale at the left of a laptop.

import { h, icon } from "../kit/dom.js";
import { addressOf } from "./plan.js";

const ICONS = { done: "check", here: "pen", closed: "lock" };

/** Put the list into root. Returns {show(place, book)}: mark where we are and what is done, closed or to come. */
export function mountSegments(root, { words, stretches }) {
  words.attr(root, "aria-label", "page.parts");
  const rows = stretches.map((stretch) => (stretch.kind === "break" ? breakRow(stretch) : partRow(stretch)));
  root.replaceChildren(
    h(
      "ol",
      null,
      rows.map((row) => row.li),
    ),
  );

  function breakRow(stretch) {
    const text = words.put(h("span"), "page.break-minutes", {
      title: stretch.title,
      minutes: stretch.minutes,
    });
    return { li: h("li", { class: "brk", style: { "--m": stretch.minutes } }, text) };
  }

  function partRow(part) {
    const shown = h("span", { class: "st" });
    const said = h("span", { class: "es-vh" });
    const link = h(
      "a",
      null,
      h("span", { class: "no" }, String(part.number)),
      words.put(h("span", { class: "nm" }), part.title),
      words.put(h("span", { class: "tm" }), "page.minutes", { minutes: part.minutes }),
      shown,
      said,
    );
    link.href = addressOf(part, part.steps[0]);
    return { part, link, shown, said, li: h("li", { style: { "--m": part.minutes } }, link) };
  }

  return {
    show(place, book) {
      for (const { part, link, shown, said, li } of rows) {
        if (!part) continue;
        const here = part === place.part;
        const state = book.stateOfPart(part);
        li.className = state;
        if (here) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
        shown.replaceChildren(
          ...[ICONS[state === "done" ? "done" : here ? "here" : state]].filter(Boolean).map(icon),
        );
        words.put(said, `page.part-${state}`);
      }
    },
  };
}
