// A button that asks once more before an act that cannot be undone.

/** @import { I18n } from "./i18n.js" */

import { h, icon } from "./dom.js";

/**
 * A button and the question that takes its place. The focus goes to the answer that changes nothing.
 * @param {object} options
 * @param {I18n} options.words
 * @param {string} options.button key of the button's text
 * @param {string} options.question key of the question
 * @param {() => unknown} options.act called once it is confirmed
 */
export function createSure({ words, button: key, question, act }) {
  const button = h(
    "button",
    { type: "button", class: "es-btn", on: { click: ask } },
    icon("trash"),
    words.put(h("span"), key),
  );
  const stay = words.put(
    h("button", { type: "button", class: "es-btn", on: { click: close } }),
    "study.offer-sure-stay",
  );
  const go = h(
    "button",
    { type: "button", class: "es-btn es-btn--danger", on: { click: act } },
    words.put(h("span"), "study.offer-sure-go"),
  );
  const asking = h(
    "div",
    { class: "es-asksure", role: "group", hidden: true },
    h("p", {}, icon("warn"), words.put(h("span"), question)),
    h("p", { class: "es-do" }, stay, go),
  );
  words.attr(asking, "aria-label", question);

  function ask() {
    asking.hidden = false;
    button.hidden = true;
    stay.focus();
  }

  function close() {
    asking.hidden = true;
    button.hidden = false;
    button.focus();
  }

  asking.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  return { button, asking };
}
