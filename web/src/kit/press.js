// A press moves the focus before it is a click, and becomes one only if nothing has moved under it by then.

const DOWN = ["pointerdown", "mousedown"];
const UP = ["pointerup", "pointercancel", "mouseup"];
const LONGEST = 1000; // milliseconds; a pointer may be released where the page does not hear of it

/** Returns {afterwards(fn), destroy()}: fn runs now, or, while a pointer is down, once its click has been heard. */
export function createPressing() {
  const waiting = new Set();
  let timer = null;
  let down = false;

  function release() {
    down = false;
    const all = [...waiting];
    waiting.clear();
    for (const fn of all) fn();
  }

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
