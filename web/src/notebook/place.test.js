import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import place from "./place.js";
import { entryOf, publish } from "./registry.js";

let keys = 0;

/** A widget's model that records what is sent; reply(body) answers the last message. */
function createModel(traits, { isGone = false } = {}) {
  const listeners = new Set();
  const sent = [];
  return {
    sent,
    get: (name) => traits[name],
    on: (_event, fn) => listeners.add(fn),
    off: (_event, fn) => listeners.delete(fn),
    send(message) {
      if (isGone) throw new Error("closed");
      sent.push(message);
    },
    reply(body) {
      for (const fn of [...listeners]) fn({ id: sent.at(-1).id, status: 200, body });
    },
  };
}

/** An element that holds what is put into it. */
const createElement = () => ({
  children: [],
  replaceChildren(...children) {
    this.children = children;
  },
});

/** A runtime that writes its name into a place. */
const named = (name, ended = []) => ({
  render({ el }) {
    el.replaceChildren(name);
    return () => ended.push(name);
  },
});

function open(options) {
  keys += 1;
  const key = `key-${keys}`;
  const traits = { runtime: key, language: "zh", stranded: { en: "No answer", zh: "没回应" } };
  const model = createModel(traits, options);
  const el = createElement();
  return {
    key,
    model,
    el,
    leave: place.render({ model, el }),
    more: () => ({ model: createModel(traits), el: createElement() }),
  };
}

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.document = {
    createElement: () => ({ textContent: "" }),
    head: { append() {} },
  };
});
afterEach(() => {
  mock.timers.reset();
  delete globalThis.document;
});

test("a place is filled by the runtime, whichever comes first", () => {
  const { key, el, model, more } = open();
  assert.deepEqual(el.children, []);
  publish(key, named("one"));
  assert.deepEqual(el.children, ["one"]);
  const later = more();
  place.render(later);
  assert.deepEqual(later.el.children, ["one"]);
  mock.timers.tick(60_000);
  assert.deepEqual([model.sent, later.model.sent], [[], []]);
});

test("a newer runtime replaces the older one, and a place that left stays empty", () => {
  const ended = [];
  const { key, el, leave } = open();
  publish(key, named("one", ended));
  publish(key, named("two", ended));
  assert.deepEqual([el.children, ended], [["two"], ["one"]]);
  leave();
  publish(key, named("three", ended));
  assert.deepEqual([el.children, ended], [["two"], ["one", "two"]]);
});

test("two kernels on one page keep their runtimes apart", () => {
  const [one, two] = [open(), open()];
  publish(one.key, named("one"));
  assert.deepEqual([one.el.children, two.el.children], [["one"], []]);
});

test("a withdrawn runtime fills no place that comes later", () => {
  const { key, more } = open();
  publish(key, named("one"))();
  const later = more();
  place.render(later);
  assert.deepEqual(later.el.children, []);
});

test("of several places without a runtime one asks the kernel, and another when that one leaves", () => {
  const { key, model, leave, more } = open();
  const later = more();
  place.render(later);
  mock.timers.tick(5000);
  assert.deepEqual([model.sent.map(({ op }) => op), later.model.sent], [["program"], []]);
  leave();
  mock.timers.tick(1000);
  assert.deepEqual(
    later.model.sent.map(({ op }) => op),
    ["program"],
  );
  assert.equal(entryOf(key).isAsked, true);
});

test("the program that the kernel sends is started with its words, for every place", async () => {
  const script = `export default {
    initialize({ model }) {
      const registry = globalThis[Symbol.for("exceptional-service/form-runtimes/1")];
      const entry = registry.get(model.get("key"));
      entry.runtime = { render({ el }) { el.replaceChildren(model.get("texts").a, model.get("_css")); return () => {}; } };
      for (const notify of entry.subscribers) notify(entry.runtime);
    },
  };`;
  const url = mock.method(URL, "createObjectURL", () => `data:text/javascript,${encodeURIComponent(script)}`);
  const { key, el, model, more } = open();
  const later = more();
  place.render(later);
  mock.timers.tick(1000);
  const isFilled = new Promise((resolve) => entryOf(key).subscribers.add(resolve));
  model.reply({ script, style: "p {}", texts: { a: "words" }, messages: {} });
  await isFilled;
  assert.deepEqual(
    [el.children, later.el.children],
    [
      ["words", "p {}"],
      ["words", "p {}"],
    ],
  );
  url.mock.restore();
});

for (const isGone of [false, true])
  test(`a kernel that ${isGone ? "is gone" : "does not answer"} is said in words`, () => {
    const { el, key } = open({ isGone });
    mock.timers.tick(isGone ? 1000 : 16_000);
    assert.deepEqual(
      el.children.map(({ textContent }) => textContent),
      ["没回应"],
    );
    publish(key, named("one"));
    assert.deepEqual(el.children, ["one"]);
  });
