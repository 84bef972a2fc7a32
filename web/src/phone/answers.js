// What this participant has written, and what the room says about each exercise, as the page knows it now.

/**
 * course and me are the room's replies. Whoever calls on(listener) hears listener(key) when the
 * answer, the state or the room's view of that exercise round changed, and listener(null) for all.
 */
export function openBook(course, me) {
  const answers = new Map(Object.entries(me.answers ?? {}));
  const checks = new Map(Object.entries(me.checks ?? {}));
  const states = new Map();
  const views = new Map();
  const listeners = new Set();
  const everythingOpen = course.room.pace === "self";
  const tell = (key) => listeners.forEach((listener) => listener(key));

  const book = {
    answer: (key) => answers.get(key),
    check: (id) => checks.get(id),
    view: (key) => views.get(key),

    /** {open, revealed, n}. Until the room has spoken nothing is known, and nothing is closed. */
    state(key) {
      const state = states.get(key) ?? { open: true, revealed: false, n: 0 };
      return everythingOpen ? { ...state, open: true } : state;
    },

    setAnswer(key, answer) {
      answers.set(key, { ...answers.get(key), ...answer });
      tell(key);
    },
    setCheck(id, reply) {
      checks.set(id, reply);
      tell(null);
    },
    setStates(changed) {
      for (const [key, state] of Object.entries(changed)) states.set(key, { ...states.get(key), ...state });
      for (const key of Object.keys(changed)) tell(key);
    },
    setView(view) {
      views.set(`${view.exercise}/${view.round}`, view);
      tell(`${view.exercise}/${view.round}`);
    },

    /** "done": finished; "begun": something is written; "empty". */
    progress(step) {
      if (step.kind === "checks") {
        const given = step.checks.filter((id) => checks.has(id)).length;
        return given === step.checks.length ? "done" : given ? "begun" : "empty";
      }
      const status = answers.get(step.key)?.status ?? "empty";
      return status === "valid" ? "done" : status === "empty" ? "empty" : "begun";
    },

    /**
     * Whether the part offers a step: what is not done live waits out of sight until the facilitator opens it, so
     * that the day has only as many steps as it has time for. What was begun stays.
     */
    offered(step) {
      return (
        everythingOpen ||
        step.kind === "checks" ||
        step.spec.live ||
        states.get(step.key)?.open ||
        book.progress(step) !== "empty"
      );
    },

    /** The share of a part that is finished, from 0 to 1. */
    share(part) {
      const steps = part.steps.filter(book.offered);
      return steps.length ? steps.filter((step) => book.progress(step) === "done").length / steps.length : 0;
    },

    /** "done", "closed" (the facilitator has opened nothing yet) or "open". */
    stateOfPart(part) {
      if (book.share(part) === 1) return "done";
      const exercises = part.steps.filter((step) => step.kind === "exercise" && book.offered(step));
      const closed =
        exercises.length > 0 &&
        exercises.every((step) => !book.state(step.key).open && book.progress(step) === "empty");
      return closed ? "closed" : "open";
    },

    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return book;
}
