// The note of a form whose kernel does not answer: at once when it is gone, after a minute when it is silent.

import { h, icon } from "../kit/dom.js";

/**
 * @import { I18n } from "../kit/i18n.js"
 * @import { CommCarrier } from "../transport/comm.js"
 */

const PATIENCE = 60_000; // milliseconds; a kernel that is busy with another cell comes back by itself

/**
 * Whether cells can be run again here; on a page without cells only loading it anew helps.
 * @param {Element} el
 */
const hasCells = (el) => Boolean(el.closest(".jp-NotebookPanel"));

/**
 * The note. saver: the form's, where there is one; its silence counts too.
 * @param {object} options
 * @param {I18n} options.words
 * @param {CommCarrier} options.carrier
 * @param {{ onState(fn: (summary: { state: string }) => void): () => void } | null} [options.saver]
 */
export function createKernelNote({ words, carrier, saver = null }) {
  const text = words.put(h("span"), "notebook.stranded");
  const reload = words.put(
    h("button", { type: "button", class: "es-btn", on: { click: () => location.reload() } }),
    "notebook.reload",
  );
  const note = h(
    "div",
    { class: "es-note es-note--locked", hidden: true },
    icon("off"),
    h("p", {}, text),
    reload,
  );
  const el = h("div", { class: "es-kernel", role: "status" }, note);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let isThere = true;
  let isOffline = false;

  /** @param {string} key */
  function show(key) {
    words.put(text, key);
    note.hidden = false;
  }

  function update() {
    clearTimeout(timer);
    reload.hidden = !isThere && hasCells(el);
    if (!isThere) show(hasCells(el) ? "notebook.gone-cell" : "notebook.gone-page");
    else if (isOffline) timer = setTimeout(() => show("notebook.stranded"), PATIENCE);
    else note.hidden = true;
  }

  const stops = [
    carrier.onKernel((there) => {
      isThere = there;
      if (there) update();
      else queueMicrotask(update); // the note may not stand on the page yet
    }),
    saver?.onState(({ state }) => {
      if (isOffline === (state === "offline")) return;
      isOffline = !isOffline;
      update();
    }),
  ];
  return {
    el,
    stop() {
      clearTimeout(timer);
      for (const stop of stops) stop?.();
    },
  };
}
