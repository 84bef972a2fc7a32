// The answer to one exercise round, from a keystroke to an acknowledged revision: a pure state machine.

import { HANDLERS } from "./entry-handlers.js";

/** @import { Entry, EntryEvent, EventName, State, Step } from "./entry-types.d.ts" */

/**
 * The legal steps: state → event → states after it. An event that a state does not list changes nothing.
 *
 * clean     nothing here is waiting to be sent
 * typing    an input method is composing: the text is kept on the device, and not sent yet
 * resting   typed; sent once the keys have rested
 * sending   on its way; what is typed meanwhile starts again at typing or resting, with the message still in flight
 * waiting   not acknowledged; sent again after a pause
 * conflict  another answer has the revision: the person chooses
 * refused   not to be sent again before it is changed or the person asks to
 * removed   the participant no longer exists
 *
 * @satisfies {Record<State, Partial<Record<EventName, readonly State[]>>>}
 */
export const STEPS = /** @type {const} */ ({
  clean: {
    open: ["clean", "resting"],
    type: ["typing", "resting"],
    ack: ["clean"],
    clash: ["clean", "conflict"],
    refuse: ["clean"],
    defer: ["clean"],
    silence: ["clean"],
    other: ["clean"],
    draft: ["clean"],
    note: ["clean"],
    shown: ["clean"],
    busy: ["clean"],
    idle: ["clean"],
    removed: ["removed"],
  },
  typing: {
    type: ["typing", "resting"],
    ack: ["typing", "clean"],
    clash: ["typing", "clean", "conflict"],
    refuse: ["typing"],
    defer: ["typing"],
    silence: ["typing"],
    other: ["typing"],
    draft: ["typing", "clean"],
    note: ["typing"],
    removed: ["removed"],
  },
  resting: {
    type: ["typing", "resting"],
    rest: ["sending"],
    leave: ["resting", "sending"],
    ack: ["resting", "clean"],
    clash: ["resting", "clean", "conflict"],
    refuse: ["resting"],
    defer: ["resting"],
    silence: ["resting"],
    other: ["resting"],
    draft: ["resting", "clean"],
    note: ["resting"],
    removed: ["removed"],
  },
  sending: {
    type: ["typing", "resting"],
    leave: ["sending"],
    online: ["sending"],
    ack: ["sending", "clean"],
    clash: ["sending", "clean", "conflict"],
    refuse: ["sending", "refused"],
    defer: ["sending", "waiting"],
    silence: ["sending", "waiting"],
    other: ["sending"],
    draft: ["sending", "clean"],
    note: ["sending"],
    removed: ["removed"],
  },
  waiting: {
    type: ["typing", "resting"],
    leave: ["sending"],
    retry: ["sending"],
    insist: ["sending"],
    online: ["waiting"],
    other: ["waiting"],
    draft: ["waiting", "clean"],
    note: ["waiting"],
    removed: ["removed"],
  },
  conflict: {
    type: ["conflict"],
    ack: ["conflict"],
    clash: ["conflict"],
    refuse: ["conflict"],
    defer: ["conflict"],
    silence: ["conflict"],
    other: ["conflict"],
    note: ["conflict"],
    choose: ["clean", "sending"],
    removed: ["removed"],
  },
  refused: {
    type: ["typing", "resting"],
    insist: ["sending"],
    ack: ["refused", "clean"],
    clash: ["refused", "clean", "conflict"],
    refuse: ["refused"],
    defer: ["refused"],
    silence: ["refused"],
    other: ["refused"],
    draft: ["refused", "clean"],
    note: ["refused"],
    removed: ["removed"],
  },
  removed: {},
});

/**
 * One step: the entry after an event, and what is to be done. An event that the state does not list, and a second
 * reply to a message, change nothing. Throws an Error when a handler leaves the table.
 * @param {Entry} entry
 * @param {EntryEvent} event
 * @returns {Step}
 */
export function next(entry, event) {
  /** @type {Partial<Record<EventName, readonly State[]>>} */
  const row = STEPS[entry.state];
  const legal = row[event.type];
  if (!legal || ("message" in event && !entry.flights.includes(event.message))) return [entry, []];
  const handler = /** @type {(entry: Entry, event: EntryEvent) => Step} */ (HANDLERS[event.type]);
  const [after, effects] = handler(entry, event);
  if (!legal.includes(after.state)) throw new Error(`${entry.state} × ${event.type} → ${after.state}`);
  return [after, effects];
}
