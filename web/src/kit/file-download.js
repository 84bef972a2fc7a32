// Handing a file to the person, by the browser's own download.

import { h } from "./dom.js";

const GRACE = 60_000; // milliseconds until the browser has surely begun to read it

/**
 * An address for a Blob, which ends after GRACE.
 * @param {Blob} blob
 */
export function addressOf(blob) {
  const url = URL.createObjectURL(blob);
  setTimeout(() => URL.revokeObjectURL(url), GRACE);
  return url;
}

/**
 * Offer a Blob as a download.
 * @param {Blob} blob
 * @param {string} name
 */
export function giveFile(blob, name) {
  h("a", { href: addressOf(blob), download: name }).click();
}
