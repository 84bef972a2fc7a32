// The console's widget, one per page: the panels in their columns, the connection, and a clicker's keys.

import { CLICKER, commandOf } from "../deck/keys.js";
import { createRoom } from "../deck/room-connection.js";
import { h } from "../kit/dom.js";
import { createWords, htmlLang } from "../kit/i18n.js";
import { createBar } from "./bar.js";
import { createCards } from "./cards.js";
import { createClock } from "./clock-panel.js";
import { createCourse } from "./course.js";
import { createExercises } from "./exercises.js";
import { createHealth } from "./health.js";
import { createNotes } from "./notes.js";
import { createPeople } from "./people.js";
import { createSlides } from "./slides.js";
import { createSteer } from "./steer.js";

/** @import { RenderProps } from "@anywidget/types" */
/** @import { Room, RoomMessage } from "../deck/types.d.ts" */
/** @import { Language } from "../kit/types.d.ts" */
/** @import { ConsoleSpec, ConsoleTraits, Panel, PanelContext } from "./types.d.ts" */

const TICK = 1000; // milliseconds between two paintings of what depends on the time alone
/** The facilitator's language in the browser's storage, shared with the other pages of the facilitator. */
const LANGUAGE = "desk-language";

/** @returns {Language} */
function startLanguage() {
  return document.documentElement.dataset.lang === "zh" ? "zh" : "en";
}

/**
 * Paint the panels: all of them soon after something changed, those with a tick every second.
 * @param {Panel[]} panels
 */
function createPainter(panels) {
  let waiting = false;
  const paint = () => {
    waiting = false;
    for (const panel of panels) panel.paint();
  };
  const timer = setInterval(() => panels.forEach((panel) => panel.tick?.()), TICK);
  return {
    soon() {
      if (waiting) return;
      waiting = true;
      queueMicrotask(paint);
    },
    stop: () => clearInterval(timer),
  };
}

/**
 * @param {HTMLElement} el
 * @param {ConsoleSpec} spec
 * @param {Room} room
 */
function mountConsole(el, spec, room) {
  const words = createWords({ texts: spec.texts, messages: spec.messages, language: startLanguage() });
  const course = createCourse(spec);
  const steer = createSteer({ course, room });
  /** @type {PanelContext} */
  const context = { words, course, room, steer, switchLanguage };
  const bar = createBar(context);
  const slides = createSlides(context);
  const clock = createClock(context);
  const notes = createNotes(context);
  const exercises = createExercises(context);
  const cards = createCards(context);
  const people = createPeople(context);
  const health = createHealth(context);
  /** @param {...Panel} parts */
  const column = (...parts) =>
    h(
      "div",
      { class: "cn-col" },
      parts.map((part) => part.el),
    );
  const heading = words.put(h("h1", { class: "es-vh" }), "console.heading");
  el.classList.add("es", "cn-desk");
  el.replaceChildren(
    bar.el,
    h(
      "main",
      { class: "cn" },
      heading,
      column(slides),
      column(clock, notes),
      column(exercises, cards, people, health),
    ),
  );

  const painter = createPainter([bar, slides, clock, notes, exercises, cards, people, health]);
  const stops = [room.on(painter.soon), steer.on(painter.soon), painter.stop];
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    const command = commandOf(event, CLICKER);
    if (!command) return;
    event.preventDefault();
    if (!event.repeat) steer.person(command);
  };
  document.addEventListener("keydown", pressed);
  stops.push(() => document.removeEventListener("keydown", pressed));

  /** @param {Language} language */
  function switchLanguage(language) {
    const root = document.documentElement;
    root.lang = htmlLang(language);
    root.dataset.lang = language;
    el.dataset.lang = language;
    el.lang = htmlLang(language);
    localStorage.setItem(LANGUAGE, language);
    words.setLanguage(language);
    document.title = words.say("console.title", { course: spec.course.title });
    painter.soon();
  }
  switchLanguage(words.language);
  return () => stops.forEach((stop) => stop());
}

/** @param {RenderProps<ConsoleTraits>} props */
function render({ model, el }) {
  const spec = model.get("console");
  if (!document.body.dataset.voila) {
    const words = createWords({ texts: spec.texts, messages: {}, language: startLanguage() });
    el.classList.add("es", "dk-note");
    el.append(h("p", null, words.say("console.in-notebook")));
    return undefined;
  }
  const room = createRoom({ ask: () => model.send({ op: "ready" }) });
  /** @param {RoomMessage | null} message */
  const onMessage = (message) => {
    if (message?.event === "room") room.setAddress(message.data);
  };
  model.on("msg:custom", onMessage);
  const stop = mountConsole(el, spec, room);
  document.getElementById("loading")?.remove();
  sessionStorage.removeItem("opened-again");
  return () => {
    stop();
    room.close();
    model.off("msg:custom", onMessage);
  };
}

export default { render };
