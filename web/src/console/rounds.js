// The exercise rounds of the day and their states, without a page.

/** @import { DayRound } from "../protocol.d.ts" */
/** @import { DaySlide, Room } from "../deck/types.d.ts" */
/** @import { Course } from "./course.js" */

/**
 * The state of a round; null for what is not known.
 * @typedef {{ open: boolean | null, revealed: boolean | null, answered: number, writing: number }} RoundProgress
 */

/** @param {{ exercise: string | null, round: string | null }} each */
export const keyOf = ({ exercise, round }) => `${exercise}/${round}`;

/**
 * The state of a round now: by its last event, else by its view, else by the list of rounds.
 * @param {Pick<Room, "state" | "view" | "progress">} room
 * @param {DayRound} each
 * @returns {RoundProgress}
 */
export function stateOf(room, each) {
  const known = room.state(each.exercise, each.round) ?? room.view(each.exercise, each.round);
  const state = known ?? { n: null, ...each };
  const progress = room.progress(each.exercise, each.round);
  return {
    open: state.open ?? null,
    revealed: state.revealed ?? null,
    answered: progress?.answered ?? state.n ?? 0,
    writing: progress?.writing ?? 0,
  };
}

/**
 * The rounds of the slides of this deck in their order, and the other rounds of its block.
 * @param {Course} course
 * @param {Pick<Room, "workshop">} room
 * @param {DaySlide} here
 */
export function roundsHere(course, room, here) {
  const all = room.workshop?.rounds ?? [];
  const shown = new Map(
    course
      .slidesOf(here.deck)
      .filter(({ exercise }) => exercise)
      .map((slide, index) => [keyOf(slide), index]),
  );
  /** @param {DayRound} each */
  const place = (each) => shown.get(keyOf(each)) ?? 0;
  const onSlides = all
    .filter((each) => shown.has(keyOf(each)))
    .sort((one, other) => place(one) - place(other));
  const block = course.blockOf(here).id;
  return { onSlides, others: all.filter((each) => each.block === block && !shown.has(keyOf(each))) };
}
