// The failures that every carrier shares, and how to tell the room's own replies: a captive portal, a proxy or another
// program at the room's address answers too.

/** A reply as a carrier passes it on: status 0 and {} where there was none. @typedef {{ status: number, body: any }} CarrierReply */

/** No reply: the network is away, the room is down, or the kernel is silent. */
export class Offline extends Error {}

/**
 * The code of an error that the room sent, or null: a body without one is not the room's.
 * @param {any} body
 * @returns {string | null}
 */
export function codeOf(body) {
  const code = body?.error?.code;
  return typeof code === "string" ? code : null;
}

/**
 * Whether the room was not reached: there was no reply, or a gateway replied for a room that is away.
 * @param {CarrierReply} reply
 */
export function isUnreachable({ status, body }) {
  if (status === 503) return codeOf(body) !== "not-stored"; // the room is there, and its disk is full
  return status === 0 || status === 502 || status === 504;
}

/**
 * Whether the room says that this participant was removed.
 * @param {CarrierReply} reply
 */
export function isRemoval({ status, body }) {
  return status === 410 && codeOf(body) === "removed";
}

/**
 * Whether the room does not know the device: it has not joined, or is not the facilitator's.
 * @param {CarrierReply} reply
 */
export function isStranger({ status, body }) {
  const code = codeOf(body);
  return (
    (status === 401 && code === "not-joined") ||
    ((status === 401 || status === 403) && code === "facilitator-only")
  );
}
