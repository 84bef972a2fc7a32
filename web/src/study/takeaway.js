// The messages that restore a take-away: pieces, preview, restore, undo. Nothing is stored before "bring".

/** @import { Fault } from "../kit/types.d.ts" */
/** @import { Preview, RestoreReply } from "../protocol.d.ts" */
/** @import { CommCarrier } from "../transport/comm.js" */
/** @import { CallOptions, Reply } from "../transport/comm.js" */

import { Offline } from "../transport/offline.js";

const MEGABYTE = 1024 * 1024;
const MOST = 8; // megabytes
const PIECE = MEGABYTE; // bytes in one message: a notebook server refuses messages of ten million
const PATIENCE = 120_000; // milliseconds: some hundred answers to a busy disk

/**
 * The outcome of an operation: its reply, or why there is none.
 * @template [B=any]
 * @typedef {{ problem?: undefined } & Reply<B> | { problem: Fault, body?: undefined, buffers?: undefined }} Outcome
 */

/** @typedef {Pick<CommCarrier, "call">} Caller */

/**
 * Ask Python; a silent kernel is a problem like any other.
 * @template [B=any]
 * @param {Caller} carrier
 * @param {string} op
 * @param {object} body
 * @param {CallOptions} [options]
 * @returns {Promise<Outcome<B>>}
 */
export async function ask(carrier, op, body, options = {}) {
  try {
    const reply = await carrier.call(op, body, { patience: PATIENCE, ...options });
    if (reply.status === 200) return reply;
    return { problem: reply.body?.error ?? { code: "unknown", params: {} } };
  } catch (error) {
    if (!(error instanceof Offline)) throw error;
    return { problem: { code: "kernel-silent", params: {} } };
  }
}

/**
 * Send a file and get its Preview. One that is too large is refused before it is read.
 * @param {Caller} carrier
 * @param {Blob} blob
 * @param {(share: number) => void} [onShare] called with 0 to 1
 * @returns {Promise<Outcome<Preview>>}
 */
export async function sendTakeaway(carrier, blob, onShare = (_share) => {}) {
  if (blob.size > MOST * MEGABYTE)
    return {
      problem: { code: "takeaway-too-large", params: { limit: MOST, size: Math.ceil(blob.size / MEGABYTE) } },
    };
  let offset = 0;
  /** @type {Outcome<Preview>} */
  let reply;
  do {
    let piece;
    try {
      piece = await blob.slice(offset, offset + PIECE).arrayBuffer();
    } catch {
      return { problem: { code: "takeaway-corrupt", params: {} } }; // a folder, or a file that went away
    }
    const next = offset + PIECE;
    reply = await ask(
      carrier,
      "piece",
      { first: offset === 0, last: next >= blob.size },
      { buffers: [piece] },
    );
    if (reply.problem) return reply;
    offset = next;
    onShare(blob.size ? Math.min(1, offset / blob.size) : 1);
  } while (offset < blob.size);
  return reply;
}

/**
 * Restore a file. It is sent anew: Python keeps only the last one of all cards.
 * @param {Caller} carrier
 * @param {Blob} blob
 * @param {Record<string, "here" | "file">} choices
 * @returns {Promise<Outcome<RestoreReply>>}
 */
export async function bringTakeaway(carrier, blob, choices) {
  const { problem } = await sendTakeaway(carrier, blob);
  return problem ? { problem } : ask(carrier, "bring", { choices });
}

/**
 * Whether a Preview has something that is not here yet.
 * @param {Preview} preview
 */
export const hasNew = ({ new: fresh, checks, reading }) => fresh.length + checks + reading > 0;
