// What stays on this device: the secret, the language, the place in the workbook. (Drafts: form/drafts.js.)

const LANGUAGE = "es/language";

/** Read and write a storage that may be full, forbidden or missing; then this page's memory serves instead. */
export function openMemory(storage) {
  const memory = new Map();
  const memo = {
    get(key) {
      if (memory.has(key)) return memory.get(key);
      try {
        return storage.getItem(key);
      } catch {
        return null;
      }
    },
    /** Keep a value and say whether it outlives this page. */
    set(key, value) {
      try {
        storage.setItem(key, value);
        memory.delete(key);
        return true;
      } catch {
        memory.set(key, value);
        return false;
      }
    },
    clear(prefix) {
      for (const key of memory.keys()) if (key.startsWith(prefix)) memory.delete(key);
      try {
        const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
        for (const key of keys) if (key?.startsWith(prefix)) storage.removeItem(key);
      } catch {
        // Nothing was kept there.
      }
    },
  };
  memo.durable = memo.set("es/probe", "1");
  memo.clear("es/probe");
  return memo;
}

/** 256 random bits as base64url. crypto.randomUUID is missing on http pages; getRandomValues is not. */
function newSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * This device in one workshop; another workshop at the same address starts afresh.
 * place: the last part and exercise, for people who scan the code again.
 */
export function openDevice(memo, workshop) {
  const prefix = `es/${workshop}/`;
  let secret = memo.get(`${prefix}secret`) ?? newSecret();
  let known = memo.get(`${prefix}secret`) !== null;
  return {
    durable: memo.durable,
    /** Where the drafts of this workshop are kept. */
    scope: workshop,
    get secret() {
      return secret;
    },
    /** Whether this device has asked to join before: then the room may know it. */
    get known() {
      return known;
    },
    /** From now on this is the device's secret, unless another tab has already kept one. */
    keepSecret() {
      secret = memo.get(`${prefix}secret`) ?? secret;
      memo.set(`${prefix}secret`, secret);
      known = true;
    },
    get place() {
      return memo.get(`${prefix}place`);
    },
    set place(address) {
      memo.set(`${prefix}place`, address);
    },
    /** The exercise round that the room was at when this device last heard of one. */
    get followed() {
      return memo.get(`${prefix}followed`);
    },
    set followed(key) {
      memo.set(`${prefix}followed`, key);
    },
    /** Nothing that was written in this workshop stays, and the next to join is somebody new. */
    clear() {
      memo.clear(prefix);
      secret = newSecret();
      known = false;
    },
  };
}

/** The language chosen here, else the first of the browser's that the workshop has. */
export function firstLanguage(memo, languages, preferred = navigator.languages ?? [navigator.language]) {
  const chosen = memo.get(LANGUAGE);
  if (languages.includes(chosen)) return chosen;
  const short = preferred.map((tag) => tag.slice(0, 2).toLowerCase());
  return short.find((tag) => languages.includes(tag)) ?? languages[0];
}

const WORDS = "es/words";
const NEEDED = /^(page|form\.language)/;

/** Keep of a course what a page needs to speak while nobody answers. */
export function keepWords(memo, { title, texts, room }) {
  const few = Object.entries(texts).filter(([key]) => NEEDED.test(key));
  memo.set(WORDS, JSON.stringify({ title, texts: Object.fromEntries(few), messages: {}, room }));
}

/** What was kept, or null. */
export function keptWords(memo) {
  try {
    return JSON.parse(memo.get(WORDS));
  } catch {
    return null;
  }
}

export function keepLanguage(memo, language) {
  memo.set(LANGUAGE, language);
}
