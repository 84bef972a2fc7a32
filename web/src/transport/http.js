// The carrier of the room's page: POST to save, compute and submit, a streamed GET to listen.

import { createEvents } from "../kit/events.js";
import { deviceClock } from "../kit/timing.js";
import { listenForever } from "./listening.js";
import { Offline } from "./offline.js";

const HTTP_PATIENCE = 15_000;
const KEEPALIVE_MOST = 60_000; // characters; browsers refuse keepalive bodies above 64 KiB

/**
 * A carrier to the room at `base` ("" is this page's own). `secret` is the device's; it travels in a header only.
 * Every call resolves to {status, body}, or rejects with Offline when nobody answered.
 */
export function httpCarrier({
  base = "",
  secret,
  fetch = (resource, options) => globalThis.fetch(resource, options),
  clock = deviceClock(),
}) {
  const events = createEvents();
  const authorization = { Authorization: `Bearer ${secret}` };

  async function request(method, path, body, { keepalive = false } = {}) {
    const content = body === undefined ? undefined : JSON.stringify(body);
    const impatience = new AbortController();
    const timer = clock.later(() => impatience.abort(), HTTP_PATIENCE);
    try {
      const response = await fetch(base + path, {
        method,
        headers:
          content === undefined ? authorization : { ...authorization, "Content-Type": "application/json" },
        body: content,
        cache: "no-store",
        signal: impatience.signal,
        keepalive: keepalive && (content?.length ?? 0) < KEEPALIVE_MOST / 3, // a character may be three bytes
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : {} };
    } catch (error) {
      if (error instanceof SyntaxError) return { status: 502, body: {} }; // something answered, but it is not the room
      throw new Offline(String(error));
    } finally {
      clock.cancel(timer);
    }
  }

  return {
    /** Any other call to the room, such as request("POST", "/api/join", {…}). */
    request,
    save: (message, options) => request("POST", "/api/answers", message, options),
    compute: (message) => request("POST", "/api/compute", message),
    submit: (message) => request("POST", "/api/checks", message),

    /** Listen: {event: handler(data)}; `removed` is also called when the room refuses the stream with that code, `refused(status)` when it does not know the device. */
    listen(handlers) {
      return listenForever({
        clock,
        open: ({ lastId, signal }) =>
          fetch(`${base}/api/listen`, {
            headers: {
              ...authorization,
              Accept: "text/event-stream",
              ...(lastId === null ? {} : { "Last-Event-ID": lastId }),
            },
            cache: "no-store",
            signal,
          }),
        onEvent: (name, data) => handlers[name]?.(data),
        onConnection: (up, again) => {
          events.emit("connection", up);
          if (up && again) events.emit("reconnect");
        },
        onRefused: (status) => (status === 410 ? handlers.removed?.({}) : handlers.refused?.(status)),
      });
    },
    /** Hear when listening works again after it did not. */
    onReconnect: (fn) => events.on("reconnect", fn),
    /** Hear whether listening works: true or false. */
    onConnection: (fn) => events.on("connection", fn),
  };
}
