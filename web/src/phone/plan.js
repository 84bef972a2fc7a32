// The half day of the page: eight parts with their steps, and the place that an address names.

/** @import { Text } from "../kit/types.d.ts" */
/** @import { BlockItem } from "../protocol.d.ts" */
/** @import { Course, ExerciseStep, Part, Place, Step, Stretch } from "./types.d.ts" */

/** A part whose blocks are being joined. @typedef {{ kind: "part", number: number, title: Text, minutes: number, items: BlockItem[], checks: string[] }} PartDraft */

/** The id of the step that holds a part's knowledge checks. */
export const CHECKS = "checks";

/**
 * The line of the day: parts and breaks in order. A part may be of several blocks, one of which gives it its title.
 * @param {Pick<Course, "blocks" | "exercises">} course
 * @returns {Stretch[]}
 */
export function line(course) {
  /** @type {(PartDraft | import("./types.d.ts").Break)[]} */
  const stretches = [];
  /** @type {Map<number, PartDraft>} */
  const drafts = new Map();
  for (const { kind, part: number, title, minutes, items, checks } of course.blocks) {
    if (kind === "break") stretches.push({ kind, title, minutes });
    if (number === undefined) continue;
    let part = drafts.get(number);
    if (!part) {
      part = { kind: "part", number, title, minutes: 0, items: [], checks: [] };
      drafts.set(number, part);
      stretches.push(part);
    }
    if (kind === "segment") part.title = title;
    part.minutes += minutes;
    part.items.push(...items);
    part.checks.push(...checks);
  }
  return stretches.map((stretch) => (stretch.kind === "part" ? withSteps(stretch, course) : stretch));
}

/**
 * @param {PartDraft} draft
 * @param {Pick<Course, "exercises">} course
 * @returns {Part}
 */
function withSteps({ items, checks, ...part }, course) {
  /** @param {string} id */
  const twice = (id) => items.filter((item) => item.exercise === id).length > 1;
  /** @type {Step[]} */
  const steps = items.map(({ exercise, round }) => ({
    id: twice(exercise) ? `${exercise}.${round}` : exercise,
    kind: "exercise",
    key: `${exercise}/${round}`,
    exercise,
    round,
    spec: course.exercises[exercise],
    minutes: course.exercises[exercise].minutes,
  }));
  if (checks.length) steps.push({ id: CHECKS, kind: "checks", checks, minutes: 2 * checks.length });
  return { ...part, steps };
}

/**
 * The parts alone.
 * @param {Stretch[]} stretches
 */
export function partsOf(stretches) {
  return stretches.filter((stretch) => stretch.kind === "part");
}

/**
 * Every exercise step of the day.
 * @param {Part[]} parts
 * @returns {ExerciseStep[]}
 */
export function exercisesOf(parts) {
  return parts.flatMap((part) => part.steps.filter((step) => step.kind === "exercise"));
}

/**
 * The address of a step: "#2/positioning-map". Nothing in it identifies the participant.
 * @param {Part} part
 * @param {Step} step
 */
export function addressOf(part, step) {
  return `#${part.number}/${step.id}`;
}

/**
 * The step that an address names, or the nearest one that exists.
 * @param {string | null} address
 * @param {Part[]} parts
 * @returns {Place}
 */
export function placeOf(address, parts) {
  const [, number, id] = /^#(\d+)(?:\/([\w.-]+))?$/.exec(address ?? "") ?? [];
  const part = parts.find((candidate) => candidate.number === Number(number));
  if (!part) return { part: parts[0], step: parts[0].steps[0] };
  return { part, step: part.steps.find((candidate) => candidate.id === id) ?? part.steps[0] };
}

/**
 * The steps before and after a step among those that are offered, over the borders of parts.
 * @param {Part[]} parts
 * @param {Place} place
 * @param {(step: Step) => boolean} offered
 * @returns {{ previous: Place | null, next: Place | null }}
 */
export function neighbours(parts, { part, step }, offered) {
  /** @param {Step} own */
  const there = (own) => own === step || offered(own);
  const all = parts.flatMap((each) => each.steps.filter(there).map((own) => ({ part: each, step: own })));
  const at = all.findIndex((place) => place.part === part && place.step === step);
  return { previous: all[at - 1] ?? null, next: all[at + 1] ?? null };
}
