// Following the room: the page turns with it, unless the person is writing or has turned to another step; then a quiet
// line names the room's exercise, with a button that goes there.

import { h, icon } from "../kit/dom.js";
import { nextFollow, targetOf } from "./following.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { StagePointer } from "../protocol.d.ts" */
/** @import { Device } from "./device.js" */
/** @import { FollowState, Target } from "./following.js" */
/** @import { Part, Step } from "./types.d.ts" */

const RECENT = 5000; // milliseconds after a keystroke or a tap in which a person counts as busy
const THINKING = 30_000; // the same while the cursor is in a field
const TYPED = "textarea, select, input:not([type=radio], [type=checkbox], [type=range])";

/**
 * Watch for input in root: busy() says whether the person is at work, moved() counts as input.
 * @param {HTMLElement} root
 */
function watchInput(root) {
  let last = -Infinity;
  let composing = false;
  const moved = () => (last = Date.now());
  root.addEventListener("compositionstart", () => (composing = true), true);
  root.addEventListener("compositionend", () => (composing = false), true);
  for (const name of ["keydown", "input", "pointerdown"]) root.addEventListener(name, moved, true);
  function busy() {
    const at = document.activeElement;
    const patience = at && root.contains(at) && at.matches(TYPED) ? THINKING : RECENT;
    return composing || Date.now() - last < patience || document.querySelector("dialog[open]") !== null;
  }
  return { busy, moved };
}

/**
 * Follow the room.
 * @param {object} options
 * @param {HTMLElement} options.bar the line is put at its end
 * @param {HTMLElement} options.stage people write in it
 * @param {I18n} options.words
 * @param {Part[]} options.parts
 * @param {Pick<Device, "followed">} options.device
 * @param {() => Step} options.here the step on screen
 * @param {(address: string) => void} options.turnTo turns to an address and leaves the focus where it is
 * @param {() => void} options.leaveFocus moves the focus from the line to the page
 */
export function followRoom({ bar, stage, words, parts, device, here, turnTo, leaveFocus }) {
  const input = watchInput(stage);
  const where = h("span");
  const moved = h("span", { class: "es-vh" });
  /** @param {string} kind @param {string} key @param {() => void} click */
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
      button("es-btn--go", "page.room-go", () => {
        if (state.offered) location.hash = state.offered.address;
      }),
      button("", "page.room-stay", stay),
    ),
  );
  const el = h("div", { class: "es-whither", role: "status" }, line, moved);
  /** @type {FollowState} */
  let state = { followed: device.followed, offered: null, declined: null };
  bar.append(el);

  /** @param {Target | null} target */
  function offer(target) {
    state = { ...state, offered: target };
    line.hidden = !target;
    if (target) words.put(where, "page.room-at", { what: target.step.spec.name });
  }

  function stay() {
    state = { ...state, declined: state.offered?.step.key ?? null };
    offer(null);
    leaveFocus();
  }

  return {
    /**
     * Follow the stage to an exercise round, or to none.
     * @param {StagePointer} pointer
     */
    onStage(pointer) {
      const target = targetOf(parts, pointer);
      const next = nextFollow({ ...state, followed: device.followed }, target, {
        here: here(),
        busy: input.busy(),
      });
      moved.replaceChildren();
      state = next.state;
      device.followed = state.followed;
      offer(state.offered);
      if (!next.turnTo) return;
      turnTo(next.turnTo.address);
      words.put(moved, "page.room-moved", { what: next.turnTo.step.spec.name });
    },

    /** The person turned the page, which counts as input: the next event of the stage does not turn it back. */
    turned: input.moved,

    /**
     * The page has turned to a step, by the person or along with the room.
     * @param {Step} step
     */
    arrived(step) {
      if (state.offered?.step === step) offer(null);
    },

    destroy: () => el.remove(),
  };
}
