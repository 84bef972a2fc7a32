// Moderation: the texts typed in the exercise on the slide, each to be hidden from every screen, or shown again.

import { h, icon } from "../kit/dom.js";
import { createLatest, deviceClock } from "../kit/timing.js";
import { createBox, createKeyed, redraw, setText } from "./redraw.js";

/** @import { CardList, CardState } from "../protocol.d.ts" */
/** @import { Panel, PanelContext } from "./types.d.ts" */

const REST = 400; // milliseconds without a new answer before the list is asked for

/**
 * @param {PanelContext} context
 * @returns {Panel}
 */
export function createCards({ words, room, steer }) {
  const box = createBox("cards", { words, title: "console.cards" });
  const list = h("ul", { class: "cn-cards__list" });
  const problem = h("p", { class: "es-msg es-msg--error", role: "alert", hidden: true });
  box.body.append(problem, list);
  /** @type {CardState[]} */
  let cards = [];
  /** The round on the slide. @type {{ exercise: string, round: string } | null} */
  let round = null;

  const asked = createLatest(async () => {
    if (!round) return;
    const place = round;
    const query = new URLSearchParams({ exercise: place.exercise, round: place.round });
    const { status, body } = await room.request("GET", `cards?${query}`);
    if (place !== round || status !== 200) return;
    ({ cards } = /** @type {CardList} */ (body));
    paint();
  }, deviceClock());

  /** @param {string} key @param {boolean} hidden */
  async function hide(key, hidden) {
    if (!round) return;
    const { status } = await room.request("POST", "cards", { ...round, key, hidden });
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
          el.dataset.hidden = String(hidden);
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
    if (
      (here.exercise ?? null) === (round?.exercise ?? null) &&
      (here.round ?? null) === (round?.round ?? null)
    )
      return;
    round = here.exercise && here.round ? { exercise: here.exercise, round: here.round } : null;
    cards = [];
    asked.soon(0);
  }

  function paint() {
    look();
    box.el.hidden = !cards.length;
    const hidden = cards.filter((card) => card.hidden).length;
    setText(box.aside, words.say("console.cards-count", { n: cards.length - hidden, hidden }));
    rows([...cards].reverse()); // the newest first
  }

  room.on(({ name, data }) => {
    const changed =
      name === "view" || name === "progress"
        ? data.exercise === round?.exercise && data.round === round.round
        : name === "status" && data === "on";
    if (changed) asked.soon(REST);
  });
  return { el: box.el, paint };
}
