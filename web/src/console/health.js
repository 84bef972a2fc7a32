// The health of the room: its reply time, the last answer saved, and the phones that are away.

import { h, icon } from "../kit/dom.js";
import { createBox, redraw, timeOf } from "./redraw.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { Params } from "../kit/types.d.ts" */
/** @import { Summary } from "../protocol.d.ts" */
/** @import { Panel, PanelContext } from "./types.d.ts" */

const EVERY = 5000; // milliseconds between two measurements
const SLOW = 500; // milliseconds: a slower reply is named

/**
 * @param {Pick<PanelContext, "words" | "room">} context
 * @returns {Required<Panel>}
 */
export function createHealth({ words, room }) {
  const box = createBox("health", { words, title: "console.health" });
  const list = h("ul", { class: "cn-health__list" });
  box.body.append(list);
  /** The last reply time, null while there is none. @type {number | null} */
  let ms = null;
  let repliedAt = Date.now();
  let asking = false;
  let due = 0;

  async function measure() {
    asking = true;
    const began = performance.now();
    const { status } = await room.request("GET", "ping");
    asking = false;
    due = Date.now() + EVERY;
    if (status === 204) {
      ms = Math.max(1, Math.round(performance.now() - began));
      repliedAt = Date.now();
    } else ms = null;
    paint();
  }

  /**
   * @param {boolean} good
   * @param {string} key
   * @param {Params} [params]
   * @param {IconName} [sign]
   */
  const line = (good, key, params, sign = good ? "check" : "warn") => ({
    good,
    words: words.say(key, params),
    sign,
  });

  function roomLine() {
    if (room.status === "none") return line(false, "console.no-workshop");
    if (room.status === "lost")
      return line(false, "console.room-lost", { time: timeOf(repliedAt, { seconds: true }) }, "off");
    if (ms === null) return line(true, "console.looking", {}, "sync");
    return line(ms < SLOW, ms < SLOW ? "console.answers-in" : "console.slow-room", { ms });
  }

  /** @param {Summary} summary */
  function savedLine({ storing = true, saved_at: saved = null }) {
    if (!storing) return line(false, "console.not-storing");
    return saved
      ? line(true, "console.saved-at", { time: timeOf(saved, { seconds: true }) })
      : line(true, "console.none-saved");
  }

  /** @param {Summary} summary */
  function phoneLine({ joined, connected }) {
    const away = Math.max(0, joined - connected);
    return away
      ? line(false, "console.phones-offline", { n: away, joined }, "off")
      : line(true, "console.phones", { n: connected, joined });
  }

  function paint() {
    const lines = [roomLine()];
    if (room.summary && room.status === "on") lines.push(savedLine(room.summary), phoneLine(room.summary));
    redraw(list, lines, () =>
      lines.map(({ good, sign, words: said }, index) =>
        h(
          "li",
          { dataset: { good: String(good) } },
          icon(sign),
          h("span", { role: index === 0 && !good ? "alert" : null }, said),
        ),
      ),
    );
  }

  return {
    el: box.el,
    paint,
    tick() {
      if (!asking && room.status === "on" && Date.now() >= due) measure();
    },
  };
}
