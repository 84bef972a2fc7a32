// The steps of the state machine in entry.js, one function for each event.

import { equal } from "../kit/values.js";

/** @import { RawAnswer } from "../kit/types.d.ts" */
/** @import { Answer, Draft, Effect, Entry, EntryEvent, Message, Reply, Step, Version } from "./entry-types.d.ts" */

const MOST_OVER = 4; // values that may still be on their way
/** @type {Effect} */
const KEEP = { do: "keep" };
/** @type {Effect} */
const REST = { do: "schedule", what: "rest" };

/** An entry before anything is known of it. @returns {Entry} */
export function begin() {
  return {
    state: "clean",
    value: {},
    revision: 0,
    reply: null,
    sent: null,
    flights: [],
    over: [],
    writer: null,
    behind: null,
    theirs: null,
    code: null,
  };
}

/** Whether the value is still as that tab wrote it. @param {Entry} entry @param {string | undefined} tab */
const isOfWriter = ({ writer }, tab) => writer !== null && writer === tab;

/** Whether the entry has something that Python has not acknowledged. @param {Entry} entry */
export const isUnsaved = ({ state }) => state !== "clean" && state !== "removed";

/** The draft of an entry. @param {Entry} entry @returns {Draft} */
export const draftOf = ({ value, revision, sent, over }) => ({ value, base: revision, sent, over });

/** The values that another tab's draft is written on, the newest first. @param {Draft} draft */
const writtenOn = ({ value, sent, over = [] }) =>
  [value, ...(sent ? [sent.value] : []), ...over].slice(0, MOST_OVER);

/** An answer as a value and its acknowledgement. @param {Answer} answer @returns {[RawAnswer, Reply]} */
function parted({ value, ...reply }) {
  return [value ?? {}, reply];
}

/**
 * The message to send: the one without a reply, word for word, or the next one. It builds on an acknowledged revision
 * even while another one is in flight: so that no answer of another device is overwritten, of two of ours one clashes.
 * @param {Entry} entry
 * @returns {Message}
 */
function messageOf({ sent, flights, revision, value }) {
  if (sent && !flights.length) return sent;
  return { revision: revision + 1, base: revision, value };
}

/** @param {Entry} entry @returns {Step} */
function launch(entry, leaving = false) {
  const { sent, flights, over } = entry;
  const message = messageOf(entry);
  const overtaken = sent && flights.length ? [sent.value, ...over].slice(0, MOST_OVER) : over;
  const next = { ...entry, sent: message, flights: [...flights, message], over: overtaken };
  return [{ ...next, state: "sending" }, [KEEP, { do: "send", message, leaving }]];
}

/** After a reply: in `sending`, what no message in flight carries is sent next. @param {Entry} entry @returns {Step} */
const goOn = (entry) => (entry.state === "sending" && !entry.flights.length ? launch(entry) : [entry, []]);

/** Everything here is stored. @param {Entry} entry @returns {Step} */
function settle(entry) {
  const isNewer = entry.state === "clean" || (entry.behind?.revision ?? 0) > entry.revision;
  const behind = isNewer ? entry.behind : null; // else older than what was typed over it
  const next = { ...entry, sent: null, over: [], writer: null, behind, theirs: null, code: null };
  const offered = behind && entry.state !== "clean";
  return [
    { ...next, state: "clean" },
    [{ do: "settle" }, ...(offered ? [/** @type {Effect} */ ({ do: "offer", version: behind })] : [])],
  ];
}

/** A value of ours is stored as body.revision. @param {Entry} entry @param {RawAnswer} value @param {Reply} body @returns {Step} */
function acknowledge(entry, value, body) {
  if (body.revision < entry.revision) return goOn(entry); // a later one was acknowledged first
  const code = entry.state === "refused" ? entry.code : null;
  const stored = { ...entry, revision: body.revision, reply: body, code };
  /** @type {Effect} */
  const announced = { do: "announce", name: "reply", value, body };
  if (entry.state === "conflict") return [stored, [KEEP, announced]]; // theirs was stored after it
  const [after, effects] = equal(stored.value, value) ? settle(stored) : goOn(stored);
  const isKept = isUnsaved(after) && !effects.includes(KEEP);
  return [after, [...(isKept ? [KEEP] : []), ...effects, announced]];
}

/** @param {Entry} entry @param {Answer} theirs @returns {Step} */
function contradict(entry, theirs) {
  const isNewer = !entry.theirs || theirs.revision > entry.theirs.revision;
  if (!isNewer) return [entry, []];
  const next = { ...entry, theirs, sent: null, behind: null, code: null, writer: null };
  return [{ ...next, state: "conflict" }, [KEEP, { do: "announce", name: "conflict", theirs: theirs.value }]];
}

/**
 * A value from elsewhere that goes on with this one: the form may show it, and nothing here is to be sent any more.
 * @param {Entry} entry @param {Version} version @returns {Step}
 */
const giveWay = (entry, version) => [
  { ...entry, state: "clean", sent: null, writer: null, code: null },
  [{ do: "offer", version }],
];

/**
 * The entry after an event that its state lists, and the effects. An event of a message that is not in flight is none
 * of theirs (entry.js).
 * @type {{ [E in EntryEvent as E["type"]]: (entry: Entry, event: E) => Step }}
 */
