import assert from "node:assert/strict";
import { test } from "node:test";
import { createWords } from "../kit/i18n.js";
import { checkOnPaper } from "./print.js";

/** As much of an element as printing needs; its text is that of its children. */
class FakeElement {
  /** @type {unknown[]} */
  children = [];
  setAttribute() {}
  removeAttribute() {}
  /** @param {...unknown} children */
  append(...children) {
    this.children.push(...children);
  }
  /** @param {...unknown} children */
  replaceChildren(...children) {
    this.children = children;
  }
  /** @returns {string} */
  get textContent() {
    return this.children
      .map((child) => (child instanceof FakeElement ? child.textContent : String(child)))
      .join("");
  }
}

const make = () => new FakeElement();
Object.assign(globalThis, { document: { createElement: make, createElementNS: make } });

/** @param {string} words */
const text = (words) => ({ en: words, zh: words });

const words = createWords({
  texts: { "form.paper-chose": text("Chosen:"), "form.paper-answer": text("Right:") },
  messages: {},
  language: "en",
});

/** @type {import("../kit/types.d.ts").Check} */
const check = {
  id: "check",
  kind: "check",
  question: text("Which?"),
  options: [
    { id: "a", label: text("First") },
    { id: "b", label: text("Second") },
  ],
};

/** @param {string} option @returns {import("../kit/types.d.ts").CheckReply} */
const replyTo = (option) => ({
  option,
  correct: option === "b",
  answer: "b",
  explanations: { a: text("Why not."), b: text("Why.") },
  saved_at: "2026-12-01T09:30:00.000Z",
});

/** @param {string} option */
const printed = (option) => checkOnPaper({ check, reply: replyTo(option) }, words).textContent;

test("does a wrong answer stand with the right one and both reasons, a right one with its own?", () => {
  assert.equal(printed("a"), "Which?Chosen: FirstWhy not.Right: SecondWhy.");
  assert.equal(printed("b"), "Which?Chosen: SecondWhy.");
});

test("is an answer printed whose option the course has no longer?", () => {
  assert.equal(printed("gone"), "Which?Chosen: goneRight: SecondWhy.");
});
