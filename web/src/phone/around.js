// Everything around the exercise that shows how far the work is: parts, steps, Back and Next, the workbook card, notices.

import { h, icon } from "../kit/dom.js";
import { mountHome } from "./own-page.js";
import { mountSegments } from "./part-tabs.js";
import { mountSteps, mountTurning } from "./steps.js";
import { createAwayLine } from "./unreachable.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Me } from "../protocol.d.ts" */
/** @import { Book } from "./answers.js" */
/** @import { Frame } from "./frame.js" */
/** @import { Shelf } from "./parts.js" */
/** @import { Place } from "./types.d.ts" */

/**
 * Put it into the page's frame. `stage` is the place of the exercise, `away` the line on the connection.
 * @param {Frame} frame
 * @param {object} options
 * @param {I18n} options.words
 * @param {Shelf} options.shelf
 * @param {Book} options.book
 * @param {Me} options.me
 * @param {boolean} options.durable whether this device keeps what is written
 * @param {() => unknown} options.print
 * @param {() => Promise<unknown>} options.leave
 * @param {() => void} options.retry
 */
export function mountAround(frame, { words, shelf, book, me, durable, print, leave, retry }) {
  const at = {
    steps: h("nav", { class: "es-steps" }),
    stage: h("div", { class: "es-stage" }),
    turning: h("nav", { class: "es-step" }),
    home: h("section", { class: "es-card es-home" }),
  };
  frame.main.replaceChildren(at.steps, at.stage, at.turning, at.home);
  const away = createAwayLine({ words, retry });
  frame.notices.replaceChildren(away.el);
  if (!durable) {
    const warning = words.put(h("span"), "page.storage-blocked", { code: me.code });
    frame.notices.append(h("p", { class: "es-forgetful" }, icon("warn"), warning));
  }
  const segments = mountSegments(frame.parts, { words, stretches: shelf.stretches });
  const steps = mountSteps(at.steps, { words });
  const turning = mountTurning(at.turning, { words });
  const home = mountHome(at.home, { words, me, durable, print, leave });

  return {
    stage: at.stage,
    away,
    focusHome: home.focus,
    /** @param {Place} place */
    draw(place) {
      segments.show(place, book);
      steps.show(place, book);
      turning.show(shelf.parts, place, book);
      home.show(shelf.parts, book);
      frame.bar.day(shelf.stretches, book, place.part);
    },
  };
}
