// The saver of a page: carries out what the state machine of each answer (entry.js) asks for.

import { createEvents } from "../kit/events.js";
import { createBackoff, deviceClock } from "../kit/timing.js";
import { Offline } from "../transport/offline.js";
import { pageLife } from "../transport/page-life.js";
import { createDrafts, deviceStorage } from "./drafts.js";
import { next } from "./entry.js";
import { begin, draftOf, isUnsaved } from "./entry-handlers.js";
import { eventOf } from "./replies.js";
import { summarise } from "./save-summary.js";

/** @import { Events } from "../kit/events.js" */
/** @import { RawAnswer } from "../kit/types.d.ts" */
/** @import { Clock, Timer } from "../kit/timing.js" */
/** @import { CarrierReply } from "../transport/offline.js" */
/** @import { PageLife } from "../transport/page-life.js" */
/** @import { DraftStorage, RoundKey } from "./drafts.js" */
/** @import { Answer, Effect, Entry, EntryEvent, Message, Reply } from "./entry-types.d.ts" */
/** @import { SaveSummary } from "./save-summary.js" */

const REST = 400; // milliseconds without a keystroke before a value is sent
const RETURN_SPREAD = 1000; // milliseconds over which a hall of phones comes back after a network loss

/**
 * The part of a carrier that saving needs (transport/http.js, transport/comm.js).
 * @typedef {object} SaveCarrier
 * @property {(message: RoundKey & Message, options: { keepalive: boolean }) => Promise<CarrierReply>} save
 * @property {(fn: () => void) => () => void} [onReconnect]
 * @property {(fn: (up: boolean) => void) => () => void} [onConnection]
 */

/**
 * A form that shows an answer. take(value, reply) shows a newer one where the person is not at work, and returns
 * whether all of it is shown; reply is null where it is another tab's draft.
 * @typedef {{ take: (value: RawAnswer, reply: Reply | null) => boolean }} AnswerForm
 */

/**
 * @typedef {object} SaverEvents
 * @property {SaveSummary} state
 * @property {RoundKey & { value: RawAnswer, body: Reply }} reply an answer was stored
 * @property {RoundKey & { theirs: RawAnswer }} conflict
 * @property {RoundKey} choose the person asks for the conflict that waits
 * @property {undefined} removed
 */

/** An answer with its timer and its forms. @typedef {RoundKey & { entry: Entry, timer: Timer, forms: Set<AnswerForm> }} Slot */

/**
 * @typedef {object} SaverOptions
 * @property {SaveCarrier} carrier
 * @property {string} scope "workshop/participant", under which drafts are kept
 * @property {DraftStorage | null} [storage]
 * @property {Clock} [clock]
 * @property {PageLife} [page]
 */

/** @typedef {ReturnType<typeof createSaver>} Saver */

/**
 * The saver of a page, or of a form in a notebook.
 * @param {SaverOptions} options
 */
