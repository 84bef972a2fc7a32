// The carrier of a notebook: messages over the widget's comm to the kernel, answered by id.

import { createEvents } from "./events.js";
import { Offline } from "./offline.js";
import { deviceClock } from "./timing.js";

const COMM_PATIENCE = 15_000;

/** A carrier over an anywidget model. Calls resolve to {status, body}, or reject with Offline when the kernel is silent. */
export function commCarrier(model, { clock = deviceClock() } = {}) {
  const events = createEvents();
  const waiting = new Map();
  // Other views and other pages on the same kernel hear every reply: ids must be ours alone.
  const ours = Math.random().toString(36).slice(2);
  let count = 0;
  let silent = false;

  function heard(content, buffers) {
    if (silent) {
      silent = false;
      events.emit("connection", true);
      events.emit("reconnect");
    }
    if (content?.event) events.emit(`event ${content.event}`, content.data);
    else if (waiting.has(content?.id)) waiting.get(content.id)(content, buffers);
  }
  model.on("msg:custom", heard);

  function call(op, body, { buffers = [], patience = COMM_PATIENCE } = {}) {
    const id = `${ours}-${(count += 1)}`;
    return new Promise((resolve, reject) => {
      const timer = clock.later(() => {
        waiting.delete(id);
        if (!silent) {
          silent = true;
          events.emit("connection", false);
        }
        reject(new Offline("the kernel did not answer"));
      }, patience);
      waiting.set(id, ({ status, body: reply }, taken) => {
        waiting.delete(id);
        clock.cancel(timer);
        resolve({ status, body: reply, buffers: taken });
      });
      try {
        model.send({ id, op, body }, undefined, buffers);
      } catch (error) {
        waiting.delete(id);
        clock.cancel(timer);
        reject(new Offline(String(error)));
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
    destroy: () => model.off("msg:custom", heard),
  };
}
