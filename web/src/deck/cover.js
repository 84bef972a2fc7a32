// The slides around the course: the agenda to scale, how to join, and what comes next.

import { h, s } from "../kit/dom.js";
import { htmlLang } from "../kit/i18n.js";

const other = (language) => (language === "en" ? "zh" : "en");

/** A text in the deck's language and then, quieter, in the other one. */
function both(words, text, { tag = "span" } = {}) {
  const one = (language, cls) => h(tag, { class: cls, lang: htmlLang(language) }, words.in(language, text));
  return [one(words.language, "dk-own"), " ", one(other(words.language), "dk-other")];
}

/** Words of any text in either language. */
function twoTongues(words, texts) {
  return {
    language: words.language,
    in: (language, text) => (typeof text === "string" ? texts[text] : text)[language].replaceAll("<wbr>", ""),
  };
}

/** The title's frame: whose course it is, the half day drawn to scale, and how late-comers join. */
export function titleSlide(root, { deck, words, room }) {
  const tongues = twoTongues(words, deck.texts);
  const agenda = h(
    "ol",
    { class: "dk-ag", "aria-label": words.say("deck.agenda") },
    deck.blocks.map((block) =>
      h(
        "li",
        {
          class: `dk-ag__${block.kind}`,
          style: { "--m": block.minutes },
          "aria-current": block.id === deck.block ? "true" : null,
        },
        h("span", { class: "dk-ag__min" }, words.say("deck.minutes", { n: block.minutes })),
        h("span", { class: "dk-ag__name" }, both(tongues, block.title)),
      ),
    ),
  );
  const join = h("p", { class: "dk-title__join" });
  const opening = deck.blocks.some((block) => block.id === deck.block && block.kind === "opening"); // its title is the course's
  root.append(
    opening ? "" : h("p", { class: "dk-title__course" }, both(tongues, deck.course.title)),
    agenda,
    join,
  );
  const paint = () => join.replaceChildren(...address(words, room));
  paint();
  return room.on((name) => name === "workshop" && paint());
}

/** The room's address and PIN, or nothing while they are not known. */
export function address(words, room) {
  if (!room.workshop) return [];
  return [
    h("span", { class: "dk-address" }, room.workshop.address),
    h("span", { class: "dk-pin" }, `${words.say("deck.pin")} `, h("b", null, room.workshop.pin)),
  ];
}

function qrCode({ qr, qr_size: size, url }, words) {
  return s(
    "svg",
    {
      class: "dk-qr__svg",
      role: "img",
      "aria-label": words.say("deck.qr", { url }),
      "shape-rendering": "crispEdges",
      viewBox: `0 0 ${size} ${size}`,
    },
    s("path", { d: qr }),
  );
}

/** How to join: always in both languages, because nobody has chosen one yet. */
export function joinSlide(root, { deck, words, room }) {
  const tongues = twoTongues(words, deck.texts);
  root.classList.add("dk-in");
  const picture = h("div", { class: "dk-qr" });
  const addressLine = h("b", { class: "dk-code" });
  const pin = h("b", { class: "dk-code dk-code--pin" });
  const status = h("p", { class: "dk-silent", role: "status" });
  const step = (number, ...content) =>
    h(
      "li",
      null,
      h("span", { class: "dk-steps__no", "aria-hidden": "true" }, number),
      h("div", null, content),
    );
  root.append(
    h(
      "div",
      { class: "dk-join" },
      picture,
      h(
        "div",
        null,
        h("h1", { class: "dk-both" }, both(tongues, "deck.join-title")),
        h(
          "ol",
          { class: "dk-steps" },
          step("1", h("p", null, both(tongues, "deck.join-wifi"))),
          step("2", h("p", null, both(tongues, "deck.join-scan")), addressLine),
          step("3", h("p", null, both(tongues, "deck.pin")), pin),
        ),
        status,
      ),
    ),
  );

  function paint() {
    const { workshop, status: state } = room;
    const key = {
      asking: "deck.asking",
      connecting: "deck.asking",
      none: "deck.no-workshop",
      lost: "deck.lost",
    }[state];
    status.hidden = !key;
    status.textContent = key ? words.say(key) : "";
    addressLine.textContent = workshop?.address ?? "–";
    pin.textContent = workshop?.pin ?? "–";
    if (workshop && picture.dataset.path !== workshop.qr) {
      picture.dataset.path = workshop.qr;
      picture.replaceChildren(qrCode(workshop, words));
    }
  }
  paint();
  return room.on((name) => (name === "status" || name === "workshop") && paint());
}

/** The clock time some minutes after `date`, as it is said in either language. */
function clockTime(date, minutes) {
  return new Date(date.getTime() + minutes * 60_000).toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
  });
}

/** The end of a deck: what comes next, and after which break; the slides kept in reserve stand behind it. */
export function endSlide(root, { deck, words, step }) {
  const tongues = twoTongues(words, deck.texts);
  root.classList.add("dk-in");
  const here = deck.blocks.findIndex((block) => block.id === deck.block);
  const next = deck.blocks[here + 1];
  const back = h("p", { class: "dk-end__back" });
  root.append(
    h(
      "div",
      { class: "dk-end" },
      h("p", { class: "dk-end__next" }, both(tongues, next ? "deck.next" : "deck.finished")),
      h("h1", { class: "dk-both" }, both(tongues, next ? next.title : deck.course.title)),
      next ? h("p", { class: "dk-end__min" }, words.say("deck.minutes", { n: next.minutes })) : null,
      next?.kind === "break" ? back : null,
    ),
  );

  const paint = () => {
    const since = step.since(root.closest("section")?.dataset.slide);
    back.replaceChildren(
      ...(since ? both(tongues, words.both("deck.back-at", { time: clockTime(since, next.minutes) })) : []),
    );
  };
  if (next?.kind !== "break") return null;
  paint();
  return step.on(paint);
}
