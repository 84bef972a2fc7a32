// The deck's page around reveal: footers, the titles in the other language, and what the keys do.

import { h } from "../../workbook/form/js/dom.js";
import { htmlLang } from "../../workbook/form/js/words.js";
import { createFooter } from "./footer.js";

/** Keys of reveal that would surprise a room: overview, notes in two more copies of the deck, jump, help in English. */
const SILENCED = new Set(["Escape", "s", "S", "g", "G", "?", "v", "V", "a", "A", "F1"]);
const SWITCHES = new Set(["o", "r"]);
/** Where arrows, space and letters belong to whoever has the focus. */
const TYPING = "input, textarea, select, [contenteditable=''], [contenteditable='true'], [role=slider], [role=spinbutton], [role=listbox], [role=textbox]";
const PRESSING = "button, summary, a[href], [role=button]";

/** Reveal keeps its interface to itself; this is the one it offers to other windows. */
function tellReveal(method, ...args) {
  window.postMessage(JSON.stringify({ method, args }), window.location.origin);
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.(TYPING)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (SWITCHES.has(key)) {
    if (!event.repeat) document.querySelector(`.reveal section.present .dk-btn[data-key="${key}"]`)?.click();
  } else if (!SILENCED.has(event.key)) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Keys that a field or a button uses for itself go no further, so that they do not turn the slide. */
function keep(event) {
  if (event.target.closest?.(TYPING) || (event.target.closest?.(PRESSING) && (event.key === " " || event.key === "Enter"))) event.stopPropagation();
}

/** Under the slide's title, the same title in the other language, from the sister deck. */
function addCompanion(section, deck) {
  const known = deck.companions[section.dataset.slide];
  const title = section.querySelector(".dk-md h1");
  if (!known || !title) return;
  const lang = htmlLang(deck.language === "en" ? "zh" : "en");
  title.after(h("p", { class: "es-companion", lang }, known.title));
  const body = section.classList.contains("dk--title") && known.body ? section.querySelector(".dk-md p:not(.es-companion)") : null;
  body?.after(h("p", { class: "es-companion", lang }, known.body));
}

/** Set up the deck's page; does nothing (and returns null) where there are no slides, as in a notebook. */
export function setUpPage({ deck, words, room }) {
  const reveal = document.querySelector(".reveal");
  if (!reveal || reveal.dataset.deck === "ready") return null;
  reveal.dataset.deck = "ready";
  reveal.removeAttribute("role"); // reveal calls itself an application, and screen readers would stop reading
  const sections = [...reveal.querySelectorAll(".slides > section")];
  const talk = sections.filter((section) => !section.classList.contains("dk--backup"));
  const stops = sections.map((section, index) => {
    addCompanion(section, deck);
    const backup = !talk.includes(section);
    if (section.classList.contains("dk--title")) return () => {};
    const place = {
      number: index + 1, count: sections.length, backup, joining: section.classList.contains("dk--join"),
      share: backup ? 1 : (talk.indexOf(section) + 0.5) / talk.length,
    };
    const footer = createFooter({ deck, words, room, place, turn: tellReveal });
    section.append(footer.el);
    return footer.stop;
  });
  document.addEventListener("keydown", pressed, true);
  reveal.addEventListener("keydown", keep);
  document.getElementById("loading")?.remove();
  sessionStorage.removeItem("deck-again");
  return () => {
    stops.forEach((stop) => stop());
    document.removeEventListener("keydown", pressed, true);
    reveal.removeEventListener("keydown", keep);
    delete reveal.dataset.deck;
  };
}
