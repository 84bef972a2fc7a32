// The failures every carrier shares, and which of them are the room's own words: a captive portal, a proxy or another
// program at the room's address answers too.

/** Nobody answered: the network is away, the room is down, or the kernel is silent. The draft stays and is sent again. */
export class Offline extends Error {}

/** The code of an error that the room sent, or null: whoever names none is not the room. */
export function codeOf(body) {
  const code = body?.error?.code;
  return typeof code === "string" ? code : null;
}

/** Whether a reply means that nobody was reached: none at all, or a gateway answering for a room that is away. */
export function isUnreachable({ status, body }) {
  if (status === 503) return codeOf(body) !== "not-stored"; // the room is there, and its disk is full
  return status === 0 || status === 502 || status === 504;
}

/** Whether the room says that this participant was removed. */
export function isRemoval({ status, body }) {
  return status === 410 && codeOf(body) === "removed";
}

/** Whether the room says that it does not know who asks: a device that has not joined, or no facilitator. */
export function isStranger({ status, body }) {
  const code = codeOf(body);
  return (
    (status === 401 && code === "not-joined") ||
    ((status === 401 || status === 403) && code === "facilitator-only")
  );
}
