// Files between the page and the kernel: in pieces, each in one message.

/** @import { commCarrier } from "../transport/comm.js" */
/** @import { Fault } from "../kit/types.d.ts" */
/** @import { TakeFileReply } from "../protocol.d.ts" */
/** @import { FileName } from "./types.d.ts" */

/** @typedef {ReturnType<typeof commCarrier>} Carrier */
/** A reply of the kernel; each operation has its own body. @typedef {{ status: number, body: unknown, buffers?: BlobPart[] }} Reply */

const PIECE = 1024 * 1024; // bytes in one message: a notebook server refuses messages of ten million
export const PATIENCE = 600_000; // milliseconds: a million rows on a slow machine

/**
 * Send a file in pieces; the reply to the last one is a FileReply.
 * @param {Carrier} carrier
 * @param {File} file
 * @param {(share: number) => void} onShare called with 0 to 1
 * @returns {Promise<Reply>}
 */
export async function send(carrier, file, onShare) {
  /** @type {Reply} */
  let reply;
  let offset = 0;
  do {
    const piece = await file.slice(offset, offset + PIECE).arrayBuffer();
    const next = offset + PIECE;
    const message = { first: offset === 0, last: next >= file.size };
    reply = await carrier.call("piece", message, { buffers: [piece], patience: PATIENCE });
    if (reply.status !== 200) return reply;
    offset = next;
    onShare(Math.min(1, offset / file.size));
  } while (offset < file.size);
  return reply;
}

/**
 * Fetch a file in pieces.
 * @param {Carrier} carrier
 * @param {FileName} name
 * @param {BlobPart[]} pieces filled with its bytes
 * @returns {Promise<Reply>} the last one
 */
export async function receive(carrier, name, pieces) {
  for (let offset = 0; ; ) {
    /** @type {Reply} */
    const last = await carrier.call("take", { name, offset }, { patience: PATIENCE });
    if (last.status !== 200) return last;
    pieces.push(...(last.buffers ?? []));
    const { next } = /** @type {TakeFileReply} */ (last.body);
    if (next === null) return last;
    offset = next;
  }
}

/**
 * The fault of a reply that is no success.
 * @param {Reply} reply
 * @returns {Fault}
 */
export function faultOf({ body }) {
  const { error } = /** @type {{ error?: Fault }} */ (body ?? {});
  return error ?? { code: "unknown" };
}
