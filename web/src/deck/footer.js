// The foot of every slide: the half day to scale, the part's number and title, and how late-comers join.

import { h, icon } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";
import { address } from "./cover.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Block, DeckContext, Room, RoomStatus, Standing } from "./types.d.ts" */

/** A button's turn. @typedef {(way: "back" | "next") => unknown} OnTurn */

/** The word on the connection, as a key, where there is something to say. @type {Record<RoomStatus, string | null>} */
const STATUS_TEXTS = {
  asking: null,
  connecting: null,
  none: "deck.no-workshop-short",
  lost: "deck.lost-short",
  on: null,
};

/**
 * The half day to scale; `share` of the current block has gone by.
 * @param {DeckContext} deck
 * @param {number} share 0 to 1
 */
function dayLine(deck, share) {
  const here = deck.blocks.findIndex((block) => block.id === deck.block);
  /** @param {Block} block @param {number} index */
  const state = (block, index) =>
    block.kind === "break" ? "break" : index < here ? "done" : index === here ? "now" : "next";
  return h(
    "div",
    { class: "es-day", "aria-hidden": "true" },
    deck.blocks.map((block, index) =>
      h("i", {
        dataset: { s: state(block, index) },
        style: { "--m": block.minutes, "--p": `${Math.round(share * 100)}%` },
      }),
    ),
  );
}

/**
 * Buttons that turn the slide, for presenting with a mouse.
 * @param {I18n} words
 * @param {Standing} standing
 * @param {OnTurn} turn
 */
function turner(words, { number, count, backup }, turn) {
  /** @param {"back" | "next"} way @param {IconName} sign @param {string} key */
  const button = (way, sign, key) =>
    h(
      "button",
      { type: "button", class: "dk-turn", "aria-label": words.say(key), on: { click: () => turn(way) } },
      icon(sign),
    );
  return h(
    "div",
    { class: "dk-turner" },
    button("back", "prev", "deck.previous-slide"),
    h("span", { class: "es-num" }, backup ? `+${number}` : `${number}/${count}`),
    button("next", "next", "deck.next-slide"),
  );
}

/**
 * Where a slide stands. The talk is counted without its reserve; `number` of a slide in reserve counts the reserve alone.
 * @template S
 * @param {S[]} slides
 * @param {S} slide
 * @param {(slide: S) => boolean} isBackup
 * @returns {Standing}
 */
export function placeAmong(slides, slide, isBackup) {
  const backup = isBackup(slide);
  const talk = slides.filter((each) => !isBackup(each));
  const number = (backup ? slides.filter(isBackup) : talk).indexOf(slide) + 1;
  return { number, count: talk.length, backup, share: backup ? 1 : (number - 0.5) / talk.length };
}

/** The changes of the room that change the foot. */
const SHOWN = new Set(["status", "summary", "workshop"]);

/**
 * @param {object} options
 * @param {DeckContext} options.deck
 * @param {I18n} options.words
 * @param {Room} options.room
 * @param {Standing & { joining: boolean }} options.place joining: shows the number who joined instead of the PIN
 * @param {OnTurn | null} [options.turn] without it there are no buttons
 */
export function createFooter({ deck, words, room, place, turn = null }) {
  const block = deck.blocks.find((each) => each.id === deck.block);
  const lang = htmlLang(words.language);
  const right = h("div", { class: "dk-foot__join" });
  const silent = h("span", { class: "dk-foot__silent", role: "status" });
  const el = h(
    "div",
    { class: "dk-foot", lang },
    dayLine(deck, place.share),
    h(
      "p",
      { class: "dk-foot__part" },
      block?.number ? h("b", null, `${block.number}`) : null,
      h("span", null, block ? words.say(block.title) : ""),
      place.backup ? h("span", { class: "dk-foot__backup" }, words.say("deck.backup")) : null,
    ),
    silent,
    right,
    turn && turner(words, place, turn),
  );

  function paint() {
    const joined = room.summary?.joined ?? 0;
    const count =
      place.joining && room.summary
        ? [
            h(
              "b",
              { role: "status" },
              words.say(joined === 1 ? "deck.one-joined" : "deck.joined", { n: joined }),
            ),
          ]
        : null;
    right.replaceChildren(...(count ?? address(words, room)));
    const key = STATUS_TEXTS[room.status];
    const text = key ? words.say(key) : "";
    if (silent.textContent !== text) silent.textContent = text;
  }
  paint();
  return { el, stop: room.on(({ name }) => SHOWN.has(name) && paint()) };
}
