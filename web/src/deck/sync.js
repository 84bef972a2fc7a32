// This window in step with the others: it follows the stage, and sends the room the turns of its own person.

import { createEvents } from "../kit/events.js";
import { at, lead, placeOf } from "./order.js";

/** @import { Events } from "../kit/events.js" */
/** @import { StageRequest } from "../protocol.d.ts" */
/** @import { Command, DaySlide, DeckSpec, Room, RoomChange, SlideKey } from "./types.d.ts" */

/** @typedef {ReturnType<typeof createStep>} Step */
/** The turn to a page of another deck in the same window; owed: the room has not taken it. @typedef {SlideKey & { owed: boolean }} LeftTurn */
/** The slides of this page. @typedef {{ show: (slide: string) => void, darken: (on: boolean) => void }} Page */

/** Key of the LeftTurn in the window's storage. */
const LEFT = "deck-turn";
/** Milliseconds that going to another deck waits for the room to take the turn. */
const PATIENCE = 1500;

/** Whether a person chose this page; false when it was open already and is loaded again. */
function wasChosen() {
  if (sessionStorage.getItem("deck-again") === location.pathname) return true;
  const [opening] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return opening?.type === "navigate";
}

/** @param {string} deck */
function takeLeft(deck) {
  /** @type {LeftTurn | null} */
  const left = JSON.parse(sessionStorage.getItem(LEFT) ?? "null");
  sessionStorage.removeItem(LEFT);
  return left?.deck === deck ? left : null;
}

/**
 * The stage as one deck's page sees it. A window only posts the turns of its own person; one that it could not post it
 * owes, and until the room has taken it the stage does not turn this window.
 * @param {{ deck: DeckSpec, room: Room }} context
 */
export function createStep({ deck, room }) {
  /** @type {Events<{ change: undefined }>} */
  const events = createEvents();
  const { day, name } = deck;
  /** Null until there are slides to turn. @type {Page | null} */
  let page = null;
  /** The slide this window shows. @type {string | null} */
  let here = null;
  /** @type {Date | null} */
  let shownAt = null;
  /** The last slide shown that is not in reserve. @type {SlideKey | null} */
  let from = null;
  /** The slides this module turned the page to, which has not said so yet. @type {string[]} */
  const asked = [];
  let blank = false;
  /** The change to post next. @type {StageRequest | null} */
  let wanted = null;
  /** The change that the room has not taken. @type {StageRequest | null} */
  let owed = null;
  /** Under way until everything wanted is posted. @type {Promise<void> | null} */
  let sending = null;
  let choosing = false; // a person opened the page: this deck is shown, not the stage's
  let leaving = false;

  /** @param {string | null} slide */
  const known = (slide) => at(day, { deck: name, slide });

  /** @param {boolean} on */
  function darken(on) {
    if (blank === on) return;
    blank = on;
    page?.darken(on);
  }

  /** @param {string | undefined} slide */
  function enter(slide) {
    here = slide ?? null;
    shownAt = new Date();
    const found = known(here);
    if (found && !found.backup) from = { deck: name, slide: found.slide };
    events.emit("change");
  }

  /**
   * Turn this window to a slide of this deck.
   * @param {string | null} slide
   */
  function show(slide) {
    if (slide === null || !known(slide) || slide === here) return;
    asked.push(slide);
    enter(slide);
    page?.show(slide);
  }

  /**
   * Open the page of another deck in this window.
   * @param {SlideKey} slide
   */
  function travel({ deck: other, slide }) {
    leaving = true;
    sessionStorage.setItem(LEFT, JSON.stringify({ deck: other, slide, owed: Boolean(owed ?? wanted) }));
    const index = day.filter((each) => each.deck === other).findIndex((each) => each.slide === slide);
    const url = new URL(`${encodeURIComponent(other)}.ipynb`, location.href);
    url.hash = `/${Math.max(index, 0)}`;
    location.assign(url);
  }

  /** Turn to the stage's slide, unless this window's own person was faster. */
  function follow() {
    const { stage } = room;
    if (!page || !stage || wanted || owed || sending || leaving) return;
    const chosen = choosing;
    choosing = false;
    if (!stage.deck || (chosen && stage.deck !== name)) {
      const shown = known(here);
      if (shown) post(placeOf(shown));
      return;
    }
    darken(stage.blank);
    if (stage.deck === name) show(stage.slide);
    else {
      const target = at(day, stage);
      if (target) travel(target);
    }
  }

  async function drain() {
    while (wanted) {
      /** @type {StageRequest} */
      const change = { ...owed, ...wanted };
      wanted = null;
      owed = (await room.move(change)) ? null : change;
    }
    sending = null;
    if (!owed) follow();
  }

  /** @param {StageRequest} change */
  function post(change) {
    if (room.status === "none") return Promise.resolve();
    wanted = { ...wanted, ...change };
    sending ??= drain();
    return sending;
  }

  /**
   * Go to a slide of the day, as the person at this window wants.
   * @param {DaySlide | null} target
   */
  async function go(target) {
    if (!target || leaving) return;
    darken(false);
    choosing = false;
    if (target.deck === name) show(target.slide);
    else leaving = true;
    const posted = post({ ...placeOf(target), blank: false });
    if (!leaving) return;
    await Promise.race([posted, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    travel(target);
  }

  /** @param {RoomChange} change */
  function onChange({ name: changed }) {
    if (changed !== "stage") return;
    if (owed) post(owed);
    follow();
    events.emit("change");
  }

  return {
    /**
     * When a slide was entered, if it is the one that is shown: by the stage, or else by this window.
     * @param {string | undefined} slide
     */
    since(slide) {
      const { stage } = room;
      if (stage?.deck === name && stage.slide === slide && stage.moved) return new Date(stage.moved);
      return slide === here ? shownAt : null;
    },
    /** @param {() => unknown} fn */
    on: (fn) => events.on("change", fn),

    /**
     * The person at this window asks for a turn, or for the dark screen.
     * @param {Command} command
     */
    person(command) {
      if (command === "blank") {
        darken(!blank);
        post({ blank });
        return;
      }
      go(lead(day, { deck: name, slide: here }, command, from));
    },

    /**
     * The page shows this slide now, for any reason.
     * @param {string | undefined} slide
     */
    shown(slide) {
      const index = asked.indexOf(slide ?? "");
      if (index >= 0) asked.splice(0, index + 1);
      else if ((slide ?? null) !== here) {
        enter(slide);
        if (page) go(known(here));
      }
    },

    /**
     * Start to follow the stage.
     * @param {Page} given
     * @returns {() => void} ends it
     */
    begin(given) {
      const left = takeLeft(name);
      choosing = !left && wasChosen();
      page = given;
      if (left) {
        show(left.slide);
        const target = known(left.slide) ?? known(here);
        if (left.owed && target) owed = { ...placeOf(target), blank: false };
      }
      const stop = room.on(onChange);
      follow();
      return () => {
        stop();
        page = null;
      };
    },
  };
}
