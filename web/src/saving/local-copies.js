// Copies in this browser of answers, checks and reading marks that were saved outside a room: a computer that keeps no
// files (Binder) loses them otherwise. A storage that is full, forbidden or missing is tolerated: no copies then.

import { deviceStorage } from "./drafts.js";

/** @import { RawAnswer } from "../kit/types.d.ts" */
/** @import { DraftStorage } from "./drafts.js" */

/** @typedef {"answer" | "check" | "reading"} CopyKind */

/** What stands under a key; its shape goes by the kind. @typedef {{ saved_at: string, value?: RawAnswer, option?: string }} CopyRecord */

/** @typedef {{ learner: string, kind: CopyKind, name: string, record: CopyRecord }} Copy */

/**
 * A take-away (docs/protocol.md).
 * @typedef {object} Takeaway
 * @property {string} kind
 * @property {number} version
 * @property {string} made ISO time
 * @property {Record<string, { value: RawAnswer, saved_at: string }>} answers "exercise/round" → answer
 * @property {Record<string, { option: string, saved_at: string }>} checks
 * @property {Record<string, string>} reading module → ISO time
 */

const PREFIX = "es-kept/";
const ALONE_DRAFTS = "es/alone/"; // drafts that were typed alone and never acknowledged (drafts.js)
const LATER = "es-kept-later";

/** The storage of this tab, or null. @returns {Storage | null} */
function tabStorage() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

/** @param {unknown} text @returns {text is string} */
const isTime = (text) => typeof text === "string" && !Number.isNaN(Date.parse(text));
/** @param {unknown} what */
const isObject = (what) => what !== null && typeof what === "object" && !Array.isArray(what);
/** @param {RawAnswer} value */
const isEmpty = (value) => Object.keys(value).length === 0;

/**
 * Whether a record may go into a take-away; any other is not ours.
 * @type {Record<CopyKind, (record: CopyRecord) => boolean>}
 */
const SHAPES = {
  answer: ({ value }) => value !== undefined && isObject(value) && !isEmpty(value),
  check: ({ option }) => typeof option === "string",
  reading: () => true,
};

/** @param {string | null} text @returns {CopyRecord | null} */
function parse(text) {
  try {
    const record = JSON.parse(text ?? "");
    return isObject(record) && isTime(record.saved_at) ? record : null;
  } catch {
    return null;
  }
}

/** @param {string} text @returns {text is CopyKind} */
const isKind = (text) => Object.hasOwn(SHAPES, text);

/**
 * The copy under a key, or null where it is none of ours or damaged.
 * @param {DraftStorage | null} storage @param {string} key
 * @returns {Copy | null}
 */
function read(storage, key) {
  const [learner, kind, ...rest] = key.slice(PREFIX.length).split("/");
  const record = parse(storage?.getItem(key) ?? null);
  if (!isKind(kind) || rest.length !== (kind === "answer" ? 2 : 1) || !rest.every(Boolean)) return null;
  return record && SHAPES[kind](record) ? { learner, kind, name: rest.join("/"), record } : null;
}

/** The copies under several keys. @param {DraftStorage | null} storage @param {string[]} keys @returns {Copy[]} */
const readAll = (storage, keys) => keys.flatMap((key) => read(storage, key) ?? []);

/** The newest of each among copies of several learners. @param {Copy[]} copies */
function newestOf(copies) {
  /** @type {Map<string, Copy>} */
  const newest = new Map();
  for (const copy of copies) {
    const key = `${copy.kind}/${copy.name}`;
    const there = newest.get(key);
    if (!there || Date.parse(copy.record.saved_at) > Date.parse(there.record.saved_at)) newest.set(key, copy);
  }
  return [...newest.values()];
}

/** @param {Copy[]} copies @param {string} made ISO time */
function takeawayOf(copies, made) {
  /** @type {Takeaway} */
  const takeaway = {
    kind: "exceptional-service-workbook",
    version: 1,
    made,
    answers: {},
    checks: {},
    reading: {},
  };
  for (const { kind, name, record } of copies) {
    const { value = {}, option = "", saved_at } = record;
    if (kind === "answer") takeaway.answers[name] = { value, saved_at };
    else if (kind === "check") takeaway.checks[name] = { option, saved_at };
    else takeaway.reading[name] = saved_at;
  }
  return takeaway;
}

/** @typedef {ReturnType<typeof createKept>} Kept */

/**
 * The copies of one learner, of whom none is kept in a room.
 * @param {{ storage?: DraftStorage | null, session?: Pick<Storage, "getItem" | "setItem"> | null, learner: string }} options
 *   learner: "" in a room
 */
