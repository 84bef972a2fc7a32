// The decision whether the page turns with the room, without a page.

import { addressOf } from "./plan.js";

/** @import { StagePointer } from "../protocol.d.ts" */
/** @import { ExerciseStep, Part, Step } from "./types.d.ts" */

/** An exercise step and its address. @typedef {{ step: ExerciseStep, address: string }} Target */

/**
 * followed: key of the round that the page was last turned to or asked about; offered: the target of the line;
 * declined: key of the round that the person did not want to go to.
 * @typedef {{ followed: string | null, offered: Target | null, declined: string | null }} FollowState
 */

/**
 * The step that the stage points to; null for none, and for a round that is not in the course.
 * @param {Part[]} parts
 * @param {StagePointer} pointer
 * @returns {Target | null}
 */
export function targetOf(parts, { exercise, round }) {
  if (!exercise) return null;
  for (const part of parts) {
    for (const step of part.steps) {
      if (step.kind === "exercise" && step.key === `${exercise}/${round}`)
        return { step, address: addressOf(part, step) };
    }
  }
  return null;
}

/**
 * The state after the stage went to a target, and the target to turn to, if any. A round that the page was turned to
 * before does not turn it a second time; it is offered, unless it was declined.
 * @param {FollowState} state
 * @param {Target | null} target
 * @param {{ here: Step, busy: boolean }} page the step on screen, and whether the person is at work
 * @returns {{ state: FollowState, turnTo: Target | null }}
 */
export function nextFollow(state, target, { here, busy }) {
  if (!target) return { state: { ...state, offered: null }, turnTo: null };
  const { key } = target.step;
  const again = state.followed === key;
  const declined = again ? state.declined : null;
  const next = { followed: key, offered: null, declined };
  if (target.step === here || declined === key) return { state: next, turnTo: null };
  if (again || busy) return { state: { ...next, offered: target }, turnTo: null };
  return { state: next, turnTo: target };
}
