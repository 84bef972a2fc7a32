// The deck's one connection to the room: views and numbers come in, open and reveal go out.
// Where the room is and what opens it come from the kernel as a message, and stay inside this closure.

import { httpCarrier } from "../../workbook/form/js/carrier-http.js";
import { createEvents } from "../../workbook/form/js/events.js";
import { listenForever } from "../../workbook/form/js/listening.js";
import { deviceClock } from "../../workbook/form/js/timing.js";

const ASK_AGAIN = 4000;

/**
 * ask() asks the kernel where the room is; tell(answer) hands its answer over: {url, secret}, or null for no workshop.
 * status: "asking", "none" (no workshop), "connecting", "on", "lost". on(fn) hears every change as fn(name, data):
 * "status", "summary", "workshop", "view".
 */
export function createRoom({ ask, clock = deviceClock() }) {
  const events = createEvents();
  const views = new Map();
  let carrier = null;
  let stop = null;
  let timer = null;
  let known = null;

  const room = {
    status: "asking",
    summary: null,
    workshop: null,
    view: (exercise, round) => views.get(`${exercise}/${round}`) ?? null,
    on: (fn) => events.on("change", ({ name, data }) => fn(name, data)),

    tell(answer) {
      clock.cancel(timer);
      if (!answer) return change("none");
      if (known?.url === answer.url && known?.secret === answer.secret && stop) return;
      known = answer;
      listen(answer);
    },

    /** Ask the room for another state; resolves to null, or to the error {code, params} it gave. */
    async set(message) {
      if (!carrier) return { code: "deck-no-workshop" };
      try {
        const { status, body } = await carrier.request("POST", "/api/facilitator/state", message);
        return status === 200 ? null : (body.error ?? { code: "unknown" });
      } catch {
        return { code: "offline" };
      }
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
    else return;
    say(name, data);
  }

  function listen({ url, secret }) {
    stop?.();
    carrier = httpCarrier({ base: url, secret });
    change("connecting");
    stop = listenForever({
      clock,
      open: ({ lastId, signal }) => fetch(`${url}/api/facilitator/listen`, {
        headers: { Authorization: `Bearer ${secret}`, Accept: "text/event-stream", ...(lastId === null ? {} : { "Last-Event-ID": lastId }) },
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
    });
  }

  askKernel();
  return room;
}
