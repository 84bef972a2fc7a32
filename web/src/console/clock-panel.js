// The clock: minutes left in this part, whether we are late, and what to shorten when we are.

import { h, icon, uid } from "../kit/dom.js";
import { clockNow } from "./bar.js";
import { redraw, setText, timeOf } from "./redraw.js";

const MINUTE = 60_000;

/** "09:05" today, as the ISO time that the room takes; null for what is no time. */
function todayAt(text) {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  if (!found) return null;
  const time = new Date();
  time.setHours(Number(found[1]), Number(found[2]), 0, 0);
  return time.toISOString();
}

/** Start, adjust and reset: what the facilitator does to the clock. */
function createSetting({ words, room, steer }) {
  const id = uid("started");
  const input = h("input", {
    class: "es-in",
    id,
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-describedby": `${id}-problem`,
  });
  const problem = h("p", { class: "es-msg es-msg--error", id: `${id}-problem`, role: "alert", hidden: true });
  const set = words.put(h("button", { type: "submit", class: "es-btn" }), "console.apply");
  const stop = words.put(h("button", { type: "button", class: "es-btn" }), "console.stop");
  const form = h(
    "form",
    { class: "cn-clock__form", novalidate: true },
    words.put(h("label", { for: id }), "console.started-at"),
    input,
    set,
    stop,
    problem,
  );
  const details = h("details", { class: "cn-clock__set" }, words.put(h("summary"), "console.adjust"), form);
  const start = h(
    "button",
    { type: "button", class: "es-btn es-btn--go cn-clock__start" },
    icon("play"),
    words.put(h("span"), "console.start"),
  );
  const undo = words.put(h("button", { type: "button", class: "es-btn" }), "console.undo");
  const undone = h(
    "p",
    { class: "cn-clock__undo", role: "status", hidden: true },
    words.put(h("span"), "console.stopped"),
    undo,
  );
  let gone = null; // what the clock was before it was reset
  let before = null; // what it was when it was painted last

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const started = todayAt(input.value);
    problem.hidden = started !== null;
    input.setAttribute("aria-invalid", started === null);
    if (started === null) setText(problem, words.say("console.bad-time"));
    else {
      steer.change({ started });
      details.open = false;
    }
  });
  start.addEventListener("click", () => {
    gone = null;
    steer.change({ started: "now" });
  });
  stop.addEventListener("click", () => {
    gone = room.stage?.started ?? null;
    details.open = false;
    steer.change({ started: null });
    start.focus();
  });
  undo.addEventListener("click", () => {
    steer.change({ started: gone });
    gone = null;
  });

  return {
    parts: [start, details, undone],
    paint() {
      const started = room.stage?.started ?? null;
      if (started && !before) gone = null; // it runs again, by whichever window
      before = started;
      start.hidden = Boolean(started);
      details.hidden = !started;
      undone.hidden = !gone || Boolean(started);
      if (started && !details.open) input.value = timeOf(started);
    },
  };
}

export function createClock(desk) {
  const { words, course } = desk;
  const number = h("span", { class: "es-num" });
  const unit = h("small");
  const time = h("b", { class: "es-num" });
  const pace = h("span", { class: "cn-tag", role: "status" });
  const meter = h("div", { class: "cn-meter", "aria-hidden": "true" }, h("i"));
  const sentence = h("p", { class: "cn-clock__words" });
  const shorten = h("div", { class: "cn-clock__shorten", hidden: true });
  const setting = createSetting(desk);
  const el = words.attr(h("section", { class: "cn-box cn-clock" }), "aria-label", "console.clock");
  el.append(
    h("p", { class: "cn-clock__left" }, number, unit),
    h("div", { class: "cn-clock__now" }, time, pace),
    meter,
    sentence,
    shorten,
    ...setting.parts,
  );

  const said = (ms) => (ms === null ? "–" : timeOf(ms));

  function paintPace({ state, behind }) {
    const minutes = Math.round(behind);
    const mood = state !== "running" ? "off" : minutes > 0 ? "late" : minutes < 0 ? "early" : "on";
    const key = {
      late: "console.behind",
      early: "console.ahead",
      on: "console.on-time",
      off: "console.not-started",
    }[mood];
    pace.dataset.mood = mood;
    redraw(pace, [words.language, mood, minutes], () => [
      icon(mood === "on" ? "check" : "clock"),
      h("span", null, words.say(key, { n: Math.abs(minutes) })),
    ]);
  }

  function paintShorten(found) {
    shorten.hidden = !found;
    const late = Math.round(found?.late ?? 0);
    redraw(shorten, [words.language, found && [found.slides, late]], () =>
      found
        ? [
            h("h3", null, words.say("console.shorten")),
            h(
              "ul",
              null,
              found.slides.map((slide) =>
                h(
                  "li",
                  null,
                  h("span", { class: "cn-clock__slide" }, words.say(course.wordsOf(slide).title)),
                  " ",
                  h(
                    "b",
                    null,
                    words.say(slide.to ? "console.shorten-slide" : "console.leave-out", {
                      from: slide.minutes,
                      to: slide.to,
                    }),
                  ),
                ),
              ),
            ),
            h(
              "p",
              null,
              words.say(
                !found.slides.length
                  ? "console.saves-nothing"
                  : late
                    ? "console.saves-some"
                    : "console.saves",
                { n: found.saved, late },
              ),
            ),
          ]
        : [],
    );
  }

  function sentenceFor({ state, start, ends, plannedEnd, dayEnds, dayPlannedEnd }) {
    if (state === "running")
      return words.say("console.ends", {
        time: said(ends),
        planned: said(plannedEnd),
        day: said(dayEnds),
        dayplanned: said(dayPlannedEnd),
      });
    if (state === "early") return words.say("console.starts-in", { time: said(start) });
    return start === null
      ? words.say("console.no-planned-start")
      : words.say("console.planned-start", { time: said(start), end: said(dayPlannedEnd) });
  }

  function tick() {
    const clock = clockNow(desk);
    if (!clock) return;
    setText(number, String(Math.ceil(clock.left - 1 / MINUTE)));
    setText(
      unit,
      words.say(course.block(clock.block).kind === "break" ? "console.left-break" : "console.left"),
    );
    setText(time, timeOf(Date.now()));
    meter.firstChild.style.width = `${Math.round(clock.share * 100)}%`;
    paintPace(clock);
    setText(sentence, sentenceFor(clock));
    paintShorten(clock.shorten);
    setting.paint();
  }

  return { el, paint: tick, tick };
}
