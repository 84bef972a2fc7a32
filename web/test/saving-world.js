// A small world for savers: a server that keeps the protocol, a network that loses, delays, doubles and reorders, devices
// with tabs, and people who type. One exercise round; an answer's text is a list of words, each typed only once.

import { createSaver } from "../src/saving/saver.js";
import { Offline } from "../src/transport/offline.js";
import { createClock, createPageLife, createRandom, createStorage, settled } from "./fakes.js";

const ROUND = ["exercise", "round"];
const wordsOf = (value) => (value?.text ?? "").split(" ").filter(Boolean);
const textOf = (words) => ({ text: [...new Set(words)].join(" ") });

/** Answers as workbook/store/answers.py stores them. */
function createServer() {
  const revisions = [];
  const newest = () => revisions.at(-1) ?? null;
  return {
    newest,
    save({ revision, base, value }) {
      const there = newest();
      if (there && base < there.revision) {
        const same = revisions.find((each) => each.revision === revision);
        const isAgain = same && JSON.stringify(same.value) === JSON.stringify(value);
        return isAgain ? { status: 200, body: replyOf(same) } : { status: 409, body: { ...there } };
      }
      revisions.push({ revision, value, saved_at: new Date(revision * 1000).toISOString() });
      return { status: 200, body: replyOf(newest()), fresh: true };
    },
  };
}

const replyOf = ({ revision, saved_at }) => ({
  revision,
  saved_at,
  status: "valid",
  problems: [],
  result: null,
});

/**
 * A world of one person's devices; `tabs`: how many tabs each device has open; `oneWindow`: they are forms in one window.
 */
