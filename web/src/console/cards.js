// Moderation: what people typed in the exercise on the slide, each to be hidden from every screen, or shown again.

import { h, icon } from "../kit/dom.js";
import { createLatest, deviceClock } from "../kit/timing.js";
import { createBox, createKeyed, redraw, setText } from "./redraw.js";

/** Answers come in a stream; the list is asked for once they rest. */
const REST = 400;

export function createCards({ words, room, steer }) {
  const box = createBox("cards", { words, title: "console.cards" });
  const list = h("ul", { class: "cn-cards__list" });
  const problem = h("p", { class: "es-msg es-msg--error", role: "alert", hidden: true });
  box.body.append(problem, list);
  let cards = [];
  let round = null;

  const asked = createLatest(async () => {
    if (!round) return;
    const place = round;
    const query = new URLSearchParams({ exercise: place.exercise, round: place.round });
    const { status, body } = await room.request("GET", `cards?${query}`);
    if (place !== round || status !== 200) return;
    cards = body.cards;
    paint();
  }, deviceClock());

  async function hide(key, hidden) {
    const { status } = await room.request("POST", "cards", {
      exercise: round.exercise,
      round: round.round,
      key,
      hidden,
    });
    problem.hidden = status === 200;
    setText(
      problem,
      status === 200 ? "" : words.say(room.status === "on" ? "console.not-taken" : "console.away"),
    );
    if (status === 200) cards = cards.map((card) => (card.key === key ? { ...card, hidden } : card));
    paint();
    asked.soon(0);
  }

  const rows = createKeyed(
    list,
    ({ key }) => key,
    (first) => {
      const text = h("span", { class: "cn-cards__text" });
      const mark = h("small");
      const label = h("span");
      const about = h("span", { class: "es-vh" });
      const sign = h("span");
      let hidden = first.hidden;
      const button = h(
        "button",
        { type: "button", class: "es-btn", on: { click: () => hide(first.key, !hidden) } },
        sign,
        label,
        about,
      );
      const el = h("li", null, h("div", null, text, mark), button);
      return {
        el,
        paint(card) {
          ({ hidden } = card);
          el.dataset.hidden = hidden;
          setText(text, card.text);
          setText(
            mark,
            [
              card.group ? words.say(card.group) : null,
              card.count > 1 ? `× ${card.count}` : null,
              hidden ? words.say("console.card-hidden") : null,
            ]
              .filter(Boolean)
              .join(" · "),
          );
          setText(label, words.say(hidden ? "console.card-show" : "console.card-hide"));
          setText(about, ` ${card.text}`);
          redraw(sign, [hidden], () => [icon(hidden ? "eye" : "hide")]);
        },
      };
    },
  );

  /** Which round the slide shows, if it shows one. */
  function look() {
    const here = steer.here();
    const known = here.exercise ? `${here.exercise}/${here.round}` : null;
    if (known === (round && `${round.exercise}/${round.round}`)) return;
    round = here.exercise ? { exercise: here.exercise, round: here.round } : null;
    cards = [];
    asked.soon(0);
  }

  function paint() {
    look();
    box.el.hidden = !cards.length;
    const hidden = cards.filter((card) => card.hidden).length;
    setText(box.aside, words.say("console.cards-count", { n: cards.length - hidden, hidden }));
    rows([...cards].reverse()); // the newest first: that is what has to be seen to
  }

  room.on((name, data) => {
    const ours = round && data?.exercise === round.exercise && data.round === round.round;
    if ((ours && (name === "view" || name === "progress")) || (name === "status" && data === "on"))
      asked.soon(REST);
  });
  return { el: box.el, paint };
}
