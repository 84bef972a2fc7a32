// The workbook on paper: everything that was written, built when it is printed and taken away afterwards.

import { checkOnPaper, exerciseOnPaper } from "../exercise/print.js";
import { h } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";
import { whoIs } from "./own-page.js";

const PATIENCE = 4000; // browsers let a click open the print dialog for about as long

function partOf(part, context) {
  const { words, book, shelf, course, rawValue } = context;
  const title = h(
    "h2",
    null,
    h("span", { class: "es-num" }, String(part.number)),
    " ",
    words.put(h("span"), part.title),
  );
  if (!shelf.has(part))
    return h("section", { class: "es-paper__part" }, title, words.put(h("p"), "page.paper-missing"));
  const answered = (id) => book.check(id);
  const sections = part.steps
    .filter(book.offered)
    .flatMap((step) =>
      step.kind === "checks"
        ? step.checks
            .filter(answered)
            .map((id) => checkOnPaper({ check: course.checks[id], reply: book.check(id) }, words))
        : [
            exerciseOnPaper(
              { spec: step.spec, value: rawValue(step), result: book.answer(step.key)?.result },
              words,
            ),
          ],
    );
  if (!sections.length) return null;
  return h("section", { class: "es-paper__part" }, title, sections);
}

/**
 * Keep paper ready: it is built before the browser prints, by our button or by its own command.
 * context: {words, course, shelf, book, me, rawValue(step)}; rawValue gives the raw value, drafts included.
 */
export function preparePaper(context) {
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
