// The clock of the half day: what is left, whether we are late, and what to shorten. Pure: times are milliseconds, lengths minutes.

const MINUTE = 60_000;
/** So late that something has to go. */
const LATE = 10;
/** More than this nobody reads while talking. */
const NAMED = 4;

const sum = (slides) => slides.reduce((total, { minutes }) => total + minutes, 0);

/** When the day is planned to start: date "2026-11-23" or null for the day of `now`, start "09:00" or null. */
export function plannedStart({ date, start }, now) {
  if (!start) return null;
  const today = new Date(now);
  const [year, month, day] = date
    ? date.split("-").map(Number)
    : [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const [hours, minutes] = start.split(":").map(Number);
  return new Date(year, month - 1, day, hours, minutes).getTime();
}

/** Where the talk is: the index of the slide, or of the one that was left for a slide in reserve. */
function placeIn(talk, schedule, { deck, slide }, from) {
  const index = talk.findIndex((each) => each.deck === deck && each.slide === slide);
  if (index >= 0) return { index, aside: false };
  if (!schedule.some((each) => each.deck === deck && each.slide === slide)) return { index: 0, aside: false };
  const left = talk.findIndex(
    (each) => each.deck === deck && each.slide === from?.slide && from?.deck === deck,
  );
  return { index: left >= 0 ? left : talk.findLastIndex((each) => each.deck === deck), aside: true };
}

/** What to give up of the slides to come, the largest saving first, until `minutes` are covered or enough are named. */
function shortened(slides, minutes) {
  const can = slides.map(({ deck, slide, minutes: has, shortest }) => ({
    deck,
    slide,
    minutes: has,
    to: shortest,
    saves: has - shortest,
  }));
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
 * Read the clock. schedule: every slide of the day in order, {deck, slide, block, minutes, shortest, backup}; stage: {deck,
 * slide, moved, started} with ISO times; from: the slide that was left for one in reserve; planned: when the day should start, or null.
 * Returns {state: "waiting" | "early" | "running", block, left, share, ends, plannedEnd, behind, dayEnds, dayPlannedEnd, shorten};
 * `behind` is negative when ahead; where nothing has started the ends at this pace are null. shorten: null while it is
 * not needed, else {slides: [{deck, slide, minutes, to, saves}], saved, late}; `late` is what stays late even so.
 */
export function readClock({ schedule, stage, from = null, now, planned = null }) {
  const talk = schedule.filter((slide) => !slide.backup);
  if (!talk.length) return null;
  const { index, aside } = placeIn(talk, schedule, stage, from);
  const here = talk[index];
  const block = aside ? talk.find((each) => each.deck === here.deck).block : here.block;
  const begun = stage.started ? Date.parse(stage.started) : null;
  const running = begun !== null && now >= begun;
  const since = running ? Math.max(Date.parse(stage.moved ?? stage.started), begun) : now;
  const own = talk.filter((each) => each.block === block);
  const rest = sum(talk.slice(index + 1).filter((each) => each.block === block));
  const current = aside ? 0 : Math.max(0, here.minutes - Math.max(0, now - since) / MINUTE);
  const left = current + rest;
  const start = begun ?? planned;
  const lastOfBlock = talk.findLastIndex((each) => each.block === block);
  const plannedEnd = start === null ? null : start + sum(talk.slice(0, lastOfBlock + 1)) * MINUTE;
  const dayPlannedEnd = start === null ? null : start + sum(talk) * MINUTE;
  const behind = running ? (now + left * MINUTE - plannedEnd) / MINUTE : 0;
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
    dayEnds: running ? dayPlannedEnd + behind * MINUTE : null,
    shorten: behind >= LATE ? shortened(talk.slice(index + 1), behind) : null,
  };
}
