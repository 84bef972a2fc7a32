// The deck's widget: one per page. It holds the words and the connection, and draws every slide in its place.

import { h } from "../kit/dom.js";
import { createWords, htmlLang } from "../kit/i18n.js";
import { KINDS } from "./kinds.js";
import { setUpPage } from "./page.js";
import { watchPlaces } from "./places.js";
import { createRoom } from "./room-connection.js";
import { createStep } from "./sync.js";

/** How the deck of a page is found by the next one, when its cell is run again. */
const CURRENT = Symbol.for("exceptional-service.deck");

function initialize({ model }) {
  const spec = model.get("deck");
  const words = createWords({ texts: spec.texts, messages: spec.messages, language: spec.language });
  const room = createRoom({ ask: () => model.send({ op: "ready" }) });
  const heard = (message) => message?.event === "room" && room.tell(message.data);
  model.on("msg:custom", heard);

  const step = createStep({ deck: spec, room });

  globalThis[CURRENT]?.();
  const unwatch = watchPlaces((place, slide) => {
    const root = h("div", { class: `dk-mount dk-mount--${slide.kind}`, lang: htmlLang(spec.language) });
    place.classList.add("es", "es-deck", "dk-cell");
    place.dataset.theme = "light";
    place.append(root);
    const end = KINDS[slide.kind](root, { slide, deck: spec, words, room, step });
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
    model.off("msg:custom", heard);
    if (globalThis[CURRENT] === close) delete globalThis[CURRENT];
  };
  globalThis[CURRENT] = close;
  return close;
}

function render({ model, el }) {
  const { texts, language } = model.get("deck");
  const words = createWords({ texts, messages: {}, language });
  el.classList.add("es", "dk-note");
  el.append(h("p", { lang: htmlLang(language) }, words.say("deck.ready")));
}

export default { initialize, render };
