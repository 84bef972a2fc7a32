// The places of slides: elements that a notebook's cells put on the page, now or later, and may take away again.

/** @import { SlidePlace } from "./types.d.ts" */

const PLACE = ".dk-place";

/**
 * Call mount(place, slide) for every place on the page, and the function that it returns once the place is gone.
 * @param {(place: HTMLElement, slide: SlidePlace) => () => void} mount
 * @returns {() => void} ends it
 */
export function watchPlaces(mount) {
  /** @type {Map<HTMLElement, () => void>} */
  const mounted = new Map();

  function look() {
    for (const [place, end] of mounted) {
      if (place.isConnected) continue;
      mounted.delete(place);
      end();
    }
    /** @type {NodeListOf<HTMLElement>} */
    const found = document.querySelectorAll(PLACE);
    for (const place of found) {
      if (!mounted.has(place)) mounted.set(place, mount(place, JSON.parse(place.dataset.slide ?? "")));
    }
  }

  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return () => {
    observer.disconnect();
    for (const end of mounted.values()) end();
    mounted.clear();
  };
}
