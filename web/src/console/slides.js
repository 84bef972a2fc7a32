// The slide on the projector, the next one, and the way to any other.

import { h, icon } from "../kit/dom.js";
import { createList } from "./list.js";
import { createPicture } from "./picture.js";
import { createBox, setText } from "./redraw.js";

export function createSlides(desk) {
  const { words, course, room, steer } = desk;
  const now = createBox("now", { words, title: "console.current" });
  const picture = createPicture(desk);
  const button = (command, cls, key, sign) =>
    h(
      "button",
      {
        type: "button",
        class: `es-btn es-btn--lg ${cls}`,
        dataset: { command },
        on: { click: () => steer.person(command) },
      },
      command === "next" ? null : icon(sign),
      words.put(h("span"), key),
      command === "next" ? icon(sign) : null,
    );
  const back = button("back", "", "console.back", "prev");
  const next = button("next", "es-btn--go", "console.next-slide", "next");
  const blank = button("blank", "", "console.blank", "hide");
  const problem = h("p", { class: "es-msg es-msg--error", role: "alert", hidden: true });
  const title = h("p", { class: "cn-now__title", role: "status" });
  now.body.append(picture.el, title, h("div", { class: "cn-turn" }, back, next, blank), problem);

  const coming = createBox("next", { words, title: "console.next" });
  const preview = createPicture(desk);
  const what = h("p", { class: "cn-next__title" });
  const list = createList(desk);
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
    back.disabled = false;
    next.disabled = !after;
    blank.setAttribute("aria-pressed", dark);
    words.put(blank.querySelector("span"), dark ? "console.unblank" : "console.blank");
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
