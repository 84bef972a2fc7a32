// The people in the room and those who are answering, table by table.

import { h, icon, uid } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";
import { createBox, redraw, setText } from "./redraw.js";
import { roundsHere, stateOf } from "./rounds.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { TableProgress } from "../protocol.d.ts" */
/** @import { Panel, PanelContext } from "./types.d.ts" */

/**
 * The round whose answers are counted: the one on the slide, else the one opened last in this part.
 * @param {PanelContext} context
 */
function watched({ course, room, steer }) {
  const here = steer.here();
  const all = room.workshop?.rounds ?? [];
  const shown = all.find((each) => each.exercise === here.exercise && each.round === here.round);
  const { onSlides, others } = roundsHere(course, room, here);
  return shown ?? [...onSlides, ...others].findLast((each) => stateOf(room, each).open) ?? null;
}

/**
 * Numbers as a list in words: "2, 3 and 5".
 * @param {I18n} words
 * @param {number[]} numbers
 */
function listed(words, numbers) {
  return new Intl.ListFormat(htmlLang(words.language), { type: "conjunction" }).format(numbers.map(String));
}

/**
 * In words, the tables without an answer; empty where tables are not known.
 * @param {I18n} words
 * @param {TableProgress[]} tables
 */
function silence(words, tables) {
  const numbered = tables.flatMap(({ table, joined, answered }) =>
    table !== null && joined > 0 ? [{ table, answered }] : [],
  );
  if (!numbered.length) return "";
  const silent = numbered.filter(({ answered }) => answered === 0).map(({ table }) => table);
  if (!silent.length) return words.say("console.all-tables");
  if (silent.length === 1) return words.say("console.table-silent", { n: silent[0] });
  return words.say("console.tables-silent", { list: listed(words, silent) });
}

/**
 * @param {PanelContext} context
 * @returns {Panel}
 */
export function createPeople(context) {
  const { words, course, room, steer } = context;
  const box = createBox("people", { words, title: "console.people" });
  const numbers = h("dl", { class: "cn-people__numbers" });
  const which = h("p", { class: "cn-quiet" });
  const tables = h("ul", { class: "cn-people__tables" });
  const id = uid("follow");
  const follow = h("input", { type: "checkbox", role: "switch", id });
  follow.addEventListener("change", () => steer.change({ follow: follow.checked }));
  box.aside.setAttribute("role", "status");
  const byTable = h("details", null, words.put(h("summary"), "console.by-table"), tables);
  const switched = h(
    "label",
    { class: "cn-switch", for: id },
    follow,
    words.put(h("span"), "console.follow"),
  );
  box.body.append(numbers, which, h("div", { class: "cn-people__foot" }, switched, byTable));

  /** @param {number} value @param {IconName} sign @param {string} key */
  const number = (value, sign, key) =>
    h("div", null, h("dt", null, icon(sign), words.say(key)), h("dd", { class: "es-num" }, String(value)));

  return {
    el: box.el,
    paint() {
      const { joined = 0, connected = 0 } = room.summary ?? {};
      const round = watched(context);
      const state = round ? stateOf(room, round) : null;
      const known = (round && room.progress(round.exercise, round.round)?.tables) ?? [];
      redraw(numbers, [words.language, joined, connected, state?.answered, state?.writing], () => [
        number(joined, "plenary", "console.joined"),
        number(connected, "net", "console.connected"),
        state && number(state.answered, "check", "console.answered"),
        state && number(state.writing, "pen", "console.writing-now"),
      ]);
      setText(
        which,
        round ? words.say("console.answering-which", { title: course.names[round.exercise] }) : "",
      );
      which.hidden = !round || round.exercise === steer.here().exercise;
      setText(box.aside, state?.open ? silence(words, known) : "");
      byTable.hidden = !known.length;
      redraw(tables, [words.language, known], () =>
        known.map(({ table, joined: there, answered }) =>
          h(
            "li",
            { dataset: { silent: String(answered === 0) } },
            words.say(table === null ? "console.no-table" : "console.table", {
              n: table,
              answered,
              joined: there,
            }),
          ),
        ),
      );
      follow.checked = room.stage?.follow ?? true;
      follow.disabled = room.status !== "on";
    },
  };
}
