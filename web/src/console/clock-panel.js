// The clock: minutes left in this part, the delay, and what to shorten.

import { h, icon } from "../kit/dom.js";
import { clockNow } from "./bar.js";
import { createClockSetting } from "./clock-setting.js";
import { minutesShown, moodOf } from "./clock-words.js";
import { redraw, setText, timeOf } from "./redraw.js";

/** @import { ClockState, Shortening } from "../deck/types.d.ts" */
/** @import { Mood } from "./clock-words.js" */
/** @import { Panel, PanelContext } from "./types.d.ts" */

/** @type {Record<Mood, string>} */
const MOOD_TEXTS = {
  late: "console.behind",
  early: "console.ahead",
  on: "console.on-time",
  off: "console.not-started",
};

/**
 * @param {PanelContext} context
 * @returns {Required<Panel>}
 */
export function createClock(context) {
  const { words, course } = context;
  const number = h("span", { class: "es-num" });
  const unit = h("small");
  const time = h("b", { class: "es-num" });
  const pace = h("span", { class: "cn-tag", role: "status" });
  const filled = h("i");
  const meter = h("div", { class: "cn-meter", "aria-hidden": "true" }, filled);
  const sentence = h("p", { class: "cn-clock__words" });
  const shorten = h("div", { class: "cn-clock__shorten", hidden: true });
  const setting = createClockSetting(context);
  const el = words.attr(h("section", { class: "cn-box cn-clock" }), "aria-label", "console.clock");
  el.append(
    h("p", { class: "cn-clock__left" }, number, unit),
    h("div", { class: "cn-clock__now" }, time, pace),
    meter,
    sentence,
    shorten,
    ...setting.parts,
  );

  /** @param {number | null} ms */
  const said = (ms) => (ms === null ? "–" : timeOf(ms));

  /** @param {ClockState} clock */
  function paintPace(clock) {
    const { mood, minutes } = moodOf(clock);
    pace.dataset.mood = mood;
    redraw(pace, [words.language, mood, minutes], () => [
      icon(mood === "on" ? "check" : "clock"),
      h("span", null, words.say(MOOD_TEXTS[mood], { n: minutes })),
    ]);
  }

  /** @param {Shortening | null} found */
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

  /** @param {ClockState} clock */
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
    const clock = clockNow(context);
    if (!clock) return;
    setText(number, String(minutesShown(clock.left)));
    setText(
      unit,
      words.say(course.block(clock.block).kind === "break" ? "console.left-break" : "console.left"),
    );
    setText(time, timeOf(Date.now()));
    filled.style.width = `${Math.round(clock.share * 100)}%`;
    paintPace(clock);
    setText(sentence, sentenceFor(clock));
    paintShorten(clock.shorten);
    setting.paint();
  }

  return { el, paint: tick, tick };
}
