// The deck's one connection to the room: views and numbers come in, open and reveal go out.
// Where the room is and what opens it come from the kernel as a message, and stay inside this closure.

import { createEvents } from "../kit/events.js";
import { deviceClock } from "../kit/timing.js";
import { httpCarrier } from "../transport/http.js";
import { listenForever } from "../transport/listening.js";

const ASK_AGAIN = 4000;

/** Whether a stage was passed by another: a reply and an event travel on two connections. */
function isOlder(stage, known) {
  return Boolean(known?.moved && stage.moved) && Date.parse(stage.moved) < Date.parse(known.moved);
}

/**
 * ask() asks the kernel where the room is; tell(answer) hands its answer over: {url, secret}, or null for no workshop.
 * status: "asking", "none" (no workshop), "connecting", "on", "lost". on(fn) hears every change as fn(name, data):
 * "status", "summary", "workshop", "view", "state", "progress", "stage".
 */
export function createRoom({ ask, clock = deviceClock() }) {
  const events = createEvents();
  const views = new Map();
  const states = new Map();
  const progress = new Map();
  let carrier = null;
  let stop = null;
  let timer = null;
  let known = null;

  const room = {
    status: "asking",
    summary: null,
    workshop: null,
    stage: null,
    view: (exercise, round) => views.get(`${exercise}/${round}`) ?? null,
    state: (exercise, round) => states.get(`${exercise}/${round}`) ?? null,
    progress: (exercise, round) => progress.get(`${exercise}/${round}`) ?? null,
    on: (fn) => events.on("change", ({ name, data }) => fn(name, data)),

    tell(answer) {
      clock.cancel(timer);
      if (!answer) return change("none");
      if (known?.url === answer.url && known?.secret === answer.secret && stop) return;
      known = answer;
      listen(answer);
    },

    /** Ask the room for anything under /api/facilitator; resolves to {status, body}, status 0 when nobody answered. */
    async request(method, path, message) {
      if (!carrier) return { status: 0, body: { error: { code: "deck-no-workshop" } } };
      try {
        return await carrier.request(method, `/api/facilitator/${path}`, message);
      } catch {
        return { status: 0, body: { error: { code: "offline" } } };
      }
    },

    /** Ask for another state; resolves to null, or to the error {code, params} the room gave. */
    async set(message) {
      const { status, body } = await room.request("POST", "state", message);
      return status === 200 ? null : (body.error ?? { code: "unknown" });
    },

    /** Change the stage; resolves to {status, body}. */
    async change(part) {
      const reply = await room.request("POST", "stage", part);
      if (reply.status === 200) heard("stage", reply.body);
      return reply;
    },

    /** Change the stage; resolves to whether the room settled it, if only by refusing. */
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

  function say(name, data) {
    events.emit("change", { name, data });
  }

  function change(status) {
    if (room.status === status) return;
    room.status = status;
    say("status", status);
  }

  function askKernel() {
    ask();
    // A busy kernel answers late; one that is gone never does, and asking costs nothing.
    timer = clock.later(askKernel, ASK_AGAIN);
  }

  async function readWorkshop() {
    const { status, body } = await carrier.request("GET", "/api/facilitator/workshop");
    if (status === 200) {
      room.workshop = body;
      say("workshop", body);
    }
  }

  function heard(name, data) {
    if (name === "summary") room.summary = data;
    else if (name === "view") views.set(`${data.exercise}/${data.round}`, data);
    else if (name === "state") states.set(`${data.exercise}/${data.round}`, data);
    else if (name === "progress") progress.set(`${data.exercise}/${data.round}`, data);
    else if (name === "stage") {
      if (isOlder(data, room.stage)) return;
      room.stage = data;
    } else return;
    say(name, data);
  }

  function listen({ url, secret }) {
    stop?.();
    room.stage = null;
    carrier = httpCarrier({ base: url, secret });
    change("connecting");
    ({ stop } = listenForever({
      clock,
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
      onEvent: heard,
      onConnection(up) {
        change(up ? "on" : "lost");
        if (up) readWorkshop().catch(() => {}); // the next connection reads it again
      },
      onRefused() {
        // Another workshop may have been started in the meantime: the kernel reads its secret anew.
        stop = null;
        change("lost");
        timer = clock.later(askKernel, ASK_AGAIN);
      },
    }));
  }

  askKernel();
  return room;
}
