// Drafts on this device. A storage that is full, forbidden or missing is tolerated: `failed` is true then.

import { pageLife } from "../transport/page-life.js";

/** @import { PageLife } from "../transport/page-life.js" */
/** @import { Draft } from "./entry-types.d.ts" */

/**
 * What stands in the storage for an exercise round: a draft that is not acknowledged, or a note that it was, as
 * revision `saved`. `tab`: its writer; `again`: a draft that was put back where another tab's note had come.
 * @typedef {{ tab?: string } & (Draft & { again?: boolean } | { saved: number })} DraftRecord
 */

/** An exercise round. @typedef {{ exercise: string, round: string }} RoundKey */

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} DraftStorage */

/** A window may run this program several times, once for each notebook: their drafts meet at this property. */
const FORMS = Symbol.for("exceptional-service.drafts");

/** @typedef {(storage: DraftStorage, key: string, text: string) => void} OnWrite */

/** The functions to call when a form in this window writes. @returns {Set<OnWrite>} */
function formsHere() {
  const shared = /** @type {{ [FORMS]?: Set<OnWrite> }} */ (globalThis);
  shared[FORMS] ??= new Set();
  return shared[FORMS];
}

/** The device's storage, or null where the browser forbids access to it. @returns {Storage | null} */
export function deviceStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** @param {string | null} text @returns {DraftRecord | null} */
function parse(text) {
  try {
    const record = JSON.parse(text ?? "");
    return record && typeof record === "object" ? record : null;
  } catch {
    return null;
  }
}

/**
 * The drafts of one participant in one tab, or in one form of a notebook.
 * @param {{ storage: DraftStorage | null, scope: string, page?: PageLife }} options scope: "workshop/participant"
 */
export function createDrafts({ storage, scope, page = pageLife() }) {
  const prefix = `es/${scope}/`;
  const tab = Math.random().toString(36).slice(2);
  /** @param {string} exercise @param {string} round */
  const keyOf = (exercise, round) => `${prefix}${exercise}/${round}`;
  let failed = storage === null;

  /** @param {string} key @param {DraftRecord} record */
  function put(key, record) {
    if (storage === null) return;
    const text = JSON.stringify({ ...record, tab });
    try {
      storage.setItem(key, text);
      failed = false;
    } catch {
      failed = true;
      return;
    }
    for (const onWrite of [...formsHere()]) onWrite(storage, key, text);
  }

  /** @param {string} key */
  function get(key) {
    try {
      return parse(storage?.getItem(key) ?? null);
    } catch {
      return null;
    }
  }

  function keys() {
    try {
      const all = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? "");
      return all.filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }

  /** @param {string} key @returns {RoundKey} */
  function roundOf(key) {
    const [exercise, round] = key.slice(prefix.length).split("/");
    return { exercise, round };
  }

  return {
    /** Whether the last write failed. */
    get failed() {
      return failed;
    },

    /** @param {string} exercise @param {string} round @param {Draft & { again?: boolean }} draft */
    keep(exercise, round, draft) {
      put(keyOf(exercise, round), draft);
    },

    /** The unacknowledged draft, or null. @param {string} exercise @param {string} round */
    draft(exercise, round) {
      const record = get(keyOf(exercise, round));
      return record && "value" in record ? record : null;
    },

    /** The exercise rounds that have an unacknowledged draft. */
    waiting() {
      return keys()
        .filter((key) => "value" in (get(key) ?? {}))
        .map(roundOf);
    },

    /**
     * Replace a draft by a note of the revision; another tab's draft only with `force`.
     * @param {string} exercise @param {string} round @param {number} revision @param {{ force?: boolean }} [options]
     */
    settle(exercise, round, revision, { force = false } = {}) {
      const record = get(keyOf(exercise, round));
      if (!force && record && "value" in record && record.tab !== tab) return;
      put(keyOf(exercise, round), { saved: revision });
    },

    /** Remove all drafts and notes of the participant. */
    clear() {
      for (const key of keys()) {
        try {
          storage?.removeItem(key);
        } catch {
          failed = true;
        }
      }
    },

    /**
     * Call fn with each record that another tab of the browser, or another form in this window, writes. Returns the
     * function that ends it.
     * @param {(key: RoundKey, record: DraftRecord) => void} fn
     */
    onOther(fn) {
      /** @type {(where: unknown, key: string | null, text: string | null) => void} */
      const onWrite = (where, key, text) => {
        if (storage === null || where !== storage || !key?.startsWith(prefix)) return;
        const record = parse(text);
        if (record && record.tab !== tab) fn(roundOf(key), record);
      };
      const forms = formsHere();
      forms.add(onWrite);
      const stop = page.on("storage", ({ storageArea, key, newValue }) =>
        onWrite(storageArea, key, newValue),
      );
      return () => {
        forms.delete(onWrite);
        stop();
      };
    },
  };
}
