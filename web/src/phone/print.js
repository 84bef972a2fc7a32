// The workbook on paper: everything that was written, built before it is printed and removed afterwards.

import { checkOnPaper, exerciseOnPaper } from "../exercise/print.js";
import { h } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";
import { whoIs } from "./own-page.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { ExerciseSpec } from "../kit/types.d.ts" */
/** @import { Book } from "./answers.js" */
/** @import { Shelf } from "./parts.js" */
/** @import { Course, ExerciseStep, MyWork, Part, RawValueOf } from "./types.d.ts" */

/**
 * @typedef {object} PaperContext
 * @property {I18n} words
 * @property {Course} course
 * @property {Shelf} shelf
 * @property {Book} book
 * @property {MyWork} me
 * @property {RawValueOf} rawValue
 */

const PATIENCE = 4000; // milliseconds; browsers let a click open the print dialog for about as long

/**
 * @param {ExerciseStep} step
 * @param {PaperContext} context
 */
function exerciseOf(step, { words, book, rawValue }) {
  const spec = /** @type {ExerciseSpec} */ (step.spec); // its part has come
  return exerciseOnPaper(
    { spec, value: rawValue(step), result: book.answer(step.key)?.result ?? null },
    words,
  );
}

/**
 * @param {Part} part
 * @param {PaperContext} context
 */
function partOf(part, context) {
  const { words, book, shelf, course } = context;
  const title = h(
    "h2",
    null,
    h("span", { class: "es-num" }, String(part.number)),
    " ",
    words.put(h("span"), part.title),
  );
  if (!shelf.has(part))
    return h("section", { class: "es-paper__part" }, title, words.put(h("p"), "page.paper-missing"));
  /** @param {string} id */
  const checkOf = (id) => {
    const reply = book.check(id);
    return reply ? [checkOnPaper({ check: course.checks[id], reply }, words)] : [];
  };
  const sections = part.steps
    .filter(book.offered)
    .flatMap((step) => (step.kind === "checks" ? step.checks.flatMap(checkOf) : [exerciseOf(step, context)]));
  if (!sections.length) return null;
  return h("section", { class: "es-paper__part" }, title, sections);
}

/**
 * Build the paper whenever the browser prints, by the page's button or by its own command.
 * @param {PaperContext} context
 */
export function preparePaper(context) {
  /** @type {HTMLElement | null} */
  let paper = null;

  function build() {
    paper?.remove();
    const today = new Date().toLocaleDateString(htmlLang(context.words.language), { dateStyle: "long" });
    paper = h(
      "article",
      { class: "es-paper" },
      h(
        "header",
        null,
        context.words.put(h("h1"), "page.paper-title", { course: context.course.title }),
        h("p", null, whoIs(context.words, context.me), " · ", today),
      ),
      context.shelf.parts.map((part) => partOf(part, context)),
    );
    document.body.append(paper);
  }
  function clear() {
    paper?.remove();
    paper = null;
  }

  addEventListener("beforeprint", build);
  addEventListener("afterprint", clear);
  return {
    /** Print, with every part that the room sends soon enough. */
    async print() {
      const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      await Promise.race([Promise.allSettled(context.shelf.parts.map(context.shelf.bring)), patience]);
      globalThis.print();
    },
    destroy() {
      clear();
      removeEventListener("beforeprint", build);
      removeEventListener("afterprint", clear);
    },
  };
}
