// The eight parts: numbered tabs at the bottom of a phone, the half day to scale at the left of a laptop.

import { h } from "../kit/dom.js";
import { addressOf } from "./plan.js";
import { setIcon } from "./state-icon.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Book } from "./answers.js" */
/** @import { Break, Part, PartState, Place, Stretch } from "./types.d.ts" */

/** @type {Record<PartState, { icon: IconName | null, text: string }>} */
const STATES = {
  done: { icon: "check", text: "page.part-done" },
  closed: { icon: "lock", text: "page.part-closed" },
  open: { icon: null, text: "page.part-open" },
};

/**
 * The icon of a part: done before here, here before closed.
 * @param {PartState} state
 * @param {boolean} here
 * @returns {IconName | null}
 */
export function partIcon(state, here) {
  return here && state !== "done" ? "pen" : STATES[state].icon;
}

/**
 * Put the list into root; show(place, book) marks the current part and the parts that are done or closed.
 * @param {HTMLElement} root
 * @param {{ words: I18n, stretches: Stretch[] }} options
 */
export function mountSegments(root, { words, stretches }) {
  words.attr(root, "aria-label", "page.parts");
  /** @type {ReturnType<typeof partRow>[]} */
  const rows = [];
  const items = stretches.map((stretch) => {
    if (stretch.kind === "break") return breakRow(stretch);
    const row = partRow(stretch);
    rows.push(row);
    return row.li;
  });
  root.replaceChildren(h("ol", null, items));

  /** @param {Break} stretch */
  function breakRow(stretch) {
    const text = words.put(h("span"), "page.break-minutes", {
      title: stretch.title,
      minutes: stretch.minutes,
    });
    return h("li", { class: "brk", style: { "--m": stretch.minutes } }, text);
  }

  /** @param {Part} part */
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
    /** @param {Place} place @param {Book} book */
    show(place, book) {
      for (const { part, link, shown, said, li } of rows) {
        const here = part === place.part;
        const state = book.stateOfPart(part);
        li.className = state;
        if (here) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
        setIcon(shown, partIcon(state, here));
        words.put(said, STATES[state].text);
      }
    },
  };
}
