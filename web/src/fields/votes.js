// A few votes for entries of another exercise. The person's own votes stay listed when their entry is gone.

import { h, icon, uid } from "../kit/dom.js";
import { asTyped, listOf, valueAt } from "../kit/values.js";
import { frame } from "./parts.js";
import { cardsOf, entriesOf, folded } from "./vote-entries.js";

/** @import { VoteSources, VotesField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */

/** Keys of the sentence shown before there are entries: with and without the name of the exercise they come from. */
const LATER = {
  room: ["form.votes-later-named", "form.votes-later"],
  alone: ["form.votes-first-named", "form.votes-first"],
};

/**
 * A votes field; its raw value is the array of texts voted for.
 * @param {VotesField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createVotes(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const list = h("div", { class: "es-choice es-votes" });
  const later = h("p", { class: "es-note es-note--locked" }, icon("clock"));
  const why = h("span");
  const said = h("span", { id: uid("votes") });
  const mark = h("span");
  const status = h("p", { class: "es-msg", role: "status" }, mark, said);
  /** Folded text → its checkbox. @type {Map<string, ReturnType<typeof createBox>>} */
  const boxes = new Map();
  /** @type {string[]} */
  let offered = [];
  /** @type {string[]} */
  let votes = [];
  let locked = false;
  later.append(why);
  parts.nameGroup(said.id);
  parts.body.append(later, list, status);

  /** @param {string} key @returns {number} */
  const given = (key) => votes.findIndex((vote) => folded(vote) === key);

  /** @param {string} key @param {string} text @returns {{ input: HTMLInputElement, el: HTMLElement }} */
  function createBox(key, text) {
    const input = h("input", {
      type: "checkbox",
      "data-path": path,
    });
    input.addEventListener("change", () => toggle(key, text, input));
    const label = words.put(h("span", { class: "es-votes__text" }), { typed: text });
    return { input, el: h("label", {}, input, label) };
  }

  /** @param {string} key @param {string} text @param {HTMLInputElement} input */
  function toggle(key, text, input) {
    if (input.checked && votes.length >= field.dots) {
      input.checked = false; // the status line explains it
      return;
    }
    if (input.checked) votes.push(text);
    else votes.splice(given(key), 1);
    show();
    onInput(path, "now");
  }

  function show() {
    const texts = new Map();
    for (const text of [...offered, ...votes])
      if (folded(text) && !texts.has(folded(text))) texts.set(folded(text), text);
    for (const key of boxes.keys()) if (!texts.has(key)) boxes.delete(key);
    for (const [key, text] of texts) if (!boxes.has(key)) boxes.set(key, createBox(key, text));
    const full = votes.length >= field.dots;
    for (const [key, { input, el }] of boxes) {
      const on = given(key) >= 0;
      input.checked = on;
      input.disabled = locked;
      // Still to be read, and to be focused: only the tick is refused.
      if (full && !on) input.setAttribute("aria-disabled", "true");
      else input.removeAttribute("aria-disabled");
      el.classList.toggle("es-on", on);
      el.classList.toggle("es-votes--full", full && !on);
    }
    const elements = [...boxes.values()].map(({ el }) => el);
    // A listed box stays in its place: it must not move from under a finger, or lose the focus.
    for (const el of elements) if (el.parentElement !== list) list.append(el);
    for (const el of [...list.children]) if (!elements.some((each) => each === el)) el.remove();
    later.hidden = elements.length > 0;
    status.hidden = elements.length === 0;
    words.put(said, full ? "form.votes-full" : "form.votes-given", { given: votes.length, dots: field.dots });
    mark.replaceChildren(icon(full ? "check" : "pen"));
  }

  /** @param {VoteSources | undefined} others */
  function setVoteSources(others) {
    const source = others?.[field.exercise] ?? { name: undefined, view: null };
    const inRoom = "view" in source;
    offered = inRoom ? cardsOf(source.view) : entriesOf(valueAt(source.value, field.field), field.column);
    const [named, unnamed] = LATER[inRoom ? "room" : "alone"];
    words.put(why, source.name ? named : unnamed, { what: source.name });
    show();
  }

  /** @param {unknown} value */
  function write(value) {
    votes = listOf(value).map(asTyped).filter(Boolean);
    show();
  }
  setVoteSources(ctx.others);
  write(ctx.value);

  return {
    el: parts.el,
    read: () => (votes.length ? [...votes] : undefined),
    write,
    setVoteSources,
    setProblems: (problems) => parts.problems.set(problems, [parts.holder]),
    setLocked(now) {
      locked = now;
      show();
    },
    focus: () => parts.el.querySelector("input")?.focus(),
  };
}
