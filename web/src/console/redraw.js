// Painting a panel again and again, while the focus and the selection in it stay.

import { h } from "../kit/dom.js";

/** @import { I18n } from "../kit/i18n.js" */

/**
 * Write a text only where it changed: a screen reader announces every writing.
 * @param {Element} el
 * @param {string} text
 */
export function setText(el, text) {
  if (el.textContent !== text) el.textContent = text;
}

/**
 * Replace an element's content only when `key` changed since the last time. Nothings are left out.
 * @param {HTMLElement} el
 * @param {unknown} key
 * @param {() => (Node | string | null | false)[]} draw
 */
export function redraw(el, key, draw) {
  const text = JSON.stringify(key);
  if (el.dataset.key === text) return;
  el.dataset.key = text;
  el.replaceChildren(...draw().flatMap((child) => (child === null || child === false ? [] : [child])));
}

/**
 * A function that keeps one child for each item: items that stay keep their element and its focus.
 * @template T
 * @param {HTMLElement} parent
 * @param {(item: T) => string} keyOf
 * @param {(item: T) => { el: HTMLElement, paint: (item: T) => void }} make
 */
export function createKeyed(parent, keyOf, make) {
  /** @type {Map<string, ReturnType<typeof make>>} */
  const made = new Map();
  /** @param {T[]} items */
  return (items) => {
    const keys = new Set(items.map(keyOf));
    for (const [key, child] of made) {
      if (keys.has(key)) continue;
      child.el.remove();
      made.delete(key);
    }
    items.forEach((item, index) => {
      const key = keyOf(item);
      const child = made.get(key) ?? make(item);
      made.set(key, child);
      if (parent.children[index] !== child.el) parent.insertBefore(child.el, parent.children[index] ?? null);
      child.paint(item);
    });
  };
}

/**
 * A panel with a heading.
 * @param {string} name part of its class and id
 * @param {{ words: I18n, title: string }} options title: a key
 */
export function createBox(name, { words, title }) {
  const aside = h("small");
  const label = words.put(h("span", { id: `cn-${name}` }), title);
  const heading = h("h2", { class: "cn-h" }, label, aside);
  const body = h("div", { class: "cn-box__body" });
  return {
    el: h("section", { class: `cn-box cn-${name}`, "aria-labelledby": `cn-${name}` }, heading, body),
    heading,
    label,
    aside,
    body,
  };
}

/**
 * A clock time of this computer, "09:05".
 * @param {string | number} time
 * @param {{ seconds?: boolean }} [options] seconds: whether they are shown too
 */
export function timeOf(time, { seconds = false } = {}) {
  return new Date(time).toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
  });
}
