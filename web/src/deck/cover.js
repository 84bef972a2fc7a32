// The slides around the course: the agenda to scale, how to join, and what comes next.

import { h, s } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Language, Text } from "../kit/types.d.ts" */
/** @import { WorkshopInfo } from "../protocol.d.ts" */
/** @import { EndSlide, JoinSlide, Room, RoomStatus, SlideContext, Stop, TitleSlide } from "./types.d.ts" */

/** @param {Language} language @returns {Language} */
const other = (language) => (language === "en" ? "zh" : "en");

/** The sentence on the connection, as a key, where there is something to say. @type {Record<RoomStatus, string | null>} */
export const STATUS_TEXTS = {
  asking: "deck.asking",
  connecting: "deck.asking",
  none: "deck.no-workshop",
  lost: "deck.lost",
  on: null,
};

/**
 * A function that draws a text, or that of a key, in the deck's language and then, quieter, in the other one.
 * @param {I18n} words
 * @param {Record<string, Text>} texts
 */
function inBoth(words, texts) {
  /** @param {Text | string} what */
  return (what) => {
    const text = typeof what === "string" ? texts[what] : what;
    /** @param {Language} language @param {string} cls */
    const one = (language, cls) =>
      h("span", { class: cls, lang: htmlLang(language) }, text[language].replaceAll("<wbr>", ""));
    return [one(words.language, "dk-own"), " ", one(other(words.language), "dk-other")];
  };
}

/**
 * The title's frame: the course's name, the half day drawn to scale, and how late-comers join.
 * @param {HTMLElement} root
 * @param {SlideContext<TitleSlide>} context
 * @returns {Stop}
 */
export function titleSlide(root, { deck, words, room }) {
  const both = inBoth(words, deck.texts);
  const agenda = h(
    "ol",
    { class: "dk-ag", "aria-label": words.say("deck.agenda") },
    deck.blocks.map((block) =>
      h(
        "li",
        {
          class: `dk-ag__${block.kind}`,
          style: { "--m": block.minutes },
          "aria-current": block.id === deck.block ? "true" : null,
        },
        h("span", { class: "dk-ag__min" }, words.say("deck.minutes", { n: block.minutes })),
        h("span", { class: "dk-ag__name" }, both(block.title)),
      ),
    ),
  );
  const join = h("p", { class: "dk-title__join" });
  const opening = deck.blocks.some((block) => block.id === deck.block && block.kind === "opening"); // its title is the course's
  root.append(opening ? "" : h("p", { class: "dk-title__course" }, both(deck.course.title)), agenda, join);
  const paint = () => join.replaceChildren(...address(words, room));
  paint();
  return room.on(({ name }) => name === "workshop" && paint());
}

/**
 * The room's address and PIN, or nothing while they are not known.
 * @param {I18n} words
 * @param {Room} room
 */
export function address(words, room) {
  if (!room.workshop) return [];
  return [
    h("span", { class: "dk-address" }, room.workshop.address),
    h("span", { class: "dk-pin" }, `${words.say("deck.pin")} `, h("b", null, room.workshop.pin)),
  ];
}

/**
 * @param {WorkshopInfo} workshop
 * @param {I18n} words
 */
function qrCode({ qr, qr_size: size, url }, words) {
  return s(
    "svg",
    {
      class: "dk-qr__svg",
      role: "img",
      "aria-label": words.say("deck.qr", { url }),
      "shape-rendering": "crispEdges",
      viewBox: `0 0 ${size} ${size}`,
    },
    s("path", { d: qr }),
  );
}

/**
 * How to join: always in both languages, because the participants have not chosen one yet.
 * @param {HTMLElement} root
 * @param {SlideContext<JoinSlide>} context
 * @returns {Stop}
 */
export function joinSlide(root, { deck, words, room }) {
  const both = inBoth(words, deck.texts);
  root.classList.add("dk-in");
  const picture = h("div", { class: "dk-qr" });
  const addressLine = h("b", { class: "dk-code" });
  const pin = h("b", { class: "dk-code dk-code--pin" });
  const status = h("p", { class: "dk-silent", role: "status" });
  /** @param {string} number @param {...HTMLElement} content */
  const step = (number, ...content) =>
    h(
      "li",
      null,
      h("span", { class: "dk-steps__no", "aria-hidden": "true" }, number),
      h("div", null, content),
    );
  root.append(
    h(
      "div",
      { class: "dk-join" },
      picture,
      h(
        "div",
        null,
        h("h1", { class: "dk-both" }, both("deck.join-title")),
        h(
          "ol",
          { class: "dk-steps" },
          step("1", h("p", null, both("deck.join-wifi"))),
          step("2", h("p", null, both("deck.join-scan")), addressLine),
          step("3", h("p", null, both("deck.pin")), pin),
        ),
        status,
      ),
    ),
  );

  function paint() {
    const { workshop, status: state } = room;
    const key = STATUS_TEXTS[state];
    status.hidden = !key;
    status.textContent = key ? words.say(key) : "";
    addressLine.textContent = workshop?.address ?? "–";
    pin.textContent = workshop?.pin ?? "–";
    if (workshop && picture.dataset.path !== workshop.qr) {
      picture.dataset.path = workshop.qr;
      picture.replaceChildren(qrCode(workshop, words));
    }
  }
  paint();
  return room.on(({ name }) => (name === "status" || name === "workshop") && paint());
}

/**
 * The clock time some minutes after `date`, the same in both languages.
 * @param {Date} date
 * @param {number} minutes
 */
function clockTime(date, minutes) {
  return new Date(date.getTime() + minutes * 60_000).toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
  });
}

/**
 * The end of a deck: what comes next, and after which break; the slides kept in reserve stand behind it.
 * @param {HTMLElement} root
 * @param {SlideContext<EndSlide>} context
 * @returns {Stop}
 */
export function endSlide(root, { deck, words, step }) {
  const both = inBoth(words, deck.texts);
  root.classList.add("dk-in");
  const here = deck.blocks.findIndex((block) => block.id === deck.block);
  const next = deck.blocks.at(here + 1);
  const back = h("p", { class: "dk-end__back" });
  root.append(
    h(
      "div",
      { class: "dk-end" },
      h("p", { class: "dk-end__next" }, both(next ? "deck.next" : "deck.finished")),
      h("h1", { class: "dk-both" }, both(next ? next.title : deck.course.title)),
      next ? h("p", { class: "dk-end__min" }, words.say("deck.minutes", { n: next.minutes })) : null,
      next?.kind === "break" ? back : null,
    ),
  );

  if (next?.kind !== "break") return null;
  const paint = () => {
    const since = step.since(root.closest("section")?.dataset.slide);
    back.replaceChildren(
      ...(since ? both(words.both("deck.back-at", { time: clockTime(since, next.minutes) })) : []),
    );
  };
  paint();
  return step.on(paint);
}