export function createWorld({ seed, tabs, oneWindow = false }) {
  const random = createRandom(seed);
  const clock = createClock({ random });
  const server = createServer();
  const typed = new Set();
  const log = [];
  const requests = []; // on their way to the server
  let replies = []; // on their way back
  let pushes = []; // answers for the other devices
  let storageEvents = []; // for the other tabs of a device
  let count = 0;

  const pick = (items) => items[Math.floor(random() * items.length)];
  const chance = (share) => random() < share;
  const take = (items) => {
    const item = pick(items);
    items.splice(items.indexOf(item), 1);
    return item;
  };

  const devices = tabs.map((number, index) => {
    const storage = createStorage();
    const device = { index, storage, tabs: [] };
    device.tabs = Array.from({ length: number }, (_, at) => ({ device, name: `${index}.${at}` }));
    for (const tab of device.tabs) openTab(tab);
    return device;
  });
  const allTabs = devices.flatMap((device) => device.tabs);

  /** The device's storage as a document sees it; its writes reach other documents as events. */
  function storageOf(tab) {
    const { storage, tabs: siblings } = tab.device;
    if (oneWindow) return storage;
    return {
      ...storage,
      get length() {
        return storage.length;
      },
      setItem(key, text) {
        storage.setItem(key, text);
        for (const other of siblings) if (other !== tab) storageEvents.push({ tab: other, key, text });
      },
    };
  }

  function openTab(tab) {
    const { device } = tab;
    tab.storage = storageOf(tab);
    tab.form = { value: {}, inUse: false, composing: false };
    tab.page = createPageLife();
    const carrier = {
      save: ({ exercise, round, ...message }) =>
        new Promise((resolve, reject) => {
          if (exercise !== ROUND[0] || round !== ROUND[1]) throw new Error("another round");
          requests.push({ tab, device, message: structuredClone(message), resolve, reject, waits: true });
        }),
    };
    tab.saver = createSaver({
      carrier,
      storage: device.storage,
      scope: "workshop/me",
      clock,
      page: tab.page,
    });
    const there = server.newest();
    tab.saver.open(there ? { "exercise/round": structuredClone({ ...there, ...replyOf(there) }) } : {});
    tab.form.value = tab.saver.current(...ROUND).value;
    tab.saver.attach(...ROUND, {
      take(value) {
        const { form } = tab;
        if (wordsOf(form.value).join() === wordsOf(value).join()) return true;
        if (form.inUse) return false;
        form.value = value;
        return true;
      },
    });
  }

  /** What each action does; it returns false where there is nothing to do. */
  const actions = {
    type(tab, hold = chance(0.15)) {
      count += 1;
      const word = `w${count}`;
      typed.add(word);
      tab.form.inUse = true;
      tab.form.composing = hold;
      tab.form.value = textOf([...wordsOf(tab.form.value), word]);
      tab.saver.write(...ROUND, tab.form.value, { hold });
    },
    endComposition(tab) {
      if (!tab.form.composing) return false;
      tab.form.composing = false;
      tab.saver.write(...ROUND, tab.form.value);
    },
    blur(tab) {
      actions.endComposition(tab);
      tab.form.inUse = false;
      tab.saver.catchUp(...ROUND);
    },
    wait: () => clock.advance(pick([50, 200, 400, 1000, 5000])),
    hide: (tab) => tab.page.emit("leave"),
    comeBack: (tab) => tab.page.emit(pick(["return", "online"])),
    tryAgain: (tab) => tab.saver.retry(),
    choose(tab) {
      const { theirs } = tab.saver.current(...ROUND);
      if (!theirs) return false;
      tab.form.value = textOf([...wordsOf(theirs), ...wordsOf(tab.form.value)]);
      tab.saver.resolve(...ROUND, tab.form.value);
    },
    reload(tab) {
      const { device } = tab;
      if (device.tabs.length > 1) return false; // of two tabs in use the storage holds one draft
      if (chance(0.7)) tab.page.emit("leave");
      tab.saver.destroy();
      replies = replies.filter((each) => each.tab !== tab);
      storageEvents = storageEvents.filter((each) => each.tab !== tab);
      pushes = pushes.filter((each) => each.tab !== tab);
      openTab(tab);
    },
    arrive(_tab, fate = random()) {
      if (!requests.length) return false;
      const request = take(requests);
      if (fate < 0.1) {
        if (request.waits) request.reject(new Offline("lost")); // and gone
        return;
      }
      if (fate < 0.2) {
        if (request.waits) request.reject(new Offline("too slow"));
        requests.push({ ...request, waits: false }); // and arrives later
        return;
      }
      if (fate < 0.3) requests.push({ ...request, waits: false }); // doubled
      if (fate < 0.35) {
        if (request.waits) replies.push({ ...request, reply: pick(TROUBLES) });
        return;
      }
      const { fresh, ...reply } = server.save(structuredClone(request.message));
      if (fresh) pushFrom(request.device);
      if (request.waits) replies.push({ ...request, reply: structuredClone(reply) });
    },
    reply(_tab, isLost = chance(0.1)) {
      if (!replies.length) return false;
      const { tab, device, resolve, reject, reply } = take(replies);
      if (isLost) reject(new Offline("the reply was lost"));
      else resolve(reply);
      return tab && device && undefined;
    },
    push() {
      if (!pushes.length) return false;
      const { tab, answer } = take(pushes);
      tab.saver.remote(...ROUND, answer);
    },
    storageEvent() {
      if (!storageEvents.length) return false;
      const { tab, key, text } = storageEvents.shift();
      tab.page.emit("storage", { storageArea: tab.storage, key, newValue: text });
    },
  };

  function pushFrom(device) {
    const newest = server.newest();
    const answer = { ...newest, ...replyOf(newest) };
    for (const tab of allTabs)
      if (tab.device !== device) pushes.push({ tab, answer: structuredClone(answer) });
  }

  /** Words that are nowhere any more: neither on the server nor in a draft, a form or a conflict. */
  function lost() {
    const there = new Set(wordsOf(server.newest()?.value));
    for (const { storage } of devices)
      for (const { value } of Object.values(storage.all())) wordsOf(value).forEach((word) => there.add(word));
    for (const { saver } of allTabs) {
      const { theirs } = saver.current(...ROUND);
      wordsOf(theirs).forEach((word) => there.add(word));
      // A second tab's words stand in its page alone while the first tab's draft has their place in the storage.
      if (tabs.some((number) => number > 1))
        wordsOf(saver.current(...ROUND).value).forEach((word) => there.add(word));
    }
    return [...typed].filter((word) => !there.has(word));
  }

  const WEIGHTS = [
    ...Array(6).fill("type"),
    ...Array(6).fill("arrive"),
    ...Array(6).fill("reply"),
    ...Array(5).fill("wait"),
    ...Array(4).fill("storageEvent"),
    ...Array(3).fill("push"),
    "blur",
    "blur",
    "endComposition",
    "choose",
    "choose",
    "hide",
    "comeBack",
    "tryAgain",
    "reload",
  ]; // prettier-ignore

  return {
    log,
    lost,
    /** Let one thing happen. */
    async act() {
      const name = pick(WEIGHTS);
      const tab = pick(allTabs);
      if (actions[name](tab) === false) return;
      log.push(`${name} ${tab.name}`);
      await settled();
    },

    /** Let everything arrive that is on its way, and people finish; false when that does not come to an end. */
    async heal() {
      for (let round = 0; round < 60; round += 1) {
        for (const tab of allTabs) {
          actions.blur(tab);
          actions.choose(tab);
          tab.saver.retry();
        }
        clock.advance(2000);
        await settled();
        while (requests.length) actions.arrive(null, 1);
        await settled();
        while (replies.length) actions.reply(null, false);
        await settled();
        while (storageEvents.length) actions.storageEvent();
        while (pushes.length) actions.push();
        await settled();
        const dirty = allTabs.some(({ saver }) => saver.current(...ROUND).dirty);
        if (!dirty && !requests.length && !storageEvents.length && !pushes.length) return true;
      }
      return false;
    },

    /** The words on the server, in every form, and in drafts that are left. */
    result: () => ({
      server: wordsOf(server.newest()?.value),
      forms: allTabs.map(({ form }) => wordsOf(form.value)),
      drafts: devices.flatMap(({ storage }) =>
        Object.values(storage.all()).filter((record) => "value" in record),
      ),
      typed: [...typed],
    }),
    states: () => allTabs.map(({ name, saver }) => [name, saver.current(...ROUND)]),
    destroy: () => allTabs.forEach(({ saver }) => saver.destroy()),
  };
}

/** Replies to a message that was not stored. */
const TROUBLES = [
  { status: 200, body: {} },
  { status: 502, body: {} },
  { status: 410, body: {} },
  { status: 503, body: { error: { code: "not-stored" } } },
  { status: 408, body: { error: { code: "too-slow" } } },
  { status: 413, body: { error: { code: "too-large" } } },
  { status: 422, body: { error: { code: "wrong-shape" } } },
];
