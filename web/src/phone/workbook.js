// The workbook of a participant: one part at a time, kept in step with the room.

import { createSaver } from "../saving/saver.js";
import { openBook } from "./answers.js";
import { mountAround } from "./around.js";
import { createStage } from "./current.js";
import { followRoom } from "./follow.js";
import { addressOf, placeOf } from "./plan.js";
import { preparePaper } from "./print.js";
import { RoomError } from "./room-api.js";
import { untilAnswered } from "./unreachable.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { RoomView, SaveReply } from "../kit/types.d.ts" */
/** @import { StagePointer } from "../protocol.d.ts" */
/** @import { httpCarrier } from "../transport/http.js" */
/** @import { Device } from "./device.js" */
/** @import { Frame } from "./frame.js" */
/** @import { Shelf } from "./parts.js" */
/** @import { Course, MyWork, Place, RawValueOf, RemoteAnswer, RoomApi, RoomEvents } from "./types.d.ts" */

/**
 * The address that a device begins at: the one it was opened with, else the last one.
 * @param {Pick<Device, "place">} device
 */
export const firstAddress = (device) => (/^#\d/.test(location.hash) ? location.hash : device.place);

const ONWARD = "#workbook"; // the address of Next at the end of the day

/**
 * Open the workbook in the page's frame.
 * @param {Frame} frame
 * @param {object} options
 * @param {Course} options.course
 * @param {Shelf} options.shelf
 * @param {MyWork} options.me
 * @param {I18n} options.words
 * @param {Device} options.device
 * @param {Storage | null} options.storage
 * @param {ReturnType<typeof httpCarrier>} options.carrier
 * @param {Pick<RoomApi, "leave">} options.room
 * @param {() => unknown} options.onGone called when this participant no longer exists
 * @param {() => unknown} options.onStranger called when the room does not know the device
 */
export function openWorkbook(
  frame,
  { course, shelf, me, words, device, storage, carrier, room, onGone, onStranger },
) {
  const { parts } = shelf;
  const book = openBook(course, me);
  const saver = createSaver({ carrier, storage, scope: `${device.scope}/${me.code}` });
  saver.open(me.answers);

  /** @type {RawValueOf} */
  const rawValue = (step) => saver.current(step.exercise, step.round).value;
  const paper = preparePaper({ words, course, shelf, book, me, rawValue });
  const { durable } = device;
  const around = mountAround(frame, {
    words,
    shelf,
    book,
    me,
    durable,
    leave,
    print: paper.print,
    retry: tryAgain,
  });
  const stage = createStage(around.stage, { words, course, carrier, saver, book });
  frame.bar.save(saver);
  const follow = followRoom({
    bar: frame.header,
    stage: around.stage,
    words,
    parts,
    device,
    here: () => place.step,
    turnTo: goAlong,
    leaveFocus: () => frame.main.focus({ preventScroll: true }),
  });
  let place = placeOf(firstAddress(device), parts);
  let disconnected = false;
  let retryPart = () => {}; // of the part that is waited for
  let open = true;

  /**
   * Show the step at `place`.
   * @param {{ focus: boolean }} options
   */
  function show({ focus }) {
    device.place = addressOf(place.part, place.step);
    frame.bar.part(place.part, parts.length);
    frame.title(place.step.kind === "checks" ? "page.checks" : place.step.spec.name);
    if (shelf.has(place.part)) stage.show(place.step, { focus });
    else bring(place, focus);
    around.draw(place);
    follow.arrived(place.step);
    if (focus) scrollTo(0, 0);
  }

  /** @param {string} address @param {{ focus: boolean }} options */
  function turnTo(address, options) {
    const next = placeOf(address, parts);
    if (place.step === next.step) return;
    place = next;
    show(options);
  }

  /**
   * Turn to the room's exercise; the history gets a way back, and the focus stays.
   * @param {string} address
   */
  function goAlong(address) {
    history.pushState(null, "", address);
    turnTo(address, { focus: false });
    scrollTo(0, 0);
  }

  /**
   * Show a step whose part has not come: its line is drawn at once, its exercise as soon as the room sends it.
   * @param {Place} wanted
   * @param {boolean} focus
   */
  async function bring({ part, step }, focus) {
    const here = () => open && place.step === step;
    stage.wait();
    await untilAnswered(
      async () => {
        if (here()) await shelf.bring(part);
      },
      (retry) => {
        retryPart = retry;
        if (here()) stage.away(retry);
      },
    );
    if (here()) stage.show(step, { focus });
  }

  function followAddress() {
    if (location.hash === ONWARD) around.focusHome();
    else if (/^#\d/.test(location.hash)) {
      follow.turned();
      turnTo(location.hash, { focus: true });
    }
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
      if (!(error instanceof RoomError) || error.status !== 410) throw error;
    }
    saver.remove();
  }

  const stops = [
    saver.on("reply", ({ exercise, round, value, body }) => {
      const reply = /** @type {SaveReply} */ (body); // the saver has seen that it is the room's
      book.setAnswer(`${exercise}/${round}`, { ...reply, value });
      if (disconnected) endPauses(); // the room answers again, and the listener does not know it yet
    }),
    saver.on("choose", ({ exercise, round }) => showConflict(`${exercise}/${round}`)),
    saver.on("removed", leavePage),
    saver.onState(({ state, kept }) => around.away.update({ unsent: state === "offline", kept })),
    carrier.onConnection((up) => {
      disconnected = !up;
      around.away.update({ disconnected });
    }),
    book.on((key) => {
      if (key) stage.refresh(key);
      around.draw(place);
    }),
    carrier.listen({
      room: (/** @type {RoomEvents["room"]} */ { states }) => book.setStates(states),
      view: (/** @type {RoomView} */ view) => book.setView(view),
      stage: (/** @type {StagePointer} */ pointer) => follow.onStage(pointer),
      answer: onAnswer,
      removed: () => saver.remove(),
      refused: () => onStranger(),
    }),
  ];

  /**
   * Take an answer that was saved from another device.
   * @param {RemoteAnswer} answer
   */
  function onAnswer(answer) {
    const { exercise, round, ...body } = answer;
    book.setAnswer(`${exercise}/${round}`, body);
    if (!stage.remote(answer)) saver.remote(exercise, round, answer);
  }

  /**
   * Turn to the exercise of a conflict, where the person chooses.
   * @param {string} key
   */
  function showConflict(key) {
    for (const part of parts) {
      const step = part.steps.find((each) => each.key === key);
      if (step && step !== place.step) location.hash = addressOf(part, step);
    }
  }

  function leavePage() {
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
  show({ focus: false });
  history.replaceState(null, "", addressOf(place.part, place.step));
  shelf.bringAll(() => open);
  return { destroy };
}
