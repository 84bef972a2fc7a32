// Where an exercise stands in the room: not open yet, closed, waiting for the room's answer, or revealed.

import { h, icon } from "../kit/dom.js";
import { mountView } from "../live/view.js";

/**
 * The two places of an exercise that speak of the room: `lock` above the fields, `room` below them.
 * update({state, view, answered}) shows what is known; it returns whether the fields are locked.
 * Without a state the exercise is open and nothing is said: the person works alone.
 */
export function createRoomNote({ words, shared }) {
  const lock = h("div", { class: "es-note es-note--locked", role: "status", hidden: true });
  const room = h("div", { class: "es-room" });
  let saidLock = null;
  let saidRoom = null;
  let live = null;

  function note(name, title, text, params) {
    return [icon(name), h("p", {}, words.put(h("b"), title), words.put(h("span"), text, params))];
  }

  function showLock(which) {
    if (which === saidLock) return;
    saidLock = which;
    lock.hidden = which === null;
    lock.replaceChildren(...(which === null ? [] : note("lock", `form.${which}`, `form.${which}-more`)));
  }

  function showRoom(which, n) {
    if (`${which} ${n}` === saidRoom) return;
    saidRoom = `${which} ${n}`;
    if (which === "revealed") return;
    live = null;
    if (which === null) room.replaceChildren();
    else {
      const more =
        which === "unrevealed" && n > 0
          ? n === 1
            ? "form.unrevealed-one"
            : "form.unrevealed-count"
          : `form.${which}-more`;
      room.replaceChildren(
        h(
          "div",
          { class: "es-note es-note--locked" },
          note(which === "unrevealed" ? "hide" : "eye", `form.${which}`, more, { n }),
        ),
      );
    }
  }

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
    update({ state, view, answered }) {
      const locked = Boolean(state) && !state.open;
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
