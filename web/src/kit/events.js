// A little notice board: on(name, fn) listens and returns the way to stop.

/** Make a notice board. */
export function createEvents() {
  const listeners = new Map();
  return {
    on(name, fn) {
      if (!listeners.has(name)) listeners.set(name, new Set());
      listeners.get(name).add(fn);
      return () => listeners.get(name).delete(fn);
    },
    emit(name, data) {
      for (const fn of [...(listeners.get(name) ?? [])]) fn(data);
    },
  };
}
