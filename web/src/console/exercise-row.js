// One exercise round in the console: its name, its state in words, and its two switches.

import { h, icon, uid } from "../kit/dom.js";
import { redraw, setText } from "./redraw.js";
import { stateOf } from "./rounds.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { DayRound, Mode } from "../protocol.d.ts" */
/** @import { Room } from "../deck/types.d.ts" */
/** @import { PanelContext } from "./types.d.ts" */

/** @typedef {"open" | "revealed"} Flag */
/** A position of a switch: the key of its button, and its icon. @typedef {{ act: string, icon: IconName }} Side */

/** @type {Record<Flag, { on: Side, off: Side }>} */
const SWITCHES = {
  open: { on: { act: "console.close", icon: "stop" }, off: { act: "console.open", icon: "play" } },
  revealed: { on: { act: "console.hide", icon: "hide" }, off: { act: "console.reveal", icon: "eye" } },
};
/** @type {Record<Mode, string>} */
const MODE_TEXTS = {
  individual: "console.mode-individual",
  table: "console.mode-table",
  plenary: "console.mode-plenary",
};

/**
 * A switch of a round. failed(true) is called when the room has not taken a change.
 * @param {Flag} flag
 * @param {DayRound} each
 * @param {{ words: I18n, room: Room, failed: (on: boolean) => void }} context
 */
function createSwitch(flag, each, { words, room, failed }) {
  const label = h("span");
  const sign = h("span");
  const button = h(
    "button",
    { type: "button", class: "es-btn", dataset: { flag } },
    sign,
    label,
    h("span", { class: "es-vh" }),
  );
  /** @type {boolean | null} */
  let known = null;
  /** @type {boolean | null} */
  let wanted = null;
  /** @param {boolean | null} [value] */
  function paint(value = known) {
    known = value;
    if (wanted === known) wanted = null;
    const side = SWITCHES[flag][(wanted ?? known) ? "on" : "off"];
    button.disabled = known === null;
    const shown = wanted === null ? side.icon : "sync";
    redraw(sign, [shown], () => [icon(shown)]);
    setText(label, words.say(side.act));
  }
  button.addEventListener("click", async () => {
    wanted = !(wanted ?? known);
    paint();
    const refused = await room.set({ exercise: each.exercise, round: each.round, [flag]: wanted });
    failed(Boolean(refused));
    if (refused) wanted = null;
    paint();
  });
  return { button, paint };
}

/**
 * The row of a round.
 * @param {DayRound} first
 * @param {PanelContext} context
 */
export function createExerciseRow(first, { words, course, room, steer }) {
  const id = uid("exercise");
  const title = h("b", { id });
  const turn = h("span", { class: "cn-ex__round" });
  const meta = h("small");
  const tags = h("span", { class: "cn-ex__tags" });
  const count = h("span");
  const writing = h("span", { class: "cn-ex__writing" });
  const filled = h("i");
  const meter = h("span", { class: "cn-meter", "aria-hidden": "true" }, filled);
  const problem = h("p", { class: "es-msg es-msg--error", role: "alert", hidden: true });
  /** @param {boolean} on */
  const failed = (on) => {
    problem.hidden = !on;
    setText(problem, on ? words.say(room.status === "on" ? "console.not-taken" : "console.away") : "");
  };
  const open = createSwitch("open", first, { words, room, failed });
  const reveal = first.view ? createSwitch("revealed", first, { words, room, failed }) : null;
  const el = h(
    "li",
    { dataset: { exercise: first.exercise, round: first.round } },
    h("div", { class: "cn-ex__t" }, h("div", null, title, turn, meta), tags),
    h(
      "div",
      { class: "cn-ex__b" },
      h("span", { class: "cn-ex__count" }, count, writing, meter),
      open.button,
      reveal?.button ?? null,
    ),
    problem,
  );

  /** @param {DayRound} each */
  function paintName(each) {
    const many = each.rounds.length > 1;
    const round = words.say("console.round-of", {
      n: each.rounds.indexOf(each.round) + 1,
      total: each.rounds.length,
    });
    setText(title, words.say(course.names[each.exercise]));
    turn.hidden = !many;
    setText(turn, many ? round : "");
    for (const hidden of el.querySelectorAll("button .es-vh"))
      setText(hidden, ` ${words.say(course.names[each.exercise])}${many ? ` ${round}` : ""}`);
    const here = steer.here();
    const shown = here.exercise === each.exercise && here.round === each.round;
    el.dataset.shown = String(shown);
    const reserve = course.inReserve(each);
    redraw(meta, [words.language, shown, reserve], () => [
      h(
        "span",
        null,
        words.say("console.about", { mode: words.say(MODE_TEXTS[each.mode]), n: each.minutes }),
      ),
      reserve ? h("span", { class: "cn-ex__reserve" }, words.say("console.reserve")) : null,
      shown ? h("b", { class: "cn-ex__here" }, words.say("console.on-slide")) : null,
    ]);
    open.button.classList.toggle("es-btn--go", shown);
  }

  return {
    el,
    /** @param {DayRound} each */
    paint(each) {
      const state = stateOf(room, each);
      const joined = room.summary?.joined ?? 0;
      paintName(each);
      redraw(tags, [words.language, state.open, state.revealed], () => [
        h(
          "span",
          { class: "cn-tag", dataset: { mood: state.open ? "on" : "off" } },
          icon(state.open ? "pen" : "lock"),
          h("span", null, words.say(state.open ? "console.is-open" : "console.is-closed")),
        ),
        state.revealed
          ? h(
              "span",
              { class: "cn-tag", dataset: { mood: "shown" } },
              icon("eye"),
              h("span", null, words.say("console.is-revealed")),
            )
          : null,
      ]);
      setText(count, words.say("console.answered-of", { n: state.answered, joined }));
      setText(writing, state.writing ? words.say("console.writing", { n: state.writing }) : "");
      filled.style.width = `${joined ? Math.min(100, Math.round((state.answered / joined) * 100)) : 0}%`;
      open.paint(state.open);
      reveal?.paint(state.revealed);
    },
  };
}
