// The clock of the half day: the minutes left, the delay, and the slides to shorten. Times are milliseconds, lengths minutes.

/** @import { ClockState, DaySlide, Shortened, Shortening, SlideKey } from "./types.d.ts" */
/** @import { Stage, WorkshopInfo } from "../protocol.d.ts" */

const MINUTE = 60_000;
/** The delay, in minutes, from which slides to shorten are named. */
const LATE = 10;
/** The number of slides named at most: more are not read while talking. */
const NAMED = 4;

/** @param {{ minutes: number }[]} slides */
const sum = (slides) => slides.reduce((total, { minutes }) => total + minutes, 0);

/**
 * The planned start of the day: date "2026-11-23" or null for the day of `now`, start "09:00" or null.
 * @param {Pick<WorkshopInfo, "date" | "start">} workshop
 * @param {number} now
 */
export function plannedStart({ date, start }, now) {
  if (!start) return null;
  const today = new Date(now);
  const [year, month, day] = date
    ? date.split("-").map(Number)
    : [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const [hours, minutes] = start.split(":").map(Number);
  return new Date(year, month - 1, day, hours, minutes).getTime();
}

/**
 * Where the talk is: the index of the slide, or of the one that was left for a slide in reserve.
 * @param {DaySlide[]} talk
 * @param {DaySlide[]} schedule
 * @param {Pick<Stage, "deck" | "slide">} stage
 * @param {SlideKey | null} from
 */
function placeIn(talk, schedule, { deck, slide }, from) {
  const index = talk.findIndex((each) => each.deck === deck && each.slide === slide);
  if (index >= 0) return { index, aside: false };
  if (!schedule.some((each) => each.deck === deck && each.slide === slide)) return { index: 0, aside: false };
  const left = talk.findIndex(
    (each) => each.deck === deck && each.slide === from?.slide && from?.deck === deck,
  );
  return { index: left >= 0 ? left : talk.findLastIndex((each) => each.deck === deck), aside: true };
}

/**
 * The slides to come that can be shortened, the largest saving first, until `minutes` are covered or NAMED are found.
 * @param {DaySlide[]} slides
 * @param {number} minutes
 * @returns {Shortening}
 */
function shortened(slides, minutes) {
  const can = slides.map(({ deck, slide, minutes: has, shortest }) => ({
    deck,
    slide,
    minutes: has,
    to: shortest,
    saves: has - shortest,
  }));
  /** @type {Shortened[]} */
  const chosen = [];
  let saved = 0;
  for (const each of can.filter(({ saves }) => saves > 0).sort((one, other) => other.saves - one.saves)) {
    if (saved >= minutes || chosen.length === NAMED) break;
    chosen.push(each);
    saved += each.saves;
  }
  return { slides: chosen, saved, late: Math.max(0, minutes - saved) };
}

/**
 * Read the clock; null where the day has no slides.
 * @param {object} options
 * @param {DaySlide[]} options.schedule every slide of the day in order
 * @param {Pick<Stage, "deck" | "slide" | "moved" | "started">} options.stage
 * @param {SlideKey | null} [options.from] the slide that was left for one in reserve
 * @param {number} options.now
 * @param {number | null} [options.planned] the planned start
 * @returns {ClockState | null}
 */
export function readClock({ schedule, stage, from = null, now, planned = null }) {
  const talk = schedule.filter((slide) => !slide.backup);
  if (!talk.length) return null;
  const { index, aside } = placeIn(talk, schedule, stage, from);
  const here = talk[index];
  const block = (aside && talk.find((each) => each.deck === here.deck)?.block) || here.block;
  const begun = stage.started ? Date.parse(stage.started) : null;
  const running = begun !== null && now >= begun;
  const since = running ? Math.max(stage.moved ? Date.parse(stage.moved) : begun, begun) : now;
  const own = talk.filter((each) => each.block === block);
  const rest = sum(talk.slice(index + 1).filter((each) => each.block === block));
  const current = aside ? 0 : Math.max(0, here.minutes - Math.max(0, now - since) / MINUTE);
  const left = current + rest;
  const start = begun ?? planned;
  const lastOfBlock = talk.findLastIndex((each) => each.block === block);
  const plannedEnd = start === null ? null : start + sum(talk.slice(0, lastOfBlock + 1)) * MINUTE;
  const dayPlannedEnd = start === null ? null : start + sum(talk) * MINUTE;
  const behind = running && plannedEnd !== null ? (now + left * MINUTE - plannedEnd) / MINUTE : 0;
  return {
    state: running ? "running" : begun === null ? "waiting" : "early",
    block,
    left,
    start,
    plannedEnd,
    behind,
    dayPlannedEnd,
    share: Math.min(1, Math.max(0, 1 - left / (sum(own) || 1))),
    ends: running ? now + left * MINUTE : null,
    dayEnds: running && dayPlannedEnd !== null ? dayPlannedEnd + behind * MINUTE : null,
    shorten: behind >= LATE ? shortened(talk.slice(index + 1), behind) : null,
  };
}
