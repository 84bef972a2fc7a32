// The deck's widget, one per page: the words, the connection, and every slide drawn in its place.

import { h } from "../kit/dom.js";
import { createWords, htmlLang } from "../kit/i18n.js";
import { drawSlide } from "./kinds.js";
import { setUpPage } from "./page.js";
import { watchPlaces } from "./places.js";
import { createRoom } from "./room-connection.js";
import { createStep } from "./sync.js";

/** @import { AnyModel, InitializeProps, RenderProps } from "@anywidget/types" */
/** @import { DeckTraits, RoomMessage } from "./types.d.ts" */

/** Under this symbol the page keeps the function that ends its deck, for the next one, when its cell is run again. */
const CURRENT = Symbol.for("exceptional-service.deck");
const page = /** @type {{ [CURRENT]?: () => void }} */ (globalThis);

/** @param {InitializeProps<DeckTraits>} props */
function initialize({ model }) {
  const spec = model.get("deck");
  const words = createWords({ texts: spec.texts, messages: spec.messages, language: spec.language });
  const room = createRoom({ ask: () => model.send({ op: "ready" }) });
  /** @param {RoomMessage | null} message */
  const onMessage = (message) => {
    if (message?.event === "room") room.setAddress(message.data);
  };
  model.on("msg:custom", onMessage);

  const step = createStep({ deck: spec, room });

  page[CURRENT]?.();
  const unwatch = watchPlaces((place, slide) => {
    const root = h("div", { class: `dk-mount dk-mount--${slide.kind}`, lang: htmlLang(spec.language) });
    place.classList.add("es", "es-deck", "dk-cell");
    place.dataset.theme = "light";
    place.append(root);
    const end = drawSlide(root, { slide, deck: spec, words, room, step });
    return () => {
      end?.();
      root.remove();
    };
  });
  const leave = setUpPage({ deck: spec, words, room, step });
  const close = () => {
    unwatch();
    leave?.();
    room.close();
    model.off("msg:custom", onMessage);
    if (page[CURRENT] === close) delete page[CURRENT];
  };
  page[CURRENT] = close;
  return close;
}

/** @param {RenderProps<DeckTraits>} props */
function render({ model, el }) {
  const { texts, language } = model.get("deck");
  const words = createWords({ texts, messages: {}, language });
  el.classList.add("es", "dk-note");
  el.append(h("p", { lang: htmlLang(language) }, words.say("deck.ready")));
}

export default { initialize, render };
