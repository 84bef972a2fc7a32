// A card where this browser kept work of another learner's: bring it back, not now, or remove it.

import { createSure } from "../kit/confirm-button.js";
import { h, icon } from "../kit/dom.js";
import { timeText } from "../kit/when.js";
import { createBrought } from "./restore-result.js";
import { bringTakeaway, hasNew, sendTakeaway } from "./takeaway.js";

const asBlob = (takeaway) => new Blob([JSON.stringify(takeaway)], { type: "application/json" });

/**
 * The place of the card: {el, check()}; check() looks whether there is something to offer.
 * choose(blob): where answers that differ can be chosen between (the start page); without it they stay as they are
 * here, and so do the copies. onBrought(): copies were brought back, or that was undone. kept(): the copies as of now (kept.js).
 */
export function createOffer({ words, carrier, kept, choose = null, onBrought = () => {}, heading = 3 }) {
  const el = h("div", { class: "es-offer" });
  const brought = createBrought({ words, carrier });
  const status = h("div", { role: "status" });
  let checks = 0;

  function done() {
    el.replaceChildren(brought.el, status);
  }

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
