// Painting the same panel again and again without disturbing whoever is using it.

import { h } from "../kit/dom.js";

/** Write words only where they changed: a screen reader announces every writing. */
export function setText(el, words) {
  if (el.textContent !== words) el.textContent = words;
}

/** Replace an element's content only when `key` changed since the last time. */
export function redraw(el, key, draw) {
  const text = JSON.stringify(key);
  if (el.dataset.key === text) return;
  el.dataset.key = text;
  el.replaceChildren(...draw().filter((child) => child !== null && child !== false));
}

/** Keep one child for each item: make(item) returns {el, paint(item)}; items that stay keep their element and its focus. */
export function createKeyed(parent, keyOf, make) {
  const made = new Map();
  return (items) => {
    const keys = new Set(items.map(keyOf));
    for (const [key, child] of made) {
      if (keys.has(key)) continue;
      child.el.remove();
      made.delete(key);
    }
    items.forEach((item, index) => {
      const key = keyOf(item);
      if (!made.has(key)) made.set(key, make(item));
      const child = made.get(key);
      if (parent.children[index] !== child.el) parent.insertBefore(child.el, parent.children[index] ?? null);
      child.paint(item);
    });
  };
}

/** A panel with a heading: {el, heading, aside, body}. */
export function createBox(name, { words, title, level = "h2", extra = "" }) {
  const aside = h("small");
  const label = words.put(h("span", { id: `cn-${name}` }), title);
  const heading = h(level, { class: "cn-h" }, label, aside);
  const body = h("div", { class: "cn-box__body" });
  return {
    el: h("section", { class: `cn-box cn-${name} ${extra}`, "aria-labelledby": `cn-${name}` }, heading, body),
    heading,
    label,
    aside,
    body,
  };
}

/** A clock time of this computer, "09:05"; with seconds where they matter. */
export function timeOf(time, { seconds = false } = {}) {
  return new Date(time).toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
  });
}
