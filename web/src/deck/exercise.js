// An exercise on a slide: the question and the number of answers, then what the room says, with the switches beside it.

import { h } from "../kit/dom.js";
import { mountView } from "../live/view.js";
import { createControls } from "./controls.js";
import { drawFigure } from "./figures.js";

/** What a slide shows while the room has said nothing: the question, and no number. */
function unanswered(slide) {
  return {
    exercise: slide.exercise,
    round: slide.round,
    view: slide.view,
    open: false,
    revealed: false,
    n: null,
    minimum: slide.minimum,
    shown: false,
    title: slide.title,
  };
}

/** controls: whether the switches stand on it; a picture of the slide has none. */
export function liveSlide(root, { slide, words, room, controls: switched = true }) {
  root.classList.add("dk-in");
  const stage = h("div", { class: "dk-stage" });
  const figure = slide.figure ? drawFigure(slide.figure, words) : null;
  const view = mountView(stage, { words, variant: "deck", lead: slide.lead, waiting: figure });
  const controls = switched ? createControls({ slide, words, room }) : null;
  const silent = h("p", { class: "dk-silent", role: "status", hidden: true });
  view.side.append(silent);
  if (controls) view.side.append(controls.el);
  root.append(stage);

  /** The words a deck's author set above the exercise take the place of its lead. */
  function borrowLead() {
    const own = root.closest("section")?.querySelector(".dk-md p");
    const place = stage.querySelector(".es-live__lead");
    if (!own || !place || place.contains(own)) return;
    place.replaceWith(own);
    own.classList.add("es-live__lead");
  }

  function paint() {
    const latest = room.view(slide.exercise, slide.round);
    controls?.know(latest);
    view.update(latest ?? unanswered(slide), { joined: room.summary?.joined ?? null });
    const words_ = {
      asking: "deck.asking",
      none: "deck.no-workshop",
      connecting: "deck.asking",
      lost: "deck.lost",
    }[room.status];
    silent.hidden = !words_;
    if (words_) silent.textContent = words.say(words_);
    borrowLead();
  }

  let waiting = false;
  /** Several changes in one frame are one painting. */
  function soon() {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      paint();
    });
  }

  const stop = room.on((name, data) => {
    const ours = name === "view" && data.exercise === slide.exercise && data.round === slide.round;
    if (ours || name === "status" || name === "summary") soon();
  });
  if (controls) words.bind(controls.el, () => controls.paint());
  paint();
  return () => {
    stop();
    view.destroy();
  };
}
