// What people wrote, in their own words: never translated, never names, the same entry once with its number.

import { h } from "../kit/dom.js";
import { typedLang } from "./text.js";

const sum = (counts) => counts.reduce((a, b) => a + b, 0);

const ON_A_PHONE = 8;
const IN_THE_PAGE = 60;
/** More groups than this do not stand beside each other on a slide. */
const ABREAST = 4;

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

function sayMore(group, hidden, words) {
  group.more.hidden = hidden === 0;
  group.more.textContent = hidden ? words.say("charts.live-more", { n: hidden }) : "";
}

/** Groups of cards inside `root`. deck: as many as fit into `frame`; else the first few of each group. */
export function mountCards(root, { words, frame = null }) {
  const groups = new Map();

  function groupOf(label, index) {
    const key = label === null ? `#${index}` : JSON.stringify(label);
    if (!groups.has(key)) {
      const name = h(frame ? "h2" : "h4", { class: "es-cards__name", hidden: label === null });
      const list = h("ul");
      const more = h("p", { class: "es-cards__more", hidden: true });
      groups.set(key, {
        key,
        name,
        list,
        more,
        el: h("section", { class: "es-cards__group" }, name, list, more),
        cards: new Map(),
        total: 0,
      });
    }
    return groups.get(key);
  }

  function fill(group, { items, count }) {
    // What many wrote stands first, then what was written last.
    const order = [...items].reverse().sort((a, b) => b.count - a.count);
    const wanted = order.slice(0, frame ? IN_THE_PAGE : ON_A_PHONE);
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
    group.total = count ?? items.reduce((sum, item) => sum + item.count, 0);
    sayMore(group, group.total - sum(group.counts), words);
  }

  /** Hide what does not fit. Measured, because only the browser knows how words break. */
  function fit() {
    if (!frame?.clientHeight) return;
    const lowest = frame.getBoundingClientRect().bottom;
    for (const group of groups.values()) {
      const floor =
        root.dataset.across === "rows" ? Math.min(lowest, group.el.getBoundingClientRect().bottom) : lowest;
      const cards = [...group.list.children];
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
      root.dataset.groups = elements.length;
      root.dataset.across = elements.length > ABREAST ? "rows" : String(elements.length);
      root.style.setProperty("--es-across", Math.ceil(elements.length / 2));
      fit();
    },
    fit,
  };
}
