// The join form of a module notebook: address, PIN, and a name or a come-back code.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault } from "../kit/types.d.ts" */
/** @import { Connection } from "../protocol.d.ts" */
/** @import { Component } from "../kit/widget.d.ts" */
/** @import { CommCarrier } from "../transport/comm.js" */

import { createKernelNote } from "../exercise/kernel-status.js";
import { h, icon, uid } from "../kit/dom.js";
import { followTheme, guardKeys } from "../kit/host-page.js";
import { htmlLang } from "../kit/i18n.js";
import { createKept } from "../saving/local-copies.js";
import { commCarrier } from "../transport/comm.js";
import { Offline } from "../transport/offline.js";
import { createOffer } from "./restore-offer.js";

/** @typedef {"address" | "pin" | "name" | "code"} FieldId */

/** @type {{ id: FieldId, hint?: boolean, attrs: Record<string, string> }[]} */
const FIELDS = [
  {
    id: "address",
    hint: true,
    attrs: { inputmode: "url", autocomplete: "off", autocapitalize: "off", spellcheck: "false" },
  },
  { id: "pin", attrs: { inputmode: "numeric", autocomplete: "off" } },
  { id: "name", attrs: { autocomplete: "name" } },
  {
    id: "code",
    hint: true,
    attrs: { autocomplete: "off", autocapitalize: "characters", spellcheck: "false" },
  },
];

/** What is said after a membership has ended, by its reason. */
const GONE = {
  left: "notebook.left",
  removed: "notebook.removed",
  stranger: "notebook.stranger",
};

/**
 * The field of an error, by the beginning of its code; the address takes the rest.
 * @param {string} code
 * @returns {FieldId}
 */
function fieldOf(code) {
  return (
    /** @type {FieldId[]} */ (["pin", "name", "code"]).find((id) => code.startsWith(id)) ??
    (code === "too-many-tries" ? "pin" : "address")
  );
}

/**
 * What can be said without asking the room: the fields that are needed and empty. A code stands in for a name.
 * @param {Record<FieldId, string>} typed
 */
function gaps(typed) {
  const { address, pin, name, code } = typed;
  /** @param {string} text */
  const empty = (text) => text.trim() === "";
  /** @type {{ id: FieldId, gap: boolean }[]} */
  const needed = [
    { id: "address", gap: empty(address) },
    { id: "pin", gap: empty(pin) },
    { id: "name", gap: empty(name) && empty(code) },
  ];
  return needed.filter(({ gap }) => gap).map(({ id }) => id);
}

/** @param {(typeof FIELDS)[number]} field @param {I18n} words */
function textInput({ id, hint = false, attrs }, words) {
  const [inputId, hintId, errorId] = [uid(id), uid("hint"), uid("error")];
  const described = [hint && hintId, errorId].filter(Boolean).join(" ");
  const input = h("input", {
    class: "es-in",
    id: inputId,
    type: "text",
    "aria-describedby": described,
    ...attrs,
  });
  const error = h("p", { class: "es-msg es-msg--error", id: errorId, role: "alert", hidden: true });
  const el = h(
    "div",
    { class: "es-field" },
    words.put(h("label", { class: "es-label", for: inputId }), `notebook.${id}`),
    hint && words.put(h("span", { class: "es-hint", id: hintId }), `notebook.${id}-hint`),
    input,
    error,
  );
  return {
    el,
    input,
    /** @param {Fault | null} problem */
    say(problem) {
      error.hidden = !problem;
      if (problem) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      error.replaceChildren();
      if (problem) error.append(icon("warn"), words.putProblem(h("span"), problem));
    },
  };
}

/** @param {{ words: I18n, carrier: CommCarrier }} context */
function joinForm({ words, carrier }) {
  const fields = /** @type {Record<FieldId, ReturnType<typeof textInput>>} */ (
    Object.fromEntries(FIELDS.map((field) => [field.id, textInput(field, words)]))
  );
  const button = words.put(h("button", { class: "es-btn es-btn--go", type: "submit" }), "notebook.join");
  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (button.disabled) return;
    for (const field of Object.values(fields)) field.say(null);
    const typed = /** @type {Record<FieldId, string>} */ (
      Object.fromEntries(Object.entries(fields).map(([id, { input }]) => [id, input.value]))
    );
    const missing = gaps(typed);
    for (const id of missing) fields[id].say({ code: "required", params: {} });
    if (missing.length) {
      fields[missing[0]].input.focus();
      return;
    }
    button.disabled = true;
    words.put(button, "notebook.joining");
    let reply;
    try {
      reply = await carrier.call("join", { ...typed, language: words.language });
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      reply = { status: 503, body: { error: { code: "room-unreachable", params: {} } } };
    }
    button.disabled = false;
    words.put(button, "notebook.join");
    if (reply.status < 400) return; // the trait `connection` changes, and with it the view
    const problem = reply.body.error ?? { code: "unknown", params: {} };
    const field = fields[fieldOf(problem.code)];
    field.say(problem);
    field.input.focus();
  }
  return h(
    "details",
    { class: "es-more" },
    h("summary", {}, icon("chevron"), words.put(h("span"), "notebook.join-summary")),
    h(
      "form",
      { novalidate: true, on: { submit } },
      Object.values(fields).map(({ el }) => el),
      words.put(h("p", { class: "es-hint" }), "notebook.privacy"),
      h("p", { class: "es-field" }, button),
    ),
  );
}

/** @param {{ words: I18n, carrier: CommCarrier, connection: Connection }} context */
function membershipLine({ words, carrier, connection }) {
  const { name, room, code } = connection;
  return [
    h(
      "p",
      { class: "es-msg es-msg--ok", role: "status", tabindex: "-1" },
      icon("check"),
      words.put(h("span"), "notebook.joined", { name, room }),
    ),
    words.put(h("p", { class: "es-hint" }), "notebook.your-code", { code }),
    h(
      "p",
      {},
      words.put(
        h("button", { class: "es-btn", type: "button", on: { click: () => carrier.call("leave", {}) } }),
        "notebook.leave",
      ),
    ),
  ];
}

/** @type {Component} */
export function render({ model, el, words }) {
  const carrier = commCarrier(model);
  const card = h("div", { class: "es-card" });
  const note = createKernelNote({ words, carrier });
  const offer = createOffer({ words, carrier, kept: () => createKept({ learner: model.get("learner") }) });
  const root = h(
    "div",
    { class: "es es-notebook", dataset: { lang: words.language }, lang: htmlLang(words.language) },
    note.el,
    card,
    offer.el,
  );
  const stopTheme = followTheme(root);
  guardKeys(root);
  /** @param {Connection} connection */
  function parts(connection) {
    if (connection.joined) return membershipLine({ words, carrier, connection });
    const line = connection.gone ? GONE[connection.gone] : "notebook.alone";
    return [words.put(h("p", { role: "status", tabindex: "-1" }), line), joinForm({ words, carrier })];
  }
  function draw() {
    const here = card.contains(document.activeElement);
    card.replaceChildren(...parts(model.get("connection")));
    if (!here) return;
    // The button that was pressed is gone; the line that says what came of it takes the focus.
    if (card.firstElementChild instanceof HTMLElement) card.firstElementChild.focus({ preventScroll: true });
    requestAnimationFrame(() => card.scrollIntoView({ block: "nearest" }));
  }
  draw();
  offer.check();
  model.on("change:connection", draw);
  model.on("change:learner", offer.check);
  el.append(root);
  return () => {
    model.off("change:connection", draw);
    model.off("change:learner", offer.check);
    note.stop();
    stopTheme();
    carrier.destroy();
  };
}
