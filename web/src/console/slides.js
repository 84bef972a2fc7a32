// The slide on the projector, the next one, and the way to any other.

import { h, icon } from "../kit/dom.js";
import { createList } from "./list.js";
import { createPicture } from "./picture.js";
import { createBox, setText } from "./redraw.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { Command } from "../deck/types.d.ts" */
/** @import { Panel, PanelContext } from "./types.d.ts" */

/**
 * @param {PanelContext} context
 * @returns {Panel}
 */
export function createSlides(context) {
  const { words, course, room, steer } = context;
  const now = createBox("now", { words, title: "console.current" });
  const picture = createPicture(context);
  /** @param {Command} command @param {string} cls @param {IconName} sign @param {HTMLElement} label */
  const button = (command, cls, sign, label) =>
    h(
      "button",
      {
        type: "button",
        class: `es-btn es-btn--lg ${cls}`,
        dataset: { command },
        on: { click: () => steer.person(command) },
      },
      command === "next" ? null : icon(sign),
      label,
      command === "next" ? icon(sign) : null,
    );
  const back = button("back", "", "prev", words.put(h("span"), "console.back"));
  const next = button("next", "es-btn--go", "next", words.put(h("span"), "console.next-slide"));
  const blankLabel = h("span");
  const blank = button("blank", "", "hide", blankLabel);
  const problem = h("p", { class: "es-msg es-msg--error", role: "alert", hidden: true });
  const title = h("p", { class: "cn-now__title", role: "status" });
  now.body.append(picture.el, title, h("div", { class: "cn-turn" }, back, next, blank), problem);

  const coming = createBox("next", { words, title: "console.next" });
  const preview = createPicture(context);
  const what = h("p", { class: "cn-next__title" });
  const list = createList(context);
  coming.heading.remove();
  coming.body.append(
    h("div", { class: "cn-next__top" }, preview.el, h("div", null, coming.heading, what)),
    list.el,
  );

  function paint() {
    const here = steer.here();
    const after = steer.next();
    const dark = room.stage?.blank ?? false;
    const { number, count, backup } = course.standing(here);
    setText(
      now.aside,
      words.say(backup ? "console.reserve-of" : "console.slide-of", { n: number, total: count }),
    );
    picture.show(here, { blank: dark });
    setText(title, dark ? words.say("console.is-blank") : words.say(course.wordsOf(here).title));
    next.disabled = !after;
    blank.setAttribute("aria-pressed", String(dark));
    words.put(blankLabel, dark ? "console.unblank" : "console.blank");
    preview.show(after);
    setText(what, after ? words.say(course.wordsOf(after).title) : words.say("console.last"));
    words.put(coming.label, after && after.deck !== here.deck ? "console.next-part" : "console.next");
    setText(coming.aside, after?.minutes ? words.say("console.minutes", { n: after.minutes }) : "");
    problem.hidden = !steer.problem;
    setText(
      problem,
      steer.problem ? words.say(room.status === "on" ? "console.not-taken" : "console.away") : "",
    );
    list.paint();
  }

  return { el: h("div", { class: "cn-slides" }, now.el, coming.el), paint };
}
