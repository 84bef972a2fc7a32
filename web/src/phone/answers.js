// The answers of this participant, and the room's state and view of each exercise round, as the page has them.

/** @import { AnswerState, CheckReply, RoomView, RoundState } from "../kit/types.d.ts" */
/** @import { Course, ExerciseStep, MyWork, Part, PartState, Step, StepProgress } from "./types.d.ts" */

/** @typedef {ReturnType<typeof openBook>} Book */
/** Called with the key of an exercise round whose answer, state or view changed; null for all. @typedef {(key: string | null) => void} OnBookChange */

/**
 * The book of a page.
 * @param {Pick<Course, "room">} course
 * @param {Partial<Pick<MyWork, "answers" | "checks">>} me
 */
export function openBook(course, me) {
  /** @type {Map<string, AnswerState>} */
  const answers = new Map(Object.entries(me.answers ?? {}));
  /** @type {Map<string, CheckReply>} */
  const checks = new Map(Object.entries(me.checks ?? {}));
  /** @type {Map<string, RoundState>} */
  const states = new Map();
  /** @type {Map<string, RoomView>} */
  const views = new Map();
  /** @type {Set<OnBookChange>} */
  const listeners = new Set();
  const everythingOpen = course.room.pace === "self";
  /** @param {string | null} key */
  const notify = (key) => listeners.forEach((listener) => listener(key));

  const book = {
    /** @param {string} key */
    answer: (key) => answers.get(key),
    /** @param {string} id */
    check: (id) => checks.get(id),
    /** @param {string} key */
    view: (key) => views.get(key),

    /**
     * The state of a round. Before the first event of the room nothing is known, and nothing is closed.
     * @param {string} key
     * @returns {RoundState}
     */
    state(key) {
      const state = states.get(key) ?? { open: true, revealed: false, n: 0 };
      return everythingOpen ? { ...state, open: true } : state;
    },

    /** @param {string} key @param {AnswerState} answer */
    setAnswer(key, answer) {
      answers.set(key, { ...answers.get(key), ...answer });
      notify(key);
    },
    /** @param {string} id @param {CheckReply} reply */
    setCheck(id, reply) {
      checks.set(id, reply);
      notify(null);
    },
    /** @param {Record<string, RoundState>} changed */
    setStates(changed) {
      for (const [key, state] of Object.entries(changed)) states.set(key, { ...states.get(key), ...state });
      for (const key of Object.keys(changed)) notify(key);
    },
    /** @param {RoomView} view */
    setView(view) {
      views.set(`${view.exercise}/${view.round}`, view);
      notify(`${view.exercise}/${view.round}`);
    },

    /**
     * How far a step is.
     * @param {Step} step
     * @returns {StepProgress}
     */
    progress(step) {
      if (step.kind === "checks") {
        const given = step.checks.filter((id) => checks.has(id)).length;
        return given === step.checks.length ? "done" : given ? "begun" : "empty";
      }
      const status = answers.get(step.key)?.status ?? "empty";
      return status === "valid" ? "done" : status === "empty" ? "empty" : "begun";
    },

    /**
     * Whether the part offers a step: an exercise that is not done live is hidden until the facilitator opens it, so
     * that the day has only as many steps as it has time for. One that was begun stays.
     * @param {Step} step
     * @returns {boolean}
     */
    offered(step) {
      return (
        everythingOpen ||
        step.kind === "checks" ||
        step.spec.live ||
        Boolean(states.get(step.key)?.open) ||
        book.progress(step) !== "empty"
      );
    },

    /**
     * The share of a part that is finished, from 0 to 1.
     * @param {Part} part
     */
    share(part) {
      const steps = part.steps.filter(book.offered);
      return steps.length ? steps.filter((step) => book.progress(step) === "done").length / steps.length : 0;
    },

    /**
     * The state of a part.
     * @param {Part} part
     * @returns {PartState}
     */
    stateOfPart(part) {
      if (book.share(part) === 1) return "done";
      const exercises = part.steps.filter(
        /** @returns {step is ExerciseStep} */ (step) => step.kind === "exercise" && book.offered(step),
      );
      const closed =
        exercises.length > 0 &&
        exercises.every((step) => !book.state(step.key).open && book.progress(step) === "empty");
      return closed ? "closed" : "open";
    },

    /**
     * @param {OnBookChange} listener
     * @returns {() => unknown} ends it
     */
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return book;
}
