// Words in two languages that change in place: a switch rewrites what is bound, and leaves what people typed alone.

const HTML_LANG = { en: "en", zh: "zh-Hans" };

/** The value of the lang attribute for one of the course's languages. */
export function htmlLang(language) {
  return HTML_LANG[language];
}

/** Replace {name} by its value; a value may itself be a Text or a Label. */
function fillIn(template, params, language) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params?.[name];
    if (value === undefined || value === null) return whole;
    if (typeof value === "number")
      return value.toLocaleString(HTML_LANG[language], { maximumFractionDigits: 4 });
    return typeof value === "object" ? unmarked(value, language) : String(value);
  });
}

/** A Text or a typed Label in one language. */
export function labelIn(label, language) {
  return "typed" in label ? label.typed : label[language];
}

/** The same without the <wbr> marks of content; what people typed is never touched. */
function unmarked(label, language) {
  return "typed" in label ? label.typed : label[language].replaceAll("<wbr>", "");
}

/**
 * The words of a page.
 * texts: key → Text (interface), messages: code → Text (problems and errors), language: "en" | "zh".
 */
export function createWords({ texts, messages, language }) {
  let current = language;
  let bound = [];
  let sweep = 500;
  const slots = new WeakMap(); // element → slot → binding, so that putting again replaces

  /** Forget what left the page, each time the list has doubled: a page lives for hours. */
  function swept() {
    if (bound.length < sweep) return;
    bound = bound.filter(({ ref }) => ref.deref());
    sweep = 2 * bound.length + 500;
  }

  const words = {
    get language() {
      return current;
    },

    /** Words for an interface key or a Text/Label, in the current language. <wbr> marks are dropped. */
    say(what, params) {
      const text = typeof what === "string" ? texts[what] : what;
      if (!text) throw new Error(`no text ${what}`);
      return fillIn(unmarked(text, current), params, current);
    },

    /** A filled interface text in every language, to stand in another sentence as long as that one is shown. */
    both(key, params) {
      return Object.fromEntries(
        Object.keys(HTML_LANG).map((each) => [each, fillIn(unmarked(texts[key], each), params, each)]),
      );
    },

    /** Words for an interface key in a language of one's choice: the switch names each language in itself. */
    sayIn(language, key) {
      return unmarked(texts[key], language);
    },

    /** The sentence for a problem or an error: {code, params}. */
    problem({ code, params }) {
      const text = messages[code] ?? messages.unknown;
      return fillIn(text[current], params, current);
    },

    /** Run apply(el) now and after every switch, for as long as the element exists. A slot holds one binding at a time. */
    bind(el, apply, slot) {
      const taken = slot === undefined ? new Map() : (slots.get(el) ?? new Map());
      if (taken.has(slot)) taken.get(slot).apply = apply;
      else {
        const binding = { ref: new WeakRef(el), apply };
        bound.push(binding);
        if (slot !== undefined) slots.set(el, taken.set(slot, binding));
        swept();
      }
      apply(el);
      return el;
    },

    /** Keep el's content in the current language. <wbr> in content becomes a line-break opportunity. */
    put(el, what, params) {
      return words.bind(
        el,
        (node) => {
          const text = typeof what === "string" ? texts[what] : what;
          if (!text) throw new Error(`no text ${what}`);
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

    /** Keep the sentence of a problem in el. */
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

    /** Keep an attribute in the current language. */
    attr(el, name, what, params) {
      return words.bind(el, (node) => node.setAttribute(name, words.say(what, params)), `attribute ${name}`);
    },

    /** Switch everything bound to another language, in place. */
    setLanguage(next) {
      current = next;
      bound = bound.filter(({ ref }) => ref.deref());
      for (const { ref, apply } of [...bound]) {
        const el = ref.deref();
        if (el) apply(el);
      }
    },
  };
  return words;
}
