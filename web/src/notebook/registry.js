// The form runtimes on this page, by key: one for each kernel that shows forms here. A runtime and the places that it
// fills are separate modules which anywidget loads one by one, so they meet in a registry of the page's global object.

/**
 * @import { Render } from "../kit/widget.d.ts"
 * @typedef {{ render: Render }} Runtime
 * @typedef {object} Entry
 * @property {Runtime | null} runtime
 * @property {boolean} isAsked whether a place has asked the kernel for the runtime and waits for it
 * @property {Set<(runtime: Runtime) => void>} subscribers
 */

const REGISTRY = Symbol.for("exceptional-service/form-runtimes/1");

/**
 * The entry of a key, made at the first call.
 * @param {string} key
 * @returns {Entry}
 */
export function entryOf(key) {
  const page = /** @type {Record<symbol, Map<string, Entry> | undefined>} */ (
    /** @type {unknown} */ (globalThis)
  );
  page[REGISTRY] ??= new Map();
  const entries = page[REGISTRY];
  const entry = entries.get(key) ?? { runtime: null, isAsked: false, subscribers: new Set() };
  entries.set(key, entry);
  return entry;
}

/**
 * Make a runtime known to all places of its key, those to come included. A later one replaces it in every place.
 * Returns the way to withdraw it.
 * @param {string} key
 * @param {Runtime} runtime
 */
export function publish(key, runtime) {
  const entry = entryOf(key);
  entry.runtime = runtime;
  for (const notify of [...entry.subscribers]) notify(runtime);
  return () => {
    if (entry.runtime === runtime) entry.runtime = null;
  };
}

/**
 * Call `notify` with the runtime of a key: now where there is one, and whenever another is published. Returns the way
 * to stop.
 * @param {string} key
 * @param {(runtime: Runtime) => void} notify
 */
export function subscribe(key, notify) {
  const entry = entryOf(key);
  entry.subscribers.add(notify);
  if (entry.runtime) notify(entry.runtime);
  return () => {
    entry.subscribers.delete(notify);
  };
}
