// A stream that stays open for hours: it reconnects by itself, and drops a connection that has silently died.

import { createBackoff } from "../kit/timing.js";
import { isRemoval, isStranger } from "./offline.js";
import { pageLife } from "./page-life.js";
import { createEventParser } from "./sse.js";

/** @import { Clock, Timer } from "../kit/timing.js" */
/** @import { PageLife } from "./page-life.js" */

const SILENCE = 40_000; // milliseconds; the room sends something every 15 seconds, if only a comment
const WATCH = 5000; // milliseconds between two looks at the silence

/**
 * @typedef {object} Listening
 * @property {(request: { lastId: string | null, signal: AbortSignal }) => Promise<Response>} open fetches the stream
 * @property {(name: string, data: any) => void} onEvent
 * @property {(up: boolean, again: boolean) => void} onConnection each change; `again` after the first connection
 * @property {(status: number) => void} onRefused the end: the room says not to come back
 * @property {Clock} clock
 * @property {PageLife} [page]
 */

/** @param {Response} response */
const isStream = (response) =>
  response.ok && /^text\/event-stream\b/i.test(response.headers.get("Content-Type") ?? "");

/** Whether the room itself says not to come back. @param {Response} response */
async function isRefusal(response) {
  const { status } = response;
  if (status !== 401 && status !== 403 && status !== 410) return false;
  const reply = { status, body: await response.json() };
  return isRemoval(reply) || isStranger(reply);
}

/**
 * Listen until stopped. A reply that is not the room's counts as none: the stream is opened again after a pause.
 * wake() ends a pause, and opens a stream anew that is not known to live.
 * @param {Listening} options
 * @returns {{ stop: () => void, wake: () => void }}
 */
export function listenForever({ open, onEvent, onConnection, onRefused, clock, page = pageLife() }) {
  const backoff = createBackoff({ clock });
  /** @type {string | null} */
  let lastId = null;
  let receivedAt = 0;
  let abort = new AbortController();
  let endPause = () => {};
  let stopped = false;
  let connectedBefore = false;

  /** @param {ReadableStream<Uint8Array>} body */
  async function read(body) {
    const parser = createEventParser(({ event, data, id }) => {
      if (id !== undefined) lastId = id;
      try {
        onEvent(event, JSON.parse(data));
      } catch (error) {
        reportError(error); // a fault in showing one event must not cost the connection
      }
    });
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      receivedAt = clock.now();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  }

  /** One connection, from its opening to its end; false where another one is of no use. */
  async function once() {
    abort = new AbortController();
    receivedAt = clock.now();
    const response = await open({ lastId, signal: abort.signal });
    if (await isRefusal(response)) {
      if (!stopped) onRefused(response.status);
      return false;
    }
    if (!isStream(response) || !response.body) {
      abort.abort();
      return true;
    }
    backoff.reset();
    onConnection(true, connectedBefore);
    connectedBefore = true;
    await read(response.body);
    return true;
  }

  /** @returns {Promise<void>} */
  const pause = () =>
    new Promise((resolve) => {
      const timer = clock.later(resolve, backoff.next());
      endPause = () => {
        clock.cancel(timer);
        resolve();
      };
    });

  async function forever() {
    while (!stopped) {
      try {
        if (!(await once())) return;
      } catch {
        // Dropped, by the network or by the watch below: both mean another try.
      }
      if (stopped) return;
      onConnection(false, true);
      await pause();
    }
  }

  /** Drop a connection over which nothing came for `limit` milliseconds. @param {number} limit */
  function dropSilent(limit) {
    if (clock.now() - receivedAt > limit) abort.abort();
  }

  /** @type {Timer} */
  let watch = null;
  function watchSilence() {
    dropSilent(SILENCE);
    watch = clock.later(watchSilence, WATCH);
  }

  /** @param {number} limit */
  function check(limit) {
    dropSilent(limit);
    endPause();
  }

  const wake = () => check(0);
  const stops = [page.on("online", wake), page.on("return", () => check(SILENCE / 2))];
  watchSilence();
  forever();

  return {
    stop() {
      stopped = true;
      abort.abort();
      endPause();
      clock.cancel(watch);
      for (const stop of stops) stop();
    },
    wake,
  };
}
