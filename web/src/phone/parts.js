// The parts of the course: each comes from the room when it is turned to, the others when the page has nothing else to do.

import { line, partsOf } from "./plan.js";
import { fetchPart } from "./room-api.js";
import { untilAnswered } from "./unreachable.js";

/** @import { Course, Part, PartContent } from "./types.d.ts" */

/** @typedef {ReturnType<typeof openShelf>} Shelf */

const CALM = 3000; // milliseconds: the part on screen comes first; spread, so that a hall does not ask at once

/**
 * Resolves after some milliseconds, once the browser is not busy.
 * @param {number} ms
 */
function idle(ms) {
  const rest = globalThis.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => setTimeout(() => rest(resolve), ms));
}

/**
 * The parts of a course. The course's exercises and checks grow as the parts come.
 * @param {Course} course
 */
export function openShelf(course) {
  const stretches = line(course);
  const parts = partsOf(stretches);
  /** @type {Map<Part, Promise<void>>} */
  const asked = new Map();
  course.checks = {};

  /**
   * Whether all content of a part is in the course, or in a reply.
   * @param {Part} part
   * @param {Partial<PartContent> | Course} content
   */
  const isIn = (part, { exercises, checks }) =>
    part.steps.every((step) =>
      step.kind === "checks" ? step.checks.every((id) => checks?.[id]) : exercises?.[step.exercise]?.fields,
    );

  /** @param {Part} part */
  async function ask(part) {
    const reply = await fetchPart(part.number, (body) => isIn(part, body));
    for (const [id, spec] of Object.entries(reply.exercises)) Object.assign(course.exercises[id], spec);
    Object.assign(course.checks, reply.checks);
  }

  const shelf = {
    stretches,
    parts,
    /** @param {Part} part */
    has: (part) => isIn(part, course),

    /**
     * Fetch a part, once; rejects with RoomError where there is no reply.
     * @param {Part} part
     */
    async bring(part) {
      if (shelf.has(part)) return;
      if (!asked.has(part))
        asked.set(
          part,
          ask(part).finally(() => asked.delete(part)),
        );
      await asked.get(part);
    },

    /**
     * Fetch the parts one by one, for as long as wanted(): a network that is lost later then hides nothing.
     * @param {() => boolean} wanted
     */
    async bringAll(wanted) {
      await idle(CALM * (1 + Math.random()));
      for (const part of parts) {
        await untilAnswered(
          async () => {
            if (wanted()) await shelf.bring(part);
          },
          () => {},
        );
        await idle(0);
      }
    },
  };
  return shelf;
}
