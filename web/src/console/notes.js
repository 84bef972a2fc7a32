// What to say, ask, look for and move on with, large enough to read while standing.

import { h } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";
import { fromMarkup } from "./picture.js";
import { createBox, redraw, setText } from "./redraw.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Note, NoteKind, Panel, PanelContext } from "./types.d.ts" */

/** @type {Record<NoteKind, string>} */
const KINDS = {
  say: "deck.note-say",
  ask: "deck.note-ask",
  look: "deck.note-look",
  move: "deck.note-move",
};

/**
 * The notes of one kind: its name, and their text.
 * @param {I18n} words
 * @param {Note} note
 */
function drawNote(words, { kind, words: markup }) {
  const said = h("div", { class: "cn-note__words" }, fromMarkup(markup));
  return h("div", { class: "cn-note" }, kind ? h("h3", null, words.say(KINDS[kind])) : null, said);
}

/**
 * @param {PanelContext} context
 * @returns {Panel}
 */
export function createNotes({ words, course, steer }) {
  const box = createBox("notes", { words, title: "console.notes" });
  box.body.tabIndex = 0; // it scrolls
  box.body.setAttribute("role", "group");
  box.body.setAttribute("aria-labelledby", "cn-notes");

  function paint() {
    const here = steer.here();
    const { language } = words;
    const key = [here.deck, here.slide, language];
    setText(box.aside, here.minutes ? words.say("console.minutes", { n: here.minutes }) : "");
    box.body.lang = htmlLang(language);
    const before = box.body.dataset.key;
    redraw(box.body, key, () => {
      const notes = course.wordsOf(here).notes[language];
      return notes.length
        ? notes.map((note) => drawNote(words, note))
        : [h("p", null, words.say("console.no-notes"))];
    });
    if (before !== box.body.dataset.key) box.body.scrollTop = 0;
  }

  return { el: box.el, paint };
}
