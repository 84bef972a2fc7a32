// A knowledge check: one question, submitted once, explained afterwards.

import { createOptions } from "../fields/options.js";
import { h, icon, uid } from "../kit/dom.js";

/**
 * Build a check in `root`. spec: {id, question, options} without key or explanations; answer: the reply of an earlier
 * submission, or null. Returns {show(answer), focus(), destroy()}.
 */
export function mountCheck(
  root,
  { spec, words, carrier, answer = null, heading = 2, onAnswered = (_reply) => {} },
) {
  const name = uid("check");
  const remarks = Object.fromEntries(
    spec.options.map(({ id }) => [id, h("span", { class: "es-check__remark", id: `${name}-${id}` })]),
  );
  const options = createOptions({
    entries: spec.options.map(({ id, label }) => ({
      value: id,
      label: h("span", { class: "es-check__option" }, words.put(h("span"), label), remarks[id]),
    })),
    onPick: () => trouble.replaceChildren(),
  });
  const title = words.put(h(`h${heading}`, { class: "es-title", tabindex: "-1" }), spec.question);
  const verdict = h("p", { class: "es-verdict", tabindex: "-1", hidden: true });
  const trouble = h("div", { role: "alert" });
  const once = words.put(h("p", { class: "es-hint", id: `${name}-once` }), "form.check-once");
  const button = words.put(
    h("button", { type: "submit", class: "es-btn es-btn--go es-btn--lg", "aria-describedby": once.id }),
    "form.check-submit",
  );
  const last = h("div", { class: "es-check__last" }, button, once);
  const form = h(
    "form",
    { class: "es-card es-check", novalidate: true, on: { submit } },
    h(
      "div",
      { class: "es-card__meta" },
      h("span", { class: "es-mode" }, icon("check"), words.put(h("span"), "form.check")),
    ),
    h(
      "fieldset",
      { class: "es-check__body" },
      h("legend", {}, title),
      h("div", { class: "es-choice" }, options.elements),
    ),
    verdict,
    trouble,
    last,
  );
  const section = h("section", { class: "es-exercise", dataset: { check: spec.id } }, form);
  root.replaceChildren(section);
  words.bind(
    root,
    (el) => {
      el.dataset.lang = words.language;
    },
    "language",
  );
  let busy = false;

  function say(put) {
    trouble.replaceChildren(h("p", { class: "es-msg es-msg--error" }, icon("warn"), put(h("span"))));
  }

  async function submit(event) {
    event.preventDefault();
    const [option] = options.chosen();
    if (busy) return;
    if (!option) {
      say((el) => words.put(el, "form.check-choose"));
      return;
    }
    busy = true;
    trouble.replaceChildren();
    try {
      const { status, body } = await carrier.submit({ check: spec.id, option });
      if (status === 200) {
        show(body);
        verdict.focus();
        onAnswered(body);
      } else say((el) => words.putProblem(el, body?.error ?? { code: "unknown" }));
    } catch {
      say((el) => words.put(el, "form.check-offline"));
    } finally {
      busy = false;
    }
  }

  /** Mark an option in words and by icon, never by colour alone, and explain it. */
  function explain(id, reply) {
    const marks = [];
    const tag = (sign, key) =>
      marks.push(h("b", { class: "es-check__tag" }, icon(sign), words.put(h("span"), key)));
    if (id === reply.answer) tag("check", "form.check-right");
    if (id === reply.option) tag("pen", "form.check-yours");
    remarks[id].replaceChildren(...marks, words.put(h("span"), reply.explanations[id]));
    const label = options.elements[spec.options.findIndex((option) => option.id === id)];
    label.dataset.mark = id === reply.answer ? "right" : id === reply.option ? "wrong" : "other";
  }

  function show(reply) {
    options.choose([reply.option]);
    options.lock(true);
    form.dataset.state = "answered";
    for (const { id } of spec.options) explain(id, reply);
    verdict.replaceChildren(
      icon(reply.correct ? "check" : "cross"),
      words.put(h("span"), reply.correct ? "form.check-correct" : "form.check-wrong"),
    );
    verdict.classList.toggle("es-verdict--right", reply.correct);
    verdict.hidden = false;
    last.hidden = true;
    trouble.replaceChildren();
  }
  if (answer) show(answer);

  return { show, focus: () => title.focus(), destroy: () => section.remove() };
}
