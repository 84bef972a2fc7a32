// Bringing a take-away back: a file chosen or dropped, looked at, then brought, then perhaps undone.

import { h, icon, uid } from "../kit/dom.js";
import { createPreview } from "./restore-preview.js";
import { createBrought } from "./restore-result.js";
import { bringTakeaway, sendTakeaway } from "./takeaway.js";

function createProgress(words) {
  const bar = h("progress", { max: 100, value: 0 });
  const said = h("span");
  const el = h("p", { class: "es-progress", hidden: true }, bar, said);
  return {
    el,
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
 * The field of the start page: {el, clear(), readFile(file), readCopies(blob)}.
 * onBrought(ofCopies): something was brought; ofCopies says whether it came from this browser's own copies, and all of
 * it that was wanted is here. It returns what is to be done when that is undone.
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

  function say(trouble) {
    problem.replaceChildren(
      ...(trouble
        ? [h("p", { class: "es-msg es-msg--error" }, icon("warn"), words.putProblem(h("span"), trouble))]
        : []),
    );
    if (trouble) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

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

  /** Send a file and show what it would bring. What stood here before is void. */
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

  const readFile = (file) =>
    read(file, { title: ["study.preview-file", { name: { typed: file.name } }], ofCopies: false });
  input.addEventListener("change", () => {
    const [file] = input.files;
    if (file) readFile(file);
  });

  return {
    el,
    /** Something else was brought: Python can undo but the last. */
    clear: brought.clear,
    /** A file that was dropped. */
    readFile,
    /** The copies of this browser. */
    readCopies: (blob) => read(blob, { title: ["study.preview-copies", {}], ofCopies: true }),
  };
}
