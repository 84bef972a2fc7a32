// The workbook on paper: everything that was written, built when it is printed and taken away afterwards.

import { drawChart } from "../form/charts/index.js";
import { describe } from "../form/describe.js";
import { h, icon } from "../form/dom.js";
import { htmlLang } from "../form/words.js";
import { whoIs } from "./home.js";

const PATIENCE = 4000; // browsers let a click open the print dialog for about as long

/** One answer: each field's label with what stands in it, then what the model says. */
function exerciseOf(step, { words, valueOf, book }) {
  const value = valueOf(step);
  const result = book.answer(step.key)?.result;
  const written = step.spec.fields.map((field) => [field, describe(field, value[field.id], words)]);
  const empty = written.every(([, lines]) => lines.length === 0);
  return h("section", { class: "es-paper__exercise" },
    words.put(h("h3"), step.spec.title),
    empty ? words.put(h("p", { class: "es-paper__none" }), "page.paper-nothing")
      : h("dl", null, written.filter(([, lines]) => lines.length).map(([field, lines]) => [
        words.put(h("dt"), field.label), lines.map((line) => h("dd", { dir: "auto" }, line)),
      ])),
    !empty && result && [
      h("p", { class: "es-paper__result" }, words.put(h("span"), result.title), " ", result.big && words.put(h("b"), result.big)),
      [result.how, result.case].filter(Boolean).map((text) => words.put(h("p"), text)),
      result.chart && drawChart(result.chart, words),
    ]);
}

/** One knowledge check, once it was answered: the question, what was chosen, and why. */
function checkOf(id, { words, book, course }) {
  const reply = book.check(id);
  if (!reply) return null;
  const check = course.checks[id];
  const label = (option) => words.put(h("span"), check.options.find((each) => each.id === option).label);
  const line = (key, sign, option) => h("p", { class: "es-paper__option" }, icon(sign), words.put(h("b"), key), " ", label(option));
  return h("section", { class: "es-paper__exercise" },
    words.put(h("h3"), check.question),
    line("page.paper-chose", reply.correct ? "check" : "cross", reply.option),
    !reply.correct && line("page.paper-answer", "check", reply.answer),
    reply.explanations[reply.answer] && words.put(h("p"), reply.explanations[reply.answer]));
}

function partOf(part, context) {
  const title = h("h2", null, h("span", { class: "es-num" }, String(part.number)), " ", context.words.put(h("span"), part.title));
  if (!context.shelf.has(part)) return h("section", { class: "es-paper__part" }, title, context.words.put(h("p"), "page.paper-missing"));
  const sections = part.steps.filter(context.book.offered).flatMap((step) =>
    step.kind === "checks" ? step.checks.map((id) => checkOf(id, context)).filter(Boolean) : [exerciseOf(step, context)]);
  if (!sections.length) return null;
  return h("section", { class: "es-paper__part" }, title, sections);
}

/**
 * Keep paper ready: it is built before the browser prints, by our button or by its own command.
 * context: {words, course, shelf, book, me, valueOf(step)}; valueOf gives the raw value, drafts included.
 */
export function preparePaper(context) {
  let paper = null;

  function build() {
    paper?.remove();
    const today = new Date().toLocaleDateString(htmlLang(context.words.language), { dateStyle: "long" });
    paper = h("article", { class: "es-paper" },
      h("header", null,
        context.words.put(h("h1"), "page.paper-title", { course: context.course.title }),
        h("p", null, whoIs(context.words, context.me), " · ", today)),
      context.shelf.parts.map((part) => partOf(part, context)));
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
