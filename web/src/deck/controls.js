// Open and reveal, on the slide: what the facilitator asks for shows at once, and stands once the room has confirmed it.

import { h, icon } from "../kit/dom.js";

/** The two switches of an exercise round: key, the flag it turns, its words and icons. */
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

function createSwitch({ key, flag, ...sides }, { words, ask }) {
  const button = h("button", {
    type: "button",
    class: "dk-btn",
    "aria-keyshortcuts": key,
    dataset: { key, preventSwipe: "" },
    disabled: true,
  });
  const state = h("span", { class: "dk-state" });
  let known = null; // what the room said last
  let wanted = null; // what was asked for and is not confirmed yet

  function paint() {
    const value = wanted ?? known;
    const side = value ? sides.on : sides.off;
    const pending = wanted !== null && wanted !== known;
    button.disabled = known === null;
    button.replaceChildren(
      icon(side.icon),
      h("span", null, words.say(side.act)),
      h("kbd", { "aria-hidden": "true" }, key),
    );
    state.replaceChildren(
      icon(pending ? "sync" : side.state),
      h("span", null, words.say(known === null ? "deck.unknown" : side.is)),
    );
    state.dataset.pending = pending;
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
    know(value) {
      known = value;
      if (wanted === value) wanted = null;
      paint();
    },
  };
}

/** Controls for one exercise round: el to show, know(view) for what the room says, paint() after a change of language. */
export function createControls({ slide, words, room }) {
  const problem = h("p", { class: "dk-problem", role: "alert", hidden: true });
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
    know: (view) => switches.forEach(({ flag, know }) => know(view ? view[flag] : null)),
  };
}
