// A quiet button that hands a table over as a CSV file, once there is something in it.

import { fileName, toCsv } from "../kit/csv.js";
import { giveFile } from "../kit/file-download.js";
import { verb } from "./parts.js";
import { tableText } from "./table-text.js";

/** @import { GridField, RowsField } from "../kit/types.d.ts" */
/** @import { I18n } from "../kit/i18n.js" */

/**
 * The button of a rows or grid field. Call show() whenever the value may have changed.
 * @param {GridField | RowsField} field
 * @param {I18n} words
 * @param {() => unknown} read the raw value
 */
export function createDownload(field, words, read) {
  const el = verb(words, { sign: "down", text: "form.download", quiet: true, on: save });
  el.classList.add("es-download");

  function save() {
    const text = toCsv(tableText(field, read(), words));
    giveFile(new Blob([text], { type: "text/csv;charset=utf-8" }), fileName(words.say(field.label)));
  }

  return {
    el,
    show() {
      el.hidden = read() === undefined;
    },
  };
}
