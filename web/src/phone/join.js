// The first page: a name, the PIN, and writing ten seconds later.

import { h, icon } from "../kit/dom.js";
import { createQuestion, digits, questionOf } from "./join-question.js";
import { RoomError } from "./room-api.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Me } from "../protocol.d.ts" */
/** @import { RoomApi } from "./types.d.ts" */

/**
 * Show the join form in root.
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Pick<RoomApi, "join">} options.room
 * @param {I18n} options.words
 * @param {(me: Me) => unknown} options.joined called once the room has accepted
 * @param {string | null} [options.notice] key of a sentence above the form, such as that the answers were removed
 */
export function mountJoin(root, { room, words, joined, notice = null }) {
  const questions = {
    name: createQuestion(words, "name", {
      autocapitalize: "words",
      autocomplete: "name",
      enterkeyhint: "next",
      maxlength: "400",
    }),
    code: createQuestion(words, "code", {
      autocapitalize: "characters",
      spellcheck: "false",
      enterkeyhint: "next",
    }),
    pin: createQuestion(words, "pin", { inputmode: "numeric", enterkeyhint: "go" }),
    table: createQuestion(words, "table", {
      optional: true,
      inputmode: "numeric",
      enterkeyhint: "go",
    }),
  };
  const button = h("button", { class: "es-btn es-btn--go es-btn--lg es-join__go", type: "submit" });
  const alert = h("p", { class: "es-msg es-msg--error", role: "alert" });
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
    alert,
    button,
    swap,
  );
  let again = false;
  let busy = false;
  /** Counts down while the room takes no tries. @type {ReturnType<typeof setInterval> | undefined} */
  let waiting;

  /**
   * Switch between a new name and a come-back code; typed text stays in its field.
   * @param {boolean} comesBack
   */
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
    Object.values(questions).forEach((each) => each.setWrong(null));
    alert.replaceChildren();
  }

  function ready() {
    button.disabled = waiting !== undefined;
    words.put(button, busy ? "page.join-busy" : again ? "page.join-go-again" : "page.join-go");
  }

  /** Whether the answers can be sent; the first wrong field gets the focus. */
  function isComplete() {
    const asked = again ? [questions.code, questions.pin] : [questions.name, questions.pin, questions.table];
    const wrong = asked.filter((each) => !each.check());
    wrong[0]?.input.focus();
    return wrong.length === 0;
  }

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (busy || waiting !== undefined) return;
    clean();
    if (!isComplete()) return;
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
      if (!(error instanceof RoomError)) throw error;
      explain(error);
    } finally {
      busy = false;
      ready();
    }
  }

  /**
   * Show a refusal beside the field it is about, or above the button.
   * @param {RoomError} error
   */
  function explain(error) {
    const { status, problem } = error;
    const about = questionOf(error);
    if (status === 429) countDown(Number(problem.params?.retry_after ?? 30));
    else if (about && !questions[about].field.hidden) {
      questions[about].setWrong((el) => words.putProblem(el, problem));
      questions[about].input.focus();
    } else {
      const sentence = h("span");
      if (status === 0) words.put(sentence, "page.join-unreachable");
      else words.putProblem(sentence, problem);
      alert.replaceChildren(icon("warn"), sentence);
    }
  }

  /**
   * After too many wrong tries: show the time left, then offer the button again.
   * @param {number} seconds
   */
  function countDown(seconds) {
    const until = Date.now() + seconds * 1000;
    clearInterval(waiting);
    const tick = () => {
      const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (left > 0) {
        words.put(shown, "page.join-wait", { seconds: left });
        return;
      }
      clearInterval(waiting);
      waiting = undefined;
      questions.pin.setWrong(null);
      alert.replaceChildren(words.put(h("span", { class: "es-calm" }), "page.join-wait-over"));
      ready();
    };
    const shown = h("span", { class: "es-num" });
    questions.pin.setWrong((el) => el.replaceChildren(shown));
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
