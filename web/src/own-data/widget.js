// The learner's own file in a notebook: chosen, read by Python, its columns matched here, worked out, taken away.

import { h, icon, uid } from "../kit/dom.js";
import { giveFile } from "../kit/file-download.js";
import { followTheme, guardKeys } from "../kit/host-page.js";
import { htmlLang } from "../kit/i18n.js";
import { mountLanguageSwitch } from "../kit/language-switch.js";
import { commCarrier } from "../transport/comm.js";
import { Offline } from "../transport/offline.js";
import { createOutcome, fileNameKey } from "./outcome.js";
import { createPlan } from "./plan.js";

/** @import { RenderProps } from "@anywidget/types" */
/** @import { I18n } from "../kit/i18n.js" */
/** @import { Fault } from "../kit/types.d.ts" */
/** @import { FileProgress, FileReply, RunReply, TakeFileReply } from "../protocol.d.ts" */
/** @import { FileName, Kind, Plan, Traits } from "./types.d.ts" */

/** @typedef {ReturnType<typeof commCarrier>} Carrier */
/** A reply of the kernel; each operation has its own body. @typedef {{ status: number, body: unknown, buffers?: BlobPart[] }} Reply */
/** @typedef {(problem: Fault) => void} OnProblem */

/** @type {Record<Kind, string>} */
const TITLES = {
  "customer-grading": "data.title-customer-grading",
  "satisfaction-tracking": "data.title-satisfaction-tracking",
};
/** @typedef {"sending" | FileProgress["part"]} BusyPart */
/** @type {Record<BusyPart, string>} */
const BUSY = {
  sending: "data.busy-sending",
  reading: "data.busy-reading",
  working: "data.busy-working",
};

const PIECE = 1024 * 1024; // bytes in one message: a notebook server refuses messages of ten million
const PATIENCE = 600_000; // milliseconds: a million rows on a slow machine

/**
 * Send a file in pieces; the reply to the last one is a FileReply.
 * @param {Carrier} carrier
 * @param {File} file
 * @param {(share: number) => void} onShare called with 0 to 1
 * @returns {Promise<Reply>}
 */
async function send(carrier, file, onShare) {
  /** @type {Reply} */
  let reply;
  let offset = 0;
  do {
    const piece = await file.slice(offset, offset + PIECE).arrayBuffer();
    const next = offset + PIECE;
    const message = { first: offset === 0, last: next >= file.size };
    reply = await carrier.call("piece", message, { buffers: [piece], patience: PATIENCE });
    if (reply.status !== 200) return reply;
    offset = next;
    onShare(Math.min(1, offset / file.size));
  } while (offset < file.size);
  return reply;
}

/** @param {I18n} words */
function problemLine(words) {
  const el = h("p", { class: "es-msg es-msg--error", role: "alert", hidden: true });
  return {
    el,
    /** @param {Fault | null} problem */
    show(problem) {
      el.hidden = !problem;
      el.replaceChildren(...(problem ? [icon("warn"), words.putProblem(h("span"), problem)] : []));
    },
  };
}

/** @param {I18n} words */
function progressLine(words) {
  const bar = h("progress", { max: 100, value: 0 });
  const said = h("span");
  const el = h("p", { class: "es-progress", hidden: true }, bar, said);
  return {
    el,
    /**
     * @param {BusyPart} part
     * @param {number} share 0 to 1
     */
    show(part, share) {
      const percent = Math.round(100 * share);
      el.hidden = false;
      bar.value = percent;
      words.put(said, BUSY[part], { percent });
      words.attr(bar, "aria-label", BUSY[part], { percent });
    },
    hide() {
      el.hidden = true;
    },
  };
}

/**
 * @param {I18n} words
 * @param {FileReply} file
 */
function previewTable(words, { columns, preview }) {
  const head = columns.map((name) => h("th", { scope: "col" }, name));
  const rows = preview.map((cells) =>
    h(
      "tr",
      {},
      cells.map((cell) => h("td", {}, cell)),
    ),
  );
  const caption = words.put(h("caption", { class: "es-vh" }), "data.preview");
  const table = h(
    "table",
    { class: "es-table" },
    caption,
    h("thead", {}, h("tr", {}, head)),
    h("tbody", {}, rows),
  );
  const frame = h("div", { class: "es-scroll", tabindex: "0", role: "region" }, table);
  return words.attr(frame, "aria-label", "data.preview");
}

/**
 * The fault of a reply that is no success.
 * @param {Reply} reply
 * @returns {Fault}
 */
function faultOf({ body }) {
  const { error } = /** @type {{ error?: Fault }} */ (body ?? {});
  return error ?? { code: "unknown" };
}

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
   * Fetch a file in pieces and offer it as a download.
   * @param {FileName} name
   */
  async function take(name) {
    /** @type {BlobPart[]} */
    const pieces = [];
    const reply = await during(async () => {
      for (let offset = 0; ; ) {
        /** @type {Reply} */
        const last = await carrier.call("take", { name, offset }, { patience: PATIENCE });
        if (last.status !== 200) return last;
        pieces.push(...(last.buffers ?? []));
        const { next } = /** @type {TakeFileReply} */ (last.body);
        if (next === null) return last;
        offset = next;
      }
    }, problem.show);
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
