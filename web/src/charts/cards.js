// Cards with people's own words: never translated, never names, the same entry once with its number.

import { h } from "../kit/dom.js";
import { typedLang } from "./text.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { CardGroup, Label } from "../kit/types.d.ts" */

/** @typedef {CardGroup["items"][number]} Item */
/** The card of an entry as it is drawn. @typedef {{ count: number, language: string, el: HTMLElement }} Card */
/**
 * @typedef {object} Group
 * @property {string} key
 * @property {HTMLElement} name
 * @property {HTMLElement} list
 * @property {HTMLElement} more
 * @property {HTMLElement} el
 * @property {Map<string, Card>} cards by their text
 * @property {number[]} counts of the cards drawn
 * @property {number} total of all entries
 */

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((a, b) => a + b, 0);

const ON_A_PHONE = 8;
const IN_THE_PAGE = 60;
/** More groups than this do not stand beside each other on a slide. */
const ABREAST = 4;

/** @param {Item} item @param {I18n} words */
function card({ text, count }, words) {
  const times =
    count > 1
      ? h(
          "span",
          null,
          h("b", { class: "es-num", "aria-hidden": "true" }, `×${count}`),
          h("span", { class: "es-vh" }, words.say("charts.live-times", { n: count })),
        )
      : null;
  return h("li", null, h("p", { lang: typedLang(text) }, text), times);
}

/** @param {Group} group @param {number} hidden @param {I18n} words */
function sayMore(group, hidden, words) {
  group.more.hidden = hidden === 0;
  group.more.textContent = hidden ? words.say("charts.live-more", { n: hidden }) : "";
}

/**
 * Groups of cards inside `root`.
 * @param {HTMLElement} root
 * @param {object} options
 * @param {I18n} options.words
 * @param {HTMLElement | null} [options.frame] on a slide: as many as fit into it; else the first few of each group
 */
export function mountCards(root, { words, frame = null }) {
  /** @type {Map<string, Group>} */
  const groups = new Map();

  /** @param {Label | null} label @param {number} index */
  function groupOf(label, index) {
    const key = label === null ? `#${index}` : JSON.stringify(label);
    const known = groups.get(key);
    if (known) return known;
    const name = h(frame ? "h2" : "h4", { class: "es-cards__name", hidden: label === null });
    const list = h("ul");
    const more = h("p", { class: "es-cards__more", hidden: true });
    const el = h("section", { class: "es-cards__group" }, name, list, more);
    /** @type {Group} */
    const made = { key, name, list, more, el, cards: new Map(), counts: [], total: 0 };
    groups.set(key, made);
    return made;
  }

  /** @param {Group} group @param {CardGroup} pile */
  function fill(group, { items, count }) {
    // The most frequent entries first, then the newest.
    const order = [...items].reverse().sort((a, b) => b.count - a.count);
    const wanted = order.slice(0, frame ? IN_THE_PAGE : ON_A_PHONE);
    /** @type {Map<string, Card>} */
    const next = new Map();
    for (const item of wanted) {
      const known = group.cards.get(item.text);
      // The card of an entry that did not change stays the very same element.
      next.set(
        item.text,
        known?.count === item.count && known.language === words.language
          ? known
          : { count: item.count, language: words.language, el: card(item, words) },
      );
    }
    const elements = [...next.values()].map(({ el }) => el);
    if (
      elements.some((el, index) => group.list.children[index] !== el) ||
      group.list.children.length !== elements.length
    )
      group.list.replaceChildren(...elements);
    group.cards = next;
    group.counts = wanted.map((item) => item.count);
    group.total = count;
    sayMore(group, group.total - sum(group.counts), words);
  }

  /** Hide the cards that do not fit, measured after the browser has broken their lines. */
  function fit() {
    if (!frame?.clientHeight) return;
    const lowest = frame.getBoundingClientRect().bottom;
    for (const group of groups.values()) {
      const floor =
        root.dataset.across === "rows" ? Math.min(lowest, group.el.getBoundingClientRect().bottom) : lowest;
      const cards = [...group.cards.values()].map(({ el }) => el);
      cards.forEach((el) => {
        el.hidden = false;
      });
      const bottoms = cards.map((el) => el.getBoundingClientRect().bottom);
      sayMore(group, group.total, words);
      const line = group.more.getBoundingClientRect().height + 12;
      const all = bottoms.every((bottom) => bottom <= floor) && sum(group.counts) === group.total;
      const over = bottoms.findIndex((bottom) => bottom > floor - line);
      const fits = all || over < 0 ? cards.length : over;
      cards.forEach((el, index) => {
        el.hidden = index >= fits;
      });
      sayMore(group, group.total - sum(group.counts.slice(0, fits)), words);
    }
  }

  return {
    /** @param {CardGroup[]} cards */
    update(cards) {
      const shown = cards.map((pile, index) => {
        const found = groupOf(pile.group, index);
        if (pile.group) found.name.textContent = words.say(pile.group);
        fill(found, pile);
        return found;
      });
      for (const key of groups.keys()) if (!shown.some((group) => group.key === key)) groups.delete(key);
      const elements = shown.map(({ el }) => el);
      if (
        elements.some((el, index) => root.children[index] !== el) ||
        root.children.length !== elements.length
      )
        root.replaceChildren(...elements);
      root.dataset.groups = String(elements.length);
      root.dataset.across = elements.length > ABREAST ? "rows" : String(elements.length);
      root.style.setProperty("--es-across", String(Math.ceil(elements.length / 2)));
      fit();
    },
    fit,
  };
}
