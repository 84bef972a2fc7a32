// A card where this browser kept work of another learner's: bring it back, not now, or remove it.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Preview } from "../protocol.d.ts" */
/** @import { Kept } from "../saving/local-copies.js" */
/** @import { Caller } from "./takeaway.js" */

import { createSure } from "../kit/confirm-button.js";
import { h, icon } from "../kit/dom.js";
import { timeText } from "../kit/when.js";
import { createBrought } from "./restore-result.js";
import { bringTakeaway, hasNew, sendTakeaway } from "./takeaway.js";

/** @param {object} takeaway */
const asBlob = (takeaway) => new Blob([JSON.stringify(takeaway)], { type: "application/json" });

/**
 * The place of the card; check() puts it there when there is something to offer.
 * @param {object} options
 * @param {I18n} options.words
 * @param {Caller} options.carrier
 * @param {() => Kept} options.kept the copies as of now
 * @param {((blob: Blob) => void) | null} [options.choose] lets the person choose between answers that differ (the start
 *   page); without it they stay as they are here, and so do the copies
 * @param {() => void} [options.onBrought] called after copies were restored, or that was undone
 * @param {2 | 3} [options.heading] level of the heading
 */
export function createOffer({ words, carrier, kept, choose = null, onBrought = () => {}, heading = 3 }) {
  const el = h("div", { class: "es-offer" });
  const brought = createBrought({ words, carrier });
  const status = h("div", { role: "status" });
  let checks = 0;

  function done() {
    el.replaceChildren(brought.el, status);
  }

  /** @param {Blob} blob @param {Preview} preview */
  async function bring(blob, preview) {
    if (choose && preview.differ.length) {
      el.replaceChildren();
      choose(blob);
      return;
    }
    const reply = await bringTakeaway(carrier, blob, {});
    done();
    if (reply.problem) {
      brought.say(reply.problem);
      return;
    }
    // What stays as it is here, or was refused, is nowhere but in the copies.
    const giveBack = reply.body.kept ? () => {} : kept().adopt();
    brought.show(reply.body, () => {
      giveBack();
      onBrought();
    });
    onBrought();
  }

  /** @param {{ answers: number, at: string }} found @param {Blob} blob @param {Preview} preview */
  function card({ answers, at }, blob, preview) {
    const which = answers === 0 ? "none" : answers === 1 ? "one" : "many";
    const go = h(
      "button",
      {
        type: "button",
        class: "es-btn es-btn--go",
        on: {
          click() {
            go.disabled = true;
            bring(blob, preview);
          },
        },
      },
      icon("undo"),
      words.put(h("span"), "study.offer-bring"),
    );
    const later = words.put(
      h("button", {
        type: "button",
        class: "es-btn",
        on: {
          click() {
            kept().putOff(at);
            el.replaceChildren();
          },
        },
      }),
      "study.offer-later",
    );
    const sure = createSure({
      words,
      button: "study.offer-remove",
      question: "study.offer-sure",
      act() {
        kept().forget();
        done();
        status.replaceChildren(
          h("p", { class: "es-msg es-msg--ok" }, icon("check"), words.put(h("span"), "study.offer-removed")),
        );
      },
    });
    return h(
      "section",
      { class: "es-card es-offer__card" },
      words.put(h(heading === 2 ? "h2" : "h3", { class: "es-offer__title" }), `study.offer-${which}`, {
        answers,
        day: timeText(at),
      }),
      words.put(h("p"), "study.offer-here"),
      !choose &&
        preview.differ.length > 0 &&
        words.put(h("p", { class: "es-hint" }), "study.offer-differ", { count: preview.differ.length }),
      h("p", { class: "es-do" }, go, later, sure.button),
      sure.asking,
    );
  }

  return {
    el,
    async check() {
      checks += 1;
      const mine = checks;
      const found = kept().others();
      if (!found || kept().isPutOff(found.at)) {
        el.replaceChildren();
        return;
      }
      const blob = asBlob(found.takeaway);
      const { problem, body: preview } = await sendTakeaway(carrier, blob);
      if (mine !== checks || problem) return;
      const useful = hasNew(preview) || (choose && preview.differ.length > 0);
      el.replaceChildren(...(useful ? [card(found, blob, preview)] : []));
    },
  };
}
