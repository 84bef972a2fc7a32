// The learner's own file in a notebook: chosen, read by Python, its columns matched here, worked out, taken away.

import { h, icon, uid } from "../kit/dom.js";
import { giveFile } from "../kit/file-download.js";
import { followTheme, guardKeys } from "../kit/host-page.js";
import { htmlLang } from "../kit/i18n.js";
import { mountLanguageSwitch } from "../kit/language-switch.js";
import { commCarrier } from "../transport/comm.js";
import { Offline } from "../transport/offline.js";
import { previewTable, problemLine, progressLine } from "./lines.js";
import { createOutcome, fileNameKey } from "./outcome.js";
import { createPlan } from "./plan.js";
import { faultOf, PATIENCE, receive, send } from "./transfer.js";

/** @import { RenderProps } from "@anywidget/types" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault } from "../kit/types.d.ts" */
/** @import { FileProgress, FileReply, RunReply } from "../protocol.d.ts" */
/** @import { Carrier, Reply } from "./transfer.js" */
/** @import { FileName, Kind, Plan, Traits } from "./types.d.ts" */

/** @typedef {(problem: Fault) => void} OnProblem */

/** @type {Record<Kind, string>} */
const TITLES = {
  "customer-grading": "data.title-customer-grading",
  "satisfaction-tracking": "data.title-satisfaction-tracking",
};

/**
 * @param {HTMLElement} root
 * @param {{ kind: Kind, words: I18n, carrier: Carrier }} context
 */
function mount(root, { kind, words, carrier }) {
  const id = uid("file");
  const input = h("input", { type: "file", id, class: "es-in", accept: ".csv,.txt,.tsv,.xlsx" });
  const sample = words.put(h("button", { type: "button", class: "es-btn" }), "data.sample");
  const [problem, progress] = [problemLine(words), progressLine(words)];
  const found = h("div");
  const status = h("p", { class: "es-msg", role: "status", tabindex: "-1", hidden: true });
  const outcome = createOutcome({ kind, words, take });
  let busy = false;

  root.append(
    h(
      "section",
      { class: "es-card" },
      words.put(h("h3", { class: "es-title" }), TITLES[kind]),
      words.put(h("p", { class: "es-lead" }), "data.lead"),
      h(
        "div",
        { class: "es-field" },
        words.put(h("label", { class: "es-label", for: id }), "data.choose"),
        input,
      ),
      h("div", { class: "es-field" }, sample, words.put(h("p", { class: "es-hint" }), "data.sample-note")),
      progress.el,
      problem.el,
      status,
      found,
    ),
    outcome.el,
  );

  /**
   * The reply to one piece of work, or null after a fault, which is shown. One at a time.
   * @param {() => Promise<Reply>} work
   * @param {OnProblem} showProblem
   */
  async function during(work, showProblem) {
    if (busy) return null;
    busy = true;
    root.setAttribute("aria-busy", "true");
    problem.show(null);
    /** @type {Reply} */
    let reply;
    try {
      reply = await work();
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      reply = { status: 503, body: { error: { code: "kernel-silent", params: {} } } };
    } finally {
      busy = false;
      root.removeAttribute("aria-busy");
      progress.hide();
    }
    if (reply.status === 200) return reply;
    showProblem(faultOf(reply));
    return null;
  }

  /** @param {() => Promise<Reply>} work */
  async function read(work) {
    if (busy) return;
    found.replaceChildren();
    outcome.show(null);
    status.hidden = true;
    const reply = await during(work, problem.show);
    if (!reply) return;
    const file = /** @type {FileReply} */ (reply.body);
    const { rows, columns, encoding, left_out: count } = file;
    status.hidden = false;
    status.replaceChildren(
      icon("check"),
      words.put(h("span"), "data.read", { rows, columns: columns.length, encoding }),
    );
    if (count) status.append(words.put(h("span"), "data.read-left-out", { count }));
    const plan = createPlan({ kind, columns, words, onRun: run });
    found.replaceChildren(previewTable(words, file), plan.el);
    status.focus({ preventScroll: true });
  }

  /**
   * @param {Plan} plan
   * @param {OnProblem} showProblem
   */
  async function run(plan, showProblem) {
    const reply = await during(() => carrier.call("run", plan, { patience: PATIENCE }), showProblem);
    if (reply) outcome.show(/** @type {RunReply} */ (reply.body));
  }

  /**
   * Fetch a file and offer it as a download.
   * @param {FileName} name
   */
  async function take(name) {
    /** @type {BlobPart[]} */
    const pieces = [];
    const reply = await during(() => receive(carrier, name, pieces), problem.show);
    if (!reply) return;
    giveFile(
      new Blob(pieces, { type: name === "picture" ? "image/png" : "text/csv" }),
      words.say(fileNameKey(name, kind)),
    );
  }

  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) read(() => send(carrier, file, (share) => progress.show("sending", share)));
  });
  sample.addEventListener("click", () => {
    input.value = "";
    read(() => carrier.call("sample", {}, { patience: PATIENCE }));
  });
  /** @param {FileProgress} event */
  const onProgress = ({ part, share }) => {
    if (busy) progress.show(part, share);
  };
  return carrier.listen({ progress: onProgress });
}

/** @type {import("../kit/widget.d.ts").Component} */
export function render({ model, el, words }) {
  const carrier = commCarrier(model);
  const language = h("div");
  const root = h(
    "div",
    { class: "es es-notebook", dataset: { ownData: model.get("kind") } },
    h("div", { class: "es-notebook__bar" }, language),
  );
  const stopSwitch = mountLanguageSwitch(language, {
    words,
    onSwitch(next) {
      model.set("language", next);
      model.save_changes();
    },
  });
  words.bind(
    root,
    (node) => {
      node.dataset.lang = words.language;
      node.lang = htmlLang(words.language);
    },
    "language",
  );
  const stop = mount(root, { kind: model.get("kind"), words, carrier });
  guardKeys(root);
  el.append(root);
  const stopTheme = followTheme(root);
  return () => {
    stop();
    stopSwitch();
    stopTheme();
    carrier.destroy();
    root.remove();
  };
}
