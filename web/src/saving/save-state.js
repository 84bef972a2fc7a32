// The save state in words, for the bar of a page: an icon, a word, a time. Nobody loses an answer, and they see that.

import { h, icon } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";

const ICONS = { empty: "pen", typing: "pen", saving: "sync", saved: "check", offline: "off", error: "warn" };

/** "10:42", on this device's clock. */
function timeOf(iso) {
  const time = new Date(iso);
  return `${time.getHours()}:${String(time.getMinutes()).padStart(2, "0")}`;
}

function sentence({ state, code, at, kept }, words) {
  if (code === "conflict") return words.say("form.save-conflict");
  if (state === "error" && code !== "unknown")
    return words.say("form.save-because", { why: words.problem({ code }) });
  if (state === "offline" && !kept) return words.say("form.save-offline-unkept");
  return words.say(`form.save-${state}`, { time: at ? timeOf(at) : "" });
}

/** Keep `el` saying the saver's state. Only bad news, and its end, is announced. Returns the way to stop. */
export function mountSaveState(el, { saver, words }) {
  const shown = h("span", { class: "es-save__shown" });
  const spoken = h("span", { class: "es-vh", role: "status" });
  el.classList.add("es-save");
  el.append(shown, spoken);
  let now = null;
  let wasBad = false;

  function show() {
    const text = h("span", { lang: htmlLang(words.language) }, sentence(now, words));
    const parts = [icon(ICONS[now.state]), text];
    const button =
      now.state === "error" && h("button", { type: "button", class: "es-retry", on: { click: act } }, parts);
    const hadFocus = shown.contains(document.activeElement);
    el.dataset.save = now.state;
    shown.replaceChildren(...(button ? [button] : parts));
    if (button && hadFocus) button.focus();
    const bad = now.state === "offline" || now.state === "error";
    if (bad || (wasBad && now.state === "saved")) spoken.textContent = sentence(now, words);
    if (bad || now.state === "saved") wasBad = bad;
  }

  function act() {
    if (now.code === "conflict") saver.choose();
    else saver.retry();
  }

  words.bind(el, () => now && show(), "save state");
  return saver.onState((summary) => {
    now = summary;
    show();
  });
}
