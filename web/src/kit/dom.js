// Elements without markup strings: typed text only ever becomes a text node or an attribute value.

/** @import { Attributes, Child, HtmlAttributes, SvgAttributes } from "./dom-types.d.ts" */
/** @import { SeriesStyle } from "./types.d.ts" */

const SVG = "http://www.w3.org/2000/svg";

/** Names set as properties, which an attribute no longer changes once the control was used. */
const PROPERTIES = new Set(["value", "checked", "disabled", "readOnly", "hidden"]);

/**
 * The children of an element in a flat list, without nothings.
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function flattened(children) {
  return children.flatMap((child) => {
    if (Array.isArray(child)) return flattened(child);
    return child === null || child === undefined || child === false ? [] : [child];
  });
}

/**
 * Set attributes and append children. Attributes that are null, undefined or false are left out.
 * @template {HTMLElement | SVGElement} E
 * @param {E} el
 * @param {Attributes | null | undefined} attrs
 * @param {Child[]} children
 */
function fill(el, attrs, children) {
  const { on = {}, dataset = {}, style = {}, ...rest } = attrs ?? {};
  for (const [event, listener] of Object.entries(on))
    el.addEventListener(event, /** @type {EventListener} */ (listener));
  for (const [key, value] of Object.entries(dataset)) el.dataset[key] = value;
  for (const [key, value] of Object.entries(style)) el.style.setProperty(key, String(value));
  for (const [name, value] of Object.entries(rest)) {
    if (value === null || value === undefined || value === false) continue;
    if (PROPERTIES.has(name)) Object.assign(el, { [name]: value });
    else el.setAttribute(name, value === true ? "" : String(value));
  }
  el.append(...flattened(children));
  return el;
}

/**
 * Make an HTML element: h("p", { class: "es-msg", on: { click } }, "text", otherElement).
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {HtmlAttributes | null} [attrs]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attrs, ...children) {
  return fill(document.createElement(tag), attrs, children);
}

/**
 * Make an SVG element with the same calls as h.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {SvgAttributes | null} [attrs]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function s(tag, attrs, ...children) {
  return fill(document.createElementNS(SVG, tag), attrs, children);
}

// In a notebook every widget runs its own copy of this module, so the number alone would not be unique on the page.
const seed = Math.random().toString(36).slice(2, 8);
let count = 0;
/**
 * A page-unique id, for tying labels, hints and messages to their controls.
 * @param {string} prefix
 */
export function uid(prefix) {
  count += 1;
  return `es-${prefix}-${seed}-${count}`;
}

const PATHS = {
  individual: "M12 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 1 0 0-7M5 20c.6-4 3.4-6 7-6s6.4 2 7 6",
  table:
    "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9M12 1.9a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 1 0 0-3.2M12 18.9a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 1 0 0-3.2M3.5 10.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 1 0 0-3.2M20.5 10.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 1 0 0-3.2",
  plenary:
    "M12 4.5a3 3 0 1 0 0 6 3 3 0 1 0 0-6M4.5 7.3a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 1 0 0-4.4M19.5 7.3a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 1 0 0-4.4M6.5 20.4c.4-4 2.6-6 5.5-6s5.1 2 5.5 6M1.5 18.4c.2-2.3 1.3-3.6 3-3.9M22.5 18.4c-.2-2.3-1.3-3.6-3-3.9",
  check: "M4.5 12.5l5 5 10-11",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M12 7v5l3.5 2",
  off: "M3 3l18 18M5 12.6a10 10 0 0 1 4.2-2.5M13.5 9.8A10 10 0 0 1 19 12.6M8.5 16a5 5 0 0 1 7 0M2 9.2A15 15 0 0 1 6 6.7M11 5a15 15 0 0 1 11 4.2M12 19.6h.01",
  net: "M5 12.6a10 10 0 0 1 14 0M8.5 16a5 5 0 0 1 7 0M2 9.2a15 15 0 0 1 20 0M12 19.6h.01",
  warn: "M12 3.5L2.5 20.5h19zM12 10v4.5M12 17.5h.01",
  sync: "M20 12a8 8 0 1 1-2.6-5.9M20 3.5v4.5h-4.5",
  pen: "M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19z",
  lock: "M5 11h14v9h-14zM8 11V7.5a4 4 0 0 1 8 0V11",
  eye: "M2 12c2.5-4.5 6-6.5 10-6.5s7.5 2 10 6.5c-2.5 4.5-6 6.5-10 6.5S4.5 16.5 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 1 0 0-6",
  hide: "M3 3l18 18M6.5 7.2C4.7 8.4 3.2 10 2 12c2.5 4.5 6 6.5 10 6.5 1.9 0 3.7-.5 5.3-1.4M10 5.7c4.9-.9 9.3 1.6 12 6.3-.7 1.2-1.5 2.3-2.4 3.2",
  play: "M7 4.5v15l12-7.5z",
  stop: "M6 6h12v12H6z",
  next: "M5 12h14M13 6l6 6-6 6",
  prev: "M19 12H5M11 6l-6 6 6 6",
  up: "M12 19.5V5M6 11l6-6 6 6",
  lower: "M12 4.5V19M6 13l6 6 6-6",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5",
  sheet: "M4 4h16v16H4zM4 9.5h16M4 14.5h16M10 4v16",
  chevron: "M9 5l7 7-7 7",
  down: "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  trash: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13",
  cross: "M6 6l12 12M18 6L6 18",
  undo: "M9 14L4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11",
  two: "M4 5h10v9H4zM10 14v5h10v-9h-6",
};

/** @typedef {keyof typeof PATHS} IconName */

/**
 * A decorative icon; the word beside it carries the meaning.
 * @param {IconName} name
 */
export function icon(name) {
  return s(
    "svg",
    { class: "es-i", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    s("path", { d: PATHS[name] }),
  );
}

/** @type {Record<SeriesStyle, string>} */
const MARKS = {
  1: "M4 4h16v16H4z",
  2: "M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18",
  3: "M12 2.5L22.5 21h-21z",
  4: "M12 1l11 11-11 11L1 12z",
  5: "M9 2h6v7h7v6h-7v7H9v-7H2V9h7z",
};

/**
 * The path of a series' marker on a 24 × 24 ground: shape always goes with the colour.
 * @param {SeriesStyle} style
 */
export function markPath(style) {
  return MARKS[style];
}

/**
 * A series' marker as an element.
 * @param {SeriesStyle} style
 */
export function mark(style) {
  return s(
    "svg",
    { class: `es-mk es-mk--${style}`, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    s("path", { d: MARKS[style] }),
  );
}
