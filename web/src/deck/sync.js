// This window in step with the others: it shows where the stage is, and tells the room what its own person did.

import { createEvents } from "../kit/events.js";
import { at, lead, placeOf } from "./order.js";

/** What a page of a deck leaves for the next one of the same window: {deck, slide, owed}. */
const LEFT = "deck-turn";
/** How long going to another deck waits for the room to take the turn. */
const PATIENCE = 1500;

/** How this page came to be open: by somebody who chose it, or again after it was open already. */
function wasChosen() {
  if (sessionStorage.getItem("deck-again") === location.pathname) return true;
  const [opening] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return opening?.type === "navigate";
}

function takeLeft(deck) {
  const left = JSON.parse(sessionStorage.getItem(LEFT) ?? "null");
  sessionStorage.removeItem(LEFT);
  return left?.deck === deck ? left : null;
}

/**
 * The stage as one deck's page sees it. A window only posts what its own person did; what it could not post it owes,
 * and until that is paid the stage of the others does not turn it.
 * begin({show, darken}) starts: show(slide) turns the page to a slide, darken(on) blanks it; returns the way to stop.
 */
export function createStep({ deck, room }) {
  const events = createEvents();
  const { day, name } = deck;
  let page = null; // {show, darken} once there are slides to turn
  let here = null; // the slide this window shows
  let shownAt = null;
  let from = null; // the last slide shown that is not in reserve
  const asked = []; // the slides this module turned the page to, which has not said so yet
  let blank = false;
  let wanted = null; // what is to be posted next
  let owed = null; // what the room has not taken
  let sending = null; // under way until everything wanted is posted
  let choosing = false; // opened by somebody: this deck is what they want to see
  let leaving = false;

  const known = (slide) => at(day, { deck: name, slide });

  function darken(on) {
    if (blank === on) return;
    blank = on;
    page?.darken(on);
  }

  function enter(slide) {
    here = slide;
    shownAt = new Date();
    if (known(slide) && !known(slide).backup) from = { deck: name, slide };
    events.emit("change");
  }

  /** Turn this window to a slide of this deck. */
  function show(slide) {
    if (!known(slide) || slide === here) return;
    asked.push(slide);
    enter(slide);
    page.show(slide);
  }

  /** Open the page of another deck in this window. */
  function travel({ deck: other, slide }) {
    leaving = true;
    sessionStorage.setItem(LEFT, JSON.stringify({ deck: other, slide, owed: Boolean(owed ?? wanted) }));
    const index = day.filter((each) => each.deck === other).findIndex((each) => each.slide === slide);
    const url = new URL(`${encodeURIComponent(other)}.ipynb`, location.href);
    url.hash = `/${Math.max(index, 0)}`;
    location.assign(url);
  }

  /** Do as the stage says, unless this window's own person was faster. */
  function follow() {
    const { stage } = room;
    if (!page || !stage || wanted || owed || sending || leaving) return;
    const chosen = choosing;
    choosing = false;
    if (!stage.deck || (chosen && stage.deck !== name)) {
      post(placeOf(known(here)));
      return;
    }
    darken(stage.blank);
    if (stage.deck === name) show(stage.slide);
    else if (at(day, stage)) travel(stage);
  }

  async function drain() {
    while (wanted) {
      const change = { ...owed, ...wanted };
      wanted = null;
      owed = (await room.move(change)) ? null : change;
    }
    sending = null;
    if (!owed) follow();
  }

  function post(change) {
    if (room.status === "none") return Promise.resolve();
    wanted = { ...wanted, ...change };
    sending ??= drain();
    return sending;
  }

  /** Go to a slide of the day because somebody here wants it. */
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

  function heard(event) {
    if (event !== "stage") return;
    if (owed) post(owed);
    follow();
    events.emit("change");
  }

  return {
    /** When a slide was entered, if it is the one that is shown: by the stage, or else by this window. */
    since(slide) {
      const { stage } = room;
      if (stage?.deck === name && stage.slide === slide && stage.moved) return new Date(stage.moved);
      return slide === here ? shownAt : null;
    },
    on: (fn) => events.on("change", fn),

    /** Somebody here asks for a turn, as `lead` knows them, or for "blank". */
    person(command) {
      if (command === "blank") {
        darken(!blank);
        post({ blank });
        return;
      }
      go(lead(day, { deck: name, slide: here }, command, from));
    },

    /** The page shows this slide now, for whatever reason. */
    shown(slide) {
      const index = asked.indexOf(slide);
      if (index >= 0) asked.splice(0, index + 1);
      else if (slide !== here) {
        enter(slide);
        if (page) go(known(slide));
      }
    },

    begin(given) {
      const left = takeLeft(name);
      choosing = !left && wasChosen();
      page = given;
      if (left) {
        show(left.slide);
        if (left.owed) owed = { ...placeOf(known(left.slide) ?? known(here)), blank: false };
      }
      const stop = room.on(heard);
      follow();
      return () => {
        stop();
        page = null;
      };
    },
  };
}
