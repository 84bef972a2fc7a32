// What happens to the page itself: the network comes back, the page is hidden or shown, another tab writes.

/**
 * @typedef {object} PageEvents
 * @property {undefined} online the network is back
 * @property {undefined} leave the page is hidden, or about to go
 * @property {undefined} return the page is shown again
 * @property {StorageEvent} storage another document wrote to the device's storage
 */

/**
 * Calls fn for every event of a name, and returns the function that ends it.
 * @typedef {<K extends keyof PageEvents>(name: K, fn: (event: PageEvents[K]) => void) => () => void} OnPage
 */

/** @typedef {{ on: OnPage }} PageLife */

/**
 * The life of this page; replaceable in tests.
 * @param {{ window?: EventTarget, document?: EventTarget & { visibilityState: string } }} [around]
 * @returns {PageLife}
 */
export function pageLife({ window = globalThis.window, document = globalThis.document } = {}) {
  /** @param {EventTarget} target @param {string} type @param {(event: any) => void} fn */
  function listen(target, type, fn) {
    target.addEventListener(type, fn);
    return () => target.removeEventListener(type, fn);
  }

  /** @param {boolean} hidden @param {() => void} fn */
  const listenForVisibility = (hidden, fn) =>
    listen(document, "visibilitychange", () => {
      if ((document.visibilityState === "hidden") === hidden) fn();
    });

  return {
    on(name, fn) {
      const call = /** @type {(event?: Event) => void} */ (fn);
      if (name === "return") return listenForVisibility(false, call);
      if (name !== "leave") return listen(window, name, call);
      const stops = [listen(window, "pagehide", () => call()), listenForVisibility(true, call)];
      return () => stops.forEach((stop) => stop());
    },
  };
}
