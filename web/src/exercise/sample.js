// For somebody alone: what invented people answered, to compare one's own answer with. It always says what it is.

import { h, icon } from "../kit/dom.js";
import { mountView } from "../live/view.js";
import { ask } from "../study/takeaway.js";

/** The place under an answer: {el, destroy()}. It follows the widget's traits `sample`, `answer` and `language`. */
export function createSample({ model, words, carrier }) {
  const trouble = h("div", { role: "alert" });
  const button = words.put(
    h("button", { type: "button", class: "es-btn", on: { click: open } }),
    "notebook.sample-compare",
  );
  const offer = h("div", { class: "es-sample__offer" }, button, trouble);
  const heading = h(
    "h4",
    { class: "es-reveal__title", tabindex: "-1" },
    icon("plenary"),
    words.put(h("span"), "notebook.sample-title"),
  );
  const about = h("p", { class: "es-hint" });
  const body = h("div", { class: "es-reveal__view" });
  const shown = h("section", { class: "es-reveal", hidden: true }, heading, about, body);
  const el = h("div", { class: "es-sample" }, offer, shown);
  let live = null;
  let asked = 0;
  let language = null; // in which the view was asked for

  /** Ask for the sample in the page's language; whether it came. A later question makes an earlier one void. */
  async function fetchView() {
    asked += 1;
    const mine = asked;
    language = words.language;
    trouble.replaceChildren();
    const { problem, body: reply } = await ask(carrier, "sample", { language });
    if (mine !== asked) return false;
    if (problem) {
      trouble.replaceChildren(
        h("p", { class: "es-msg es-msg--error" }, icon("warn"), words.putProblem(h("span"), problem)),
      );
      return false;
    }
    words.put(about, "notebook.sample-about", { people: reply.people });
    live ??= mountView(body, { words, variant: "phone" });
    live.update(reply.view);
    return true;
  }

  async function open() {
    if (!(await fetchView())) return;
    shown.hidden = false;
    button.hidden = true;
    heading.focus({ preventScroll: true });
  }

  /** What the people wrote is in one language: the other one is asked for. */
  function follow() {
    if (live && language !== words.language) fetchView();
  }

  function update() {
    const offered = model.get("sample") === true && model.get("state") === null;
    el.hidden = !offered || (!live && model.get("answer")?.status !== "valid");
  }

  const traits = ["sample", "answer", "state"].map((name) => `change:${name}`);
  for (const name of traits) model.on(name, update);
  words.bind(el, follow, "language");
  update();
  return {
    el,
    destroy() {
      asked += 1;
      for (const name of traits) model.off(name, update);
      live?.destroy();
      live = null;
    },
  };
}
