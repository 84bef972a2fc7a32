// An exercise on a slide: the question and the number of answers, then the room's view, with the switches beside it.

import { h } from "../kit/dom.js";
import { mountView } from "../live/view.js";
import { createControls } from "./controls.js";
import { STATUS_TEXTS } from "./cover.js";
import { drawFigure } from "./figures.js";

/** @import { HiddenRoomView } from "../kit/types.d.ts" */
/** @import { LiveSlide, SlideContext } from "./types.d.ts" */

/**
 * The view of a slide before the room has sent one: the question, and no number.
 * @param {LiveSlide} slide
 * @returns {Omit<HiddenRoomView, "n"> & { n: null }}
 */
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

/**
 * An exercise; controls: whether the switches stand on it, as they do not on a picture of the slide.
 * @param {HTMLElement} root
 * @param {SlideContext<LiveSlide>} context
 */
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

  /** The paragraph that a deck's author set above the exercise takes the place of its lead. */
  function borrowLead() {
    const own = root.closest("section")?.querySelector(".dk-md p");
    const place = stage.querySelector(".es-live__lead");
    if (!own || !place || place.contains(own)) return;
    place.replaceWith(own);
    own.classList.add("es-live__lead");
  }

  function paint() {
    const latest = room.view(slide.exercise, slide.round);
    controls?.setView(latest);
    view.update(latest ?? unanswered(slide), { joined: room.summary?.joined ?? null });
    const key = STATUS_TEXTS[room.status];
    silent.hidden = !key;
    if (key) silent.textContent = words.say(key);
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

  const stop = room.on(({ name, data }) => {
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
