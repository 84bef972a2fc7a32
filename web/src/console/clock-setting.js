// Start, adjust and reset the clock of the half day.

import { h, icon, uid } from "../kit/dom.js";
import { todayAt } from "./clock-words.js";
import { setText, timeOf } from "./redraw.js";

/** @import { PanelContext } from "./types.d.ts" */

/**
 * The controls of the clock: `parts` to place under it.
 * @param {Pick<PanelContext, "words" | "room" | "steer">} context
 */
export function createClockSetting({ words, room, steer }) {
  const id = uid("started");
  const input = h("input", {
    class: "es-in",
    id,
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-describedby": `${id}-problem`,
  });
  const problem = h("p", { class: "es-msg es-msg--error", id: `${id}-problem`, role: "alert", hidden: true });
  const set = words.put(h("button", { type: "submit", class: "es-btn" }), "console.apply");
  const stop = words.put(h("button", { type: "button", class: "es-btn" }), "console.stop");
  const form = h(
    "form",
    { class: "cn-clock__form", novalidate: true },
    words.put(h("label", { for: id }), "console.started-at"),
    input,
    set,
    stop,
    problem,
  );
  const details = h("details", { class: "cn-clock__set" }, words.put(h("summary"), "console.adjust"), form);
  const start = h(
    "button",
    { type: "button", class: "es-btn es-btn--go cn-clock__start" },
    icon("play"),
    words.put(h("span"), "console.start"),
  );
  const undo = words.put(h("button", { type: "button", class: "es-btn" }), "console.undo");
  const undone = h(
    "p",
    { class: "cn-clock__undo", role: "status", hidden: true },
    words.put(h("span"), "console.stopped"),
    undo,
  );
  /** The start before the clock was reset. @type {string | null} */
  let gone = null;
  /** The start when it was painted last. @type {string | null} */
  let before = null;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const started = todayAt(input.value);
    problem.hidden = started !== null;
    input.setAttribute("aria-invalid", String(started === null));
    if (started === null) setText(problem, words.say("console.bad-time"));
    else {
      steer.change({ started });
      details.open = false;
    }
  });
  start.addEventListener("click", () => {
    gone = null;
    steer.change({ started: "now" });
  });
  stop.addEventListener("click", () => {
    gone = room.stage?.started ?? null;
    details.open = false;
    steer.change({ started: null });
    start.focus();
  });
  undo.addEventListener("click", () => {
    steer.change({ started: gone });
    gone = null;
  });

  return {
    parts: [start, details, undone],
    paint() {
      const started = room.stage?.started ?? null;
      if (started && !before) gone = null; // it runs again, by this window or another
      before = started;
      start.hidden = Boolean(started);
      details.hidden = !started;
      undone.hidden = !gone || Boolean(started);
      if (started && !details.open) input.value = timeOf(started);
    },
  };
}
