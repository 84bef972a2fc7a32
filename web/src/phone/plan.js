// The half day as the page sees it: eight parts with their steps, and the place that an address names.

/** The id of the step that holds a part's knowledge checks. */
export const CHECKS = "checks";

/**
 * The line of the day: parts and breaks in order. A part may be of several blocks, one of which gives it its title.
 * part: {kind, number, title, minutes, steps}; break: {kind, title, minutes}.
 * step: {id, kind: "exercise", key, exercise, round, spec, minutes} or {id, kind: "checks", checks}.
 */
export function line(course) {
  const stretches = [];
  for (const { kind, part: number, title, minutes, items, checks } of course.blocks) {
    if (kind === "break") stretches.push({ kind, title, minutes });
    if (number === undefined) continue;
    let part = stretches.find((each) => each.number === number);
    if (!part) {
      part = { kind: "part", number, minutes: 0, items: [], checks: [] };
      stretches.push(part);
    }
    if (kind === "segment") part.title = title;
    part.minutes += minutes;
    part.items.push(...items);
    part.checks.push(...checks);
  }
  return stretches.map((stretch) => (stretch.kind === "part" ? withSteps(stretch, course) : stretch));
}

function withSteps({ items, checks, ...part }, course) {
  const twice = (id) => items.filter((item) => item.exercise === id).length > 1;
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

/** The parts alone. */
export function partsOf(stretches) {
  return stretches.filter((stretch) => stretch.kind === "part");
}

/** Every exercise step of the day. */
export function exercisesOf(parts) {
  return parts.flatMap((part) => part.steps.filter((step) => step.kind === "exercise"));
}

/** The address of a step: "#2/positioning-map". Nothing in it says who reads it. */
export function addressOf(part, step) {
  return `#${part.number}/${step.id}`;
}

/** The step that an address names, or the nearest one that exists. */
export function placeOf(address, parts) {
  const [, number, id] = /^#(\d+)(?:\/([\w.-]+))?$/.exec(address ?? "") ?? [];
  const part = parts.find((candidate) => candidate.number === Number(number));
  if (!part) return { part: parts[0], step: parts[0].steps[0] };
  return { part, step: part.steps.find((candidate) => candidate.id === id) ?? part.steps[0] };
}

/** The steps before and after a step among those that are offered, over the borders of parts. */
export function neighbours(parts, { part, step }, offered) {
  const there = (own) => own === step || offered(own);
  const all = parts.flatMap((each) => each.steps.filter(there).map((own) => ({ part: each, step: own })));
  const at = all.findIndex((place) => place.part === part && place.step === step);
  return { previous: all[at - 1] ?? null, next: all[at + 1] ?? null };
}
