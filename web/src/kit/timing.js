// Waiting: the clock (replaceable in tests), back-off with jitter, and questions of which only the latest matters.

/** @typedef {ReturnType<typeof setTimeout> | number | null} Timer */

/**
 * Time and chance, replaceable in tests.
 * @typedef {object} Clock
 * @property {(fn: () => void, ms: number) => Timer} later
 * @property {(timer: Timer) => void} cancel
 * @property {() => number} random 0 to 1
 * @property {() => number} now milliseconds since 1970
 */

/**
 * The browser's own clock.
 * @returns {Clock}
 */
export function deviceClock() {
  return {
    later: (fn, ms) => setTimeout(fn, ms),
    cancel: (timer) => clearTimeout(timer ?? undefined),
    random: () => Math.random(),
    now: () => Date.now(),
  };
}

/**
 * Waiting times that double from `first` to `most` milliseconds. Each is spread over half to one and a half of
 * itself, so that a hall of phones that lost the same network does not come back in the same instant.
 * @param {{ first?: number, most?: number, clock: Clock }} options
 */
export function createBackoff({ first = 1000, most = 30_000, clock }) {
  let tries = 0;
  return {
    next() {
      const wait = Math.min(first * 2 ** tries, most);
      tries += 1;
      return wait * (0.5 + clock.random());
    },
    reset() {
      tries = 0;
    },
  };
}

/**
 * Ask one question at a time: while one is under way, only the latest of the others is kept and asked afterwards.
 * @param {() => Promise<unknown>} ask
 * @param {Clock} clock
 */
export function createLatest(ask, clock) {
  /** @type {Timer} */
  let timer = null;
  let running = false;
  let waiting = false;

  async function run() {
    timer = null;
    if (running) {
      waiting = true;
      return;
    }
    running = true;
    try {
      await ask();
    } finally {
      running = false;
      if (waiting) {
        waiting = false;
        run();
      }
    }
  }

  return {
    /**
     * Ask after `delay` milliseconds of rest; 0 asks at once.
     * @param {number} delay
     */
    soon(delay) {
      clock.cancel(timer);
      if (delay) timer = clock.later(run, delay);
      else run();
    },
    stop() {
      clock.cancel(timer);
      waiting = false;
    },
  };
}
