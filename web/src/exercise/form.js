// The form of an exercise: fields, problems, result and the room's view; a carrier leads to Python.

import { createField } from "../fields/index.js";
import { besides, problemPlace, under } from "../fields/parts.js";
import { h, icon, uid } from "../kit/dom.js";
import { createPressing } from "../kit/press.js";
import { createLatest, deviceClock } from "../kit/timing.js";
import { equal, packed } from "../kit/values.js";
import { createConflict } from "../saving/conflict.js";
import { createNoticing } from "../saving/problem-timing.js";
import { createResult } from "./result.js";
import { createRoomNote } from "./room-note.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Clock } from "../kit/timing.js" */
/** @import { AnswerState, ExerciseSpec, Mode, Problem, RawAnswer, Rival, RoomView, RoundState, VoteSources } from "../kit/types.d.ts" */
/** @import { Pace } from "../fields/types.d.ts" */
/** @import { ComputeCarrier, FormSaver, KnownReply } from "./types.d.ts" */

/** The key of the sentence on how people work on an exercise. @type {Record<Mode, string>} */
const MODES = {
  individual: "form.mode-individual",
  table: "form.mode-table",
  plenary: "form.mode-plenary",
};

const TYPING_REST = 150; // milliseconds of rest before a typed number is computed; a slider does not wait

/** @param {ExerciseSpec} spec @param {I18n} words */
function metaLine(spec, words) {
  return h(
    "div",
    { class: "es-card__meta" },
    h("span", { class: "es-mode" }, icon(spec.mode), words.put(h("span"), MODES[spec.mode])),
    words.put(h("span"), spec.minutes === 1 ? "form.minute" : "form.minutes", { minutes: spec.minutes }),
    words.put(h("span"), spec.name),
  );
}

/**
 * What a computation brought, as far as it has the shape of one.
 * @param {unknown} body
 * @returns {KnownReply}
 */
function computedOf(body) {
  const { problems, result } = /** @type {KnownReply} */ (body ?? {});
  return {
    ...(Array.isArray(problems) ? { problems } : {}),
    ...(result === undefined ? {} : { result }),
  };
}

/**
 * Build an exercise in `root`, which stands inside an element of class "es".
 * @param {HTMLElement} root
 * @param {object} options
 * @param {ExerciseSpec} options.spec
 * @param {string} [options.round] the first one unless given
 * @param {I18n} options.words
 * @param {ComputeCarrier} options.carrier
 * @param {FormSaver} options.saver
 * @param {Rival[]} [options.rivals] preset competitors
 * @param {VoteSources} [options.others] the exercises that votes are for
 * @param {RoundState} [options.state] the room's; undefined outside a room
 * @param {RoomView} [options.view] the room's, once it is revealed
 * @param {AnswerState | null} [options.answer] Python's answer, unless the saver has it already
 * @param {1 | 2 | 3} [options.heading] level of the title
 * @param {HTMLElement} [options.below] stands under the fields
 * @param {Clock} [options.clock]
 */
