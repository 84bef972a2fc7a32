// The deck's one connection to the room: views and numbers come in, open and reveal go out.
// The room's address and secret come from the kernel as a message, and stay inside this closure.

import { createEvents } from "../kit/events.js";
import { deviceClock } from "../kit/timing.js";
import { httpCarrier } from "../transport/http.js";
import { listenForever } from "../transport/listening.js";

/** @import { Events } from "../kit/events.js" */
/** @import { Clock, Timer } from "../kit/timing.js" */
/** @import { Fault, RoomView } from "../kit/types.d.ts" */
/** @import { ExerciseState, FacilitatorEvents, Progress, Stage, WorkshopInfo } from "../protocol.d.ts" */
/** @import { Room, RoomChange, RoomMessage, RoomStatus } from "./types.d.ts" */

const ASK_AGAIN = 4000; // milliseconds until the kernel is asked again for the address

/**
 * Whether a stage was passed by another: a reply and an event travel on two connections.
 * @param {Stage} stage
 * @param {Stage | null} known
 */
function isOlder(stage, known) {
  return Boolean(stage.moved && known?.moved && Date.parse(stage.moved) < Date.parse(known.moved));
}

/** @param {{ exercise: string, round: string }} data */
const keyOf = ({ exercise, round }) => `${exercise}/${round}`;

/** An event of the stream; a name that is not known is left out. @typedef {{ [K in keyof FacilitatorEvents]: { name: K, data: FacilitatorEvents[K] } }[keyof FacilitatorEvents]} StreamEvent */

/**
 * The connection to the room.
 * @param {object} options
 * @param {() => void} options.ask asks the kernel for the address, which comes by setAddress
 * @param {Clock} [options.clock]
 * @returns {Room}
 */
export function createRoom({ ask, clock = deviceClock() }) {
  /** @type {Events<{ change: RoomChange }>} */
  const events = createEvents();
  /** @type {Map<string, RoomView>} */
  const views = new Map();
  /** @type {Map<string, ExerciseState>} */
  const states = new Map();
  /** @type {Map<string, Progress>} */
  const progress = new Map();
  /** @type {ReturnType<typeof httpCarrier> | null} */
  let carrier = null;
  /** Ends the stream. @type {(() => void) | null} */
  let stop = null;
  /** @type {Timer} */
  let timer = null;
  /** @type {RoomMessage["data"]} */
  let known = null;

  /** @type {Room} */
  const room = {
    status: "asking",
    summary: null,
    workshop: null,
    stage: null,
    view: (exercise, round) => views.get(`${exercise}/${round}`) ?? null,
    state: (exercise, round) => states.get(`${exercise}/${round}`) ?? null,
    progress: (exercise, round) => progress.get(`${exercise}/${round}`) ?? null,
    on: (fn) => events.on("change", fn),

    setAddress(address) {
      clock.cancel(timer);
      if (!address) {
        setStatus("none");
        return;
      }
      if (known?.url === address.url && known.secret === address.secret && stop) return;
      known = address;
      listen(address);
    },

    async request(method, path, message) {
      if (!carrier) return { status: 0, body: { error: { code: "deck-no-workshop" } } };
      try {
        return await carrier.request(method, `/api/facilitator/${path}`, message);
      } catch {
        return { status: 0, body: { error: { code: "offline" } } };
      }
    },

    async set(message) {
      const { status, body } = await room.request("POST", "state", message);
      if (status === 200) return null;
      const { error } = /** @type {{ error?: Fault }} */ (body ?? {});
      return error ?? { code: "unknown" };
    },

    async change(part) {
      const reply = await room.request("POST", "stage", part);
      if (reply.status === 200) onEvent({ name: "stage", data: /** @type {Stage} */ (reply.body) });
      return reply;
    },

    async move(part) {
      const { status } = await room.change(part);
      return status >= 200 && status < 500 && status !== 408;
    },

    close() {
      clock.cancel(timer);
      stop?.();
      stop = null;
    },
  };

  /** @param {RoomStatus} status */
  function setStatus(status) {
    if (room.status === status) return;
    room.status = status;
    events.emit("change", { name: "status", data: status });
  }

  function askKernel() {
    ask();
    // A busy kernel replies late; one that is gone never does, and asking costs nothing.
    timer = clock.later(askKernel, ASK_AGAIN);
  }

  async function readWorkshop() {
    const { status, body } = await room.request("GET", "workshop");
    if (status !== 200) return; // the next connection reads it again
    const workshop = /** @type {WorkshopInfo} */ (body);
    room.workshop = workshop;
    events.emit("change", { name: "workshop", data: workshop });
  }

  /** @param {StreamEvent} event */
  function onEvent(event) {
    if (event.name === "summary") room.summary = event.data;
    else if (event.name === "state") states.set(keyOf(event.data), event.data);
    else if (event.name === "progress") progress.set(keyOf(event.data), event.data);
    else if (event.name === "view") {
      const view = /** @type {RoomView} */ (event.data);
      views.set(keyOf(view), view);
      events.emit("change", { name: "view", data: view });
      return;
    } else if (event.name === "stage") {
      if (isOlder(event.data, room.stage)) return;
      room.stage = event.data;
    } else return;
    events.emit("change", event);
  }

  /** @param {{ url: string, secret: string }} address */
  function listen({ url, secret }) {
    stop?.();
    room.stage = null;
    carrier = httpCarrier({ base: url, secret });
    setStatus("connecting");
    ({ stop } = listenForever({
      clock,
      /** @param {{ lastId: string | null, signal: AbortSignal }} request */
      open: ({ lastId, signal }) =>
        fetch(`${url}/api/facilitator/listen`, {
          headers: {
            Authorization: `Bearer ${secret}`,
            Accept: "text/event-stream",
            ...(lastId === null ? {} : { "Last-Event-ID": lastId }),
          },
          cache: "no-store",
          signal,
        }),
      /** @param {string} name @param {unknown} data */
      onEvent: (name, data) => onEvent(/** @type {StreamEvent} */ ({ name, data })),
      /** @param {boolean} up */
      onConnection(up) {
        setStatus(up ? "on" : "lost");
        if (up) readWorkshop();
      },
      onRefused() {
        // Another workshop may have been started in the meantime: the kernel reads its secret anew.
        stop = null;
        setStatus("lost");
        timer = clock.later(askKernel, ASK_AGAIN);
      },
    }));
  }

  askKernel();
  return room;
}
