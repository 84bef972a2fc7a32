// A take-away on its way to Python: in pieces, looked at, brought back, undone. Nothing is stored before "bring".

import { Offline } from "../transport/offline.js";

const MEGABYTE = 1024 * 1024;
const MOST = 8; // megabytes
const PIECE = MEGABYTE; // bytes in one message: a notebook server refuses messages of ten million
const PATIENCE = 120_000; // milliseconds: some hundred answers to a busy disk

/** Ask Python; a silent kernel is one more problem that can be said. Resolves to {body, buffers} or {problem}. */
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

/** Send a Blob; resolves to {body: Preview} or {problem}. One that is too large is refused before it is read. */
export async function sendTakeaway(carrier, blob, onShare = (_share) => {}) {
  if (blob.size > MOST * MEGABYTE)
    return {
      problem: { code: "takeaway-too-large", params: { limit: MOST, size: Math.ceil(blob.size / MEGABYTE) } },
    };
  let offset = 0;
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

/** Put a Blob in place; resolves to {body} of `bring` or {problem}. It is sent anew: Python has but the last one that any card looked at. */
export async function bringTakeaway(carrier, blob, choices) {
  const { problem } = await sendTakeaway(carrier, blob);
  return problem ? { problem } : ask(carrier, "bring", { choices });
}

/** Whether a Preview has something that is not here yet. */
export const hasNew = ({ new: fresh, checks, reading }) => fresh.length + checks + reading > 0;
