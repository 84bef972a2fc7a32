// The form runtime of a notebook page: the program, the style sheet and the words that all places of a kernel share.

import { render as exercise } from "../exercise/notebook.js";
import { createWords } from "../kit/i18n.js";
import { render as ownData } from "../own-data/widget.js";
import { render as join } from "../study/join.js";
import { render as moduleEnd } from "../study/module-end.js";
import { render as startPage } from "../study/start-page.js";
import { publish } from "./registry.js";

/** @import { Component, WidgetModel } from "../kit/widget.d.ts" */

/** @type {Record<string, Component>} */
const COMPONENTS = {
  exercise,
  join,
  "start-page": startPage,
  "module-end": moduleEnd,
  "own-data": ownData,
};

/**
 * Called by anywidget when the widget that carries this program has come, shown or not, and again after a hot reload.
 * Returns the way to withdraw.
 * @param {{ model: WidgetModel }} carrier
 */
function initialize({ model: carrier }) {
  return publish(carrier.get("key"), {
    render({ model, el }) {
      const words = createWords({
        texts: carrier.get("texts"),
        messages: carrier.get("messages"),
        language: model.get("language"),
      });
      return COMPONENTS[model.get("component")]({ model, el, words, style: carrier.get("_css") });
    },
  });
}

export default { initialize };
