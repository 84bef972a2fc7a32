// "Your workbook", at the end of every part: the exercises filled in, printing, the come-back code, and leaving.

import { h, icon } from "../kit/dom.js";
import { exercisesOf } from "./plan.js";
import { askRemoval } from "./removal.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Me } from "../protocol.d.ts" */
/** @import { Book } from "./answers.js" */
/** @import { Part } from "./types.d.ts" */

/**
 * Name and table; a name reads in its own direction.
 * @param {I18n} words
 * @param {Pick<Me, "name" | "table">} me
 */
export function whoIs(words, { name, table }) {
  return [h("bdi", null, name), table === null ? null : words.put(h("span"), "page.table", { table })];
}

/** @param {I18n} words @param {IconName} sign @param {string} key @param {() => unknown} click */
function button(words, sign, key, click) {
  return h(
    "button",
    { class: "es-btn", type: "button", on: { click } },
    icon(sign),
    words.put(h("span"), key),
  );
}

/**
 * Put the card into root.
 * @param {HTMLElement} root
 * @param {object} options
 * @param {I18n} options.words
 * @param {Pick<Me, "name" | "code" | "table">} options.me
 * @param {boolean} options.durable whether this device keeps the secret
 * @param {() => Promise<unknown>} options.leave removes the participant; rejects with RoomError
 * @param {() => unknown} options.print
 */
export function mountHome(root, { words, me, durable, leave, print }) {
  const filled = h("p");
  const code = h(
    "div",
    { class: "es-code", hidden: durable, "aria-live": "polite" },
    words.put(h("span"), "page.code-is"),
    h("output", { class: "es-code__letters", translate: "no" }, me.code),
    words.put(h("p", { class: "es-hint" }), durable ? "page.code-hint" : "page.code-needed"),
  );
  const showCode = button(words, "two", "page.code-show", () => {
    code.hidden = !code.hidden;
    if (!code.hidden) code.scrollIntoView({ block: "center" });
    showCode.setAttribute("aria-expanded", String(!code.hidden));
  });
  showCode.setAttribute("aria-expanded", String(!code.hidden));
  const remove = h(
    "button",
    {
      class: "es-btn es-btn--quiet es-home__remove",
      type: "button",
      on: { click: () => askRemoval({ words, leave }) },
    },
    icon("trash"),
    words.put(h("span"), "page.remove"),
  );
  const title = words.put(h("h2", { id: "workbook-title", tabindex: "-1" }), "page.workbook");
  root.setAttribute("aria-labelledby", "workbook-title");
  root.replaceChildren(
    h(
      "div",
      null,
      title,
      h("p", { class: "es-home__who" }, whoIs(words, me)),
      filled,
      words.put(h("p", { class: "es-hint" }), "page.workbook-private"),
    ),
    h("div", { class: "es-home__do" }, button(words, "down", "page.print", print), showCode),
    code,
    h("div", { class: "es-home__leave" }, remove),
  );

  return {
    focus: () => title.focus(),
    /** @param {Part[]} parts @param {Book} book */
    show(parts, book) {
      const exercises = exercisesOf(parts);
      words.put(filled, "page.filled", {
        n: exercises.filter((step) => book.progress(step) === "done").length,
        total: exercises.length,
      });
    },
  };
}
