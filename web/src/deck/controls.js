// Open and reveal, on the slide: a change shows at once, and stands once the room has confirmed it.

import { h, icon } from "../kit/dom.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault, RoomView } from "../kit/types.d.ts" */
/** @import { LiveSlide, Room } from "./types.d.ts" */

/** A flag of an exercise round. @typedef {"open" | "revealed"} Flag */
/** One position of a switch: keys of its button and its state, and their icons. @typedef {{ act: string, is: string, icon: IconName, state: IconName }} Side */
/** @typedef {{ key: string, flag: Flag, on: Side, off: Side }} SwitchSpec */
/** Asks the room for a change; resolves to null, or to its error. @typedef {(change: { [K in Flag]?: boolean }) => Promise<Fault | null>} Ask */

/** The two switches of an exercise round: key, the flag it turns, its words and icons. @type {SwitchSpec[]} */
const SWITCHES = [
  {
    key: "o",
    flag: "open",
    on: { act: "deck.close", is: "deck.is-open", icon: "stop", state: "pen" },
    off: { act: "deck.open", is: "deck.is-closed", icon: "play", state: "lock" },
  },
  {
    key: "r",
    flag: "revealed",
    on: { act: "deck.hide", is: "deck.is-revealed", icon: "hide", state: "eye" },
    off: { act: "deck.reveal", is: "deck.is-hidden", icon: "eye", state: "hide" },
  },
];

/**
 * @param {SwitchSpec} spec
 * @param {{ words: I18n, ask: Ask }} context
 */
function createSwitch({ key, flag, ...sides }, { words, ask }) {
  // A part of the button that is replaced while it is pressed would swallow the click: only changes are written.
  const sign = h("span", { class: "dk-btn__sign" });
  const act = h("span");
  const button = h(
    "button",
    {
      type: "button",
      class: "dk-btn",
      "aria-keyshortcuts": key,
      dataset: { key, preventSwipe: "" },
      disabled: true,
    },
    sign,
    act,
    h("kbd", { "aria-hidden": "true" }, key),
  );
  const state = h("span", { class: "dk-state" });
  /** @type {IconName | null} */
  let drawn = null;
  /** The room's last value. @type {boolean | null} */
  let known = null;
  /** The value that was asked for and is not confirmed yet. @type {boolean | null} */
  let wanted = null;

  function paint() {
    const value = wanted ?? known;
    const side = value ? sides.on : sides.off;
    const pending = wanted !== null && wanted !== known;
    button.disabled = known === null;
    if (drawn !== side.icon) sign.replaceChildren(icon(side.icon));
    drawn = side.icon;
    const text = words.say(side.act);
    if (act.textContent !== text) act.textContent = text;
    state.replaceChildren(
      icon(pending ? "sync" : side.state),
      h("span", null, words.say(known === null ? "deck.unknown" : side.is)),
    );
    state.dataset.pending = String(pending);
  }

  button.addEventListener("click", async () => {
    const target = !(wanted ?? known);
    wanted = target;
    paint();
    const refused = await ask({ [flag]: target });
    if (refused)
      wanted = null; // back to what is known
    else if (wanted === target) known = target;
    if (wanted === known) wanted = null;
    paint();
  });

  return {
    button,
    state,
    paint,
    /** @param {boolean | null} value */
    setKnown(value) {
      known = value;
      if (wanted === value) wanted = null;
      paint();
    },
  };
}

/**
 * Controls for one exercise round; paint() after a change of language.
 * @param {{ slide: LiveSlide, words: I18n, room: Room }} context
 */
export function createControls({ slide, words, room }) {
  const problem = h("p", { class: "dk-problem", role: "alert", hidden: true });
  /** @type {Ask} */
  async function ask(change) {
    problem.hidden = true;
    const refused = await room.set({ exercise: slide.exercise, round: slide.round, ...change });
    if (refused) {
      problem.replaceChildren(icon("warn"), h("span", null, words.say("deck.not-changed")));
      problem.hidden = false;
    }
    return refused;
  }
  const switches = SWITCHES.map((each) => ({ flag: each.flag, ...createSwitch(each, { words, ask }) }));
  const el = h(
    "div",
    { class: "dk-controls" },
    h(
      "p",
      { class: "dk-states", role: "status" },
      switches.map(({ state }) => state),
    ),
    h(
      "div",
      { class: "dk-buttons" },
      switches.map(({ button }) => button),
    ),
    problem,
  );
  const paint = () => switches.forEach((each) => each.paint());
  paint();
  return {
    el,
    paint,
    /** @param {RoomView | null} view */
    setView: (view) => switches.forEach(({ flag, setKnown }) => setKnown(view ? view[flag] : null)),
  };
}
