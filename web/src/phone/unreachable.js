// When the room does not answer: a line under the bar while people write on, or a page that waits and goes on by itself.

import { h, icon } from "../kit/dom.js";
import { createBackoff, deviceClock } from "../kit/timing.js";

const CALM = 2500; // a restarted server is back sooner than this; nobody needs to hear of it

/**
 * The line under the bar: {el, update({deaf, unsent, kept})}. deaf: the room's news do not arrive; unsent: an answer
 * could not be sent; kept: this device can hold drafts.
 */
export function createAwayLine({ words, retry }) {
  const text = h("span");
  const button = words.put(
    h("button", { class: "es-btn", type: "button", on: { click: retry } }),
    "page.try-again",
  );
  const line = h("div", { class: "es-away", hidden: true }, icon("off"), text, button);
  const el = h("div", { role: "status" }, line);
  const now = { deaf: false, unsent: false, kept: true };
  let timer = null;

  function show() {
    timer = null;
    words.put(text, now.kept ? "page.away" : "page.away-open");
    line.hidden = false;
  }

  return {
    el,
    update(news) {
      Object.assign(now, news);
      if (now.deaf || now.unsent) timer ??= line.hidden ? setTimeout(show, CALM) : null;
      else {
        clearTimeout(timer);
        timer = null;
        line.hidden = true;
      }
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
    pause: () =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, backoff.next());
        wake = () => {
          clearTimeout(timer);
          resolve(undefined);
        };
      }),
  };
}

/**
 * Ask until somebody answers. ask() rejects with a RoomError; that nobody answered, or that the room is not able to
 * now, is waited out, and any other outcome is passed on. sayAway(retry) is called each time that waiting begins.
 */
export async function untilAnswered(ask, sayAway) {
  const patience = createPatience();
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error.status !== 0 && !(error.status >= 500)) throw error;
      sayAway(patience.retry);
      await patience.pause();
    }
  }
}

/** A whole page that says the room is away. */
export function mountWaiting(root, { words, retry }) {
  const title = words.put(h("h1", { tabindex: "-1" }), "page.waiting-title");
  const button = words.put(
    h("button", { class: "es-btn es-btn--go", type: "button", on: { click: retry } }),
    "page.try-again",
  );
  root.replaceChildren(
    h(
      "section",
      { class: "es-card es-waiting", role: "alert" },
      icon("off"),
      title,
      words.put(h("p", { class: "es-lead" }), "page.waiting-lead"),
      button,
    ),
  );
}
