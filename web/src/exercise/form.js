// An exercise as a person sees it: it knows a specification, a value and a result, and speaks to Python by a carrier.

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

const TYPING_REST = 150; // milliseconds of rest before a typed number is computed; a slider does not wait

function metaLine(spec, words) {
  return h(
    "div",
    { class: "es-card__meta" },
    h("span", { class: "es-mode" }, icon(spec.mode), words.put(h("span"), `form.mode-${spec.mode}`)),
    words.put(h("span"), spec.minutes === 1 ? "form.minute" : "form.minutes", { minutes: spec.minutes }),
    words.put(h("span"), spec.name),
  );
}

/**
 * Build an exercise in `root`, which stands inside an element of class "es".
 * spec: public specification; round; words; carrier; saver; rivals: preset competitors; others: what is known of the
 * exercises that votes are for (fields/votes.js); state, view: the room's, both undefined for somebody alone; answer:
 * what Python has, unless the saver was told; heading: level of the title; below: an element to stand under the fields.
 * Returns {update({state, view, others}), applyRemote(answer), adopt(value), focus(), destroy()}.
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
  let here = null; // id of the field with the focus
  let composing = false;
  let locked = false;
  let edits = 0;
  let shown = 0; // the edit whose problems and result are on the page

  const fields = spec.fields.map((field) => ({
    id: field.id,
    ...createField(field, { words, value: start.value[field.id], rivals, others, onInput }),
  }));
  const title = words.put(
    h(`h${heading}`, { class: "es-title", id: uid("title"), tabindex: "-1" }),
    spec.title,
  );
  const lead = spec.lead && words.put(h("p", { class: "es-lead" }), spec.lead);
  const general = problemPlace(words);
  const note = createRoomNote({ words, shared: spec.shared });
  const result = spec.computed ? createResult({ words, heading: heading + 1, clock }) : null;
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
  const fieldAround = (node) => fields.find(({ el }) => el.contains(node))?.id ?? null;

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
      return; // nobody answered; the save state says so, and the next reply brings the result
    }
    if (reply.status === 200 && asked >= shown) showReply(asked, reply.body);
  }

  function showReply(edit, body) {
    shown = edit;
    problems = body.problems ?? problems;
    showProblems();
    if ("result" in body) result?.show(body.result);
  }

  /** Sentences that come and go move what is below them: never under a finger that is about to tap it. */
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

  function endComposition(path) {
    if (!composing) return;
    composing = false;
    if (path) onInput(path, "typing");
    showNote();
  }

  function left(event) {
    const path = event.target.dataset?.path;
    endComposition(path);
    const before = here;
    here = fieldAround(event.relatedTarget);
    if (path) noticing.left(path);
    if (before && before !== here) noticing.left(before);
    showProblems();
    clock.later(() => saver.catchUp(spec.id, round), 0);
  }

  const listening = {
    compositionstart: () => {
      composing = true;
    },
    compositionend: (event) => endComposition(event.target.dataset?.path),
    focusin: (event) => {
      here = fieldAround(event.target);
      showProblems();
    },
    focusout: left,
  };
  for (const [name, fn] of Object.entries(listening)) card.addEventListener(name, fn);

  /** Show something newer where nobody is at work; whether all of it could be shown. */
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

  function chosen(taken) {
    const { theirs } = saver.current(spec.id, round);
    for (const field of fields) if (taken.includes(field.id)) field.write(theirs?.[field.id]);
    edits += 1;
    title.focus({ preventScroll: true });
    saver.resolve(spec.id, round, read());
    if (spec.computed) asking.soon(0);
  }

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
    /** Tell what is new in the room; what is left out stays as it was. */
    update(news) {
      if ("state" in news) state = news.state;
      if ("view" in news) view = news.view;
      if ("others" in news) pressing.afterwards(() => fields.forEach((field) => field.setVoteSources?.(news.others)));
      showNote();
    },
    /** The same person's answer from another device. */
    applyRemote: (answer) => saver.remote(spec.id, round, answer),
    /** Take over a value as if it had just been typed here. */
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
