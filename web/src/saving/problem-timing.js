// The moment at which a problem is shown: not in a field that was not reached yet or is being written in.

/** @import { Problem } from "../kit/types.d.ts" */

/** @param {string} a @param {string} b */
const covers = (a, b) => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
/** @param {string} path */
const fieldOf = (path) => path.split(".", 1)[0];

/**
 * A record of the paths that the person has touched and left.
 * An error shows once its control was left, or saved after a rest. A prompt about written text (a name given twice)
 * shows the same way; one about a gap only while another field has the focus.
 */
export function createNoticing() {
  /** @type {Set<string>} */
  const touched = new Set();
  /** @type {Set<string>} */
  const ready = new Set();

  return {
    /** Something was entered at a path. @param {string} path */
    touch(path) {
      touched.add(path);
    },
    /** The value at a path was written earlier: its problems may show. @param {string} path */
    settled(path) {
      touched.add(path);
      ready.add(path);
    },
    /** The control at a path lost the focus. @param {string} path */
    left(path) {
      for (const one of touched) if (covers(one, path)) ready.add(one);
    },
    /** The person paused long enough for a save. */
    rested() {
      for (const one of touched) ready.add(one);
    },
    /**
     * Of all problems those to show now.
     * @param {Problem[]} problems
     * @param {string | null} here id of the field with the focus
     */
    shown(problems, here) {
      return problems.filter(({ field, severity }) => {
        if (severity === "error") return [...ready].some((path) => covers(path, field));
        if (ready.has(field)) return true;
        return fieldOf(field) !== here && [...touched].some((path) => fieldOf(path) === fieldOf(field));
      });
    },
  };
}
