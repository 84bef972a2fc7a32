// Saving: draft on the device at once → after a rest one numbered revision → acknowledged. Nothing typed is ever dropped.

import { createEvents } from "../kit/events.js";
import { deviceClock } from "../kit/timing.js";
import { equal } from "../kit/values.js";
import { createDrafts, deviceStorage, writtenOn } from "./drafts.js";
import { createElsewhere } from "./other-devices.js";
import { summarise } from "./save-summary.js";
import { createSending } from "./sending.js";

/**
 * The saver of a page. carrier: see transport/http.js; scope: "workshop/participant", under which drafts are kept.
 * Events: "state" (see save-summary.js), "reply" {exercise, round, value, body}, "conflict" {exercise, round, theirs},
 * "choose" {exercise, round}, "removed".
 */
export function createSaver({ carrier, storage = deviceStorage(), scope, clock = deviceClock() }) {
  const drafts = createDrafts({ storage, scope });
  const events = createEvents();
  const entries = new Map();
  const sending = createSending({ carrier, clock, drafts, entries, events, announce, gone: remove });
  let removed = false;

  const summary = () =>
    summarise([...entries.values()], { reachable: sending.reachable, kept: !drafts.failed });
  let said = JSON.stringify(summary());

  function announce() {
    const now = summary();
    const words = JSON.stringify(now);
    if (words === said) return;
    said = words;
    events.emit("state", now);
  }

  function known(exercise, round) {
    return entries.get(`${exercise}/${round}`);
  }

  /** The entry of an exercise round; the first time with what Python has, and the draft that it does not have yet. */
  function meet(exercise, round, answer) {
    const met = known(exercise, round);
    if (met) return met;
    const entry = {
      exercise,
      round,
      value: {},
      revision: 0,
      reply: null,
      dirty: false,
      adopted: false,
      held: false,
      sent: null,
      flights: 0,
      timer: null,
      conflict: null,
      refused: null,
      behind: null,
      over: [],
      forms: new Set(),
    };
    entries.set(`${exercise}/${round}`, entry);
    if (answer) accept(entry, answer);
    recover(entry);
    return entry;
  }

  function accept(entry, { value, ...reply }) {
    Object.assign(entry, { value: value ?? {}, revision: reply.revision, reply });
  }

  function recover(entry) {
    const draft = drafts.draft(entry.exercise, entry.round);
    if (!draft) return;
    if (equal(draft.value, entry.value)) {
      drafts.settle(entry.exercise, entry.round, entry.revision, { whosever: true });
      return;
    }
    const arrived = draft.sent?.revision === entry.revision && equal(draft.sent.value, entry.value);
    if (!arrived) Object.assign(entry, { revision: draft.base, sent: draft.sent ?? null });
    Object.assign(entry, { value: draft.value, dirty: true, adopted: true, over: writtenOn(draft) });
    sending.rest(entry);
  }

  function remove() {
    if (removed) return;
    removed = true;
    sending.stop();
    entries.clear();
    drafts.clear();
    events.emit("removed");
    announce();
  }

  const { offer, remote, follow } = createElsewhere({
    meet,
    known,
    keep: sending.keep,
    announce,
    events,
    clock,
  });

  /** @type {[EventTarget, string, (event: any) => void][]} */
  const listeners = [
    [window, "online", sending.resume],
    [window, "pagehide", sending.flush],
    [
      window,
      "storage",
      (event) => {
        const heard = drafts.heard(event);
        if (heard) follow(heard);
      },
    ],
    [
      document,
      "visibilitychange",
      () => (document.visibilityState === "hidden" ? sending.flush() : sending.resume()),
    ],
  ];
  for (const [target, name, fn] of listeners) target.addEventListener(name, fn);
  const stops = [
    carrier.onReconnect?.(sending.resume),
    carrier.onConnection?.((up) => {
      sending.reachable = up;
      announce();
    }),
  ];

  return {
    on: events.on,

    /** Hear the page's save state now and whenever it changes; returns the way to stop. */
    onState(fn) {
      fn(summary());
      return events.on("state", fn);
    },

    /** Tell what Python has of one exercise round: an answer as in GET /api/me. */
    know(exercise, round, answer) {
      if (known(exercise, round)) remote(exercise, round, answer);
      else meet(exercise, round, answer);
      announce();
    },

    /**
     * Begin for a whole page: "exercise/round" → answer as in GET /api/me. All drafts that wait on this device are
     * sent, whether their exercise is on the page or not. (A notebook has a saver for each form: there each looks
     * after its own.)
     */
    open(answers = {}) {
      for (const [key, answer] of Object.entries(answers)) this.know(...key.split("/"), answer);
      for (const { exercise, round } of drafts.waiting()) meet(exercise, round);
      announce();
    },

    /** What to show for an exercise round: {value, reply, dirty, theirs}; theirs is the other side of a conflict or null. */
    current(exercise, round) {
      const { value, reply, dirty, conflict } = meet(exercise, round);
      return { value, reply, dirty, theirs: conflict?.value ?? null };
    },

    /** Let a form be asked before something newer is shown: take(value, reply) → boolean. Returns the way to stop. */
    attach(exercise, round, form) {
      const { forms } = meet(exercise, round);
      forms.add(form);
      return () => forms.delete(form);
    },

    /** Keep a draft now and send it after a rest; `hold` keeps it here, while an input method is composing. */
    write(exercise, round, value, { hold = false } = {}) {
      if (removed) return;
      const entry = meet(exercise, round);
      Object.assign(entry, { value, dirty: true, adopted: false, held: hold, refused: null });
      sending.keep(entry);
      clock.cancel(entry.timer);
      entry.timer = null;
      if (!hold) sending.rest(entry);
      announce();
    },

    remote,

    /** The form is no longer in use: offer it what it refused before. */
    catchUp(exercise, round) {
      const entry = meet(exercise, round);
      if (entry.behind && !entry.dirty && !entry.conflict) offer(entry, entry.behind);
    },

    /** The person chose in a conflict: save `value` on top of the other side's revision. */
    resolve(exercise, round, value) {
      const entry = meet(exercise, round);
      if (!entry.conflict) return;
      const { revision, value: theirs, saved_at } = entry.conflict;
      Object.assign(entry, { revision, value, conflict: null, dirty: true });
      if (equal(value, theirs)) {
        entry.reply = { ...entry.reply, revision, saved_at };
        sending.settle(entry);
      } else {
        sending.keep(entry);
        sending.send(entry);
      }
      announce();
    },

    /** The person asks for the conflict that waits: the form that shows it hears "choose" {exercise, round}. */
    choose() {
      const entry = [...entries.values()].find(({ conflict }) => conflict);
      if (entry) events.emit("choose", { exercise: entry.exercise, round: entry.round });
    },

    /** The person asks to try again. */
    retry() {
      sending.retry();
      announce();
    },

    /** Send at once what waits for a rest. */
    flush: sending.flush,

    /** This participant was removed: clear the drafts, so that nothing comes back to life. */
    remove,

    destroy() {
      for (const [target, name, fn] of listeners) target.removeEventListener(name, fn);
      for (const stop of stops) stop?.();
      sending.stop();
    },
  };
}