export const HANDLERS = {
  open(entry, { answer, draft }) {
    const [value, reply] = answer ? parted(answer) : [entry.value, null];
    const known = { ...entry, value, reply, revision: reply?.revision ?? 0 };
    if (!draft) return [known, []];
    if (equal(draft.value, value)) return [known, [{ do: "settle", force: true }]];
    const isStored = draft.sent?.revision === known.revision && equal(draft.sent.value, value);
    const base = isStored ? {} : { revision: draft.base, sent: draft.sent ?? null };
    const next = { ...known, ...base, value: draft.value, writer: draft.tab ?? null, over: writtenOn(draft) };
    return [{ ...next, state: "resting" }, [REST]];
  },

  type(entry, { value, hold = false }) {
    const next = { ...entry, value, writer: null };
    if (entry.state === "conflict") return [next, [KEEP]];
    const typed = { ...next, code: null };
    return hold ? [{ ...typed, state: "typing" }, [KEEP]] : [{ ...typed, state: "resting" }, [KEEP, REST]];
  },

  rest: (entry) => goOn({ ...entry, state: "sending" }),

  leave(entry) {
    const { sent, flights, value } = entry;
    if (flights.length && sent && equal(sent.value, value)) return [entry, []];
    return launch(entry, true);
  },

  retry: (entry) => launch(entry),
  insist: (entry) => launch({ ...entry, code: null }),
  online: (entry) => [entry, [{ do: "schedule", what: "retry-soon" }]],

  ack: (entry, { message, body }) => acknowledge(landed(entry, message, true), message.value, body),

  clash(entry, { message, body }) {
    const { value, over, flights, reply, revision } = entry;
    const after = landed(entry, message, true);
    if (body.revision <= revision) return goOn(after); // a later one of ours was stored first
    const carried = flights.map((each) => each.value);
    const ours = [value, ...carried, ...over].find((each) => equal(each, body.value));
    if (!ours) return contradict(after, body);
    return acknowledge(after, ours, { ...reply, revision: body.revision, saved_at: body.saved_at });
  },

  refuse(entry, { message, code }) {
    const after = landed(entry, message, true);
    if (entry.state === "refused") return [{ ...after, code }, []];
    if (entry.state !== "sending") return [after, isUnsaved(after) ? [KEEP] : []];
    if (!equal(entry.value, message.value)) return goOn(after); // not what is here by now
    return [{ ...after, state: "refused", code }, [KEEP]];
  },

  defer: (entry, { message, code }) => fail(landed(entry, message), code),
  silence: (entry, { message }) => fail(landed(entry, message), null),

  other(entry, { answer }) {
    if (entry.state === "conflict") return contradict(entry, answer);
    const [value, reply] = parted(answer);
    // Another form's note of this revision may have come first: it has neither a time nor a result.
    const isNoted =
      reply.revision === entry.revision &&
      entry.reply?.revision !== reply.revision &&
      equal(value, entry.value);
    if (reply.revision <= entry.revision && !isNoted) return [entry, []];
    /** @type {Version} */
    const version = { value, revision: reply.revision, reply, over: [] };
    if (!isUnsaved(entry)) return [entry, [{ do: "offer", version }]];
    return [isNoted ? entry : { ...entry, behind: version }, []]; // shown if what is here was stored before it
  },

  draft(entry, { record }) {
    const goesOn =
      !isUnsaved(entry) ||
      isOfWriter(entry, record.tab) ||
      record.over?.some((value) => equal(value, entry.value));
    if (!goesOn || record.base < entry.revision) return [entry, []]; // older than what is here
    return giveWay(entry, { value: record.value, revision: null, reply: null, over: writtenOn(record) });
  },

  note(entry, { revision, tab }) {
    if (entry.state === "conflict" || (isUnsaved(entry) && !isOfWriter(entry, tab)))
      return [entry, [{ do: "keep", again: true }]];
    if (revision <= entry.revision) return [entry, []];
    if (entry.behind) return [{ ...entry, behind: { ...entry.behind, revision } }, []];
    return [isUnsaved(entry) ? entry : { ...entry, revision }, []];
  },

  shown(entry, { version: { value, revision, reply, over } }) {
    const next = { ...entry, value, over, behind: null };
    return [{ ...next, revision: revision ?? entry.revision, reply: reply ?? entry.reply }, []];
  },

  busy: (entry, { version }) => [{ ...entry, behind: version }, []],
  idle: (entry) => [entry, entry.behind ? [{ do: "offer", version: entry.behind }] : []],

  choose(entry, { value }) {
    const { theirs, revision, reply } = entry;
    if (!theirs) return [entry, []];
    const next = { ...entry, value, revision: Math.max(theirs.revision, revision), theirs: null };
    if (equal(value, theirs.value) && theirs.revision >= revision && !entry.flights.length)
      return settle({ ...next, reply: { ...reply, revision: theirs.revision, saved_at: theirs.saved_at } });
    const [after, effects] = goOn({ ...next, state: "sending" });
    return [after, effects.length ? effects : [KEEP]];
  },

  removed: () => [{ ...begin(), state: "removed" }, []],
};

/**
 * The entry without a message in flight; `isAnswered`: nor is it to be sent again.
 * @param {Entry} entry @param {Message} message
 */
function landed(entry, message, isAnswered = false) {
  const sent = isAnswered && entry.sent === message ? null : entry.sent;
  return { ...entry, sent, flights: entry.flights.filter((each) => each !== message) };
}

/** A message was not stored, and may be later. @param {Entry} entry @param {string | null} code @returns {Step} */
function fail(entry, code) {
  if (!["typing", "resting", "sending"].includes(entry.state)) return [entry, []];
  const next = { ...entry, code };
  if (entry.state !== "sending" || entry.flights.length) return [next, []];
  return [{ ...next, state: "waiting" }, [{ do: "schedule", what: "retry" }]];
}
