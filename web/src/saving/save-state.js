// The save state in words, for the bar of a page: an icon, a sentence, a time.

import { h, icon } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { SaveSummary } from "./save-summary.js" */

/** The part of a saver that the bar needs. @typedef {{ onState: (fn: (summary: SaveSummary) => void) => () => void, choose: () => void, retry: () => void }} SaveControl */

/** @type {Record<SaveSummary["state"], IconName>} */
const ICONS = { empty: "pen", typing: "pen", saving: "sync", saved: "check", offline: "off", error: "warn" };

/** "10:42", on this device's clock. @param {string} iso */
function timeOf(iso) {
  const time = new Date(iso);
  return `${time.getHours()}:${String(time.getMinutes()).padStart(2, "0")}`;
}

/** @param {SaveSummary} summary @param {I18n} words */
function sentence({ state, code, at, kept }, words) {
  if (code === "conflict") return words.say("form.save-conflict");
  if (state === "error" && code !== null && code !== "unknown")
    return words.say("form.save-because", { why: words.problem({ code }) });
  if (state === "offline" && !kept) return words.say("form.save-offline-unkept");
  return words.say(`form.save-${state}`, { time: at ? timeOf(at) : "" });
}

/**
 * Keep the saver's state in `el`. A failure, and its end, is announced to screen readers. Returns the function that
 * ends it.
 * @param {HTMLElement} el
 * @param {{ saver: SaveControl, words: I18n }} options
 */
export function mountSaveState(el, { saver, words }) {
  const shown = h("span", { class: "es-save__shown" });
  const spoken = h("span", { class: "es-vh", role: "status" });
  el.classList.add("es-save");
  el.append(shown, spoken);
  const button = h("button", { type: "button", class: "es-retry", on: { click: act } });
  /** @type {SaveSummary | null} */
  let now = null;
  let drawn = "";
  let wasBad = false;

  /** Draw a sentence, unless it is there already: a button must not move under a finger. @param {SaveSummary} summary */
  function draw({ state }, /** @type {string} */ text) {
    const next = `${state} ${words.language} ${text}`;
    if (next === drawn) return;
    drawn = next;
    const parts = [icon(ICONS[state]), h("span", { lang: htmlLang(words.language) }, text)];
    if (state === "error") {
      button.replaceChildren(...parts);
      if (!shown.contains(button)) shown.replaceChildren(button);
    } else shown.replaceChildren(...parts);
  }

  /** @param {SaveSummary} summary */
  function show(summary) {
    const text = sentence(summary, words);
    el.dataset.save = summary.state;
    draw(summary, text);
    const isBad = summary.state === "offline" || summary.state === "error";
    if (isBad || (wasBad && summary.state === "saved")) spoken.textContent = text;
    if (isBad || summary.state === "saved") wasBad = isBad;
  }

  function act() {
    if (now?.code === "conflict") saver.choose();
    else saver.retry();
  }

  words.bind(el, () => now && show(now), "save state");
  return saver.onState((summary) => {
    now = summary;
    show(summary);
  });
}
