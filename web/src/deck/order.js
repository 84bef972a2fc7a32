// Where a turn leads, over all decks of the day. Slides in reserve stand behind their deck's end, outside the order.

/** @import { DaySlide, SlideKey, Turn } from "./types.d.ts" */
/** @import { Stage, StageRequest } from "../protocol.d.ts" */

/** A place of the stage, which may be none. @typedef {Pick<Stage, "deck" | "slide">} StagePlace */

/** @param {SlideKey} one @param {StagePlace} other */
const same = (one, other) => one.deck === other.deck && one.slide === other.slide;

/**
 * The slide at a place; null for none, and for a place that the day does not have.
 * @param {DaySlide[]} day
 * @param {StagePlace | null | undefined} place
 */
export function at(day, place) {
  return (place && day.find((slide) => same(slide, place))) ?? null;
}

/**
 * The slide that a turn leads to, or null where it leads nowhere.
 * @param {DaySlide[]} day
 * @param {StagePlace | null} place
 * @param {Turn} way "down" and "up" lead through the slides in reserve, "first" and "end" to those of this deck
 * @param {SlideKey | null} [from] the slide that was left for one in reserve
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

/**
 * A slide as a change of the stage.
 * @param {DaySlide} slide
 * @returns {StageRequest}
 */
export function placeOf({ deck, slide, exercise, round }) {
  return { deck, slide, exercise, round };
}
