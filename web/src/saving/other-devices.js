// What arrives from elsewhere: another device of the same person, another tab of the same browser, or another form of the
// same exercise in a notebook.

import { equal } from "../kit/values.js";
import { writtenOn } from "./drafts.js";

/**
 * The receiving half of a saver. meet(exercise, round) gives the entry (see saving.js), known(exercise, round) the one
 * that there is; keep(entry, more): keep its draft; announce: call after a change.
 */
export function createElsewhere({ meet, known, keep, announce, events, clock }) {
  /**
   * Something newer from elsewhere; whether it was taken. A form that is being used may refuse it; then our next save
   * builds on what we had.
   */
  function offer(entry, { value, revision, reply }) {
    const taken = [...entry.forms].every((form) => form.take(value, reply));
    if (!taken) {
      entry.behind = { value, revision, reply };
      return false;
    }
    Object.assign(entry, { behind: null, over: [], value });
    if (revision) entry.revision = revision;
    if (reply) entry.reply = reply;
    announce();
    return true;
  }

  /** An answer saved from another device: shown unless something here is newer or in use. */
  function remote(exercise, round, answer) {
    const entry = meet(exercise, round);
    // Another form's note of this revision may have come first: it does not say when, and has no result.
    const noted =
      answer.revision === entry.revision &&
      entry.reply?.revision !== answer.revision &&
      equal(answer.value, entry.value);
    if (answer.revision <= entry.revision && !noted) return;
    if (entry.conflict && answer.revision > entry.conflict.revision) {
      entry.conflict = answer;
      events.emit("conflict", { exercise, round, theirs: answer.value });
    }
    if (entry.dirty) return; // our next save will be contradicted, and the person chooses
    const { value, ...reply } = answer;
    offer(entry, { value, revision: answer.revision, reply });
  }

  /** Another tab kept a draft or heard an acknowledgement (drafts.js). What was never met here is none of our business. */
  function follow({ exercise, round, record }) {
    const entry = known(exercise, round);
    if (!entry || record.again) return;
    const goneOnWith = entry.adopted || record.over?.some((value) => equal(value, entry.value));
    if (entry.conflict || (entry.dirty && !goneOnWith)) {
      if ("saved" in record) keep(entry, { again: true }); // theirs stood where ours is still waiting
      return;
    }
    if ("value" in record) {
      clock.cancel(entry.timer);
      Object.assign(entry, { timer: null, dirty: false, adopted: false, sent: null });
      if (offer(entry, { value: record.value, revision: null, reply: null })) entry.over = writtenOn(record);
    } else if (record.saved > entry.revision) {
      if (entry.behind) entry.behind.revision = record.saved;
      else if (!entry.dirty) entry.revision = record.saved;
    }
  }

  return { offer, remote, follow };
}
