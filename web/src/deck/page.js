// The deck's page around reveal: footers, the titles in the other language, and the keys.

import { h } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";
import { createFooter, placeAmong } from "./footer.js";
import { commandOf, isTaken, KEYBOARD } from "./keys.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { DeckContext, Room } from "./types.d.ts" */
/** @import { Step } from "./sync.js" */

/** Keys of reveal that are switched off: overview, notes in two more copies of the deck, jump, help in English. */
const SILENCED = new Set(["Escape", "s", "S", "g", "G", "?", "v", "V", "a", "A", "F1"]);
const SWITCHES = new Set(["o", "r"]);

/**
 * Call a method of reveal by the messages that it accepts from other windows.
 * @param {string} method
 * @param {...(string | number)} args
 */
function callReveal(method, ...args) {
  window.postMessage(JSON.stringify({ method, args }), window.location.origin);
}

/**
 * The deck's own keys: turns and the dark screen by step.person, the switches by pressing their button.
 * @param {Step} step
 */
function createKeys(step) {
  /** @param {KeyboardEvent} event */
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const command = commandOf(event, KEYBOARD);
    if (command) step.person(command);
    else if (SWITCHES.has(key)) {
      const button = `.reveal section.present .dk-btn[data-key="${key}"]`;
      if (!event.repeat) /** @type {HTMLElement | null} */ (document.querySelector(button))?.click();
    } else if (!SILENCED.has(event.key)) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}

/**
 * Keys that a field or a button uses itself go no further, so that reveal does not take them.
 * @param {KeyboardEvent} event
 */
function keep(event) {
  if (isTaken(event)) event.stopPropagation();
}

/**
 * A dark screen over the slides, in words for a screen reader.
 * @param {HTMLElement} reveal
 * @param {I18n} words
 */
function createDark(reveal, words) {
  const status = h("p", { class: "es-vh", role: "status" });
  const el = h("div", { class: "dk-dark", hidden: true }, status);
  reveal.after(el);
  return {
    el,
    /** @param {boolean} on */
    set(on) {
      el.hidden = !on;
      reveal.inert = on;
      status.textContent = on ? words.say("deck.dark") : "";
    },
  };
}

/**
 * Under the slide's title, the same title in the other language, from the sister deck.
 * @param {HTMLElement} section
 * @param {DeckContext} deck
 */
export function addCompanion(section, deck) {
  const known = deck.companions[section.dataset.slide ?? ""];
  const title = section.querySelector(".dk-md h1");
  if (!known || !title) return;
  const lang = htmlLang(deck.language === "en" ? "zh" : "en");
  title.after(h("p", { class: "es-companion", lang }, known.title));
  const body =
    section.classList.contains("dk--title") && known.body
      ? section.querySelector(".dk-md p:not(.es-companion)")
      : null;
  body?.after(h("p", { class: "es-companion", lang }, known.body));
}

/**
 * Set up the deck's page; does nothing (and returns null) where there are no slides, as in a notebook.
 * @param {{ deck: DeckContext, words: I18n, room: Room, step: Step }} context
 */
export function setUpPage({ deck, words, room, step }) {
  const reveal = /** @type {HTMLElement | null} */ (document.querySelector(".reveal"));
  if (!reveal || reveal.dataset.deck === "ready") return null;
  reveal.dataset.deck = "ready";
  reveal.removeAttribute("role"); // reveal calls itself an application, and screen readers would stop reading
  /** @type {NodeListOf<HTMLElement>} */
  const found = reveal.querySelectorAll(".slides > section");
  const sections = [...found];
  /** @param {HTMLElement} section */
  const inReserve = (section) => section.classList.contains("dk--backup");
  const stops = sections.map((section) => {
    addCompanion(section, deck);
    if (section.classList.contains("dk--title")) return () => {};
    const place = {
      ...placeAmong(sections, section, inReserve),
      joining: section.classList.contains("dk--join"),
    };
    const footer = createFooter({ deck, words, room, place, turn: step.person });
    section.append(footer.el);
    return footer.stop;
  });
  const dark = createDark(reveal, words);
  const pressed = createKeys(step);
  const present = () => /** @type {HTMLElement | null} */ (reveal.querySelector(".slides > section.present"));
  const turned = () => step.shown(present()?.dataset.slide);
  /** @param {string} slide */
  const show = (slide) =>
    callReveal(
      "slide",
      sections.findIndex((section) => section.dataset.slide === slide),
    );
  /** @type {() => unknown} */
  let leave = () => {};
  const begin = () => {
    turned();
    leave = step.begin({ show, darken: dark.set });
  };
  document.addEventListener("keydown", pressed, true);
  reveal.addEventListener("keydown", keep);
  reveal.addEventListener("slidechanged", turned);
  if (reveal.classList.contains("ready")) begin();
  else reveal.addEventListener("ready", begin, { once: true });
  document.getElementById("loading")?.remove();
  sessionStorage.removeItem("deck-again");
  return () => {
    stops.forEach((stop) => stop());
    leave();
    dark.el.remove();
    document.removeEventListener("keydown", pressed, true);
    reveal.removeEventListener("keydown", keep);
    reveal.removeEventListener("slidechanged", turned);
    reveal.removeEventListener("ready", begin);
    delete reveal.dataset.deck;
  };
}
