// Outside a room: invented answers to compare the person's own with, always marked as invented.

import { h, icon } from "../kit/dom.js";
import { mountView } from "../live/view.js";
import { ask } from "../study/takeaway.js";

/** @import { WidgetModel } from "../kit/widget.d.ts" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Language, RoomView } from "../kit/types.d.ts" */

/**
 * The place under an answer.
 * @param {{ model: WidgetModel, words: I18n, carrier: Parameters<typeof ask>[0] }} options
 */
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
  const place = h("div", { class: "es-reveal__view" });
  const shown = h("section", { class: "es-reveal", hidden: true }, heading, about, place);
  const el = h("div", { class: "es-sample" }, offer, shown);
  /** @type {ReturnType<typeof mountView> | null} */
  let live = null;
  let asked = 0;
  /** The language of the view asked for. @type {Language | null} */
  let language = null;

  /** Ask for the sample in the page's language; whether it came. A later question makes an earlier one void. */
  async function fetchView() {
    asked += 1;
    const mine = asked;
    language = words.language;
    trouble.replaceChildren();
    const { problem, body } = await ask(carrier, "sample", { language });
    if (mine !== asked) return false;
    const reply = /** @type {{ view: RoomView, people: number }} */ (body);
    if (problem) {
      trouble.replaceChildren(
        h("p", { class: "es-msg es-msg--error" }, icon("warn"), words.putProblem(h("span"), problem)),
      );
      return false;
    }
    words.put(about, "notebook.sample-about", { people: reply.people });
    live ??= mountView(place, { words, variant: "phone" });
    live.update(reply.view);
    return true;
  }

  async function open() {
    if (!(await fetchView())) return;
    shown.hidden = false;
    button.hidden = true;
    heading.focus({ preventScroll: true });
  }

  /** The invented texts are in one language: the other one is asked for after a switch. */
  function follow() {
    if (live && language !== words.language) fetchView();
  }

  function update() {
    const offered = model.get("sample") === true && model.get("state") === null;
    el.hidden = !offered || (!live && model.get("answer")?.status !== "valid");
  }

  const traits = /** @type {const} */ (["change:sample", "change:answer", "change:state"]);
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
