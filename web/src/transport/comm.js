// The carrier of a notebook: messages over the widget's comm to the kernel, answered by id.

import { createEvents } from "../kit/events.js";
import { deviceClock } from "../kit/timing.js";
import { Offline } from "./offline.js";

const COMM_PATIENCE = 15_000;

/** A carrier over an anywidget model. Calls resolve to {status, body}, or reject with Offline when the kernel is silent or gone. */
export function commCarrier(model, { clock = deviceClock() } = {}) {
  const events = createEvents();
  const waiting = new Map();
  // Other views and other pages on the same kernel hear every reply: ids must be ours alone.
  const ours = Math.random().toString(36).slice(2);
  let count = 0;
  let silent = false;
  let gone = false;

  function setGone(now) {
    if (gone === now) return;
    gone = now;
    events.emit("kernel", !gone);
  }

  function fallSilent() {
    if (silent) return;
    silent = true;
    events.emit("connection", false);
  }

  function speakAgain() {
    setGone(false);
    if (!silent) return;
    silent = false;
    events.emit("connection", true);
    events.emit("reconnect");
  }

  /**
   * The kernel was restarted: nobody will answer what was asked. ipywidgets tells a model so, and never that it lives
   * again; the flag itself is out of anywidget's reach.
   */
  function stopped() {
    setGone(true);
    fallSilent();
    for (const { reject } of [...waiting.values()]) reject();
  }
  model.on("comm_live_update", stopped);

  function heard(content, buffers) {
    speakAgain();
    if (content?.event) events.emit(`event ${content.event}`, content.data);
    else if (waiting.has(content?.id)) waiting.get(content.id).resolve(content, buffers);
  }
  model.on("msg:custom", heard);

  /**
   * @param {string} op
   * @param {unknown} [body]
   * @param {{ buffers?: ArrayBuffer[], patience?: number }} [options]
   * @returns {Promise<{ status: number, body: any, buffers?: BlobPart[] }>}
   */
  function call(op, body, { buffers = [], patience = COMM_PATIENCE } = {}) {
    count += 1;
    const id = `${ours}-${count}`;
    return new Promise((resolve, reject) => {
      function settle() {
        waiting.delete(id);
        clock.cancel(timer);
      }
      function fail(why) {
        settle();
        fallSilent();
        reject(new Offline(why));
      }
      const timer = clock.later(() => fail("the kernel did not answer"), patience);
      waiting.set(id, {
        reject: () => fail("the kernel is gone"),
        resolve({ status, body: reply }, taken) {
          settle();
          resolve({ status, body: reply, buffers: taken });
        },
      });
      try {
        model.send({ id, op, body }, undefined, buffers);
      } catch (error) {
        setGone(true); // a closed comm throws
        fail(String(error));
      }
    });
  }

  return {
    /** Any other operation that the widget offers; bytes go along as buffers, and come back as them. */
    call,
    save: (message) => call("save", message),
    compute: (message) => call("compute", message),
    submit: (message) => call("submit", message),
    /** Listen: {event: handler(data)} for what Python pushes; returns the way to stop. */
    listen(handlers) {
      const stops = Object.entries(handlers).map(([name, handler]) => events.on(`event ${name}`, handler));
      return () => stops.forEach((stop) => stop());
    },
    onReconnect: (fn) => events.on("reconnect", fn),
    onConnection: (fn) => events.on("connection", fn),
    /** Hear now and later whether there is a kernel at all: fn(true | false). Returns the way to stop. */
    onKernel(fn) {
      fn(!gone);
      return events.on("kernel", fn);
    },
    destroy() {
      model.off("msg:custom", heard);
      model.off("comm_live_update", stopped);
    },
  };
}
