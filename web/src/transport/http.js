// The carrier of the room's page: POST to save, compute and submit, a streamed GET to listen.

import { createEvents } from "../kit/events.js";
import { deviceClock } from "../kit/timing.js";
import { listenForever } from "./listening.js";
import { Offline } from "./offline.js";

/** @import { Events } from "../kit/events.js" */
/** @import { Clock } from "../kit/timing.js" */
/** @import { CarrierReply } from "./offline.js" */

const HTTP_PATIENCE = 15_000;
const KEEPALIVE_MOST = 60_000; // bytes; browsers refuse keepalive bodies above 64 KiB
const BYTES_MOST = 3; // of a character in UTF-8, as JSON.stringify counts them

/**
 * @typedef {object} HttpOptions
 * @property {string} [base] the room's address; "" is this page's own
 * @property {string} secret the device's; it travels in a header only
 * @property {(resource: string, options: RequestInit) => Promise<Response>} [fetch]
 * @property {Clock} [clock]
 */

/**
 * Functions for the room's events, by name. `removed` is also called when the room refuses the stream with that code,
 * `refused` with the status when it does not know the device.
 * @typedef {Record<string, (data: any) => void>} EventHandlers
 */

/**
 * A carrier to the room. Each call resolves to {status, body}, or rejects with Offline where there was no reply.
 * @param {HttpOptions} options
 */
export function httpCarrier({
  base = "",
  secret,
  fetch = (resource, options) => globalThis.fetch(resource, options),
  clock = deviceClock(),
}) {
  /** @type {Events<{ connection: boolean, reconnect: undefined }>} */
  const events = createEvents();
  const authorization = { Authorization: `Bearer ${secret}` };
  let wake = () => {};

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {{ keepalive?: boolean }} [options]
   * @returns {Promise<CarrierReply>}
   */
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
        keepalive: keepalive && (content?.length ?? 0) < KEEPALIVE_MOST / BYTES_MOST,
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : {} };
    } catch (error) {
      if (error instanceof SyntaxError) return { status: 502, body: {} }; // something replied, but not the room
      throw new Offline(String(error));
    } finally {
      clock.cancel(timer);
    }
  }

  return {
    /** Any other call to the room, such as request("POST", "/api/join", {…}). */
    request,
    /** @param {unknown} message @param {{ keepalive?: boolean }} [options] */
    save: (message, options) => request("POST", "/api/answers", message, options),
    /** @param {unknown} message */
    compute: (message) => request("POST", "/api/compute", message),
    /** @param {unknown} message */
    submit: (message) => request("POST", "/api/checks", message),

    /**
     * Listen to the room; returns the function that ends it.
     * @param {EventHandlers} handlers
     */
    listen(handlers) {
      const listening = listenForever({
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
      wake = listening.wake;
      return listening.stop;
    },
    /** The room may be there again: end the listener's pause. */
    wake: () => wake(),
    /** Call fn when listening works again. @param {() => void} fn */
    onReconnect: (fn) => events.on("reconnect", fn),
    /** Call fn with whether listening works, at each change. @param {(up: boolean) => void} fn */
    onConnection: (fn) => events.on("connection", fn),
  };
}
