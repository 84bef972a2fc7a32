// The exercises that a form's votes are for, with what the room or the person wrote there.

/** @import { RawAnswer, VoteSource, VoteSources } from "../kit/types.d.ts" */
/** @import { Book } from "./answers.js" */
/** @import { Course, ExerciseEntry } from "./types.d.ts" */

/**
 * By exercise id: the room's view once it is shown, else null; the person's own answer where the room has no view of
 * that exercise or, at one's own pace, has not shown it. Exercises that the course does not have are left out.
 * @param {ExerciseEntry} spec
 * @param {{ course: Pick<Course, "exercises" | "room">, book: Pick<Book, "view" | "answer"> }} context
 * @returns {VoteSources}
 */
export function othersOf(spec, { course, book }) {
  /** @type {VoteSources} */
  const found = {};
  for (const field of spec.fields ?? []) {
    if (field.kind !== "votes") continue;
    const source = course.exercises[field.exercise];
    if (source) found[field.exercise] = sourceOf(field.exercise, source);
  }
  return found;

  /**
   * @param {string} id
   * @param {ExerciseEntry} source
   * @returns {VoteSource}
   */
  function sourceOf(id, { name, rounds, shared }) {
    const keys = rounds.map((round) => `${id}/${round}`).reverse();
    const view = keys.map((key) => book.view(key)).find((each) => each?.shown) ?? null;
    if (view || (shared && course.room.pace !== "self")) return { name, view };
    /** @type {(RawAnswer | undefined)[]} */
    const values = keys.map((key) => book.answer(key)?.value);
    return { name, value: values.find(Boolean) ?? null };
  }
}
