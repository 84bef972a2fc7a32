// A quiet button that hands a table over as a CSV file, once there is something in it.

import { fileName, toCsv } from "../kit/csv.js";
import { h } from "../kit/dom.js";
import { verb } from "./parts.js";
import { tableText } from "./table-text.js";

/** The button of a rows or grid field; read() gives its raw value. Call show() whenever that may have changed. */
export function createDownload(field, words, read) {
  const el = verb(words, { sign: "down", text: "form.download", quiet: true, on: save });
  el.classList.add("es-download");

  function save() {
    const text = toCsv(tableText(field, read(), words));
    const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = h("a", { href: url, download: fileName(words.say(field.label)) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  return {
    el,
    show() {
      el.hidden = read() === undefined;
    },
  };
}