export function mountForm(root, options) {
  const { spec, words, carrier, saver, rivals = [], others, heading = 2, clock = deviceClock() } = options;
  const round = options.round ?? spec.rounds?.[0] ?? "once";
  if (options.answer) saver.know(spec.id, round, options.answer);
  const start = saver.current(spec.id, round);
  const noticing = createNoticing();
  const pressing = createPressing();
  const asking = createLatest(compute, clock);
  let { state, view } = options;
  let problems = start.reply?.problems ?? [];
  /** The id of the field with the focus. @type {string | null} */
  let here = null;
  let composing = false;
  let locked = false;
  let edits = 0;
  let shown = 0; // the edit whose problems and result are on the page

  const fields = spec.fields.map((field) => ({
    id: field.id,
    ...createField(field, { words, value: start.value[field.id], rivals, others, onInput }),
  }));
  /** @type {2 | 3 | 4} */
  const subheading = heading === 1 ? 2 : heading === 2 ? 3 : 4;
  const title = words.put(
    h(`h${heading}`, { class: "es-title", id: uid("title"), tabindex: "-1" }),
    spec.title,
  );
  const lead = spec.lead && words.put(h("p", { class: "es-lead" }), spec.lead);
  const general = problemPlace(words);
  const note = createRoomNote({ words, shared: spec.shared });
  const result = spec.computed ? createResult({ words, heading: subheading, clock }) : null;
  const conflict = createConflict({ spec, words, onChosen: chosen });
  const card = h(
    "form",
    {
      class: "es-card",
      novalidate: true,
      autocomplete: "off",
      on: { submit: (event) => event.preventDefault() },
    },
    metaLine(spec, words),
    title,
    lead,
    note.lock,
    h(
      "div",
      { class: "es-fields" },
      fields.map(({ el }) => el),
    ),
    general.el,
    conflict.el,
    note.room,
    options.below,
  );
  const section = h(
    "section",
    { class: "es-exercise", "aria-labelledby": title.id, dataset: { exercise: spec.id, round } },
    card,
    result?.el,
  );
  root.replaceChildren(section);
  words.bind(
    root,
    (el) => {
      el.dataset.lang = words.language;
    },
    "language",
  );

  const read = () => packed(Object.fromEntries(fields.map((field) => [field.id, field.read()]))) ?? {};
  /** @param {EventTarget | null} target */
  const fieldAround = (target) =>
    (target instanceof Node && fields.find(({ el }) => el.contains(target))?.id) || null;
  /** @param {EventTarget | null} target */
  const pathOf = (target) => (target instanceof HTMLElement ? target.dataset.path : undefined);

  /** @param {string} path @param {Pace} pace */
  function onInput(path, pace) {
    edits += 1;
    noticing.touch(path);
    saver.write(spec.id, round, read(), { hold: composing });
    if (spec.computed && !composing) asking.soon(pace === "now" ? 0 : TYPING_REST);
  }

  async function compute() {
    const asked = edits;
    let reply;
    try {
      reply = await carrier.compute({ exercise: spec.id, value: read() });
    } catch {
      return; // no answer: the save state shows it, and the next reply brings the result
    }
    if (reply.status === 200 && asked >= shown) showReply(asked, computedOf(reply.body));
  }

  /** @param {number} edit @param {KnownReply} body */
  function showReply(edit, body) {
    shown = edit;
    problems = body.problems ?? problems;
    showProblems();
    if (body.result !== undefined) result?.show(body.result);
  }

  /** Sentences that come and go move the controls below them: never while a pointer is down on one. */
  function showProblems() {
    pressing.afterwards(paintProblems);
  }

  function paintProblems() {
    const now = locked ? problems.filter(({ severity }) => severity === "error") : problems;
    const visible = noticing.shown(now, here);
    for (const field of fields) field.setProblems(under(visible, field.id));
    general.set(
      besides(
        visible,
        fields.map(({ id }) => id),
      ),
      [],
    );
  }

  function showNote() {
    const shut = note.update({ state, view, answered: Object.keys(read()).length > 0 });
    if (shut === locked || composing) return;
    locked = shut;
    if (locked) card.dataset.state = "locked";
    else delete card.dataset.state;
    for (const field of fields) field.setLocked(locked);
    showProblems();
  }

  /** @param {string | undefined} path */
  function endComposition(path) {
    if (!composing) return;
    composing = false;
    if (path) onInput(path, "typing");
    showNote();
  }

  /** @param {FocusEvent} event */
  function left(event) {
    const path = pathOf(event.target);
    endComposition(path);
    const before = here;
    here = fieldAround(event.relatedTarget);
    if (path) noticing.left(path);
    if (before && before !== here) noticing.left(before);
    showProblems();
    clock.later(() => saver.catchUp(spec.id, round), 0);
  }

  card.addEventListener("compositionstart", () => {
    composing = true;
  });
  card.addEventListener("compositionend", (event) => endComposition(pathOf(event.target)));
  card.addEventListener("focusin", (event) => {
    here = fieldAround(event.target);
    showProblems();
  });
  card.addEventListener("focusout", left);

  /**
   * Show a newer version in the fields that are not in use; whether all of it could be shown.
   * @param {RawAnswer} value
   * @param {KnownReply | null} reply
   */
  function take(value, reply) {
    const differing = fields.filter((field) => !equal(value[field.id], field.read()));
    const busy = differing.filter(({ el }) => composing || el.matches(":focus-within"));
    for (const field of differing) {
      if (busy.includes(field)) continue;
      field.write(value[field.id]);
      noticing.settled(field.id);
    }
    if (busy.length) return false;
    edits += 1;
    if (reply) showReply(edits, reply);
    else if (spec.computed) asking.soon(0);
    showNote();
    return true;
  }

  /** @param {string[]} taken ids of the fields taken from the other side */
  function chosen(taken) {
    const { theirs } = saver.current(spec.id, round);
    for (const field of fields) if (taken.includes(field.id)) field.write(theirs?.[field.id]);
    edits += 1;
    title.focus({ preventScroll: true });
    saver.resolve(spec.id, round, read());
    if (spec.computed) asking.soon(0);
  }

  /** @param {{ exercise: string, round: string }} data */
  const mine = (data) => data.exercise === spec.id && data.round === round;
  const stops = [
    saver.attach(spec.id, round, { take }),
    saver.on("reply", (data) => {
      if (!mine(data) || !equal(data.value, read())) return;
      noticing.rested();
      showReply(edits, data.body);
    }),
    saver.on("conflict", (data) => mine(data) && conflict.show(read(), data.theirs)),
    saver.on("choose", (data) => mine(data) && conflict.reveal()),
  ];

  for (const field of fields) if (field.read() !== undefined) noticing.settled(field.id);
  if (start.reply && !start.dirty) result?.show(start.reply.result ?? null);
  else if (spec.computed && Object.keys(start.value).length) asking.soon(0);
  if (start.theirs) conflict.show(read(), start.theirs);
  showNote();
  showProblems();

  return {
    /**
     * Show news of the room; a part left out stays as it was.
     * @param {{ state?: RoundState, view?: RoomView, others?: VoteSources }} news
     */
    update(news) {
      if ("state" in news) state = news.state;
      if ("view" in news) view = news.view;
      if ("others" in news)
        pressing.afterwards(() => fields.forEach((field) => field.setVoteSources?.(news.others)));
      showNote();
    },
    /**
     * Show the same person's answer from another device.
     * @param {AnswerState} answer
     */
    applyRemote: (answer) => saver.remote(spec.id, round, answer),
    /**
     * Take over a value as if it had just been typed here.
     * @param {RawAnswer} value
     */
    adopt(value) {
      for (const field of fields) field.write(value[field.id]);
      onInput(spec.fields[0].id, "now");
    },
    /** Move the focus to the title, after a page turned to this exercise. */
    focus: () => title.focus(),
    destroy() {
      endComposition(spec.fields[0].id);
      for (const stop of stops) stop();
      asking.stop();
      pressing.destroy();
      result?.destroy();
      section.remove();
    },
  };
}
