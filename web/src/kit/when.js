// Days and times in words of the page's language, on this device's clock.

/** @import { Language, Text } from "./types.d.ts" */

/**
 * "22 November" or "11月22日", with its year where that is another one.
 * @param {string} iso
 * @param {Language} language
 * @param {{ hour?: boolean }} [options] hour: with the time
 */
export function sayTime(iso, language, { hour = false } = {}) {
  const time = new Date(iso);
  /** @type {Intl.DateTimeFormatOptions} */
  const shown = { day: "numeric", month: "long" };
  if (time.getFullYear() !== new Date().getFullYear()) shown.year = "numeric";
  if (hour) Object.assign(shown, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return time.toLocaleString(language === "en" ? "en-GB" : "zh-CN", shown);
}

/**
 * The same in every language, to stand in another sentence as long as that one is shown.
 * @param {string} iso
 * @param {{ hour?: boolean }} [options]
 * @returns {Text}
 */
export const timeText = (iso, options) => ({
  en: sayTime(iso, "en", options),
  zh: sayTime(iso, "zh", options),
});
