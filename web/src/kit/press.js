// A press moves the focus before it becomes a click, and becomes one only if the layout under it stays until then.

const DOWN = ["pointerdown", "mousedown"];
const UP = ["pointerup", "pointercancel", "mouseup"];
const LONGEST = 1000; // milliseconds; a pointer may be released outside the page

/** Whether a pointer is down. afterwards(fn) runs fn now, or, while a pointer is down, after its click. */
export function createPressing() {
  /** @type {Set<() => void>} */
  const waiting = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let down = false;

  function release() {
    down = false;
    const all = [...waiting];
    waiting.clear();
    for (const fn of all) fn();
  }

  /** @param {number} delay milliseconds */
  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(release, delay);
  }

  const press = () => {
    down = true;
    later(LONGEST);
  };
  const lift = () => later(0); // the click comes before this

  for (const name of DOWN) addEventListener(name, press, true);
  for (const name of UP) addEventListener(name, lift, true);

  return {
    /** @param {() => void} fn */
    afterwards(fn) {
      if (down) waiting.add(fn);
      else fn();
    },
    destroy() {
      clearTimeout(timer);
      waiting.clear();
      for (const name of DOWN) removeEventListener(name, press, true);
      for (const name of UP) removeEventListener(name, lift, true);
    },
  };
}
