// The outcome of the learner's file: the result, the rows left out with their reasons, and files to take away.

import { createResult } from "../exercise/result.js";
import { h, icon } from "../kit/dom.js";
import { deviceClock } from "../kit/timing.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Params, Result } from "../kit/types.d.ts" */
/** @import { LeftOutRow, RunReply } from "../protocol.d.ts" */
/** @import { FileName, Kind } from "./types.d.ts" */

/** @type {readonly FileName[]} */
const FILES = ["made", "picture", "left-out"];

/**
 * The keys of a file's button and of its name. The table that came out has a name for each kind.
 * @typedef {{ take: string, name: string }} FileTexts
 */

/** @type {Record<FileName, Record<Kind, FileTexts>>} */
const FILE_TEXTS = {
  made: {
    "customer-grading": {
      take: "data.take-made-customer-grading",
      name: "data.file-made-customer-grading",
    },
    "satisfaction-tracking": {
      take: "data.take-made-satisfaction-tracking",
      name: "data.file-made-satisfaction-tracking",
    },
  },
  picture: {
    "customer-grading": { take: "data.take-picture", name: "data.file-picture" },
    "satisfaction-tracking": { take: "data.take-picture", name: "data.file-picture" },
  },
  "left-out": {
    "customer-grading": { take: "data.take-left-out", name: "data.file-left-out" },
    "satisfaction-tracking": { take: "data.take-left-out", name: "data.file-left-out" },
  },
};

/**
 * The name of a file that is taken away, as a key.
 * @param {FileName} name
 * @param {Kind} kind
 */
export function fileNameKey(name, kind) {
  return FILE_TEXTS[name][kind].name;
}

/**
 * The outcome; show(reply to "run", or null).
 * @param {object} options
 * @param {Kind} options.kind
 * @param {I18n} options.words
 * @param {(name: FileName) => unknown} options.take hands a file to the learner
 */
export function createOutcome({ kind, words, take }) {
  const result = createResult({ words, heading: 4, clock: deviceClock() });
  const counted = h("p", { class: "es-msg", role: "status" });
  const more = h("p", { class: "es-hint" });
  const list = h("ol", { class: "es-plain" });
  const rest = h("p", { class: "es-hint" });
  const dirty = h(
    "details",
    { class: "es-more" },
    h("summary", {}, icon("chevron"), words.put(h("span"), "data.left-out")),
    list,
    rest,
  );
  const buttons = FILES.map((name) => {
    const button = h(
      "button",
      { type: "button", class: "es-btn", on: { click: () => take(name) } },
      icon("down"),
      words.put(h("span"), FILE_TEXTS[name][kind].take),
    );
    return { name, button };
  });
  const el = h(
    "div",
    { hidden: true },
    result.el,
    h(
      "section",
      { class: "es-card" },
      counted,
      more,
      dirty,
      h(
        "p",
        { class: "es-field es-beside" },
        buttons.map(({ button }) => button),
      ),
    ),
  );

  /** @param {LeftOutRow} row */
  function reason({ line, code, params }) {
    /** @type {Params} */
    const said = {};
    for (const [key, value] of Object.entries(params))
      said[key] = typeof value === "number" ? value : { typed: String(value) };
    return words.bind(h("li"), (item) => {
      item.textContent = words.say("data.line", { line, reason: words.say(`data.${code}`, said) });
    });
  }

  return {
    el,
    /** @param {RunReply | null} body */
    show(body) {
      el.hidden = !body;
      result.show(/** @type {Result | null} */ (body?.result ?? null));
      if (!body) return;
      const { used, left_out: leftOut, listed, more: unseen } = body;
      words.put(counted, "data.used", { used, left_out: leftOut });
      more.hidden = !unseen;
      if (unseen) words.put(more, "data.more", { count: unseen });
      dirty.hidden = !leftOut;
      dirty.open = used === 0; // where nothing could be used, the reasons are the result
      list.replaceChildren(...listed.map(reason));
      rest.hidden = leftOut <= listed.length;
      if (!rest.hidden) words.put(rest, "data.left-out-more", { count: leftOut - listed.length });
      for (const { name, button } of buttons) button.hidden = name === "left-out" && !leftOut;
    },
  };
}
