// Replaceable parts of a page for tests without a browser: time, chance, storage, the page's life.

/** Random numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A clock that stands still until advance(milliseconds). */
export function createClock({ random = () => 0.5 } = {}) {
  let now = 0;
  let timers = [];
  return {
    later(fn, ms) {
      const timer = { fn, at: now + ms };
      timers.push(timer);
      return timer;
    },
    cancel(timer) {
      timers = timers.filter((each) => each !== timer);
    },
    random,
    now: () => now,
    get pending() {
      return timers.length;
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((each) => each !== due);
        now = due.at;
        due.fn();
      }
      now = end;
    },
  };
}

/** A device's storage. `refuses`: it is full. */
export function createStorage(contents = {}) {
  const map = new Map(Object.entries(contents));
  return {
    refuses: false,
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem(key, text) {
      if (this.refuses) throw new DOMException("full", "QuotaExceededError");
      map.set(key, text);
    },
    removeItem: (key) => map.delete(key),
    /** Everything that stands in it, parsed. */
    all: () => Object.fromEntries([...map].map(([key, text]) => [key, JSON.parse(text)])),
  };
}

/** A page's life: emit(name, event) lets something happen to it. */
export function createPageLife() {
  const listeners = new Set();
  return {
    on(name, fn) {
      const listener = { name, fn };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(name, event) {
      for (const listener of [...listeners]) if (listener.name === name) listener.fn(event);
    },
    get listening() {
      return listeners.size;
    },
  };
}

/** Resolves once everything that waits for a promise has gone on. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
