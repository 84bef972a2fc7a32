// The first page: a name, the PIN, and writing ten seconds later.

import { h, icon, uid } from "../kit/dom.js";

/** Digits as a Chinese keyboard may type them, without the spaces. */
const digits = (typed) => typed.normalize("NFKC").replace(/\s+/g, "");

/** One labelled input with its hint and, when needed, what is wrong and what to do. */
function question(words, { key, hint = false, optional = false, ...attributes }) {
  const id = uid(key);
  const label = words.put(h("label", { class: "es-label", for: id }), `page.join-${key}`);
  const hintEl = hint
    ? words.put(h("span", { class: "es-hint", id: `${id}-hint` }), `page.join-${key}-hint`)
    : null;
  const message = h("span");
  const error = h(
    "p",
    { class: "es-msg es-msg--error", id: `${id}-error`, hidden: true },
    icon("warn"),
    message,
  );
  const input = h("input", {
    class: "es-line-in",
    id,
    name: key,
    autocomplete: "off",
    "aria-required": optional ? null : "true",
    ...attributes,
    "aria-describedby": [hint ? `${id}-hint` : "", `${id}-error`].join(" ").trim(),
  });
  const field = h("div", { class: "es-field" }, label, hintEl, input, error);
  return {
    field,
    input,
    get value() {
      return input.value;
    },
    /** say(el) puts the words; without it the field is fine. */
    wrong(say) {
      error.hidden = !say;
      if (say) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      field.dataset.state = say ? "error" : "";
      if (say) say(message);
    },
  };
}

/**
 * Show the join form in root. room: openRoom's; joined(reply) is called once the room said yes.
 * notice: key of a sentence to say first, such as that the answers were removed.
 */
export function mountJoin(root, { room, words, joined, notice = null }) {
  const questions = {
    name: question(words, {
      key: "name",
      autocapitalize: "words",
      autocomplete: "name",
      enterkeyhint: "next",
      maxlength: "400",
    }),
    code: question(words, {
      key: "code",
      hint: true,
      autocapitalize: "characters",
      spellcheck: "false",
      enterkeyhint: "next",
    }),
    pin: question(words, { key: "pin", hint: true, inputmode: "numeric", enterkeyhint: "go" }),
    table: question(words, {
      key: "table",
      hint: true,
      optional: true,
      inputmode: "numeric",
      enterkeyhint: "go",
    }),
  };
  const button = h("button", { class: "es-btn es-btn--go es-btn--lg es-join__go", type: "submit" });
  const says = h("p", { class: "es-msg es-msg--error", role: "alert" });
  const lead = h("p", { class: "es-lead" });
  const swap = h("button", {
    class: "es-btn es-btn--quiet es-join__swap",
    type: "button",
    on: { click: () => show(!again) },
  });
  const title = words.put(h("h1", { tabindex: "-1" }), "page.join-title");
  const form = h(
    "form",
    { class: "es-card es-join", novalidate: true, on: { submit } },
    notice &&
      h(
        "p",
        { class: "es-note es-note--revealed", role: "status" },
        icon("check"),
        words.put(h("span"), notice),
      ),
    title,
    lead,
    questions.name.field,
    questions.code.field,
    h("div", { class: "es-join__row" }, questions.pin.field, questions.table.field),
    words.put(h("p", { class: "es-hint es-join__privacy" }), "page.join-privacy"),
    says,
    button,
    swap,
  );
  let again = false;
  let busy = false;
  let waiting = null;

  /** Switch between a new name and a come-back code; what is typed stays in its field. */
  function show(comesBack) {
    again = comesBack;
    questions.name.field.hidden = questions.table.field.hidden = again;
    questions.code.field.hidden = !again;
    words.put(lead, again ? "page.join-lead-again" : "page.join-lead");
    words.put(swap, again ? "page.join-new" : "page.join-again");
    clean();
    ready();
    if (form.isConnected) (again ? questions.code : questions.name).input.focus();
  }

  function clean() {
    Object.values(questions).forEach((each) => each.wrong(null));
    says.replaceChildren();
  }

  function ready() {
    button.disabled = waiting !== null;
    words.put(button, busy ? "page.join-busy" : again ? "page.join-go-again" : "page.join-go");
  }

  /** What can be said without asking the room; the first wrong field gets the focus. */
  function gaps() {
    const asked = again ? ["code", "pin"] : ["name", "pin", "table"];
    const wrong = asked.filter((key) => {
      const typed = questions[key].value.trim();
      const bad = key === "table" ? typed !== "" && !/^\d{1,3}$/.test(digits(typed)) : typed === "";
      if (bad) questions[key].wrong((el) => words.put(el, `page.join-${key}-missing`));
      return bad;
    });
    if (wrong.length) questions[wrong[0]].input.focus();
    return wrong.length > 0;
  }

  async function submit(event) {
    event.preventDefault();
    if (busy || waiting !== null) return;
    clean();
    if (gaps()) return;
    busy = true;
    ready();
    const pin = digits(questions.pin.value);
    const table = digits(questions.table.value);
    try {
      joined(
        await room.join(
          again
            ? { code: questions.code.value.trim(), pin }
            : {
                name: questions.name.value.trim(),
                pin,
                language: words.language,
                table: table ? Number(table) : null,
              },
        ),
      );
    } catch (error) {
      if (!("problem" in error)) throw error;
      explain(error);
    } finally {
      busy = false;
      ready();
    }
  }

  /** Beside the field it is about; only what is about no field stands above the button. */
  function explain({ status, problem }) {
    const about = { 400: /table/.test(problem.code) ? "table" : "name", 403: "pin", 404: "code" }[status];
    if (status === 429) count(problem.params?.retry_after ?? 30);
    else if (about && !questions[about].field.hidden) {
      questions[about].wrong((el) => words.putProblem(el, problem));
      questions[about].input.focus();
    } else {
      const sentence = h("span");
      if (status === 0) words.put(sentence, "page.join-unreachable");
      else words.putProblem(sentence, problem);
      says.replaceChildren(icon("warn"), sentence);
    }
  }

  /** Too many wrong tries: say how long, count down, then offer the button again. */
  function count(seconds) {
    const until = Date.now() + seconds * 1000;
    clearInterval(waiting);
    const tick = () => {
      const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (left > 0) return words.put(shown, "page.join-wait", { seconds: left });
      clearInterval(waiting);
      waiting = null;
      questions.pin.wrong(null);
      says.replaceChildren(words.put(h("span", { class: "es-calm" }), "page.join-wait-over"));
      return ready();
    };
    const shown = h("span", { class: "es-num" });
    questions.pin.wrong((el) => el.replaceChildren(shown));
    waiting = setInterval(tick, 1000);
    tick();
    ready();
  }

  root.replaceChildren(form);
  show(false);
  if (notice) title.focus();
  else questions.name.input.focus({ preventScroll: true });
  return { destroy: () => clearInterval(waiting) };
}
