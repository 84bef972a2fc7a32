// The parts of the course: each comes from the room when it is turned to, the others when the page has nothing else to do.

import { line, partsOf } from "./plan.js";
import { fetchPart } from "./room-api.js";
import { untilAnswered } from "./unreachable.js";

const CALM = 3000; // what is on screen comes first; spread, so that a hall does not ask in the same instant

/** After some milliseconds, once the browser is not busy. */
function idle(ms) {
  const rest = globalThis.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => setTimeout(() => rest(resolve), ms));
}

/** What course says of each exercise grows as the parts come. Returns {stretches, parts, has, bring, bringAll}. */
export function openShelf(course) {
  const stretches = line(course);
  const parts = partsOf(stretches);
  const asked = new Map();
  course.checks = {};

  /** Whether everything that stands in a part is there, in the course itself or in a reply. */
  const isIn = (part, { exercises, checks }) =>
    part.steps.every((step) =>
      step.kind === "checks" ? step.checks.every((id) => checks?.[id]) : exercises?.[step.exercise]?.fields,
    );

  async function ask(part) {
    const reply = await fetchPart(part.number, (body) => isIn(part, body));
    for (const [id, spec] of Object.entries(reply.exercises)) Object.assign(course.exercises[id], spec);
    Object.assign(course.checks, reply.checks);
  }

  const shelf = {
    stretches,
    parts,
    has: (part) => isIn(part, course),

    /** Bring a part; rejects with RoomError when nobody answers. */
    async bring(part) {
      if (shelf.has(part)) return;
      if (!asked.has(part))
        asked.set(
          part,
          ask(part).finally(() => asked.delete(part)),
        );
      await asked.get(part);
    },

    /** Bring the parts one by one, for as long as wanted(): then a network that is lost later hides nothing. */
    async bringAll(wanted) {
      await idle(CALM * (1 + Math.random()));
      for (const part of parts) {
        await untilAnswered(
          async () => wanted() && shelf.bring(part),
          () => {},
        );
        await idle(0);
      }
    },
  };
  return shelf;
}
