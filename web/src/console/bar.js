// The bar: the part's number and title, the half day to scale, the number of people connected, and the language.

import { plannedStart, readClock } from "../deck/clock.js";
import { h, icon } from "../kit/dom.js";
import { redraw, setText } from "./redraw.js";

/** @import { Language } from "../kit/types.d.ts" */
/** @import { Block, ClockState } from "../deck/types.d.ts" */
/** @import { Panel, PanelContext } from "./types.d.ts" */

/**
 * The clock of this moment; null where the day has no slides.
 * @param {Pick<PanelContext, "course" | "room" | "steer">} context
 */
export function clockNow({ course, room, steer }) {
  const now = Date.now();
  const planned = room.workshop ? plannedStart(room.workshop, now) : null;
  const here = steer.here();
  const stage = room.stage ?? { moved: null, started: null };
  return readClock({
    schedule: course.day,
    stage: { ...stage, deck: here.deck, slide: here.slide },
    from: steer.from(),
    now,
    planned,
  });
}

/** @param {PanelContext} context */
function languageSwitch({ words, switchLanguage }) {
  /** @param {Language} key @param {string} name @param {string} short */
  const button = (key, name, short) =>
    h(
      "button",
      {
        type: "button",
        lang: key === "zh" ? "zh-Hans" : "en",
        dataset: { language: key },
        "aria-label": words.say(name),
        on: { click: () => switchLanguage(key) },
      },
      short,
    );
  const buttons = [button("en", "console.english", "EN"), button("zh", "console.chinese", "中")];
  const el = h("div", { class: "es-lang", role: "group" }, buttons);
  return { el: words.attr(el, "aria-label", "console.language"), buttons };
}

/**
 * @param {PanelContext} context
 * @returns {Required<Panel>}
 */
export function createBar(context) {
  const { words, course, room, steer } = context;
  const part = h("small");
  const title = h("b");
  const day = h("div", { class: "es-day", role: "img" });
  const people = h("span", { class: "cn-bar__people" });
  const languages = languageSwitch(context);
  const home = words.put(h("a", { class: "cn-bar__home" }), "console.home");
  const el = h(
    "header",
    { class: "es-bar cn-bar" },
    h("div", { class: "es-bar__where" }, part, title),
    day,
    people,
    h("div", { class: "cn-bar__end" }, home, languages.el),
  );

  /** @param {ClockState} clock */
  function paintDay(clock) {
    const here = course.blocks.findIndex(({ id }) => id === clock.block);
    /** @param {Block} block @param {number} index */
    const state = (block, index) =>
      index === here ? "now" : index < here ? "done" : block.kind === "break" ? "break" : "next";
    const share = `${Math.round(clock.share * 100)}%`;
    redraw(day, [here, share], () =>
      course.blocks.map((block, index) =>
        h("i", { dataset: { s: state(block, index) }, style: { "--m": block.minutes, "--p": share } }),
      ),
    );
    const total = course.blocks.reduce((sum, { minutes }) => sum + minutes, 0);
    const before = course.blocks.slice(0, here).reduce((sum, { minutes }) => sum + minutes, 0);
    const done = Math.round(before + course.blocks[here].minutes * clock.share);
    day.setAttribute("aria-label", words.say("console.day", { done, total }));
  }

  function tick() {
    const clock = clockNow(context);
    if (clock) paintDay(clock);
  }

  function paint() {
    const block = course.blockOf(steer.here());
    setText(
      part,
      block.number
        ? words.say("console.part-of", { number: block.number, total: course.total })
        : words.say(course.title),
    );
    setText(title, words.say(block.title));
    const { joined = 0, connected = 0 } = room.summary ?? {};
    const lost = room.status === "lost";
    redraw(people, [words.language, joined, connected, room.status], () => [
      icon(lost ? "off" : "net"),
      h(
        "span",
        null,
        lost
          ? words.say("deck.lost-short")
          : joined
            ? words.say("console.connected-of", { n: connected, joined })
            : words.say("console.nobody"),
      ),
    ]);
    home.href = `/?language=${words.language}`;
    for (const button of languages.buttons)
      button.setAttribute("aria-pressed", String(button.dataset.language === words.language));
    tick();
  }

  return { el, paint, tick };
}
