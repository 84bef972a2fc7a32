// Steering from the console: where the talk is, where it goes, and whether the room took it.

import { lead, placeOf } from "../deck/order.js";
import { createEvents } from "../kit/events.js";

/**
 * here(): the slide of the day that is shown, or is about to be; next(): the one after it, or null. person(command) turns
 * as `lead` does or blanks; go(slide) chooses any. problem: null, or that the last change was not taken. A press that
 * comes before the room has answered counts from where the one before it leads.
 */
export function createSteer({ course, room }) {
  const events = createEvents();
  let heading = null; // where a turn leads that the room has not settled yet
  let wanted = null;
  let sending = false;
  let from = null;
  let problem = false;

  const here = () => heading ?? course.placed(room.stage);

  function remember() {
    const slide = here();
    if (slide && !slide.backup) from = { deck: slide.deck, slide: slide.slide };
  }

  async function drain() {
    sending = true;
    while (wanted) {
      const change = wanted;
      wanted = null;
      problem = (await room.change(change)).status !== 200;
    }
    sending = false;
    heading = null;
    remember();
    events.emit("change");
  }

  /** Change the stage: any of what the room takes. */
  function change(part) {
    wanted = { ...wanted, ...part };
    if (!sending) drain();
    events.emit("change");
  }

  function go(slide) {
    if (!slide) return;
    heading = slide;
    remember();
    change({ ...placeOf(slide), blank: false });
  }

  room.on((name) => name === "stage" && remember());
  return {
    here,
    go,
    change,
    next: () => (here() ? lead(course.day, here(), "next", from) : null),
    from: () => from,
    person(command) {
      if (command === "blank") change({ blank: !(wanted?.blank ?? room.stage?.blank ?? false) });
      else go(lead(course.day, here(), command, from));
    },
    get problem() {
      return problem;
    },
    on: (fn) => events.on("change", fn),
  };
}
