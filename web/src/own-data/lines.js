// The lines around the learner's file: what went wrong, how far the work is, and the first rows.

import { h, icon } from "../kit/dom.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault } from "../kit/types.d.ts" */
/** @import { FileProgress, FileReply } from "../protocol.d.ts" */

/** @typedef {"sending" | FileProgress["part"]} BusyPart */
/** @type {Record<BusyPart, string>} */
const BUSY = {
  sending: "data.busy-sending",
  reading: "data.busy-reading",
  working: "data.busy-working",
};

/** @param {I18n} words */
export function problemLine(words) {
  const el = h("p", { class: "es-msg es-msg--error", role: "alert", hidden: true });
  return {
    el,
    /** @param {Fault | null} problem */
    show(problem) {
      el.hidden = !problem;
      el.replaceChildren(...(problem ? [icon("warn"), words.putProblem(h("span"), problem)] : []));
    },
  };
}

/** @param {I18n} words */
export function progressLine(words) {
  const bar = h("progress", { max: 100, value: 0 });
  const said = h("span");
  const el = h("p", { class: "es-progress", hidden: true }, bar, said);
  return {
    el,
    /**
     * @param {BusyPart} part
     * @param {number} share 0 to 1
     */
    show(part, share) {
      const percent = Math.round(100 * share);
      el.hidden = false;
      bar.value = percent;
      words.put(said, BUSY[part], { percent });
      words.attr(bar, "aria-label", BUSY[part], { percent });
    },
    hide() {
      el.hidden = true;
    },
  };
}

/**
 * @param {I18n} words
 * @param {FileReply} file
 */
export function previewTable(words, { columns, preview }) {
  const head = columns.map((name) => h("th", { scope: "col" }, name));
  const rows = preview.map((cells) =>
    h(
      "tr",
      {},
      cells.map((cell) => h("td", {}, cell)),
    ),
  );
  const caption = words.put(h("caption", { class: "es-vh" }), "data.preview");
  const table = h(
    "table",
    { class: "es-table" },
    caption,
    h("thead", {}, h("tr", {}, head)),
    h("tbody", {}, rows),
  );
  const frame = h("div", { class: "es-scroll", tabindex: "0", role: "region" }, table);
  return words.attr(frame, "aria-label", "data.preview");
}
