// Where an exercise stands in the room: not open yet, closed, waiting for the room's answer, or revealed.

import { h, icon } from "../kit/dom.js";
import { mountView } from "../live/view.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { IconName } from "../kit/dom.js" */
/** @import { Params, RoomView, RoundState } from "../kit/types.d.ts" */

/** Why the fields are locked: keys of the title and the sentence. */
const LOCKS = {
  "not-open": ["form.not-open", "form.not-open-more"],
  closed: ["form.closed", "form.closed-more"],
};

/** The state of the room's answer before it is shown: keys of the title and the sentence. */
const NOTES = {
  arriving: ["form.arriving", "form.arriving-more"],
  unrevealed: ["form.unrevealed", "form.unrevealed-more"],
};

/**
 * The key of the sentence on the answers so far.
 * @param {number} n
 */
const sentenceOf = (n) =>
  n === 0 ? NOTES.unrevealed[1] : n === 1 ? "form.unrevealed-one" : "form.unrevealed-count";

/**
 * The two places of an exercise about the room: `lock` above the fields, `room` below them.
 * @param {{ words: I18n, shared: boolean }} options shared: whether the exercise has a room view
 */
export function createRoomNote({ words, shared }) {
  const lock = h("div", { class: "es-note es-note--locked", role: "status", hidden: true });
  const room = h("div", { class: "es-room" });
  /** @type {keyof typeof LOCKS | null} */
  let shownLock = null;
  let shownRoom = "";
  /** @type {ReturnType<typeof mountView> | null} */
  let live = null;

  /** @param {IconName} name @param {string} title @param {string} text @param {Params} [params] */
  function note(name, title, text, params) {
    return [icon(name), h("p", {}, words.put(h("b"), title), words.put(h("span"), text, params))];
  }

  /** @param {keyof typeof LOCKS | null} which */
  function showLock(which) {
    if (which === shownLock) return;
    shownLock = which;
    lock.hidden = which === null;
    if (which === null) {
      lock.replaceChildren();
      return;
    }
    const [title, more] = LOCKS[which];
    lock.replaceChildren(...note("lock", title, more));
  }

  /** @param {keyof typeof NOTES | "revealed" | null} which @param {number} n people who have answered */
  function showRoom(which, n) {
    if (`${which} ${n}` === shownRoom) return;
    shownRoom = `${which} ${n}`;
    if (which === "revealed") return;
    live = null;
    if (which === null) {
      room.replaceChildren();
      return;
    }
    const [title, arriving] = NOTES[which];
    const [sign, more] =
      which === "unrevealed"
        ? [/** @type {const} */ ("hide"), sentenceOf(n)]
        : [/** @type {const} */ ("eye"), arriving];
    room.replaceChildren(h("div", { class: "es-note es-note--locked" }, note(sign, title, more, { n })));
  }

  /** @param {RoomView} view */
  function showView(view) {
    showRoom("revealed", 0);
    if (!live) {
      const body = h("div", { class: "es-reveal__view" });
      room.replaceChildren(
        h(
          "section",
          { class: "es-reveal" },
          h("p", { class: "es-reveal__title" }, icon("eye"), words.put(h("b"), "form.revealed")),
          body,
        ),
      );
      live = mountView(body, { words, variant: "phone" });
    }
    live.update(view);
  }

  return {
    lock,
    room,
    /**
     * Show the state of the round; without one the exercise is open and nothing is shown, as outside a room.
     * @param {{ state: RoundState | undefined, view: RoomView | undefined, answered: boolean }} news answered: whether
     *   there is anything in the fields
     * @returns {boolean} whether the fields are locked
     */
    update({ state, view, answered }) {
      const locked = state !== undefined && !state.open;
      showLock(!locked ? null : answered || state.n > 0 || state.revealed ? "closed" : "not-open");
      if (!state || !shared) showRoom(null, 0);
      else if (state.revealed && view) showView(view);
      else if (state.revealed) showRoom("arriving", 0);
      else if (locked && !answered && !state.n) showRoom(null, 0);
      else showRoom("unrevealed", state.n ?? 0);
      return locked;
    },
  };
}
