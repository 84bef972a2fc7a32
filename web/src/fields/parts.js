// What all fields share: label, hint, the place where problems are said, and the small rules of paths.

import { h, icon, uid } from "../kit/dom.js";

/** The problems at a path or below it. */
export function under(problems, path) {
  return problems.filter(({ field }) => field === path || field.startsWith(`${path}.`));
}

/** The problems exactly at a path, or below it where no control of its own shows them. */
export function besides(problems, paths) {
  return problems.filter(
    ({ field }) => !paths.some((path) => field === path || field.startsWith(`${path}.`)),
  );
}

/**
 * The place where the problems of a few controls are said. set(problems, controls) writes them and ties each to the
 * control whose data-path it names (to all that have none): an error is marked aria-invalid, a prompt only described.
 * With `once`, a sentence that several controls need is said once.
 */
export function problemPlace(words, { once = false } = {}) {
  const id = uid("problem");
  const el = h("div", { class: "es-msgs", id, hidden: true });
  let said = "[]";

  function tie(control, all) {
    const path = control.dataset.path;
    const problems =
      path === undefined
        ? all
        : all.filter(({ field }) => `${field}.`.startsWith(`${path}.`) || path.startsWith(`${field}.`));
    const others = (control.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .filter((part) => part && part !== id);
    if (problems.length) others.push(id);
    if (others.length) control.setAttribute("aria-describedby", others.join(" "));
    else control.removeAttribute("aria-describedby");
    if (problems.some(({ severity }) => severity === "error")) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }

  return {
    el,
    set(problems, controls) {
      const now = JSON.stringify(problems);
      if (now === said) return;
      said = now;
      el.hidden = problems.length === 0;
      const same = ({ code, params }) => JSON.stringify([code, params]);
      const sentences = once
        ? [...new Map(problems.map((problem) => [same(problem), problem])).values()]
        : problems;
      el.replaceChildren(
        ...sentences.map((problem) => {
          const isError = problem.severity === "error";
          const sentence = words.putProblem(h("span"), problem);
          return h(
            "p",
            { class: `es-msg ${isError ? "es-msg--error" : ""}`, role: isError ? "alert" : null },
            icon(isError ? "warn" : "pen"),
            sentence,
          );
        }),
      );
      for (const control of controls) tie(control, problems);
    },
  };
}

/**
 * The frame a field stands in. `group` makes a fieldset with a legend, otherwise a label for the control `id`.
 * `row` is the id of a table's row header: then the control's name is the row's and the column's together.
 */
export function frame(field, { words, row = null, group = false }) {
  const id = uid("field");
  const labelId = `${id}-label`;
  const tag = group ? (row ? "span" : "legend") : "label";
  const label = words.put(h(tag, { class: "es-label", id: labelId, for: group ? null : id }), field.label);
  const hint = field.hint && words.put(h("span", { id: `${id}-hint` }), field.hint);
  const hints = h("p", { class: "es-hint", hidden: !hint }, hint);
  const problems = problemPlace(words);
  const body = h("div", { class: "es-field__body" });
  const named = row ? { "aria-labelledby": `${row} ${labelId}` } : {};
  const attrs = { class: row ? "es-cell" : "es-field" };
  const el =
    group && !row
      ? h("fieldset", attrs, label, hints, body, problems.el)
      : h("div", attrs, label, hints, body, problems.el);
  if (group && row) body.setAttribute("role", "group");
  // The element that carries a group's name: the fieldset, or inside a table the cell's body.
  const holder = group && row ? body : el;
  const naming = (...also) => ({
    ...named,
    "aria-describedby": [hint?.id, ...also].filter(Boolean).join(" ") || null,
  });
  return {
    id,
    el,
    body,
    holder,
    problems,
    /** Say something more in the line of the hint. */
    addHint(more) {
      // Chinese has no space after a full stop.
      const space = h("span");
      if (hint)
        hints.append(words.bind(space, (node) => node.replaceChildren(words.language === "en" ? " " : "")));
      hints.append(more);
      hints.hidden = false;
    },
    /** Attributes that name and describe a single control; `also` are ids of what else describes it. */
    naming,
    /** The same for a group. */
    nameGroup(...also) {
      for (const [name, value] of Object.entries(naming(...also)))
        if (value) holder.setAttribute(name, value);
    },
  };
}

/** A button that says its verb, with an icon before it. */
export function verb(words, { sign, text, params = undefined, quiet = false, on }) {
  const button = h("button", {
    type: "button",
    class: `es-btn${quiet ? " es-btn--quiet" : ""}`,
    on: { click: on },
  });
  button.append(icon(sign), words.put(h("span"), text, params));
  return button;
}

/** A button that shows only an icon; its words are for those who do not see it, and for the pointer that rests on it. */
export function sign(words, { sign: name, text, params, on }) {
  const button = h(
    "button",
    { type: "button", class: "es-btn es-btn--icon es-btn--quiet", on: { click: on } },
    icon(name),
  );
  words.attr(button, "aria-label", text, params);
  words.attr(button, "title", text, params);
  return button;
}

/** The button that takes an answer back. Its place takes no room of its own, so that nothing jumps when it appears. */
export function clearing(words, on) {
  const button = verb(words, { sign: "cross", text: "form.clear", quiet: true, on });
  button.classList.add("es-clear");
  return {
    el: button,
    show(shown) {
      button.classList.toggle("es-clear--none", !shown);
    },
  };
}

/** Whether a key event belongs to an input method that is composing. */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}
