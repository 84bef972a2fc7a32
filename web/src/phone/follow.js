// Where the room is: the page goes along, unless its person is writing or has turned to something else; then a quiet
// bar says where the room is, with a way there.

import { h, icon } from "../kit/dom.js";
import { addressOf } from "./plan.js";

const RECENT = 5000; // milliseconds after a keystroke or a tap in which somebody is still at it
const THINKING = 30_000; // the same with the cursor left in what is being written
const TYPED = "textarea, select, input:not([type=radio], [type=checkbox], [type=range])";

/** Watches the hands in root. Returns {busy(): whether somebody is at it, moved(): they were at work elsewhere}. */
function watchHands(root) {
  let last = -Infinity;
  let composing = false;
  const moved = () => (last = Date.now());
  root.addEventListener("compositionstart", () => (composing = true), true);
  root.addEventListener("compositionend", () => (composing = false), true);
  for (const name of ["keydown", "input", "pointerdown"]) root.addEventListener(name, moved, true);
  function busy() {
    const at = document.activeElement;
    const patience = root.contains(at) && at.matches(TYPED) ? THINKING : RECENT;
    return composing || Date.now() - last < patience || document.querySelector("dialog[open]") !== null;
  }
  return { busy, moved };
}

/**
 * bar: where the line goes; stage: where people write; here(): the step on screen; turnTo(address): turn to it without
 * taking the focus. Returns {hear(stage), turned(), arrived(step), destroy()}.
 */
export function followRoom({ bar, stage, words, parts, device, here, turnTo, leaveFocus }) {
  const hands = watchHands(stage);
  const where = h("span");
  const moved = h("span", { class: "es-vh" });
  const button = (kind, key, click) =>
    words.put(h("button", { class: `es-btn ${kind}`, type: "button", on: { click } }), key);
  const line = h(
    "div",
    { class: "es-follow", hidden: true },
    icon("eye"),
    where,
    h(
      "div",
      null,
      button("es-btn--go", "page.room-go", () => (location.hash = asked.address)),
      button("", "page.room-stay", stay),
    ),
  );
  const el = h("div", { class: "es-whither", role: "status" }, line, moved);
  let asked = null; // the place the line offers
  let declined = null; // the exercise round that the answer was no to
  bar.append(el);

  function find(key) {
    for (const part of parts) {
      const step = part.steps.find((each) => each.key === key);
      if (step) return { step, address: addressOf(part, step) };
    }
    return null;
  }

  function ask(place) {
    asked = place;
    line.hidden = !place;
    if (place) words.put(where, "page.room-at", { what: place.step.spec.name });
  }

  function stay() {
    declined = asked.step.key;
    ask(null);
    leaveFocus();
  }

  return {
    /** The room is at an exercise round, or at none. The same one again is no reason to be moved a second time. */
    hear({ exercise, round }) {
      const key = `${exercise}/${round}`;
      const place = exercise && find(key);
      const again = device.followed === key;
      moved.replaceChildren();
      if (place) device.followed = key;
      if (place && !again) declined = null;
      if (!place || place.step === here() || declined === key) ask(null);
      else if (again || hands.busy()) ask(place);
      else {
        ask(null);
        turnTo(place.address);
        words.put(moved, "page.room-moved", { what: place.step.spec.name });
      }
    },

    /** The person turned the page: what the room says in the next moment is no reason to turn it back. */
    turned: hands.moved,

    /** The page is at a step now, whoever turned to it. */
    arrived(step) {
      if (asked?.step === step) ask(null);
    },

    destroy: () => el.remove(),
  };
}
