// What a form is told of the exercises that its votes are for.

/**
 * {exercise: {name, view}}: the room's view of it once shown, else null. {name, value} is the person's own answer:
 * where the room has no view of that exercise, or, at one's own pace, has not shown it.
 */
export function othersOf(spec, { course, book }) {
  const wanted = spec.fields.filter(({ kind }) => kind === "votes").map(({ exercise }) => exercise);
  return Object.fromEntries(
    wanted.map((id) => {
      const source = course.exercises[id];
      const keys = (source?.rounds ?? []).map((round) => `${id}/${round}`).reverse();
      const view = keys.map((key) => book.view(key)).find((each) => each?.shown) ?? null;
      const own = source && !view && (!source.shared || course.room.pace === "self");
      if (!own) return [id, { name: source?.name, view }];
      return [
        id,
        { name: source.name, value: keys.map((key) => book.answer(key)?.value).find(Boolean) ?? null },
      ];
    }),
  );
}
