// When the room does not answer: a line under the bar while people write on, or a page that waits and goes on by itself.

import { h, icon } from "../form/dom.js";
import { createBackoff, deviceClock } from "../form/timing.js";

const CALM = 2500; // a restarted server is back sooner than this; nobody needs to hear of it

/** The line under the bar: {el, show(away), kept(yes)}. */
export function createAwayLine({ words, retry }) {
  const text = h("span");
  const button = words.put(h("button", { class: "es-btn", type: "button", on: { click: retry } }), "page.try-again");
  const line = h("div", { class: "es-away", hidden: true }, icon("off"), text, button);
  const el = h("div", { role: "status" }, line);
  let timer = null;
  let kept = true;

  const draw = () => words.put(text, kept ? "page.away" : "page.away-open");
  draw();

  return {
    el,
    show(away) {
      clearTimeout(timer);
      if (!away) line.hidden = true;
      else timer = setTimeout(() => (line.hidden = false), CALM);
    },
    /** Whether this device can hold drafts. */
    kept(yes) {
      if (yes === kept) return;
      kept = yes;
      draw();
    },
  };
}

/** Resolves after the next pause of a back-off, or at once when the network is back or retry() was called. */
function createPatience() {
  const backoff = createBackoff({ first: 1000, most: 15_000, clock: deviceClock() });
  let wake = () => {};
  addEventListener("online", () => wake());
  return {
    retry: () => wake(),
    pause: () => new Promise((resolve) => {
      const timer = setTimeout(resolve, backoff.next());
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    }),
  };
}

/**
 * Ask until somebody answers. ask() rejects with a RoomError of status 0 when nobody does; any other outcome is
 * passed on. sayAway(retry) is called when waiting begins, and each time again.
 */
export async function untilAnswered(ask, sayAway) {
  const patience = createPatience();
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error.status !== 0) throw error;
      sayAway(patience.retry);
      await patience.pause();
    }
  }
}

/** A whole page that says the room is away. */
export function mountWaiting(root, { words, retry }) {
  const title = words.put(h("h1", { tabindex: "-1" }), "page.waiting-title");
  const button = words.put(h("button", { class: "es-btn es-btn--go", type: "button", on: { click: retry } }), "page.try-again");
  root.replaceChildren(h("section", { class: "es-card es-waiting", role: "alert" },
    icon("off"), title, words.put(h("p", { class: "es-lead" }), "page.waiting-lead"), button));
}
