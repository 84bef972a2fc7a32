// An order of everything: tap what comes first, then what comes next. What has a place can move up, down and off.

import { h, icon, uid } from "../kit/dom.js";
import { frame, sign } from "./parts.js";
import { moved, orderOf } from "./ranking-order.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { Option, RankingField } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */

/**
 * A ranking; its raw value is the array of option ids placed so far, the first on top. Untouched it is empty.
 * @param {RankingField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createRanking(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const known = field.options.map(({ id }) => id);
  /** @type {string[]} */
  let order = [];
  let locked = false;

  const said = h("span", { id: uid("rank-said") });
  const mark = h("span");
  const status = h("p", { class: "es-msg", role: "status" }, mark, said);
  const placed = h("ol", { class: "es-rank" });
  const pool = h("div", { class: "es-rank__pool" });
  const cards = field.options.map(createCard);
  parts.nameGroup(said.id);
  parts.body.append(placed, status, pool);

  /** @param {string} id */
  const cardOf = (id) => cards[known.indexOf(id)];

  /** @param {Option} option */
  function createCard({ id, label }) {
    const number = h("span", { class: "es-rank__no" });
    const params = { what: label };
    /** @param {IconName} name @param {string} text @param {() => void} on */
    const button = (name, text, on) => sign(words, { sign: name, text, params, on });
    const up = button("up", "form.rank-up", () => move(id, -1));
    const down = button("lower", "form.rank-down", () => move(id, 1));
    const off = button("cross", "form.rank-off", () => takeOff(id));
    const buttons = h("span", { class: "es-rank__buttons" }, up, down, off);
    const el = h("li", {}, number, words.put(h("span", { class: "es-rank__name" }), label), buttons);
    const tap = h(
      "button",
      { type: "button", class: "es-btn es-rank__tap", on: { click: () => place(id) } },
      icon("plus"),
      words.put(h("span"), label),
    );
    const still = words.put(h("p", { class: "es-rank__still" }), label);
    return { number, up, down, off, buttons, el, tap, still };
  }

  /** @param {string} id */
  function place(id) {
    order = [...order, id];
    changed();
    const next = known.find((each) => !order.includes(each));
    (next ? cardOf(next).tap : cardOf(id).off).focus();
  }

  /** @param {string} id @param {number} by */
  function move(id, by) {
    order = moved(order, id, by);
    changed();
    const { up, down } = cardOf(id);
    const [wanted, other] = by < 0 ? [up, down] : [down, up];
    (wanted.disabled ? other : wanted).focus();
  }

  /** @param {string} id */
  function takeOff(id) {
    order = order.filter((each) => each !== id);
    changed();
    cardOf(id).tap.focus();
  }

  function changed() {
    show();
    onInput(path, "now");
  }

  function show() {
    order.forEach((id, index) => {
      const card = cardOf(id);
      card.number.textContent = String(index + 1);
      card.up.disabled = index === 0;
      card.down.disabled = index === order.length - 1;
      card.buttons.hidden = locked;
    });
    const left = known.filter((id) => !order.includes(id));
    placed.replaceChildren(...order.map((id) => cardOf(id).el));
    pool.replaceChildren(...left.map((id) => (locked ? cardOf(id).still : cardOf(id).tap)));
    const key =
      left.length === 0 ? "form.rank-done" : order.length === 0 ? "form.rank-first" : "form.rank-next";
    words.put(said, key, { total: known.length, done: order.length, next: order.length + 1 });
    mark.replaceChildren(icon(left.length ? "pen" : "check"));
    status.classList.toggle("es-msg--ok", left.length === 0);
    status.hidden = locked && left.length > 0;
  }

  /** @param {unknown} value */
  function write(value) {
    order = orderOf(value, known);
    show();
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () => (order.length ? order : undefined),
    write,
    setProblems: (problems) => parts.problems.set(problems, [parts.holder]),
    setLocked(now) {
      locked = now;
      show();
    },
    focus: () => parts.el.querySelector("button")?.focus(),
  };
}
