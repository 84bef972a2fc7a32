// While the room does not reply: a line under the bar while people write on, or a page that waits and goes on by itself.

import { h, icon } from "../kit/dom.js";
import { createBackoff, deviceClock } from "../kit/timing.js";
import { RoomError } from "./room-api.js";

/** @import { I18n } from "../kit/i18n.js" */

const CALM = 2500; // milliseconds before the line is shown: a restarted server is back sooner

/**
 * disconnected: the room's events do not arrive; unsent: an answer could not be sent; kept: this device keeps drafts.
 * @typedef {{ disconnected: boolean, unsent: boolean, kept: boolean }} Connection
 */

/**
 * The line under the bar.
 * @param {{ words: I18n, retry: () => void }} options
 */
export function createAwayLine({ words, retry }) {
  const text = h("span");
  const button = words.put(
    h("button", { class: "es-btn", type: "button", on: { click: retry } }),
    "page.try-again",
  );
  const line = h("div", { class: "es-away", hidden: true }, icon("off"), text, button);
  const el = h("div", { role: "status" }, line);
  /** @type {Connection} */
  const now = { disconnected: false, unsent: false, kept: true };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function show() {
    timer = undefined;
    words.put(text, now.kept ? "page.away" : "page.away-open");
    line.hidden = false;
  }

  return {
    el,
    /** @param {Partial<Connection>} changed */
    update(changed) {
      Object.assign(now, changed);
      if (now.disconnected || now.unsent) {
        if (line.hidden) timer ??= setTimeout(show, CALM);
      } else {
        clearTimeout(timer);
        timer = undefined;
        line.hidden = true;
      }
    },
  };
}

/** pause() resolves after the next pause of a back-off, or at once when the network is back or retry() is called. */
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
 * Ask until there is a reply. No reply, and a fault of the room's own (5xx), are waited out; any other outcome is passed on.
 * @template T
 * @param {() => Promise<T>} ask rejects with a RoomError
 * @param {(retry: () => void) => unknown} onAway called each time that waiting begins
 * @returns {Promise<T>}
 */
export async function untilAnswered(ask, onAway) {
  const patience = createPatience();
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof RoomError) || (error.status !== 0 && error.status < 500)) throw error;
      onAway(patience.retry);
      await patience.pause();
    }
  }
}

/**
 * A whole page that says the room is away.
 * @param {HTMLElement} root
 * @param {{ words: I18n, retry: () => void }} options
 */
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