export function createSaver({
  carrier,
  scope,
  storage = deviceStorage(),
  clock = deviceClock(),
  page = pageLife(),
}) {
  const drafts = createDrafts({ storage, scope, page });
  const backoff = createBackoff({ clock });
  /** @type {Events<SaverEvents>} */
  const events = createEvents();
  /** @type {Map<string, Slot>} */
  const slots = new Map();
  /** Events that wait until the effects of the one before are carried out. @type {[Slot, EntryEvent][]} */
  const queue = [];
  /** @type {Timer} */
  let retryTimer = null;
  let working = false;
  let reachable = true;
  let removed = false;
  let destroyed = false;

  const summary = () =>
    summarise(
      [...slots.values()].map(({ entry }) => entry),
      { reachable, kept: !drafts.failed },
    );
  let announced = JSON.stringify(summary());

  function announce() {
    const now = summary();
    const text = JSON.stringify(now);
    if (text === announced) return;
    announced = text;
    events.emit("state", now);
  }

  /** @param {Slot} slot @param {EntryEvent} event */
  function dispatch(slot, event) {
    queue.push([slot, event]);
    if (working) return;
    working = true;
    try {
      for (let first = queue.shift(); first; first = queue.shift()) step(...first);
    } finally {
      working = false;
    }
    announce();
  }

  /** @param {Slot} slot @param {EntryEvent} event */
  function step(slot, event) {
    const [entry, effects] = next(slot.entry, event);
    slot.entry = entry;
    for (const effect of effects) perform(slot, effect);
  }

  /** @param {EntryEvent} event */
  function dispatchAll(event) {
    for (const slot of slots.values()) dispatch(slot, event);
  }

  /** @param {Slot} slot @param {Effect} effect */
  function perform(slot, effect) {
    const { exercise, round, entry } = slot;
    if (removed && (effect.do === "keep" || effect.do === "settle")) return;
    if (effect.do === "keep") {
      const again = effect.again ? { again: true } : {};
      drafts.keep(exercise, round, { ...draftOf(entry), ...again });
    } else if (effect.do === "settle") drafts.settle(exercise, round, entry.revision, effect);
    else if (effect.do === "schedule") schedule(slot, effect.what);
    else if (effect.do === "send") send(slot, effect);
    else if (effect.do === "offer") offer(slot, effect);
    else if (effect.name === "reply")
      events.emit("reply", { exercise, round, value: effect.value, body: effect.body });
    else events.emit("conflict", { exercise, round, theirs: effect.theirs });
  }

  /** @param {Slot} slot @param {"rest" | "retry" | "retry-soon"} what */
  function schedule(slot, what) {
    if (destroyed) return;
    if (what === "retry") retryTimer ??= clock.later(retryAll, backoff.next());
    else if (what === "retry-soon") {
      clock.cancel(retryTimer);
      retryTimer = clock.later(retryAll, clock.random() * RETURN_SPREAD);
    } else {
      clock.cancel(slot.timer);
      slot.timer = clock.later(() => dispatch(slot, { type: "rest" }), REST);
    }
  }

  function retryAll() {
    retryTimer = null;
    dispatchAll({ type: "retry" });
  }

  /** @param {Slot} slot @param {{ message: Message, leaving: boolean }} effect */
  async function send(slot, { message, leaving }) {
    const { exercise, round } = slot;
    const reply = await reach({ exercise, round, ...message }, { keepalive: leaving });
    if (destroyed || removed) return;
    const event = eventOf(message, reply);
    reachable = event.type !== "silence";
    if (event.type === "ack" || event.type === "clash") backoff.reset();
    if (event.type === "removed") remove();
    else dispatch(slot, event);
  }

  /** @type {SaveCarrier["save"]} */
  async function reach(message, options) {
    try {
      return await carrier.save(message, options);
    } catch (error) {
      if (error instanceof Offline) return { status: 0, body: {} };
      return { status: 500, body: { error: { code: "unknown" } } };
    }
  }

  /** @param {Slot} slot @param {Extract<Effect, { do: "offer" }>} effect */
  function offer(slot, { version }) {
    const isShown = [...slot.forms].every((form) => form.take(version.value, version.reply));
    dispatch(slot, { type: isShown ? "shown" : "busy", version });
  }

  /**
   * The slot of an exercise round; the first time with Python's answer, and the draft that Python does not have yet.
   * @param {string} exercise @param {string} round @param {Answer | null} [answer]
   * @returns {Slot}
   */
  function slotOf(exercise, round, answer = null) {
    const known = slots.get(`${exercise}/${round}`);
    if (known) return known;
    /** @type {Slot} */
    const slot = { exercise, round, entry: begin(), timer: null, forms: new Set() };
    slots.set(`${exercise}/${round}`, slot);
    if (removed) slot.entry = next(slot.entry, { type: "removed" })[0];
    else step(slot, { type: "open", answer, draft: drafts.draft(exercise, round) });
    return slot;
  }

  function remove() {
    if (removed) return;
    removed = true;
    stopTimers();
    dispatchAll({ type: "removed" });
    drafts.clear();
    events.emit("removed");
    announce();
  }

  function stopTimers() {
    clock.cancel(retryTimer);
    for (const { timer } of slots.values()) clock.cancel(timer);
  }

  function resume() {
    backoff.reset();
    dispatchAll({ type: "online" });
  }

  const flush = () => dispatchAll({ type: "leave" });

  const stops = [
    page.on("online", resume),
    page.on("return", resume),
    page.on("leave", flush),
    drafts.onOther(({ exercise, round }, record) => {
      const slot = slots.get(`${exercise}/${round}`);
      if (!slot) return;
      if ("saved" in record) dispatch(slot, { type: "note", revision: record.saved, tab: record.tab });
      else if ("value" in record && !record.again) dispatch(slot, { type: "draft", record });
    }),
    carrier.onReconnect?.(resume),
    carrier.onConnection?.((up) => {
      reachable = up;
      announce();
    }),
  ];

  const saver = {
    on: events.on,

    /** Call fn with the save state of the page now and at each change. @param {(summary: SaveSummary) => void} fn */
    onState(fn) {
      fn(summary());
      return events.on("state", fn);
    },

    /** Python's answer to an exercise round. @param {string} exercise @param {string} round @param {Answer} answer */
    know(exercise, round, answer) {
      if (slots.has(`${exercise}/${round}`)) saver.remote(exercise, round, answer);
      else slotOf(exercise, round, answer);
      announce();
    },

    /**
     * Begin for a whole page: "exercise/round" → Python's answer. All drafts on the device are sent, also those of
     * exercises that are not on the page. (A notebook has a saver for each form, which sends its own.)
     * @param {Record<string, Answer>} [answers]
     */
    open(answers = {}) {
      for (const [key, answer] of Object.entries(answers)) {
        const [exercise, round] = key.split("/");
        saver.know(exercise, round, answer);
      }
      for (const { exercise, round } of drafts.waiting()) slotOf(exercise, round);
      announce();
    },

    /**
     * An exercise round as it is here; `theirs`: the other side of a conflict, or null.
     * @param {string} exercise @param {string} round
     */
    current(exercise, round) {
      const { entry } = slotOf(exercise, round);
      const { value, reply, theirs } = entry;
      return { value, reply, dirty: isUnsaved(entry), theirs: theirs?.value ?? null };
    },

    /** Show newer versions in a form. Returns the function that ends it. @param {string} exercise @param {string} round @param {AnswerForm} form */
    attach(exercise, round, form) {
      const { forms } = slotOf(exercise, round);
      forms.add(form);
      return () => forms.delete(form);
    },

    /**
     * Keep a draft now, and send it after a rest; `hold` while an input method composes: kept, but not sent.
     * @param {string} exercise @param {string} round @param {RawAnswer} value @param {{ hold?: boolean }} [options]
     */
    write(exercise, round, value, { hold = false } = {}) {
      dispatch(slotOf(exercise, round), { type: "type", value, hold });
    },

    /** An answer saved on another device. @param {string} exercise @param {string} round @param {Answer} answer */
    remote(exercise, round, answer) {
      dispatch(slotOf(exercise, round), { type: "other", answer });
    },

    /** The form is no longer in use: show it what it did not take before. @param {string} exercise @param {string} round */
    catchUp(exercise, round) {
      dispatch(slotOf(exercise, round), { type: "idle" });
    },

    /** The person chose in a conflict. @param {string} exercise @param {string} round @param {RawAnswer} value */
    resolve(exercise, round, value) {
      dispatch(slotOf(exercise, round), { type: "choose", value });
    },

    /** The person asks for the conflict that waits: the form that shows it gets the event "choose". */
    choose() {
      const slot = [...slots.values()].find(({ entry }) => entry.state === "conflict");
      if (slot) events.emit("choose", { exercise: slot.exercise, round: slot.round });
    },

    /** The person asks to try again, refused answers included. */
    retry() {
      clock.cancel(retryTimer);
      retryTimer = null;
      dispatchAll({ type: "insist" });
    },

    /** Send at once what waits for a rest. */
    flush,

    /** The participant was removed: clear the drafts, and send nothing any more. */
    remove,

    destroy() {
      destroyed = true;
      stopTimers();
      for (const stop of stops) stop?.();
    },
  };
  return saver;
}
