// The carrier of a notebook: messages over the widget's comm to the kernel, answered by id.

import { createEvents } from "../kit/events.js";
import { deviceClock } from "../kit/timing.js";
import { Offline } from "./offline.js";

/**
 * @import { Events } from "../kit/events.js"
 * @import { AnswerState, CheckReply, ComputeReply, Fault, RawAnswer, SaveReply } from "../kit/types.d.ts"
 * @import { WidgetModel } from "../kit/widget.d.ts"
 */

/**
 * A reply of the kernel. `body` is that of a success; on any other status it has `error` instead.
 * @template [B=any]
 * @typedef {{ status: number, body: B & { error?: Fault }, buffers?: DataView<ArrayBuffer>[] }} Reply
 */

/**
 * @typedef {object} SaveMessage
 * @property {string} exercise
 * @property {string} round
 * @property {number} revision
 * @property {number} base
 * @property {RawAnswer} value
 */

/**
 * What may go along with a call: bytes, and the milliseconds until a silent kernel counts as unreachable.
 * @typedef {{ buffers?: ArrayBuffer[], patience?: number }} CallOptions
 */

/**
 * @typedef {object} Pending
 * @property {() => void} reject
 * @property {(reply: { status: number, body: any }, buffers?: DataView<ArrayBuffer>[]) => void} resolve
 */

/** @typedef {{ kernel: boolean, connection: boolean, reconnect: undefined } & { [event: `event ${string}`]: any }} CommEvents */

/** @typedef {ReturnType<typeof commCarrier>} CommCarrier */

const COMM_PATIENCE = 15_000;

/**
 * A carrier over a widget's model. Calls resolve to a Reply, or reject with Offline when the kernel is silent or gone.
 * @param {WidgetModel} model
 * @param {{ clock?: ReturnType<typeof deviceClock> }} [options]
 */
export function commCarrier(model, { clock = deviceClock() } = {}) {
  /** @type {Events<CommEvents>} */
  const events = createEvents();
  /** @type {Map<string | undefined, Pending>} */
  const pending = new Map();
  // Other views and other pages on the same kernel get every reply: ids must be ours alone.
  const prefix = Math.random().toString(36).slice(2);
  let count = 0;
  let isSilent = false;
  let isGone = false;

  /** @param {boolean} gone */
  function setGone(gone) {
    if (isGone === gone) return;
    isGone = gone;
    events.emit("kernel", !isGone);
  }

  function onSilence() {
    if (isSilent) return;
    isSilent = true;
    events.emit("connection", false);
  }

  function onSign() {
    setGone(false);
    if (!isSilent) return;
    isSilent = false;
    events.emit("connection", true);
    events.emit("reconnect");
  }

  /**
   * The kernel was restarted: what was asked is never answered. ipywidgets says so to a model, and never that the
   * kernel lives again; anywidget does not hand out the flag itself.
   */
  function onRestart() {
    setGone(true);
    onSilence();
    for (const { reject } of [...pending.values()]) reject();
  }
  model.on("comm_live_update", onRestart);

  /**
   * @param {{ id?: string, event?: string, data?: any, status: number, body: any } | null} content
   * @param {DataView<ArrayBuffer>[]} [buffers]
   */
  function onMessage(content, buffers) {
    onSign();
    if (content?.event) events.emit(`event ${content.event}`, content.data);
    else if (content) pending.get(content.id)?.resolve(content, buffers);
  }
  model.on("msg:custom", onMessage);

  /**
   * Any operation that the widget offers; bytes go along as buffers, and come back as them.
   * @template [B=any]
   * @param {string} op
   * @param {object} body
   * @param {CallOptions} [options]
   * @returns {Promise<Reply<B>>}
   */
  function call(op, body, { buffers = [], patience = COMM_PATIENCE } = {}) {
    count += 1;
    const id = `${prefix}-${count}`;
    return new Promise((resolve, reject) => {
      function settle() {
        pending.delete(id);
        clock.cancel(timer);
      }
      /** @param {string} why */
      function fail(why) {
        settle();
        onSilence();
        reject(new Offline(why));
      }
      const timer = clock.later(() => fail("the kernel did not answer"), patience);
      pending.set(id, {
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
    call,
    /** @param {SaveMessage} message @returns {Promise<Reply<SaveReply | AnswerState>>} */
    save: (message) => call("save", message),
    /** @param {{ exercise: string, value: RawAnswer }} message @returns {Promise<Reply<ComputeReply>>} */
    compute: (message) => call("compute", message),
    /** @param {{ check: string, option: string }} message @returns {Promise<Reply<CheckReply>>} */
    submit: (message) => call("submit", message),
    /**
     * Call a handler for every event of its name that Python sends. Returns the way to stop.
     * @param {Record<string, (data: any) => unknown>} handlers
     */
    listen(handlers) {
      const stops = Object.entries(handlers).map(([name, handler]) => events.on(`event ${name}`, handler));
      return () => {
        for (const stop of stops) stop();
      };
    },
    /** @param {() => unknown} fn */
    onReconnect: (fn) => events.on("reconnect", fn),
    /** @param {(isUp: boolean) => unknown} fn */
    onConnection: (fn) => events.on("connection", fn),
    /**
     * Call fn now, and at every change, with whether there is a kernel at all. Returns the way to stop.
     * @param {(isThere: boolean) => unknown} fn
     */
    onKernel(fn) {
      fn(!isGone);
      return events.on("kernel", fn);
    },
    destroy() {
      model.off("msg:custom", onMessage);
      model.off("comm_live_update", onRestart);
    },
  };
}
