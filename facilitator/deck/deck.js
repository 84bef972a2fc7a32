// The deck's widget: one per page. It holds the words and the connection, and draws every slide's place.

import { h } from "../../workbook/form/js/dom.js";
import { createWords, htmlLang } from "../../workbook/form/js/words.js";
import { endSlide, joinSlide, titleSlide } from "./cover.js";
import { liveSlide } from "./exercise.js";
import { figureSlide } from "./figures.js";
import { setUpPage } from "./page.js";
import { createRoom } from "./room.js";

const KINDS = { title: titleSlide, join: joinSlide, live: liveSlide, figure: figureSlide, end: endSlide };
const BOARD = Symbol.for("exceptional-service.slides");

function initialize({ model }) {
  const spec = model.get("deck");
  const words = createWords({ texts: spec.texts, messages: spec.messages, language: spec.language });
  const room = createRoom({ ask: () => model.send({ op: "ready" }) });
  const heard = (message) => message?.event === "room" && room.tell(message.data);
  model.on("msg:custom", heard);

  const board = (globalThis[BOARD] ??= { places: new Set(), mount: null });
  board.close?.();
  board.mount = ({ el, spec: slide }) => {
    const root = h("div", { class: `dk-mount dk-mount--${slide.kind}`, lang: htmlLang(spec.language) });
    // In a notebook the slide stands in a cell; in the deck's page the whole page is set up for slides.
    el.classList.add("es", "es-deck", "dk-cell");
    el.dataset.theme = "light";
    el.append(root);
    const end = KINDS[slide.kind](root, { slide, deck: spec, words, room });
    return () => {
      end?.();
      root.remove();
    };
  };
  board.close = () => {
    for (const place of board.places) {
      place.end?.();
      place.end = null;
    }
    room.close();
    model.off("msg:custom", heard);
  };
  for (const place of board.places) place.end = board.mount(place);
  const leave = setUpPage({ deck: spec, words, room });
  return () => {
    leave?.();
    board.close();
  };
}

function render({ model, el }) {
  const { texts, language } = model.get("deck");
  const words = createWords({ texts, messages: {}, language });
  el.classList.add("es", "dk-note");
  el.append(h("p", { lang: htmlLang(language) }, words.say("deck.ready")));
}

export default { initialize, render };
