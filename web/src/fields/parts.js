// What all fields share: label, hint, the place of problems, and the small rules of paths.

import { h, icon, uid } from "../kit/dom.js";

/** @import { IconName } from "../kit/dom.js" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Field, Params, Problem, TextOrKey } from "../kit/types.d.ts" */

/**
 * The problems at a path or below it.
 * @param {Problem[]} problems
 * @param {string} path
 */
export function under(problems, path) {
  return problems.filter(({ field }) => field === path || field.startsWith(`${path}.`));
}

/**
 * The problems that are neither at one of the paths nor below it.
 * @param {Problem[]} problems
 * @param {string[]} paths
 */
export function besides(problems, paths) {
  return problems.filter(
    ({ field }) => !paths.some((path) => field === path || field.startsWith(`${path}.`)),
  );
}

/** @typedef {ReturnType<typeof problemPlace>} ProblemPlace */

/**
 * The place for the problems of a few controls.
 * @param {I18n} words
 * @param {{ once?: boolean }} [options] once: a sentence that several controls need appears once
 */
export function problemPlace(words, { once = false } = {}) {
  const id = uid("problem");
  const el = h("div", { class: "es-msgs", id, hidden: true });
  let said = "[]";

  /** @param {HTMLElement} control @param {Problem[]} all */
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
    /**
     * Write the problems and tie each to the control whose data-path it names, and to all controls without one: an error
     * is marked aria-invalid, a prompt only described.
     * @param {Problem[]} problems
     * @param {HTMLElement[]} controls
     */
    set(problems, controls) {
      const now = JSON.stringify(problems);
      if (now === said) return;
      said = now;
      el.hidden = problems.length === 0;
      /** @param {Problem} problem */
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
 * The frame of a field.
 * @param {Field} field
 * @param {object} options
 * @param {I18n} options.words
 * @param {string} [options.row] the id of a table's row header: then the control's name is the row's and the column's
 *   together
 * @param {boolean} [options.group] a fieldset with a legend, in place of a label for the control `id`
 */
export function frame(field, { words, row, group = false }) {
  const id = uid("field");
  const labelId = `${id}-label`;
  const tag = group ? (row ? "span" : "legend") : "label";
  const label = words.put(h(tag, { class: "es-label", id: labelId, for: group ? null : id }), field.label);
  const hint = field.hint && words.put(h("span", { id: `${id}-hint` }), field.hint);
  const hints = h("p", { class: "es-hint", hidden: !hint }, hint);
  const problems = problemPlace(words);
  const body = h("div", { class: "es-field__body" });
  /** @type {{ "aria-labelledby"?: string }} */
  const named = row ? { "aria-labelledby": `${row} ${labelId}` } : {};
  const attrs = { class: row ? "es-cell" : "es-field" };
  const el =
    group && !row
      ? h("fieldset", attrs, label, hints, body, problems.el)
      : h("div", attrs, label, hints, body, problems.el);
  if (group && row) body.setAttribute("role", "group");
  // The element that carries a group's name: the fieldset, or inside a table the cell's body.
  const holder = group && row ? body : el;
  /** @param {(string | undefined)[]} also */
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
    /**
     * Add an element to the line of the hint.
     * @param {HTMLElement} more
     */
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
    /**
     * The same for a group.
     * @param {string[]} also
     */
    nameGroup(...also) {
      for (const [name, value] of Object.entries(naming(...also)))
        if (value) holder.setAttribute(name, value);
    },
  };
}

/**
 * A button with an icon and a text.
 * @param {I18n} words
 * @param {object} options
 * @param {IconName} options.sign
 * @param {TextOrKey} options.text
 * @param {Params} [options.params]
 * @param {boolean} [options.quiet]
 * @param {(event: MouseEvent) => unknown} options.on
 */
export function verb(words, { sign, text, params, quiet = false, on }) {
  const button = h("button", {
    type: "button",
    class: `es-btn${quiet ? " es-btn--quiet" : ""}`,
    on: { click: on },
  });
  button.append(icon(sign), words.put(h("span"), text, params));
  return button;
}

/**
 * A button that shows only an icon; its text is its accessible name and its tooltip.
 * @param {I18n} words
 * @param {object} options
 * @param {IconName} options.sign
 * @param {TextOrKey} options.text
 * @param {Params} [options.params]
 * @param {(event: MouseEvent) => unknown} options.on
 */
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

/**
 * The button that clears an answer. It takes no room of its own, so that nothing jumps when it appears.
 * @param {I18n} words
 * @param {() => unknown} on
 */
export function clearing(words, on) {
  const button = verb(words, { sign: "cross", text: "form.clear", quiet: true, on });
  button.classList.add("es-clear");
  return {
    el: button,
    /** @param {boolean} shown */
    show(shown) {
      button.classList.toggle("es-clear--none", !shown);
    },
  };
}

/**
 * Whether a key event belongs to an input method that is composing.
 * @param {KeyboardEvent} event
 */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}
