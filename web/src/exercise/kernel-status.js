// When Python does not answer a form: gone is said at once, silent after a while, each with what can be done about it.

import { h, icon } from "../kit/dom.js";

const PATIENCE = 60_000; // a kernel that is busy with another cell comes back by itself

/** Whether cells can be run again here; on a page without cells only loading it anew helps. */
const hasCells = (el) => Boolean(el.closest(".jp-NotebookPanel"));

/** The note {el, stop()}. saver: where there is one, whose silence counts. */
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
  let timer = null;
  let isThere = true;
  let isOffline = false;

  function show(key) {
    words.put(text, key);
    note.hidden = false;
  }

  function update() {
    clearTimeout(timer);
    timer = null;
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
    stop: () => {
      clearTimeout(timer);
      for (const stop of stops) stop?.();
    },
  };
}
