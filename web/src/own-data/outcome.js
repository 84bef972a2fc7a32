// What came out of the learner's file: the result, the rows left out with their reasons, and files to take away.

import { createResult } from "../exercise/result.js";
import { h, icon } from "../kit/dom.js";
import { deviceClock } from "../kit/timing.js";

const FILES = ["made", "picture", "left-out"];

/** The end of the text's key for a file: the table that came out is called by what was done. */
export function textOf(name, kind) {
  return name === "made" ? `made-${kind}` : name;
}

/** The outcome; show(body of the reply to "run", or null). take(name) hands a file to the learner. */
export function createOutcome({ kind, words, take }) {
  const result = createResult({ words, heading: 4, clock: deviceClock() });
  const counted = h("p", { class: "es-msg", role: "status" });
  const more = h("p", { class: "es-hint" });
  const list = h("ol", { class: "es-plain" });
  const rest = h("p", { class: "es-hint" });
  const dirty = h(
    "details",
    { class: "es-more" },
    h("summary", {}, icon("chevron"), words.put(h("span"), "data.left-out")),
    list,
    rest,
  );
  const buttons = FILES.map((name) => {
    const button = h(
      "button",
      { type: "button", class: "es-btn", on: { click: () => take(name) } },
      icon("down"),
      words.put(h("span"), `data.take-${textOf(name, kind)}`),
    );
    return { name, button };
  });
  const el = h(
    "div",
    { hidden: true },
    result.el,
    h(
      "section",
      { class: "es-card" },
      counted,
      more,
      dirty,
      h(
        "p",
        { class: "es-field es-beside" },
        buttons.map(({ button }) => button),
      ),
    ),
  );

  function reason({ line, code, params }) {
    const said = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        key,
        typeof value === "string" ? { typed: value } : value,
      ]),
    );
    return words.bind(h("li"), (item) => {
      item.textContent = words.say("data.line", { line, reason: words.say(`data.${code}`, said) });
    });
  }

  return {
    el,
    show(body) {
      el.hidden = !body;
      result.show(body?.result ?? null);
      if (!body) return;
      const { used, left_out: leftOut, listed, more: unseen } = body;
      words.put(counted, "data.used", { used, left_out: leftOut });
      more.hidden = !unseen;
      if (unseen) words.put(more, "data.more", { count: unseen });
      dirty.hidden = !leftOut;
      dirty.open = used === 0; // where nothing could be used, the reasons are the result
      list.replaceChildren(...listed.map(reason));
      rest.hidden = leftOut <= listed.length;
      if (!rest.hidden) words.put(rest, "data.left-out-more", { count: leftOut - listed.length });
      for (const { name, button } of buttons) button.hidden = name === "left-out" && !leftOut;
    },
  };
}
