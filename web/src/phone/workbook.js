// The workbook of somebody who has joined: one part at a time, kept in step with the room.

import { h, icon } from "../kit/dom.js";
import { createSaver } from "../saving/saver.js";
import { openBook } from "./answers.js";
import { createStage } from "./current.js";
import { followRoom } from "./follow.js";
import { mountHome } from "./own-page.js";
import { mountSegments } from "./part-tabs.js";
import { addressOf, placeOf } from "./plan.js";
import { preparePaper } from "./print.js";
import { mountSteps, mountTurning } from "./steps.js";
import { createAwayLine, untilAnswered } from "./unreachable.js";

/** The address that a device begins at: the one it was opened with, else where it was last. */
export const firstAddress = (device) => (/^#\d/.test(location.hash) ? location.hash : device.place);

const ONWARD = "#workbook"; // where Next leads at the end of the day

/**
 * Open the workbook in the page's frame {header, bar, notices, parts, main}.
 * onGone(): this participant no longer exists. Returns {destroy()}.
 */
export function openWorkbook(
  frame,
  { course, shelf, me, words, device, storage, carrier, room, onGone, onStranger },
) {
  const { stretches, parts } = shelf;
  const book = openBook(course, me);
  const saver = createSaver({ carrier, storage, scope: `${device.scope}/${me.code}` });
  saver.open(me.answers);

  const host = (tag, name, attrs) => h(tag, { class: name, ...attrs });
  const at = {
    steps: host("nav", "es-steps"),
    stage: host("div", "es-stage"),
    turning: host("nav", "es-step"),
    home: host("section", "es-card es-home"),
  };
  frame.main.replaceChildren(at.steps, at.stage, at.turning, at.home);
  const away = createAwayLine({ words, retry: tryAgain });
  const forgetful = device.durable
    ? null
    : h(
        "p",
        { class: "es-forgetful" },
        icon("warn"),
        words.put(h("span"), "page.storage-blocked", { code: me.code }),
      );
  frame.notices.replaceChildren(...[away.el, forgetful].filter(Boolean));

  const stage = createStage(at.stage, { words, course, carrier, saver, book });
  const segments = mountSegments(frame.parts, { words, stretches });
  const steps = mountSteps(at.steps, { words });
  const turning = mountTurning(at.turning, { words });
  const rawValue = (step) => saver.current(step.exercise, step.round).value;
  const paper = preparePaper({ words, course, shelf, book, me, rawValue });
  const home = mountHome(at.home, { words, me, durable: device.durable, print: paper.print, leave });
  frame.bar.save(saver);
  const follow = followRoom({
    bar: frame.header,
    stage: at.stage,
    words,
    parts,
    device,
    here: () => place.step,
    turnTo: goAlong,
    leaveFocus: () => frame.main.focus({ preventScroll: true }),
  });
  let place = null;
  let deaf = false;
  let retryPart = () => {}; // of the part that is waited for
  let open = true;

  /** Everything around the exercise that says how far things are. */
  function drawAround() {
    segments.show(place, book);
    steps.show(place, book);
    turning.show(parts, place, book);
    home.show(parts, book);
    frame.bar.day(stretches, book, place.part);
  }

  function turnTo(address, { focus }) {
    const next = placeOf(address, parts);
    if (place?.step === next.step) return;
    place = next;
    device.place = addressOf(place.part, place.step);
    frame.bar.part(place.part, parts.length);
    frame.title(place.step.kind === "checks" ? "page.checks" : place.step.spec.name);
    if (shelf.has(place.part)) stage.show(place.step, { focus });
    else bring(place, focus);
    drawAround();
    follow.arrived(place.step);
    if (focus) scrollTo(0, 0);
  }

  /** The room moved on: turn to its exercise, and leave a way back and the focus alone. */
  function goAlong(address) {
    history.pushState(null, "", address);
    turnTo(address, { focus: false });
    scrollTo(0, 0);
  }

  /** A part that was never here: its line is drawn at once, its exercise as soon as the room sends it. */
  async function bring({ part, step }, focus) {
    const here = () => open && place.step === step;
    stage.wait();
    await untilAnswered(
      async () => here() && shelf.bring(part),
      (retry) => {
        retryPart = retry;
        if (here()) stage.away(retry);
      },
    );
    if (here()) stage.show(step, { focus });
  }

  function followAddress() {
    if (location.hash === ONWARD) home.focus();
    else if (/^#\d/.test(location.hash)) {
      follow.turned();
      turnTo(location.hash, { focus: true });
    }
  }

  function start() {
    turnTo(firstAddress(device), { focus: false });
    history.replaceState(null, "", addressOf(place.part, place.step));
  }

  /** End the pauses of the listener and of the part that is waited for. */
  function endPauses() {
    carrier.wake();
    retryPart();
  }

  function tryAgain() {
    saver.retry();
    endPauses();
  }

  async function leave() {
    try {
      await room.leave();
    } catch (error) {
      if (error.status !== 410) throw error;
    }
    saver.remove();
  }

  const stops = [
    saver.on("reply", ({ exercise, round, value, body }) => {
      book.setAnswer(`${exercise}/${round}`, { ...body, value });
      if (deaf) endPauses(); // the room answers again, and the listener does not know it yet
    }),
    saver.on("choose", ({ exercise, round }) => showConflict(`${exercise}/${round}`)),
    saver.on("removed", gone),
    saver.onState(({ state, kept }) => away.update({ unsent: state === "offline", kept })),
    carrier.onConnection((up) => {
      deaf = !up;
      away.update({ deaf });
    }),
    book.on((key) => {
      if (key) stage.refresh(key);
      drawAround();
    }),
    carrier.listen({
      room: ({ states }) => book.setStates(states),
      view: (view) => book.setView(view),
      stage: follow.hear,
      answer: hear,
      removed: () => saver.remove(),
      refused: () => onStranger(),
    }),
  ];

  function hear(answer) {
    const { exercise, round, ...body } = answer;
    book.setAnswer(`${exercise}/${round}`, body);
    if (!stage.remote(answer)) saver.remote(exercise, round, answer);
  }

  /** Two versions of an answer: turn to its exercise, where the person chooses. */
  function showConflict(key) {
    for (const part of parts) {
      const step = part.steps.find((each) => each.key === key);
      if (step && step !== place.step) location.hash = addressOf(part, step);
    }
  }

  function gone() {
    destroy();
    onGone();
  }

  function destroy() {
    open = false;
    for (const stop of stops.splice(0)) stop();
    removeEventListener("hashchange", followAddress);
    paper.destroy();
    follow.destroy();
    saver.destroy();
  }

  addEventListener("hashchange", followAddress);
  start();
  shelf.bringAll(() => open);
  return { destroy };
}
