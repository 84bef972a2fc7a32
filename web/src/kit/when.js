// Days and times in words of the page's language, on this device's clock.

import { htmlLang } from "./i18n.js";

/** Keep a time's day, and the hour where `hour`, in el. */
export function putTime(words, el, iso, { hour = false } = {}) {
  return words.bind(
    el,
    (node) => {
      node.dateTime = iso;
      node.lang = htmlLang(words.language);
      node.textContent = sayTime(iso, words.language, { hour });
    },
    "time",
  );
}

/** "22 November" or "11月22日", with its year where that is another one. */
export function sayTime(iso, language, { hour = false } = {}) {
  const time = new Date(iso);
  const year = time.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
  const clock = hour ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : {};
  return time.toLocaleString(language === "en" ? "en-GB" : "zh-CN", {
    day: "numeric",
    month: "long",
    ...year,
    ...clock,
  });
}

/** The same in every language, to stand in another sentence as long as that one is shown. */
export const timeText = (iso, options) => ({
  en: sayTime(iso, "en", options),
  zh: sayTime(iso, "zh", options),
});
