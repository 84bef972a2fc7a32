// When a problem is said. Nobody is told off for a field they have not reached or are still writing in.

const covers = (a, b) => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
const fieldOf = (path) => path.split(".", 1)[0];

/**
 * Remembers what the person has touched and left.
 * An error shows once its control was left, or saved after a rest. A prompt about what they wrote
 * themselves (a name given twice) shows the same way; one about what is still missing only while the person is
 * elsewhere than in its field.
 */
export function createNoticing() {
  const touched = new Set();
  const ready = new Set();

  return {
    /** Something was entered at a path. */
    touch(path) {
      touched.add(path);
    },
    /** What is there was written earlier: its problems may show. */
    settled(path) {
      touched.add(path);
      ready.add(path);
    },
    /** The control at a path lost the focus. */
    left(path) {
      for (const one of touched) if (covers(one, path)) ready.add(one);
    },
    /** The person paused long enough for a save. */
    rested() {
      for (const one of touched) ready.add(one);
    },
    /** Of all problems those to show now; `here` is the id of the field with the focus, or null. */
    shown(problems, here) {
      return problems.filter(({ field, severity }) => {
        if (severity === "error") return [...ready].some((path) => covers(path, field));
        if (ready.has(field)) return true;
        return fieldOf(field) !== here && [...touched].some((path) => fieldOf(path) === fieldOf(field));
      });
    },
  };
}
