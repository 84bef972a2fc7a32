// Texts in two languages that change in place: a switch rewrites bound elements, and leaves typed text alone.

/** @import { Fault, Label, Language, Params, Text, TextOrKey } from "./types.d.ts" */

/** @type {Record<Language, string>} */
const HTML_LANG = { en: "en", zh: "zh-Hans" };

/** Both languages, in the order of a switch. @type {readonly Language[]} */
export const LANGUAGES = ["en", "zh"];

/**
 * The value of the lang attribute for one of the course's languages.
 * @param {Language} language
 */
export function htmlLang(language) {
  return HTML_LANG[language];
}

/**
 * Replace {name} by its value; a value may itself be a Text or a Label.
 * @param {string} template
 * @param {Params | undefined} params
 * @param {Language} language
 */
function fillIn(template, params, language) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params?.[name];
    if (value === undefined || value === null) return whole;
    if (typeof value === "number")
      return value.toLocaleString(HTML_LANG[language], { maximumFractionDigits: 4 });
    return typeof value === "object" ? unmarked(value, language) : String(value);
  });
}

/**
 * A Text or a typed Label in one language.
 * @param {Label} label
 * @param {Language} language
 */
export function labelIn(label, language) {
  return "typed" in label ? label.typed : label[language];
}

/**
 * The same without the <wbr> marks of content; typed text is left as it is.
 * @param {Label} label
 * @param {Language} language
 */
function unmarked(label, language) {
  return "typed" in label ? label.typed : label[language].replaceAll("<wbr>", "");
}

/**
 * An element and the function to run for it after a switch of the language. Neither keeps the element alive.
 * @typedef {{ ref: WeakRef<Element>, apply: () => void }} Binding
 */

/**
 * @template {Element} E
 * @param {WeakRef<E>} ref
 * @param {(el: E) => void} apply
 */
const onElement = (ref, apply) => () => {
  const el = ref.deref();
  if (el) apply(el);
};

/** @typedef {ReturnType<typeof createWords>} I18n */

/**
 * The texts of a page in its current language.
 * @param {object} options
 * @param {Record<string, Text>} options.texts key → text of the interface
 * @param {Record<string, Text>} options.messages code → sentence of a problem or an error
 * @param {Language} options.language the first one
 */
export function createWords({ texts, messages, language }) {
  let current = language;
  /** @type {Binding[]} */
  let bound = [];
  let sweep = 500;
  /** Element → slot → binding, so that putting again replaces. @type {WeakMap<Element, Map<string, Binding>>} */
  const slots = new WeakMap();

  /** Drop the bindings of elements that are gone, each time the list has doubled: a page lives for hours. */
  function sweepBindings() {
    if (bound.length < sweep) return;
    bound = bound.filter(({ ref }) => ref.deref());
    sweep = 2 * bound.length + 500;
  }

  /** @param {TextOrKey} what @returns {Label} */
  function textOf(what) {
    const text = typeof what === "string" ? texts[what] : what;
    if (!text) throw new Error(`no text ${what}`);
    return text;
  }

  const words = {
    get language() {
      return current;
    },

    /**
     * An interface key or a Text/Label in the current language, without <wbr> marks.
     * @param {TextOrKey} what
     * @param {Params} [params]
     */
    say(what, params) {
      return fillIn(unmarked(textOf(what), current), params, current);
    },

    /**
     * A filled interface text in every language, to stand in another sentence as long as that one is shown.
     * @param {string} key
     * @param {Params} [params]
     * @returns {Text}
     */
    both(key, params) {
      /** @param {Language} each */
      const filled = (each) => fillIn(unmarked(textOf(key), each), params, each);
      return { en: filled("en"), zh: filled("zh") };
    },

    /**
     * An interface key in a language that need not be the current one: the switch names each language in itself.
     * @param {Language} language
     * @param {string} key
     */
    sayIn(language, key) {
      return unmarked(textOf(key), language);
    },

    /**
     * The sentence for a problem or an error.
     * @param {Fault} problem
     */
    problem({ code, params }) {
      const text = messages[code] ?? messages.unknown;
      return fillIn(text[current], params, current);
    },

    /**
     * Run apply(el) now and after every switch, for as long as the element exists. A slot holds one binding at a time.
     * @template {Element} E
     * @param {E} el
     * @param {(el: E) => void} apply
     * @param {string} [slot]
     */
    bind(el, apply, slot) {
      const ref = new WeakRef(el);
      const taken = slot === undefined ? undefined : slots.get(el)?.get(slot);
      if (taken) taken.apply = onElement(ref, apply);
      else {
        const binding = { ref, apply: onElement(ref, apply) };
        bound.push(binding);
        if (slot !== undefined) slots.set(el, (slots.get(el) ?? new Map()).set(slot, binding));
        sweepBindings();
      }
      apply(el);
      return el;
    },

    /**
     * Keep el's content in the current language. <wbr> in content becomes a line-break opportunity.
     * @template {HTMLElement} E
     * @param {E} el
     * @param {TextOrKey} what
     * @param {Params} [params]
     * @returns {E}
     */
    put(el, what, params) {
      return words.bind(
        el,
        (node) => {
          const text = textOf(what);
          const typed = "typed" in text;
          const parts = typed
            ? [text.typed]
            : text[current].split("<wbr>").map((part) => fillIn(part, params, current));
          node.replaceChildren(
            ...parts.flatMap((part, i) => (i ? [document.createElement("wbr"), part] : [part])),
          );
          if (typed) node.removeAttribute("lang");
          else node.setAttribute("lang", HTML_LANG[current]);
        },
        "content",
      );
    },

    /**
     * Keep the sentence of a problem in el.
     * @template {HTMLElement} E
     * @param {E} el
     * @param {Fault} problem
     * @returns {E}
     */
    putProblem(el, problem) {
      return words.bind(
        el,
        (node) => {
          node.textContent = words.problem(problem);
          node.setAttribute("lang", HTML_LANG[current]);
        },
        "content",
      );
    },

    /**
     * Keep an attribute in the current language.
     * @template {Element} E
     * @param {E} el
     * @param {string} name
     * @param {TextOrKey} what
     * @param {Params} [params]
     * @returns {E}
     */
    attr(el, name, what, params) {
      return words.bind(el, (node) => node.setAttribute(name, words.say(what, params)), `attribute ${name}`);
    },

    /**
     * Switch everything bound to another language, in place.
     * @param {Language} next
     */
    setLanguage(next) {
      current = next;
      bound = bound.filter(({ ref }) => ref.deref());
      for (const { apply } of [...bound]) apply();
    },
  };
  return words;
}
