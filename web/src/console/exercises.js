// The exercises of this part, each round with its own switches, and the number of answers.

import { h } from "../kit/dom.js";
import { createExerciseRow } from "./exercise-row.js";
import { createBox, createKeyed, setText } from "./redraw.js";
import { keyOf, roundsHere } from "./rounds.js";

/** @import { DaySlide } from "../deck/types.d.ts" */
/** @import { DayRound } from "../protocol.d.ts" */
/** @import { Panel, PanelContext } from "./types.d.ts" */

/**
 * @param {PanelContext} context
 * @returns {Panel}
 */
export function createExercises(context) {
  const { words, course, room, steer } = context;
  const box = createBox("ex", { words, title: "console.exercises" });
  const list = h("ul", { class: "cn-ex__list" });
  const rest = h("ul", { class: "cn-ex__list" });
  const summary = h("summary");
  const more = h("details", { class: "cn-ex__more" }, summary, rest);
  const none = words.put(h("p", { class: "cn-quiet" }), "console.no-exercises");
  /** @param {DayRound} each */
  const make = (each) => createExerciseRow(each, context);
  const paintList = createKeyed(list, keyOf, make);
  const paintRest = createKeyed(rest, keyOf, make);
  box.body.append(none, list, more);
  /** @type {string | null} */
  let before = null;

  /** Scroll to the exercise that is on the slide. */
  function scroll() {
    const row = list.querySelector("[data-shown=true]");
    if (row instanceof HTMLElement) box.body.scrollTop = row.offsetTop;
  }

  /**
   * Scroll once for each slide: after a reload the slide is known before the exercises are.
   * @param {DaySlide} here
   */
  function reveal(here) {
    const key = `${here.deck}/${here.slide}/${Boolean(room.workshop)}`;
    if (before === key) return;
    before = key;
    queueMicrotask(scroll); // once the panels below have taken their place
  }
  new ResizeObserver(scroll).observe(box.body); // the cards come later, and take some of its height

  return {
    el: box.el,
    paint() {
      const { onSlides, others } = roundsHere(course, room, steer.here());
      const shown = onSlides.length ? onSlides : others;
      const folded = onSlides.length ? others : [];
      paintList(shown);
      paintRest(folded);
      none.hidden = shown.length > 0;
      more.hidden = folded.length === 0;
      setText(summary, words.say("console.more-exercises", { n: folded.length }));
      reveal(steer.here());
    },
  };
}
