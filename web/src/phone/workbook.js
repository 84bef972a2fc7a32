// The workbook of a participant: one part at a time, kept in step with the room.

import { createSaver } from "../saving/saver.js";
import { openBook } from "./answers.js";
import { mountAround } from "./around.js";
import { createStage } from "./current.js";
import { followRoom } from "./follow.js";
import { preparePaper } from "./print.js";
import { RoomError } from "./room-api.js";
import { createTurns } from "./turns.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { RoomView, SaveReply } from "../kit/types.d.ts" */
/** @import { StagePointer } from "../protocol.d.ts" */
/** @import { httpCarrier } from "../transport/http.js" */
/** @import { Device } from "./device.js" */
/** @import { Frame } from "./frame.js" */
/** @import { Shelf } from "./parts.js" */
/** @import { Course, MyWork, RawValueOf, RemoteAnswer, RoomApi, RoomEvents } from "./types.d.ts" */

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
  const turns = createTurns({
    frame,
    device,
    shelf,
    stage,
    focusHome: around.focusHome,
    onChosen: () => follow.turned(),
    onArrived(place) {
      around.draw(place);
      follow.arrived(place.step);
    },
  });
  const follow = followRoom({
    bar: frame.header,
    stage: around.stage,
    words,
    parts: shelf.parts,
    device,
    here: () => turns.place.step,
    turnTo: turns.goAlong,
    leaveFocus: () => frame.main.focus({ preventScroll: true }),
  });
  let disconnected = false;

  /** End the pauses of the listener and of the part that is waited for. */
  function endPauses() {
    carrier.wake();
    turns.retry();
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
    saver.on("choose", ({ exercise, round }) => turns.goTo(`${exercise}/${round}`)),
    saver.on("removed", leavePage),
    saver.onState(({ state, kept }) => around.away.update({ unsent: state === "offline", kept })),
    carrier.onConnection((up) => {
      disconnected = !up;
      around.away.update({ disconnected });
    }),
    book.on((key) => {
      if (key) stage.refresh(key);
      around.draw(turns.place);
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

  function leavePage() {
    destroy();
    onGone();
  }

  function destroy() {
    for (const stop of stops.splice(0)) stop();
    turns.destroy();
    paper.destroy();
    follow.destroy();
    saver.destroy();
  }

  turns.begin();
  return { destroy };
}
