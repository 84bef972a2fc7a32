// Drafts on this device. A storage that is full, forbidden or missing is tolerated; `failed` says so.

/** The device's storage, or null where a browser forbids even asking for it. */
export function deviceStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

const MOST_OVER = 4; // values of which one may be on its way to Python still

/** What is written on when another tab's draft is gone on with, the newest first. */
export function writtenOn({ value, sent, over = [] }) {
  return [value, sent?.value, ...over].filter(Boolean).slice(0, MOST_OVER);
}

/**
 * The drafts of one participant. A record is either a draft {value, base, sent, tab} that Python has not acknowledged,
 * or the note {saved: revision, tab} that it has, which other tabs of the browser read, and other forms of a notebook:
 * each is a tab here. `over` are the values of other tabs that a draft was written on (writtenOn); one with `again` was put
 * back where another tab's note had come.
 */
export function createDrafts({ storage, scope }) {
  const prefix = `es/${scope}/`;
  const tab = Math.random().toString(36).slice(2);
  const keyOf = (exercise, round) => `${prefix}${exercise}/${round}`;
  let failed = storage === null;

  function parse(text) {
    try {
      const record = JSON.parse(text);
      return record && typeof record === "object" ? record : null;
    } catch {
      return null;
    }
  }

  function put(key, record) {
    if (storage === null) return;
    const newValue = JSON.stringify({ ...record, tab });
    try {
      storage.setItem(key, newValue);
      failed = false;
    } catch {
      failed = true;
      return;
    }
    // The browser tells other documents only; in a notebook the other form of an exercise may stand in this one.
    window.dispatchEvent(Object.assign(new Event("storage"), { key, newValue, storageArea: storage }));
  }

  function get(key) {
    try {
      return parse(storage.getItem(key));
    } catch {
      return null;
    }
  }

  function keys() {
    try {
      return Array.from({ length: storage.length }, (_, i) => storage.key(i)).filter((key) =>
        key?.startsWith(prefix),
      );
    } catch {
      return [];
    }
  }

  const placeOf = (key) => {
    const [exercise, round] = key.slice(prefix.length).split("/");
    return { exercise, round };
  };

  return {
    get failed() {
      return failed;
    },
    keep(exercise, round, draft) {
      put(keyOf(exercise, round), draft);
    },
    /** The unacknowledged draft, or null. */
    draft(exercise, round) {
      const record = get(keyOf(exercise, round));
      return record && "value" in record ? record : null;
    },
    /** All unacknowledged drafts: {exercise, round} of each. */
    waiting() {
      return keys()
        .filter((key) => "value" in (get(key) ?? {}))
        .map(placeOf);
    },
    /** Acknowledged: leave a note of the revision, unless another tab has a draft of its own there (or `whosever` it is). */
    settle(exercise, round, revision, { whosever = false } = {}) {
      const record = get(keyOf(exercise, round));
      if (!whosever && record && "value" in record && record.tab !== tab) return;
      put(keyOf(exercise, round), { saved: revision });
    },
    clear() {
      for (const key of keys()) {
        try {
          storage.removeItem(key);
        } catch {
          failed = true;
        }
      }
    },
    /** What another tab wrote, from a storage event: {exercise, round, record}, or null when it is none of ours. */
    heard(event) {
      if (
        storage === null ||
        event.storageArea !== storage ||
        !event.key?.startsWith(prefix) ||
        !event.newValue
      )
        return null;
      const record = parse(event.newValue);
      return record && record.tab !== tab ? { ...placeOf(event.key), record } : null;
    },
  };
}
