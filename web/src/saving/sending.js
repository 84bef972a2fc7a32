// Sending revisions: one in flight for each answer, the newest wins, and nobody's answer is overwritten.

import { createBackoff } from "../kit/timing.js";
import { equal } from "../kit/values.js";
import { codeOf, isRemoval, isUnreachable, Offline } from "../transport/offline.js";

const REST = 400;
const RETURN_SPREAD = 1000; // milliseconds over which a hall of phones comes back after a network loss

/** Whether a reply is the room's own, by its body: one that is not counts as no reply. */
function isOurs(sent, { status, body }) {
  if (status === 200) return Number.isInteger(sent.revision) && body?.revision === sent.revision;
  if (status === 409) {
    const { revision, value } = body ?? {};
    const isAnswer = value !== null && typeof value === "object" && !Array.isArray(value);
    return Number.isInteger(revision) && revision >= sent.revision && isAnswer;
  }
  if (status === 410) return isRemoval({ status, body });
  return codeOf(body) !== null;
}

/**
 * The sending half of a saver. entries: key → entry (see saving.js); announce: call after every change of state;
 * gone: call when Python says that the participant was removed.
 */
export function createSending({ carrier, clock, drafts, entries, events, announce, gone }) {
  const backoff = createBackoff({ clock });
  let retryTimer = null;
  let reachable = true;
  let stopped = false;

  function keep(entry, more = {}) {
    drafts.keep(entry.exercise, entry.round, {
      value: entry.value,
      base: entry.revision,
      sent: entry.sent,
      over: entry.over,
      ...more,
    });
  }

  function settle(entry) {
    Object.assign(entry, { dirty: false, adopted: false, sent: null, over: [] });
    drafts.settle(entry.exercise, entry.round, entry.revision);
  }

  function rest(entry) {
    clock.cancel(entry.timer);
    entry.timer = clock.later(() => send(entry), REST);
  }

  const mayGo = (entry) => entry.dirty && !entry.held && !entry.conflict && !entry.refused?.final && !stopped;

  /** The revision to send: the one that nobody answered, word for word, or the next one. */
  function message(entry) {
    if (entry.sent && !entry.flights) return entry.sent;
    const base = entry.sent ? entry.sent.revision : entry.revision;
    return { revision: base + 1, base, value: entry.value };
  }

  async function send(entry, { leaving = false } = {}) {
    clock.cancel(entry.timer);
    entry.timer = null;
    if (!mayGo(entry) || (entry.flights && !leaving)) return;
    const sent = message(entry);
    entry.sent = sent;
    entry.flights += 1;
    keep(entry);
    announce();
    let reply;
    try {
      reply = await carrier.save(
        { exercise: entry.exercise, round: entry.round, ...sent },
        { keepalive: leaving },
      );
    } catch (error) {
      reply =
        error instanceof Offline
          ? { status: 0, body: {} }
          : { status: 500, body: { error: { code: "unknown" } } };
    }
    entry.flights -= 1;
    if (!stopped) hear(entry, sent, reply);
    announce();
  }

  function hear(entry, sent, reply) {
    const { status, body } = reply;
    const code = codeOf(body);
    reachable = isOurs(sent, reply) && !isUnreachable(reply);
    if (!reachable) {
      if (!entry.refused?.final) entry.refused = null; // the newest news is that nobody is there
      retryLater();
    } else if (status === 200) acknowledged(entry, sent, body);
    else if (status === 409) contradicted(entry, sent, body);
    else if (status === 410) gone();
    else if (status === 408 || status === 429 || status >= 500) {
      entry.refused = { code, final: false };
      retryLater();
    } else {
      entry.refused = { code: status === 413 ? "too-large" : code, final: true };
      entry.sent = null;
      keep(entry);
    }
  }

  function acknowledged(entry, sent, body) {
    backoff.reset();
    entry.refused = null;
    if (entry.sent === sent) entry.sent = null;
    if (body.revision < entry.revision) return; // a later one of ours was acknowledged first
    entry.revision = body.revision;
    entry.reply = body;
    if (equal(entry.value, sent.value)) settle(entry);
    else if (entry.dirty) {
      keep(entry);
      if (!entry.timer) send(entry);
    }
    events.emit("reply", { exercise: entry.exercise, round: entry.round, value: sent.value, body });
  }

  function contradicted(entry, sent, body) {
    if (body.revision <= entry.revision) return; // a later one of ours was stored first
    const ours = [entry.value, sent.value, ...entry.over].find((value) => equal(value, body.value));
    if (ours) {
      if (entry.sent === sent) entry.sent = null;
      acknowledged(
        entry,
        { ...sent, value: ours },
        { ...entry.reply, revision: body.revision, saved_at: body.saved_at },
      );
      return;
    }
    Object.assign(entry, { sent: null, conflict: body, behind: null });
    keep(entry);
    events.emit("conflict", { exercise: entry.exercise, round: entry.round, theirs: body.value });
  }

  function sendAll() {
    retryTimer = null;
    for (const entry of entries.values()) if (!entry.timer) send(entry);
  }

  function retryLater() {
    retryTimer ??= clock.later(sendAll, backoff.next());
  }

  /** The way is free again: send what waits, spread over a moment. */
  function resume() {
    if (![...entries.values()].some((entry) => entry.dirty)) return;
    clock.cancel(retryTimer);
    backoff.reset();
    retryTimer = clock.later(sendAll, clock.random() * RETURN_SPREAD);
  }

  /** The page may be going: send what has not been sent, without waiting for the rest. */
  function flush() {
    for (const entry of entries.values()) {
      if (!entry.flights || !equal(entry.sent?.value, entry.value)) send(entry, { leaving: true });
    }
  }

  return {
    keep,
    settle,
    rest,
    send,
    resume,
    flush,
    /** Whether the last we heard was an answer. */
    get reachable() {
      return reachable;
    },
    set reachable(up) {
      reachable = up;
    },
    /** Try again at once, refused answers included. */
    retry() {
      for (const entry of entries.values()) entry.refused = null;
      clock.cancel(retryTimer);
      sendAll();
    },
    /** Send nothing any more. */
    stop() {
      stopped = true;
      clock.cancel(retryTimer);
      for (const entry of entries.values()) clock.cancel(entry.timer);
    },
  };
}
