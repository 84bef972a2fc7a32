// A carrier's reply to a save, as an event of the answer that was sent.

import { codeOf, isRemoval, isUnreachable } from "../transport/offline.js";

/** @import { CarrierReply } from "../transport/offline.js" */
/** @import { EntryEvent, Message } from "./entry-types.d.ts" */

/** @param {unknown} value */
const isAnswer = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/**
 * Whether a reply is the room's own, by its body: one that is not counts as no reply.
 * @param {Message} message @param {CarrierReply} reply
 */
function isOurs(message, { status, body }) {
  if (status === 200) return Number.isInteger(message.revision) && body?.revision === message.revision;
  if (status === 409)
    return Number.isInteger(body?.revision) && body.revision >= message.revision && isAnswer(body.value);
  if (status === 410) return isRemoval({ status, body });
  return codeOf(body) !== null;
}

/**
 * The event of an entry (entry.js) that a reply means.
 * @param {Message} message @param {CarrierReply} reply
 * @returns {EntryEvent}
 */
export function eventOf(message, reply) {
  const { status, body } = reply;
  const code = codeOf(body) ?? "unknown";
  if (!isOurs(message, reply) || isUnreachable(reply)) return { type: "silence", message };
  if (status === 200) return { type: "ack", message, body };
  if (status === 409) return { type: "clash", message, body };
  if (status === 410) return { type: "removed" };
  if (status === 408 || status === 429 || status >= 500) return { type: "defer", message, code };
  return { type: "refuse", message, code: status === 413 ? "too-large" : code };
}
