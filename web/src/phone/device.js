// The page's data on this device: the secret, the language, the place in the workbook. (Drafts: saving/drafts.js.)

/** @import { Language } from "../kit/types.d.ts" */
/** @import { KeptTexts } from "./types.d.ts" */

/** @typedef {ReturnType<typeof openMemory>} Memory */
/** @typedef {ReturnType<typeof openDevice>} Device */

const LANGUAGE = "es/language";

/**
 * Read and write a storage that may be full, forbidden (null) or missing; then the page's memory serves instead.
 * @param {Storage | null} storage
 */
export function openMemory(storage) {
  /** @type {Map<string, string>} */
  const memory = new Map();

  /**
   * @param {string} key
   * @returns {string | null}
   */
  function get(key) {
    const value = memory.get(key);
    if (value !== undefined) return value;
    try {
      return storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  /**
   * Keep a value; returns whether it outlives this page.
   * @param {string} key
   * @param {string} value
   */
  function set(key, value) {
    try {
      if (!storage) throw new Error("the browser forbids access to its storage");
      storage.setItem(key, value);
      memory.delete(key);
      return true;
    } catch {
      memory.set(key, value);
      return false;
    }
  }

  /**
   * Remove every key that begins with a prefix.
   * @param {string} prefix
   */
  function clear(prefix) {
    for (const key of memory.keys()) if (key.startsWith(prefix)) memory.delete(key);
    try {
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index));
      for (const key of keys) if (key?.startsWith(prefix)) storage?.removeItem(key);
    } catch {
      // There is nothing to remove.
    }
  }

  const durable = set("es/probe", "1");
  clear("es/probe");
  return { get, set, clear, durable };
}
/** 256 random bits as base64url. crypto.randomUUID is missing on http pages; getRandomValues is not. */
function newSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * This device in one workshop; another workshop at the same address starts afresh.
 * @param {Memory} memo
 * @param {string} workshop
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
    /** Keep the secret on the device, unless another tab has already kept one. */
    keepSecret() {
      secret = memo.get(`${prefix}secret`) ?? secret;
      memo.set(`${prefix}secret`, secret);
      known = true;
    },
    /** The address of the last step, for people who scan the code again. @returns {string | null} */
    get place() {
      return memo.get(`${prefix}place`);
    },
    /** @param {string | null} address */
    set place(address) {
      if (address === null) return;
      memo.set(`${prefix}place`, address);
    },
    /** The exercise round of the last stage event that named one. @returns {string | null} */
    get followed() {
      return memo.get(`${prefix}followed`);
    },
    /** @param {string | null} key */
    set followed(key) {
      if (key === null) return;
      memo.set(`${prefix}followed`, key);
    },
    /** Remove everything that was written in this workshop; the next join is that of a new participant. */
    clear() {
      memo.clear(prefix);
      secret = newSecret();
      known = false;
    },
  };
}

/**
 * The language chosen here, else the first of the browser's that the workshop has.
 * @param {Memory} memo
 * @param {Language[]} languages
 * @param {readonly string[]} [preferred]
 * @returns {Language}
 */
export function firstLanguage(memo, languages, preferred = navigator.languages ?? [navigator.language]) {
  const chosen = memo.get(LANGUAGE);
  const wanted = [chosen, ...preferred.map((tag) => tag.slice(0, 2).toLowerCase())];
  for (const tag of wanted) {
    const found = languages.find((language) => language === tag);
    if (found) return found;
  }
  return languages[0];
}

const WORDS = "es/words";
const NEEDED = /^(page|form\.language)/;

/**
 * Keep the texts of a course that a page needs without a connection.
 * @param {Memory} memo
 * @param {Pick<KeptTexts, "title" | "texts" | "room">} course
 */
export function keepWords(memo, { title, texts, room }) {
  const few = Object.entries(texts).filter(([key]) => NEEDED.test(key));
  memo.set(WORDS, JSON.stringify({ title, texts: Object.fromEntries(few), messages: {}, room }));
}

/**
 * The texts that were kept, or null.
 * @param {Memory} memo
 * @returns {KeptTexts | null}
 */
export function keptWords(memo) {
  try {
    return JSON.parse(memo.get(WORDS) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Memory} memo @param {Language} language */
export function keepLanguage(memo, language) {
  memo.set(LANGUAGE, language);
}
