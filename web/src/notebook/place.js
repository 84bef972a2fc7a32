// A place in a notebook's output cell: it shows what the page's form runtime draws in it. The runtime comes with a
// widget of its own; where that is not on the page within a moment, the place asks the kernel for it.

import { entryOf, subscribe } from "./registry.js";

/** @import { WidgetModel } from "../kit/widget.d.ts" */

const PATIENCE = 1000; // milliseconds until the kernel is asked, and between two looks for what was asked
const ANSWER = 15_000; // milliseconds until a silent kernel is said

/**
 * Import a script and start the runtime in it with what came beside it.
 * @param {string} key
 * @param {{ script: string, style: string, texts: object, messages: object }} program
 */
async function load(key, program) {
  const url = URL.createObjectURL(new Blob([program.script], { type: "text/javascript" }));
  try {
    const { default: runtime } = await import(url);
    if (entryOf(key).runtime) return;
    const style = document.createElement("style");
    style.textContent = program.style;
    document.head.append(style);
    /** @type {Record<string, unknown>} */
    const traits = { key, _css: program.style, texts: program.texts, messages: program.messages };
    runtime.initialize({ model: { get: (/** @type {string} */ name) => traits[name] } });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Ask the kernel for the runtime, once for all places that wait. say(): nobody answers. Returns the way to stop.
 * @param {WidgetModel} model
 * @param {{ key: string, say: () => void }} options
 */
function fetchRuntime(model, { key, say }) {
  const entry = entryOf(key);
  const id = `program-${Math.random().toString(36).slice(2)}`;
  let isAsking = false;
  let timer = setTimeout(look, PATIENCE);
  const patience = setTimeout(say, PATIENCE + ANSWER);

  /** @param {{ id?: string, status?: number, body?: any }} reply */
  function onReply({ id: answered, status, body }) {
    if (answered === id && status === 200) load(key, body);
  }

  function look() {
    timer = setTimeout(look, PATIENCE);
    if (entry.isAsked) return;
    entry.isAsked = isAsking = true;
    try {
      model.send({ id, op: "program", body: {} });
    } catch {
      say(); // a closed comm throws
    }
  }

  model.on("msg:custom", onReply);
  return () => {
    clearTimeout(timer);
    clearTimeout(patience);
    model.off("msg:custom", onReply);
    if (isAsking) entry.isAsked = false;
  };
}

/** @param {{ model: WidgetModel, el: HTMLElement }} view */
function render({ model, el }) {
  const key = model.get("runtime");
  let leave = () => {};
  let stopAsking = () => {};

  function say() {
    const note = document.createElement("p");
    note.textContent = model.get("stranded")[model.get("language")];
    el.replaceChildren(note);
  }

  const stop = subscribe(key, (runtime) => {
    stopAsking();
    leave();
    el.replaceChildren();
    leave = runtime.render({ model, el });
  });
  if (!entryOf(key).runtime) stopAsking = fetchRuntime(model, { key, say });
  return () => {
    stop();
    stopAsking();
    leave();
  };
}

export default { render };
