// From opening the page to writing: the join form, the workbook, or the page that waits for the room.

import { createWords } from "../kit/i18n.js";
import { deviceStorage } from "../saving/drafts.js";
import { httpCarrier } from "../transport/http.js";
import { firstLanguage, keepLanguage, keepWords, keptWords, openDevice, openMemory } from "./device.js";
import { createFrame } from "./frame.js";
import { mountJoin } from "./join.js";
import { openShelf } from "./parts.js";
import { placeOf } from "./plan.js";
import { fetchCourse, openRoom, RoomError } from "./room-api.js";
import { firstAddress } from "./turns.js";
import { mountWaiting, untilAnswered } from "./unreachable.js";
import { openWorkbook } from "./workbook.js";

/** @import { JoinRequest } from "../protocol.d.ts" */
/** @import { Language } from "../kit/types.d.ts" */
/** @import { Course, KeptTexts, MyWork } from "./types.d.ts" */

/** The content of the frame: destroy() ends it; waits: it is the page that waits. @typedef {{ destroy?: () => void, waits?: boolean }} Shown */

const root = document.getElementById("page") ?? document.body;
const storage = deviceStorage();
const memo = openMemory(storage);

/**
 * The page's frame with its texts, and the page that waits for the room. Content is shown in it one at a time.
 * @param {KeptTexts} course
 * @param {(language: Language) => unknown} [onLanguage] called when another language was chosen
 */
function createShell(course, onLanguage = () => {}) {
  const language = firstLanguage(memo, course.room.languages);
  const words = createWords({ texts: course.texts, messages: course.messages, language });
  const frame = createFrame(root, { course, words, onSwitch });
  /** @type {Shown | null} */
  let shown = null;

  /** @param {Language} next */
  function onSwitch(next) {
    keepLanguage(memo, next);
    onLanguage(next);
  }

  function clear() {
    shown?.destroy?.();
    shown = null;
    frame.empty();
  }

  return {
    words,
    frame,
    clear,
    /** @param {Shown} content */
    setShown(content) {
      shown = content;
    },
    /** @param {() => void} retry */
    showWaiting(retry) {
      if (shown?.waits) return;
      clear();
      mountWaiting(frame.main, { words, retry });
      shown = { waits: true };
    },
    destroy() {
      clear();
      frame.destroy();
    },
  };
}

/** @param {unknown} error */
const statusOf = (error) => (error instanceof RoomError ? error.status : null);

/**
 * The page for one course.
 * @param {Course} course
 */
function createPage(course) {
  const device = openDevice(memo, course.room.workshop);
  const shelf = openShelf(course);
  const shell = createShell(course, (next) => {
    if (inside) connection.room.setLanguage(next).catch(() => {}); // the page has switched already
  });
  const { words, frame } = shell;
  let connection = connect();
  let inside = false;

  /** A connection with the device's secret of now. */
  function connect() {
    const carrier = httpCarrier({ secret: device.secret });
    return { carrier, room: openRoom(carrier) };
  }

  function clear() {
    inside = false;
    shell.clear();
  }

  /** @param {string | null} notice key of a sentence above the form */
  function showJoin(notice) {
    clear();
    /** @param {JoinRequest} body */
    const ask = (body) => {
      device.keepSecret(); // before asking: when the reply is lost, the next try is that of the same person
      connection = connect();
      return connection.room.join(body);
    };
    /** @param {JoinRequest} body */
    const join = (body) =>
      ask(body).catch((error) => {
        if (statusOf(error) !== 410) throw error; // room-api.js lets only the room's own 401 and 410 through
        device.clear(); // the secret is that of a removed participant: join as a new one
        return ask(body);
      });
    shell.setShown(
      mountJoin(frame.main, { room: { join }, words, notice, joined: () => enter({ focus: true }) }),
    );
  }

  /** @param {MyWork} me @param {{ focus: boolean }} options */
  function showWorkbook(me, { focus }) {
    clear();
    inside = true;
    frame.parts.hidden = false;
    shell.setShown(
      openWorkbook(frame, {
        course,
        shelf,
        me,
        words,
        device,
        storage,
        ...connection,
        onGone,
        onStranger: () => showJoin("page.stranger"),
      }),
    );
    if (!focus) return;
    frame.main.querySelector("h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  function onGone() {
    device.clear();
    history.replaceState(null, "", location.pathname);
    showJoin("page.removed");
  }

  /** Show the workbook of this device, once the room has sent its participant and the part that it opens at. */
  async function enter({ focus = false } = {}) {
    connection = connect();
    const { room } = connection;
    const { part } = placeOf(firstAddress(device), shelf.parts);
    try {
      const [me] = await untilAnswered(
        () => Promise.all([room.me(), shelf.bring(part)]),
        (retry) => inside || shell.showWaiting(retry),
      );
      showWorkbook(me, { focus });
    } catch (error) {
      if (statusOf(error) === 410) onGone();
      else if (statusOf(error) === 401) showJoin(null);
      else throw error;
    }
  }

  return { enter: () => (device.known ? enter() : showJoin(null)) };
}

async function start() {
  /** @type {ReturnType<typeof createShell> | null} */
  let waiting = null;

  /**
   * Until the course comes the texts of an earlier visit are used; on the first one index.html has a sentence.
   * @param {() => void} retry
   */
  function showAway(retry) {
    if (waiting) return;
    const kept = keptWords(memo);
    if (kept) {
      waiting = createShell(kept);
      waiting.showWaiting(retry);
    } else dispatchEvent(new Event("es:unreachable"));
  }

  const course = await untilAnswered(fetchCourse, showAway);
  /** @type {ReturnType<typeof createShell> | null} */ (waiting)?.destroy();
  keepWords(memo, course);
  createPage(course).enter();
}

start();
