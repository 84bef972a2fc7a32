// Copies in this browser of what a page has shown as saved to nobody's room, so that a computer that forgets (Binder)
// takes nothing along. A storage that is full, forbidden or missing is tolerated: then there are no copies.

import { deviceStorage } from "./drafts.js";

const PREFIX = "es-kept/";
const ALONE_DRAFTS = "es/alone/"; // what was typed alone and never acknowledged (drafts.js)
const LATER = "es-kept-later";

/** The storage of this tab, or null. */
function tabStorage() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

const isTime = (text) => typeof text === "string" && !Number.isNaN(Date.parse(text));
const isObject = (what) => what !== null && typeof what === "object" && !Array.isArray(what);
const isEmpty = (value) => Object.keys(value).length === 0;

/** What a record must be to go into a take-away; whatever else stands in the storage is not ours. */
const SHAPES = {
  answer: ({ value }) => isObject(value) && !isEmpty(value),
  check: ({ option }) => typeof option === "string",
  reading: () => true,
};

function parse(text) {
  try {
    const record = JSON.parse(text);
    return isObject(record) && isTime(record.saved_at) ? record : null;
  } catch {
    return null;
  }
}

/** {learner, kind, name, record} of a key, or null where it is none of ours or damaged. */
function read(storage, key) {
  const [learner, kind, ...rest] = key.slice(PREFIX.length).split("/");
  const record = parse(storage.getItem(key));
  const known =
    Object.hasOwn(SHAPES, kind) && rest.length === (kind === "answer" ? 2 : 1) && rest.every(Boolean);
  return known && record && SHAPES[kind](record) ? { learner, kind, name: rest.join("/"), record } : null;
}

/** The newest of each among copies of several learners, as {"kind/name": copy}. */
function newestOf(copies) {
  const newest = new Map();
  for (const copy of copies) {
    const key = `${copy.kind}/${copy.name}`;
    const there = newest.get(key);
    if (!there || Date.parse(copy.record.saved_at) > Date.parse(there.record.saved_at)) newest.set(key, copy);
  }
  return [...newest.values()];
}

/** A take-away as docs/protocol.md has it. */
function takeawayOf(copies, made) {
  const takeaway = {
    kind: "exceptional-service-workbook",
    version: 1,
    made,
    answers: {},
    checks: {},
    reading: {},
  };
  for (const { kind, name, record } of copies) {
    if (kind === "answer") takeaway.answers[name] = { value: record.value, saved_at: record.saved_at };
    else if (kind === "check") takeaway.checks[name] = { option: record.option, saved_at: record.saved_at };
    else takeaway.reading[name] = record.saved_at;
  }
  return takeaway;
}

/** The copies of one learner; "" is somebody in a room, of whom none is kept. */
export function createKept({ storage = deviceStorage(), session = tabStorage(), learner }) {
  function keys(prefix) {
    try {
      return Array.from({ length: storage.length }, (_, i) => storage.key(i)).filter((key) =>
        key?.startsWith(prefix),
      );
    } catch {
      return [];
    }
  }

  function keep(key, text) {
    try {
      storage.setItem(key, text);
    } catch {
      /* full or forbidden: Python has it */
    }
  }

  const keyOf = (kind, name) => `${PREFIX}${learner}/${kind}/${name}`;

  function put(kind, name, record) {
    if (learner) keep(keyOf(kind, name), JSON.stringify(record));
  }

  function remove(kind, name) {
    if (learner) drop([keyOf(kind, name)]);
  }

  function drop(all) {
    for (const key of all) {
      try {
        storage.removeItem(key);
      } catch {
        /* forbidden: nothing was kept either */
      }
    }
  }

  const foreign = () => keys(PREFIX).filter((key) => !key.startsWith(`${PREFIX}${learner}/`));

  return {
    /** answer: {value, saved_at} or more, as GET /api/me has it. */
    keepAnswer(exercise, round, { value, saved_at }) {
      if (isEmpty(value))
        remove("answer", `${exercise}/${round}`); // emptied, or undone: older copies may still be wanted
      else if (saved_at) put("answer", `${exercise}/${round}`, { value, saved_at });
    },

    /** reply: of submit. */
    keepCheck(check, { option, saved_at }) {
      put("check", check, { option, saved_at });
    },

    /** saved_at: when the module was marked as read, or null where it is no longer. */
    keepReading(module, saved_at) {
      if (saved_at) put("reading", module, { saved_at });
      else remove("reading", module);
    },

    /** Keep what is in a take-away that was made here, and of what was there when it was made nothing else. */
    keepExactly({ made, answers, checks, reading }) {
      for (const [key, answer] of Object.entries(answers)) this.keepAnswer(...key.split("/"), answer);
      for (const [check, reply] of Object.entries(checks)) this.keepCheck(check, reply);
      for (const [module, at] of Object.entries(reading)) this.keepReading(module, at);
      const there = { answer: answers, check: checks, reading };
      for (const copy of keys(`${PREFIX}${learner}/`).map((key) => read(storage, key))) {
        const isOld = copy && Date.parse(copy.record.saved_at) <= Date.parse(made);
        if (isOld && !Object.hasOwn(there[copy.kind], copy.name)) remove(copy.kind, copy.name); // emptied or undone since
      }
    },

    /** The copies under other learners: {takeaway, answers: how many, at: ISO time of the newest}, or null. */
    others() {
      if (!learner) return null;
      const copies = newestOf(
        foreign()
          .map((key) => read(storage, key))
          .filter(Boolean),
      );
      if (!copies.length) return null;
      const at = copies
        .map(({ record }) => record.saved_at)
        .reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
      return {
        takeaway: takeawayOf(copies, at),
        answers: copies.filter(({ kind }) => kind === "answer").length,
        at,
      };
    },

    /** Remove the copies of other learners. */
    forget() {
      drop(learner ? foreign() : []);
    },

    /**
     * The copies of other learners were brought back: from now on they are this learner's, so that what a page does
     * not show is kept too. Returns the way to give them back.
     */
    adopt() {
      if (!learner) return () => {};
      const theirs = foreign().map((key) => [key, storage.getItem(key)]);
      const newest = newestOf(theirs.map(([key]) => read(storage, key)).filter(Boolean));
      const missing = newest.filter(({ kind, name }) => !read(storage, keyOf(kind, name)));
      drop(theirs.map(([key]) => key)); // first: a full storage has no place for both
      for (const { kind, name, record } of missing) put(kind, name, record);
      return () => {
        for (const { kind, name, record } of missing) {
          if (read(storage, keyOf(kind, name))?.record.saved_at === record.saved_at) remove(kind, name);
        }
        for (const [key, text] of theirs) keep(key, text);
      };
    },

    /** Remove everything that was written alone in this browser, this learner's too. */
    forgetAll() {
      drop([...keys(PREFIX), ...keys(ALONE_DRAFTS)]);
    },

    /** Whether anything is kept here. */
    get any() {
      return keys(PREFIX).length > 0;
    },

    /** Not now: this tab does not offer these copies again. */
    putOff(at) {
      try {
        session.setItem(LATER, at);
      } catch {
        /* then it is offered again */
      }
    },
    isPutOff(at) {
      try {
        return session.getItem(LATER) === at;
      } catch {
        return false;
      }
    },
  };
}
