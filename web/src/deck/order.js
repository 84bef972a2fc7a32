// Where a turn leads, over all decks of the day. Slides in reserve stand behind their deck's end, beside the way.

const same = (one, other) => one.deck === other.deck && one.slide === other.slide;

/** The slide of a place {deck, slide}; null for a place that the day does not have. */
export function at(day, place) {
  return (place && day.find((slide) => same(slide, place))) ?? null;
}

/**
 * The slide that a turn leads to, or null where it leads nowhere. way: "next", "back", "down" and "up" (among
 * the slides in reserve), "first" and "end" (of this deck). from: the slide that was left for one in reserve.
 */
export function lead(day, place, way, from = null) {
  const here = at(day, place);
  if (!here) return null;
  const own = day.filter((slide) => slide.deck === here.deck);
  const reserve = own.filter((slide) => slide.backup);
  const talk = day.filter((slide) => !slide.backup);
  const end = own.filter((slide) => !slide.backup).at(-1) ?? null;
  if (way === "first") return own[0];
  if (way === "end") return end;
  if (way === "down") return reserve[reserve.indexOf(here) + 1] ?? null;
  if (here.backup) {
    const above = way === "up" ? reserve[reserve.indexOf(here) - 1] : null;
    const left = at(own, from);
    return above ?? (left && !left.backup ? left : end);
  }
  if (way === "up") return null;
  return talk[talk.indexOf(here) + (way === "next" ? 1 : -1)] ?? null;
}

/** What the room is told of a slide. */
export function placeOf({ deck, slide, exercise, round }) {
  return { deck, slide, exercise, round };
}
