// Bringing a take-away back: a file chosen or dropped, looked at, then brought, then perhaps undone.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault, Params } from "../kit/types.d.ts" */
/** @import { Preview } from "../protocol.d.ts" */
/** @import { Choices } from "./restore-preview.js" */
/** @import { Caller } from "./takeaway.js" */
/** @typedef {{ title: [string, Params], ofCopies: boolean }} About the heading, and whether the file is this browser's own copies */

import { h, icon, uid } from "../kit/dom.js";
import { createPreview } from "./restore-preview.js";
import { createBrought } from "./restore-result.js";
import { bringTakeaway, sendTakeaway } from "./takeaway.js";

/** @param {I18n} words */
function createProgress(words) {
  const bar = h("progress", { max: 100, value: 0 });
  const said = h("span");
  const el = h("p", { class: "es-progress", hidden: true }, bar, said);
  return {
    el,
    /** @param {number} share 0 to 1 */
    show(share) {
      const percent = Math.round(100 * share);
      el.hidden = false;
      bar.value = percent;
      words.put(said, "study.bring-sending", { percent });
      words.attr(bar, "aria-label", "study.bring-sending", { percent });
    },
    hide() {
      el.hidden = true;
    },
  };
}

/**
 * The field of the start page that takes a file.
 * @param {object} options
 * @param {I18n} options.words
 * @param {Caller} options.carrier
 * @param {(ofCopies: boolean) => () => void} options.onBrought called after a restore; ofCopies: it came from this
 *   browser's own copies, and all of it that was wanted is here. Returns the function to call when that is undone.
 */
export function createBringing({ words, carrier, onBrought }) {
  const problem = h("div", { id: uid("problem"), role: "alert" });
  const input = h("input", {
    type: "file",
    accept: ".json,application/json",
    "aria-describedby": problem.id,
  });
  const choose = h(
    "label",
    { class: "es-btn es-file" },
    icon("up"),
    words.put(h("span"), "study.bring-file"),
    input,
  );
  const progress = createProgress(words);
  const place = h("div");
  const brought = createBrought({ words, carrier });
  const el = h(
    "div",
    { class: "es-bring" },
    h("p", { class: "es-do" }, choose),
    problem,
    progress.el,
    place,
    brought.el,
  );
  let busy = false;

  /** @param {Fault | null} trouble */
  function say(trouble) {
    problem.replaceChildren(
      ...(trouble
        ? [h("p", { class: "es-msg es-msg--error" }, icon("warn"), words.putProblem(h("span"), trouble))]
        : []),
    );
    if (trouble) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  /** @param {Blob} blob @param {Preview} preview @param {About} about */
  function show(blob, preview, { title, ofCopies }) {
    const shown = createPreview({
      preview,
      title,
      words,
      onCancel() {
        place.replaceChildren();
        input.focus();
      },
      async onBring(choices) {
        shown.busy(true);
        const { problem: trouble, body } = await bringTakeaway(carrier, blob, choices);
        place.replaceChildren();
        if (trouble) {
          say(trouble);
          input.focus();
          return;
        }
        const left = preview.differ.filter(({ key }) => choices[key] !== "file").length;
        brought.show(body, onBrought(ofCopies && body.kept <= left));
      },
    });
    place.replaceChildren(shown.el);
    shown.focus();
    shown.el.scrollIntoView({ block: "nearest" });
  }

  /**
   * Send a file and show its preview, in place of an earlier one.
   * @param {Blob} blob
   * @param {About} about
   */
  async function read(blob, about) {
    if (busy) return;
    busy = true;
    say(null);
    brought.clear();
    place.replaceChildren();
    el.setAttribute("aria-busy", "true");
    const { problem: trouble, body } = await sendTakeaway(carrier, blob, progress.show);
    busy = false;
    el.removeAttribute("aria-busy");
    progress.hide();
    input.value = "";
    if (trouble) {
      say(trouble);
      input.focus();
    } else show(blob, body, about);
  }

  /** @param {File} file */
  const readFile = (file) =>
    read(file, { title: ["study.preview-file", { name: { typed: file.name } }], ofCopies: false });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) readFile(file);
  });

  return {
    el,
    /** Called after another restore: Python can undo only the last. */
    clear: brought.clear,
    /** A file that was dropped. */
    readFile,
    /** The copies of this browser. @param {Blob} blob */
    readCopies: (blob) => read(blob, { title: ["study.preview-copies", {}], ofCopies: true }),
  };
}
