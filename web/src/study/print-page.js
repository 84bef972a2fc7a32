// The printable page of a learner: one complete document, with its style and its charts, that needs no other file.

/** @import { I18n } from "../kit/i18n.js" */
/** @import { PaperPart } from "../protocol.d.ts" */
/** @typedef {Parameters<typeof exerciseOnPaper>[0]} Step */

import { checkOnPaper, exerciseOnPaper } from "../exercise/print.js";
import { h } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";

/** @param {PaperPart} part @param {I18n} words */
function partOf({ number, title, steps, checks }, words) {
  return h(
    "section",
    { class: "es-paper__part" },
    h(
      "h2",
      null,
      number !== null && h("span", { class: "es-num" }, String(number)),
      " ",
      words.put(h("span"), title),
    ),
    steps.map((step) => exerciseOnPaper(/** @type {Step} */ (step), words)),
    checks.map((check) => checkOnPaper(check, words)),
  );
}

/**
 * The document as text.
 * @param {{ parts: PaperPart[], words: I18n, style: string }} options style: a style sheet
 */
export function paperPage({ parts, words, style }) {
  const lang = htmlLang(words.language);
  const title = words.say("study.paper-title", { course: words.both("study.course") });
  const page = document.implementation.createHTMLDocument(title);
  const day = new Date().toLocaleDateString(lang, { dateStyle: "long" });
  page.documentElement.lang = lang;
  page.head.prepend(
    h("meta", { charset: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
  );
  page.head.append(h("style", {}, style));
  Object.assign(page.body, { className: "es es-paperpage" });
  Object.assign(page.body.dataset, { lang: words.language, theme: "light" });
  page.body.append(
    h(
      "article",
      { class: "es-paper" },
      h(
        "header",
        null,
        h(
          "p",
          { class: "es-do" },
          h(
            "button",
            { type: "button", class: "es-btn es-btn--go", onclick: "print()" },
            words.say("study.paper-print"),
          ),
        ),
        h("h1", null, title),
        h("p", null, day),
      ),
      parts.length ? parts.map((part) => partOf(part, words)) : words.put(h("p"), "study.paper-empty"),
    ),
  );
  for (const twin of page.body.querySelectorAll("details")) twin.remove(); // the picture says it; on paper nothing opens
  return `<!doctype html>\n${page.documentElement.outerHTML}`;
}
