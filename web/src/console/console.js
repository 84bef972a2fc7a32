// The console's widget: one per page. It lays out the panels, listens to the room, and takes a clicker's keys.

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

/** How often what depends on the time alone is painted. */
const TICK = 1000;
const KEPT = "desk-language";

function startLanguage() {
  return document.documentElement.dataset.lang === "zh" ? "zh" : "en";
}

/** Paint the panels: all of them soon after something changed, those with a tick every second. */
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

function mountConsole(el, spec, room) {
  const words = createWords({ texts: spec.texts, messages: spec.messages, language: startLanguage() });
  const course = createCourse(spec);
  const steer = createSteer({ course, room });
  const desk = { words, course, room, steer, language: switchLanguage };
  const bar = createBar(desk);
  const slides = createSlides(desk);
  const clock = createClock(desk);
  const panels = [
    bar,
    slides,
    clock,
    createNotes(desk),
    createExercises(desk),
    createCards(desk),
    createPeople(desk),
    createHealth(desk),
  ];
  const [, , , notes, exercises, cards, people, health] = panels;
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

  const painter = createPainter(panels);
  const stops = [room.on(painter.soon), steer.on(painter.soon), painter.stop];
  const pressed = (event) => {
    const command = commandOf(event, CLICKER);
    if (!command) return;
    event.preventDefault();
    if (!event.repeat) steer.person(command);
  };
  document.addEventListener("keydown", pressed);
  stops.push(() => document.removeEventListener("keydown", pressed));

  function switchLanguage(language) {
    const root = document.documentElement;
    root.lang = htmlLang(language);
    root.dataset.lang = language;
    el.dataset.lang = language;
    el.lang = htmlLang(language);
    localStorage.setItem(KEPT, language);
    words.setLanguage(language);
    document.title = words.say("console.title", { course: spec.course.title });
    painter.soon();
  }
  switchLanguage(words.language);
  return () => stops.forEach((stop) => stop());
}

function render({ model, el }) {
  const spec = model.get("console");
  if (!document.body.dataset.voila) {
    const words = createWords({ texts: spec.texts, messages: {}, language: startLanguage() });
    el.classList.add("es", "dk-note");
    el.append(h("p", null, words.say("console.in-notebook")));
    return undefined;
  }
  const room = createRoom({ ask: () => model.send({ op: "ready" }) });
  const heard = (message) => message?.event === "room" && room.tell(message.data);
  model.on("msg:custom", heard);
  const stop = mountConsole(el, spec, room);
  document.getElementById("loading")?.remove();
  sessionStorage.removeItem("opened-again");
  return () => {
    stop();
    room.close();
    model.off("msg:custom", heard);
  };
}

export default { render };