export function createKept({ storage = deviceStorage(), session = tabStorage(), learner }) {
  /** @param {string} prefix */
  function keys(prefix) {
    try {
      const all = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? "");
      return all.filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }

  /** @param {string} key @param {string} text */
  function keep(key, text) {
    try {
      storage?.setItem(key, text);
    } catch {
      /* full or forbidden: Python has it */
    }
  }

  /** @param {CopyKind} kind @param {string} name */
  const keyOf = (kind, name) => `${PREFIX}${learner}/${kind}/${name}`;

  /** @param {CopyKind} kind @param {string} name @param {CopyRecord} record */
  function put(kind, name, record) {
    if (learner) keep(keyOf(kind, name), JSON.stringify(record));
  }

  /** @param {CopyKind} kind @param {string} name */
  function remove(kind, name) {
    if (learner) drop([keyOf(kind, name)]);
  }

  /** @param {string[]} all */
  function drop(all) {
    for (const key of all) {
      try {
        storage?.removeItem(key);
      } catch {
        /* forbidden: nothing was kept either */
      }
    }
  }

  const foreign = () => keys(PREFIX).filter((key) => !key.startsWith(`${PREFIX}${learner}/`));

  const copies = {
    /** @param {string} exercise @param {string} round @param {{ value: RawAnswer, saved_at: string | null }} answer */
    keepAnswer(exercise, round, { value, saved_at }) {
      if (isEmpty(value))
        remove("answer", `${exercise}/${round}`); // emptied, or undone: older copies may still be wanted
      else if (saved_at) put("answer", `${exercise}/${round}`, { value, saved_at });
    },

    /** @param {string} check @param {{ option: string, saved_at: string }} reply of submit */
    keepCheck(check, { option, saved_at }) {
      put("check", check, { option, saved_at });
    },

    /** @param {string} module @param {string | null} saved_at time of the reading mark; null where it was taken back */
    keepReading(module, saved_at) {
      if (saved_at) put("reading", module, { saved_at });
      else remove("reading", module);
    },

    /**
     * Keep the contents of a take-away that was made here, and of older copies nothing else.
     * @param {Omit<Takeaway, "kind" | "version">} takeaway
     */
    keepExactly({ made, answers, checks, reading }) {
      for (const [key, answer] of Object.entries(answers)) {
        const [exercise, round] = key.split("/");
        copies.keepAnswer(exercise, round, answer);
      }
      for (const [check, reply] of Object.entries(checks)) copies.keepCheck(check, reply);
      for (const [module, at] of Object.entries(reading)) copies.keepReading(module, at);
      const there = { answer: answers, check: checks, reading };
      for (const copy of readAll(storage, keys(`${PREFIX}${learner}/`))) {
        const isOld = Date.parse(copy.record.saved_at) <= Date.parse(made);
        if (isOld && !Object.hasOwn(there[copy.kind], copy.name)) remove(copy.kind, copy.name); // emptied or undone since
      }
    },

    /** The copies under other learners, or null: a take-away, the number of answers, the ISO time of the newest. */
    others() {
      if (!learner) return null;
      const found = newestOf(readAll(storage, foreign()));
      if (!found.length) return null;
      const at = found
        .map(({ record }) => record.saved_at)
        .reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
      return {
        takeaway: takeawayOf(found, at),
        answers: found.filter(({ kind }) => kind === "answer").length,
        at,
      };
    },

    /** Remove the copies of other learners. */
    forget() {
      drop(learner ? foreign() : []);
    },

    /**
     * The copies of other learners were brought back: make them this learner's, also those that no page shows. Returns
     * the function that gives them back.
     * @returns {() => void}
     */
    adopt() {
      if (!learner) return () => {};
      const theirs = foreign().map((key) => ({ key, text: storage?.getItem(key) ?? "" }));
      const newest = newestOf(
        readAll(
          storage,
          theirs.map(({ key }) => key),
        ),
      );
      const missing = newest.filter(({ kind, name }) => !read(storage, keyOf(kind, name)));
      drop(theirs.map(({ key }) => key)); // first: a full storage has no place for both
      for (const { kind, name, record } of missing) put(kind, name, record);
      return () => {
        for (const { kind, name, record } of missing) {
          if (read(storage, keyOf(kind, name))?.record.saved_at === record.saved_at) remove(kind, name);
        }
        for (const { key, text } of theirs) keep(key, text);
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

    /** Not now: this tab does not offer these copies again. @param {string} at */
    putOff(at) {
      try {
        session?.setItem(LATER, at);
      } catch {
        /* then it is offered again */
      }
    },
    /** @param {string} at */
    isPutOff(at) {
      try {
        return session?.getItem(LATER) === at;
      } catch {
        return false;
      }
    },
  };
  return copies;
}
