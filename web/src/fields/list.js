// Short entries, one under the other.

import { h, uid } from "../kit/dom.js";
import { asTyped, listOf, trimmed } from "../kit/values.js";
import { createCounter } from "./counter.js";
import { besides, frame, isComposing, problemPlace, sign, under, verb } from "./parts.js";
import { createUndo } from "./undo.js";

const SHOWN_AT_FIRST = 3;

/**
 * @typedef {object} Item
 * @property {() => string} text
 * @property {HTMLElement} label
 * @property {HTMLInputElement} input
 * @property {HTMLButtonElement} drop
 * @property {ProblemPlace} problems
 * @property {HTMLElement} el
 */

/** @import { ListField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */
/** @import { ProblemPlace } from "./parts.js" */

/**
 * A list field; its raw value is the array of strings as typed, without the empty ones at the end.
 * @param {ListField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createList(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const list = h("ol", { class: "es-list" });
  const undo = createUndo(words);
  const more = verb(words, {
    sign: "plus",
    text: "form.add-item",
    params: { what: field.item_label },
    on: () => add("", true),
  });
  const least = field.max_items <= SHOWN_AT_FIRST ? field.max_items : 1;
  /** @type {Item[]} */
  let items = [];
  let locked = false;
  parts.nameGroup();
  parts.body.append(list, undo.el, more);

  /** @param {string} text @returns {Item} */
  function createItem(text) {
    const id = uid("item");
    const label = h("label", { class: "es-list__no", for: id });
    const counter = createCounter(words, field.max_length);
    const problems = problemPlace(words);
    const input = h("input", {
      type: "text",
      class: "es-in",
      id,
      autocomplete: "off",
      enterkeyhint: "next",
      value: text,
      "aria-describedby": counter.id,
      on: {
        input() {
          counter.count(input.value);
          undo.clear();
          offerDrop(item);
          onInput(pathOf(item), "typing");
        },
        keydown: (event) => onKey(event, item),
      },
    });
    const drop = sign(words, {
      sign: "cross",
      text: "form.remove-item",
      params: { what: field.item_label, number: 1 },
      on: () => remove(item),
    });
    const el = h("li", {}, label, h("div", { class: "es-list__row" }, input, drop), counter.el, problems.el);
    /** @type {Item} */
    const item = { text: () => input.value, label, input, drop, problems, el };
    counter.count(text);
    return item;
  }

  /** @param {Item} item */
  const pathOf = (item) => `${path}.${items.indexOf(item)}`;

  /**
   * An empty entry that was there from the start needs no button; its room is kept, so that nothing jumps.
   * @param {Item} item
   */
  function offerDrop(item) {
    item.drop.style.visibility = locked || (!item.text() && items.length <= least) ? "hidden" : "";
  }

  /** Numbers, paths and buttons after every change of the list. */
  function arrange() {
    list.replaceChildren(...items.map((item) => item.el));
    items.forEach((item, index) => {
      const params = { what: field.item_label, number: index + 1 };
      item.input.dataset.path = pathOf(item);
      words.put(item.label, "form.item-number", params);
      words.attr(item.drop, "aria-label", "form.remove-item", params);
      words.attr(item.drop, "title", "form.remove-item", params);
      offerDrop(item);
      item.input.readOnly = locked;
    });
    more.hidden = locked || items.length >= field.max_items;
  }

  /** @param {string} text @param {boolean} focus */
  function add(text, focus) {
    const item = createItem(text);
    items.push(item);
    undo.clear();
    arrange();
    if (focus) item.input.focus();
  }

  /** @param {Item} item */
  function remove(item) {
    const index = items.indexOf(item);
    const text = item.text();
    items.splice(index, 1);
    if (!items.length) items.push(createItem(""));
    arrange();
    if (text) {
      undo.offer({ typed: text }, () => {
        if (items.length === 1 && !items[0].text()) items = [];
        items.splice(index, 0, item);
        arrange();
        item.input.focus();
        onInput(pathOf(item), "now");
      });
    } else items[Math.max(0, index - 1)].input.focus();
    onInput(path, "now");
  }

  /** @param {KeyboardEvent} event @param {Item} item */
  function onKey(event, item) {
    if (event.key !== "Enter" || isComposing(event)) return;
    event.preventDefault();
    const next = items[items.indexOf(item) + 1];
    if (next) next.input.focus();
    else if (item.text() && !more.hidden) add("", true);
  }

  /** @param {unknown} value */
  function write(value) {
    const texts = listOf(value).map(asTyped);
    while (texts.length < least) texts.push("");
    items = texts.map((text, index) => (items[index]?.text() === text ? items[index] : createItem(text)));
    undo.clear();
    arrange();
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () =>
      trimmed(
        items.map((item) => item.text()),
        (text) => text === "",
      ),
    write,
    setProblems(problems) {
      items.forEach((item, index) => item.problems.set(under(problems, `${path}.${index}`), [item.input]));
      parts.problems.set(
        besides(
          problems,
          items.map((_, index) => `${path}.${index}`),
        ),
        [parts.el],
      );
    },
    setLocked(now) {
      locked = now;
      undo.clear();
      arrange();
    },
    focus: () => items[0].input.focus(),
  };
}
