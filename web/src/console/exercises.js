// The exercises of this part, each round with its own switches, and how many have answered.

import { h, icon, uid } from "../kit/dom.js";
import { createBox, createKeyed, redraw, setText } from "./redraw.js";

const SWITCHES = {
  open: { on: { act: "console.close", icon: "stop" }, off: { act: "console.open", icon: "play" } },
  revealed: { on: { act: "console.hide", icon: "hide" }, off: { act: "console.reveal", icon: "eye" } },
};

const keyOf = ({ exercise, round }) => `${exercise}/${round}`;

/** What the room says of a round now: {open, revealed, n, answered, writing}, null for what is not known. */
export function stateOf(room, each) {
  const state = room.state(each.exercise, each.round) ?? room.view(each.exercise, each.round) ?? each;
  const progress = room.progress(each.exercise, each.round);
  return {
    open: state.open ?? null,
    revealed: state.revealed ?? null,
    answered: progress?.answered ?? state.n ?? 0,
    writing: progress?.writing ?? 0,
  };
}

/** The rounds of the day that belong to the slides around here: {onSlides, others}. */
export function roundsHere(course, room, here) {
  const all = room.workshop?.rounds ?? [];
  const shown = new Map(
    course
      .slidesOf(here.deck)
      .filter(({ exercise }) => exercise)
      .map((slide, index) => [keyOf(slide), index]),
  );
  const place = (each) => shown.get(keyOf(each));
  const onSlides = all
    .filter((each) => shown.has(keyOf(each)))
    .sort((one, other) => place(one) - place(other));
  const block = course.blockOf(here).id;
  return { onSlides, others: all.filter((each) => each.block === block && !shown.has(keyOf(each))) };
}

function createSwitch(flag, each, { words, room, name, failed }) {
  const label = h("span");
  const sign = h("span");
  const button = h(
    "button",
    { type: "button", class: "es-btn", dataset: { flag } },
    sign,
    label,
    h("span", { class: "es-vh" }, name),
  );
  let known = null;
  let wanted = null;
  function paint(value = known) {
    known = value;
    if (wanted === known) wanted = null;
    const side = SWITCHES[flag][(wanted ?? known) ? "on" : "off"];
    button.disabled = known === null;
    redraw(sign, [wanted === null ? side.icon : "sync"], () => [icon(wanted === null ? side.icon : "sync")]);
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

/** One round: its name, which round it is, its state in words, and its two switches. */
function createRow(first, { words, course, room, steer }) {
  const id = uid("exercise");
  const title = h("b", { id });
  const turn = h("span", { class: "cn-ex__round" });
  const meta = h("small");
  const tags = h("span", { class: "cn-ex__tags" });
  const count = h("span");
  const writing = h("span", { class: "cn-ex__writing" });
  const meter = h("span", { class: "cn-meter", "aria-hidden": "true" }, h("i"));
  const problem = h("p", { class: "es-msg es-msg--error", role: "alert", hidden: true });
  const name = h("span");
  const failed = (on) => {
    problem.hidden = !on;
    setText(problem, on ? words.say(room.status === "on" ? "console.not-taken" : "console.away") : "");
  };
  const open = createSwitch("open", first, { words, room, name, failed });
  const reveal = first.view
    ? createSwitch("revealed", first, { words, room, name: name.cloneNode(), failed })
    : null;
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
    el.dataset.shown = shown;
    const reserve = course.inReserve(each);
    redraw(meta, [words.language, shown, reserve], () => [
      h(
        "span",
        null,
        words.say("console.about", { mode: words.say(`console.mode-${each.mode}`), n: each.minutes }),
      ),
      reserve ? h("span", { class: "cn-ex__reserve" }, words.say("console.reserve")) : null,
      shown ? h("b", { class: "cn-ex__here" }, words.say("console.on-slide")) : null,
    ]);
    open.button.classList.toggle("es-btn--go", shown);
  }

  return {
    el,
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
      meter.firstChild.style.width = `${joined ? Math.min(100, Math.round((state.answered / joined) * 100)) : 0}%`;
      open.paint(state.open);
      reveal?.paint(state.revealed);
    },
  };
}

export function createExercises(desk) {
  const { words, course, room, steer } = desk;
  const box = createBox("ex", { words, title: "console.exercises" });
  const list = h("ul", { class: "cn-ex__list" });
  const rest = h("ul", { class: "cn-ex__list" });
  const summary = h("summary");
  const more = h("details", { class: "cn-ex__more" }, summary, rest);
  const none = words.put(h("p", { class: "cn-quiet" }), "console.no-exercises");
  const make = (each) => createRow(each, desk);
  const paintList = createKeyed(list, keyOf, make);
  const paintRest = createKeyed(rest, keyOf, make);
  box.body.append(none, list, more);
  let before = null;

  /** What is on the slide is what somebody wants to see first. */
  function scroll() {
    const row = list.querySelector("[data-shown=true]");
    if (row) box.body.scrollTop = row.offsetTop;
  }

  /** Go there once for each slide: after a reload the slide is known before the exercises are. */
  function reveal(here) {
    const key = `${here.deck}/${here.slide}/${Boolean(room.workshop)}`;
    if (before === key) return;
    before = key;
    queueMicrotask(scroll); // once the panels below have taken their place
  }
  new ResizeObserver(scroll).observe(box.body); // what people wrote comes later, and takes some of it

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
