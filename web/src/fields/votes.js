// A few votes for what the room wrote in another exercise. One's own votes stay listed, whatever the room does.

import { h, icon, uid } from "../kit/dom.js";
import { asTyped } from "../kit/values.js";
import { frame } from "./parts.js";

/** When there will be something to vote on: with and without the name of the exercise it comes from. */
const LATER = {
  room: ["form.votes-later-named", "form.votes-later"],
  alone: ["form.votes-first-named", "form.votes-first"],
};

/** What makes two entries the same; Python folds them in the same way. */
const fold = (text) => text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).join(" ");

const ofRow = (row, column) =>
  column ? row?.[column] : Object.values(row ?? {}).find((cell) => typeof cell === "string");

/** The entries of somebody's own raw answer: of a text, a list, or a column of a table. */
function entriesOf(raw, column) {
  if (raw === null || raw === undefined) return [];
  if (typeof raw !== "object") return [asTyped(raw)];
  const parts = Array.isArray(raw) ? raw : Object.values(raw);
  return parts.flatMap((part) =>
    part && typeof part === "object" ? entriesOf(ofRow(part, column)) : [asTyped(part)],
  );
}

const cardsOf = (view) =>
  (view?.shown ? view.cards : []).flatMap(({ items }) => items.map(({ text }) => text));

/**
 * A votes field; its raw value is the array of words voted for. ctx.others: what is known of the exercise voted on,
 * {exercise: {name, view} or {name, value}}: the room's view of it, or, alone, the person's own answer.
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
  const boxes = new Map(); // folded words → {text, input, el}
  let offered = [];
  let votes = [];
  let locked = false;
  later.append(why);
  parts.nameGroup(said.id);
  parts.body.append(later, list, status);

  const given = (key) => votes.findIndex((vote) => fold(vote) === key);

  function createBox(key, text) {
    const input = h("input", {
      type: "checkbox",
      "data-path": path,
      on: { change: () => toggle(key, text, input) },
    });
    const label = words.put(h("span", { class: "es-votes__text" }), { typed: text });
    return { input, el: h("label", {}, input, label) };
  }

  function toggle(key, text, input) {
    if (input.checked && votes.length >= field.dots) {
      input.checked = false; // the line below says why
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
      if (fold(text) && !texts.has(fold(text))) texts.set(fold(text), text);
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
    // What is listed already stays where it is: news must not move a box from under a finger, or drop the focus.
    elements.forEach((el) => el.parentElement === list || list.append(el));
    for (const el of [...list.children]) if (!elements.includes(el)) el.remove();
    later.hidden = elements.length > 0;
    status.hidden = elements.length === 0;
    words.put(said, full ? "form.votes-full" : "form.votes-given", { given: votes.length, dots: field.dots });
    mark.replaceChildren(icon(full ? "check" : "pen"));
  }

  function hear(others) {
    const from = others?.[field.exercise] ?? { view: null };
    const inRoom = "view" in from;
    offered = inRoom ? cardsOf(from.view) : entriesOf(from.value?.[field.field], field.column);
    const [named, unnamed] = LATER[inRoom ? "room" : "alone"];
    words.put(why, from.name ? named : unnamed, { what: from.name });
    show();
  }

  function write(value) {
    votes = (Array.isArray(value) ? value : []).map(asTyped).filter(Boolean);
    show();
  }
  hear(ctx.others);
  write(ctx.value);

  return {
    el: parts.el,
    read: () => (votes.length ? [...votes] : undefined),
    write,
    hear,
    setProblems: (problems) => parts.problems.set(problems, [parts.holder]),
    setLocked(now) {
      locked = now;
      show();
    },
    focus: () => parts.el.querySelector("input")?.focus(),
  };
}
