// A stream that is listened to for hours: reconnects by itself, and notices a connection that has silently died.

import { createBackoff } from "../kit/timing.js";
import { isRemoval, isStranger } from "./offline.js";
import { createEventParser } from "./sse.js";

const SILENCE = 40_000; // the room says something every 15 seconds, if only a comment

const isStream = (response) =>
  response.ok && /^text\/event-stream\b/i.test(response.headers.get("Content-Type") ?? "");

/** Whether the room itself says not to come back. */
async function isRefusal(response) {
  const { status } = response;
  if (status !== 401 && status !== 403 && status !== 410) return false;
  const reply = { status, body: await response.json() };
  return isRemoval(reply) || isStranger(reply);
}

/**
 * Listen until stopped. open({lastId, signal}) fetches the stream; onEvent(name, data) hears each event;
 * onConnection(up, again) hears each change; onRefused(status) ends it, when the room says not to come back. What
 * answers at the room's address without being the room is like nobody: it is tried again.
 */
export function listenForever({ open, onEvent, onConnection, onRefused, clock }) {
  const backoff = createBackoff({ clock });
  let lastId = null;
  let heardAt = 0;
  let abort = null;
  let pause = null;
  let stopped = false;
  let connectedBefore = false;

  async function read(response) {
    const parser = createEventParser(({ event, data, id }) => {
      if (id !== undefined) lastId = id;
      try {
        onEvent(event, JSON.parse(data));
      } catch (error) {
        reportError(error); // a fault in showing one event must not cost the connection
      }
    });
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heardAt = clock.now();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  }

  /** One connection, from opening to its end; false when there is no use in another. */
  async function once() {
    abort = new AbortController();
    heardAt = clock.now();
    const response = await open({ lastId, signal: abort.signal });
    if (await isRefusal(response)) {
      if (!stopped) onRefused(response.status);
      return false;
    }
    if (!isStream(response)) {
      abort.abort();
      return true;
    }
    backoff.reset();
    onConnection(true, connectedBefore);
    connectedBefore = true;
    await read(response);
    return true;
  }

  async function forever() {
    while (!stopped) {
      try {
        if (!(await once())) return;
      } catch {
        // Dropped, or dropped by the watch below: both mean another try.
      }
      if (stopped) return;
      onConnection(false, true);
      await new Promise((resolve) => {
        const timer = clock.later(resolve, backoff.next());
        pause = () => {
          clock.cancel(timer);
          resolve(undefined);
        };
      });
    }
  }

  /** Start anew when nothing has been heard for `limit` milliseconds, and do not wait out a pause. */
  function check(limit) {
    if (clock.now() - heardAt > limit) abort?.abort();
    if (limit < SILENCE) pause?.();
  }

  let watch = null;
  function watching() {
    check(SILENCE);
    watch = clock.later(watching, 5000);
  }
  const wake = () => document.visibilityState === "visible" && check(SILENCE / 2);
  const online = () => check(0);
  window.addEventListener("online", online);
  document.addEventListener("visibilitychange", wake);
  watching();
  forever();

  return () => {
    stopped = true;
    abort?.abort();
    pause?.();
    clock.cancel(watch);
    window.removeEventListener("online", online);
    document.removeEventListener("visibilitychange", wake);
  };
}
