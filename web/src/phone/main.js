// From opening the page to writing: who is here, the join form or the workbook, and what to say when nobody answers.

import { createWords } from "../kit/i18n.js";
import { deviceStorage } from "../saving/drafts.js";
import { httpCarrier } from "../transport/http.js";
import { firstLanguage, keepLanguage, keepWords, keptWords, openDevice, openMemory } from "./device.js";
import { createFrame } from "./frame.js";
import { mountJoin } from "./join.js";
import { openShelf } from "./parts.js";
import { placeOf } from "./plan.js";
import { fetchCourse, openRoom } from "./room-api.js";
import { mountWaiting, untilAnswered } from "./unreachable.js";
import { firstAddress, openWorkbook } from "./workbook.js";

const root = document.getElementById("page");
const storage = deviceStorage();
const memo = openMemory(storage);

/** The page for one course. Everything it shows stands in one frame. */
function createPage(course) {
  const language = firstLanguage(memo, course.room.languages);
  const words = createWords({ texts: course.texts, messages: course.messages, language });
  const device = openDevice(memo, course.room.workshop);
  const frame = createFrame(root, { course, words, onSwitch });
  const shelf = course.blocks && openShelf(course); // not where only an earlier visit's words are here
  let shown = null; // what fills the frame: it has a destroy() where something must be stopped
  let carrier = null;
  let room = null;
  let inside = false;

  function connect() {
    carrier = httpCarrier({ secret: device.secret });
    room = openRoom(carrier);
  }

  function fill(content) {
    shown = content;
  }

  function clear() {
    shown?.destroy?.();
    shown = null;
    inside = false;
    frame.empty();
  }

  function onSwitch(next) {
    keepLanguage(memo, next);
    if (inside) room.speak(next).catch(() => {}); // the room only remembers it; this page has switched already
  }

  function showWaiting(retry) {
    if (inside || shown?.waits) return;
    clear();
    mountWaiting(frame.main, { words, retry });
    fill({ waits: true });
  }

  function showJoin(notice) {
    clear();
    // Kept before asking: when the room's yes is lost on the way, the next try is still the same person.
    const ask = (body) => {
      device.keepSecret();
      connect();
      return room.join(body);
    };
    const join = (body) =>
      ask(body).catch((error) => {
        if (error.status !== 410) throw error; // room.js lets only the room's own 401 and 410 through
        device.clear(); // the secret was somebody's who was removed: come in as somebody new
        return ask(body);
      });
    fill(mountJoin(frame.main, { room: { join }, words, notice, joined: () => enter({ focus: true }) }));
  }

  function showWorkbook(me, { focus }) {
    clear();
    inside = true;
    frame.parts.hidden = false;
    fill(
      openWorkbook(frame, {
        course,
        shelf,
        me,
        words,
        device,
        storage,
        carrier,
        room,
        onGone,
        onStranger: () => showJoin("page.stranger"),
      }),
    );
    if (focus) frame.main.querySelector("h1").focus({ preventScroll: true });
    if (focus) scrollTo(0, 0);
  }

  function onGone() {
    device.clear();
    history.replaceState(null, "", location.pathname);
    showJoin("page.removed");
  }

  /** The workbook of this device, once the room has said whose it is and sent the part that it opens at. */
  async function enter({ focus = false } = {}) {
    connect();
    const { part } = placeOf(firstAddress(device), shelf.parts);
    try {
      const [me] = await untilAnswered(() => Promise.all([room.me(), shelf.bring(part)]), showWaiting);
      showWorkbook(me, { focus });
    } catch (error) {
      if (error.status === 410) onGone();
      else if (error.status === 401) showJoin(null);
      else throw error;
    }
  }

  return {
    enter: () => (device.known ? enter() : showJoin(null)),
    showWaiting,
    destroy() {
      clear();
      frame.destroy();
    },
  };
}

async function start() {
  let waiting = null;

  /** Until the course comes, an earlier visit lends its words; on the first one index.html has a sentence. */
  function sayAway(retry) {
    if (waiting) return;
    const kept = keptWords(memo);
    if (kept) {
      waiting = createPage(kept);
      waiting.showWaiting(retry);
    } else dispatchEvent(new Event("es:unreachable"));
  }

  const course = await untilAnswered(fetchCourse, sayAway);
  waiting?.destroy();
  keepWords(memo, course);
  createPage(course).enter();
}

start();
