// An event emitter.

/**
 * The events of E: name → type of its data.
 * @template E
 * @typedef {object} Events
 * @property {<K extends keyof E>(name: K, fn: (data: E[K]) => unknown) => () => void} on calls fn for every event of
 *   that name; returns the function that ends it
 * @property {<K extends keyof E>(name: K, ...data: undefined extends E[K] ? [E[K]?] : [E[K]]) => void} emit
 */

/**
 * Make an emitter. Its events are taken from the type of what it is assigned to.
 * @template E
 * @returns {Events<E>}
 */
export function createEvents() {
  /** Function: one map holds the listeners of every event, whose data differ. @type {Map<keyof E, Set<Function>>} */
  const listeners = new Map();
  return {
    on(name, fn) {
      const added = listeners.get(name) ?? new Set();
      listeners.set(name, added.add(fn));
      return () => added.delete(fn);
    },
    emit(name, data) {
      for (const fn of [...(listeners.get(name) ?? [])]) fn(data);
    },
  };
}
