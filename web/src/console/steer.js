// Steering from the console: the slide of the talk, the turns, and whether the room took them.

import { lead, placeOf } from "../deck/order.js";
import { createEvents } from "../kit/events.js";

/** @import { Events } from "../kit/events.js" */
/** @import { StageRequest } from "../protocol.d.ts" */
/** @import { Command, DaySlide, Room, SlideKey } from "../deck/types.d.ts" */
/** @import { Course } from "./course.js" */

/** @typedef {ReturnType<typeof createSteer>} Steer */

/**
 * The steering. A press that comes before the room has replied counts from the slide that the one before it leads to.
 * @param {{ course: Course, room: Room }} context
 */
export function createSteer({ course, room }) {
  /** @type {Events<{ change: undefined }>} */
  const events = createEvents();
  /** The slide of a turn that the room has not settled yet. @type {DaySlide | null} */
  let heading = null;
  /** @type {StageRequest | null} */
  let wanted = null;
  let sending = false;
  /** The last slide that is not in reserve. @type {SlideKey | null} */
  let from = null;
  let problem = false;

  const here = () => heading ?? course.placed(room.stage);

  function remember() {
    const slide = here();
    if (!slide.backup) from = { deck: slide.deck, slide: slide.slide };
  }

  async function drain() {
    sending = true;
    while (wanted) {
      /** @type {StageRequest} */
      const change = wanted;
      wanted = null;
      problem = (await room.change(change)).status !== 200;
    }
    sending = false;
    heading = null;
    remember();
    events.emit("change");
  }

  /**
   * Change the stage.
   * @param {StageRequest} part
   */
  function change(part) {
    wanted = { ...wanted, ...part };
    if (!sending) drain();
    events.emit("change");
  }

  /**
   * Go to a slide of the day.
   * @param {DaySlide | null} slide
   */
  function go(slide) {
    if (!slide) return;
    heading = slide;
    remember();
    change({ ...placeOf(slide), blank: false });
  }

  room.on(({ name }) => name === "stage" && remember());
  return {
    /** The slide of the day that is shown, or is about to be. */
    here,
    go,
    change,
    /** The slide after it, or null. */
    next: () => lead(course.day, here(), "next", from),
    from: () => from,
    /**
     * Turn as `lead` does, or blank.
     * @param {Command} command
     */
    person(command) {
      if (command === "blank") change({ blank: !(wanted?.blank ?? room.stage?.blank ?? false) });
      else go(lead(course.day, here(), command, from));
    },
    /** Whether the last change was not taken. */
    get problem() {
      return problem;
    },
    /** @param {() => unknown} fn */
    on: (fn) => events.on("change", fn),
  };
}
