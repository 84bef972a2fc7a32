// The foot of every slide: where we are in the half day, which part this is, and how late-comers join.

import { h, icon } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";
import { address } from "./cover.js";

/** The half day to scale; `share` of the current block has gone by. */
function dayLine(deck, share) {
  const here = deck.blocks.findIndex((block) => block.id === deck.block);
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

/** Buttons for those who present with a mouse. turn("back" | "next") turns the slide. */
function turner(words, { number, count, backup }, turn) {
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
 * Where a slide stands: {number, count, backup, share}. The talk is counted without its reserve; `number` of a slide in
 * reserve counts the reserve alone. share: how much of the talk has gone by, 0 to 1.
 */
export function placeAmong(slides, slide, isBackup) {
  const backup = isBackup(slide);
  const talk = slides.filter((each) => !isBackup(each));
  const number = (backup ? slides.filter(isBackup) : talk).indexOf(slide) + 1;
  return { number, count: talk.length, backup, share: backup ? 1 : (number - 0.5) / talk.length };
}

/** What changes the words at the foot. */
const HEARD = new Set(["status", "summary", "workshop"]);

/**
 * place: {number, count, share, backup, joining}; joining: the join slide says how many have come instead of the PIN.
 * turn: turns the slide; without it there are no buttons.
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
    const lost = { none: "deck.no-workshop-short", lost: "deck.lost-short" }[room.status];
    const words_ = lost ? words.say(lost) : "";
    if (silent.textContent !== words_) silent.textContent = words_;
  }
  paint();
  return { el, stop: room.on((name) => HEARD.has(name) && paint()) };
}
