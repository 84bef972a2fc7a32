// The square itself, drawn in the page's own pixels so that its words are never smaller than the page's.

import { markPath, s } from "../kit/dom.js";
import { labelIn } from "../kit/i18n.js";
import { placeNames, textWidth } from "./map-names.js";

/** @import { I18n } from "../kit/i18n.js" */
/** @import { Label, MapField, Quadrants, Text } from "../kit/types.d.ts" */
/** @import { SvgAttributes, Child } from "../kit/dom-types.d.ts" */
/** @import { Point } from "./map.js" */

/** A point on the square; `on`: it is the one selected. @typedef {Point & { x: number, y: number, on: boolean }} PlacedPoint */

const LEFT = 28;
const TOP = 10;
const RIGHT = 8;
const BOTTOM = 34;
const MARK = 22;
const REACH = 18; // pixels around a marker that count as touching it
/** The quarters: to the right, and up. @type {Record<keyof Quadrants, [number, number]>} */
const CORNERS = { low_low: [0, 0], low_high: [0, 1], high_low: [1, 0], high_high: [1, 1] };

/**
 * The map's picture.
 * @param {MapField} field
 * @param {I18n} words
 * @param {(tap: { x: number, y: number, hit: string | undefined }) => void} onTap called with whole numbers from 0 to
 *   100, and the id of the marker touched, if any
 */
export function createMapDrawing(field, words, onTap) {
  const ground = s("g");
  const arrows = s("g");
  const pins = s("g");
  const svg = s("svg", { class: "es-map", "aria-hidden": "true", focusable: "false" }, ground, arrows, pins);
  /** The elements of each point, by its id. @type {Map<string, { group: SVGGElement, name: SVGTextElement }>} */
  const groups = new Map();
  let width = 360;
  /** @type {PlacedPoint[]} */
  let items = [];

  const side = () => width - LEFT - RIGHT;
  /** @param {number} x */
  const toX = (x) => LEFT + (x / 100) * side();
  /** @param {number} y */
  const toY = (y) => TOP + side() - (y / 100) * side();

  /** @param {string} name @param {string} d */
  const line = (name, d) => s("path", { class: name, d });
  /** @param {SvgAttributes} attrs @param {...Child} content */
  const text = (attrs, ...content) => s("text", attrs, ...content);

  function axisWords() {
    const { x, y } = field;
    const at = TOP + side();
    /** @param {Text} label */
    const say = (label) => words.say(label);
    const flat = [
      text({ x: LEFT, y: at + 23 }, say(x.low)),
      text({ x: LEFT + side(), y: at + 23, "text-anchor": "end" }, say(x.high)),
    ];
    // Chinese stands upright; Latin letters are turned.
    const upright = words.language === "zh";
    /** @param {Text} label @param {boolean} top */
    const tall = (label, top) =>
      upright
        ? text(
            { x: 13, y: top ? TOP : at, "text-anchor": top ? "start" : "end", class: "es-map__upright" },
            say(label),
          )
        : text(
            {
              transform: `translate(17 ${top ? TOP : at}) rotate(-90)`,
              "text-anchor": top ? "end" : "start",
            },
            say(label),
          );
    return [...flat, tall(y.high, true), tall(y.low, false)];
  }

  /**
   * The quarter's words in its corner, broken at a space where they are longer than the quarter.
   * @param {keyof Quadrants} key
   */
  function corner(key) {
    const [right, up] = CORNERS[key];
    /** @type {string[]} */
    const parts = [];
    for (const part of words.say(field.quadrants[key]).split(" ")) {
      const longer = parts.length ? `${parts.at(-1)} ${part}` : part;
      if (parts.length && textWidth(longer) < side() / 2 - 16) parts[parts.length - 1] = longer;
      else parts.push(part);
    }
    const x = right ? LEFT + side() - 8 : LEFT + 8;
    const y = up ? TOP + 20 : TOP + side() - 9 - 18 * (parts.length - 1);
    const lines = parts.map((part, i) => s("tspan", { x, y: y + 18 * i }, part));
    return text({ class: "es-map__q", "text-anchor": right ? "end" : "start" }, lines);
  }

  function drawGround() {
    const size = side();
    svg.setAttribute("viewBox", `0 0 ${width} ${TOP + size + BOTTOM}`);
    const tenths = Array.from({ length: 9 }, (_, i) => ((i + 1) * size) / 10);
    ground.replaceChildren(
      line(
        "es-map__cell",
        tenths.map((at) => `M${LEFT + at} ${TOP}v${size}M${LEFT} ${TOP + at}h${size}`).join(""),
      ),
      line("es-map__mid", `M${LEFT + size / 2} ${TOP}v${size}M${LEFT} ${TOP + size / 2}h${size}`),
      s("rect", { class: "es-map__frame", x: LEFT, y: TOP, width: size, height: size, rx: 4 }),
      .../** @type {(keyof Quadrants)[]} */ (Object.keys(CORNERS)).map(corner),
      ...axisWords(),
    );
  }

  function drawArrows() {
    arrows.replaceChildren(
      ...items.flatMap((item) => {
        const from = item.arrow_from && items.find(({ id }) => id === item.arrow_from);
        if (!from) return [];
        const [dx, dy] = [toX(item.x) - toX(from.x), toY(item.y) - toY(from.y)];
        const length = Math.hypot(dx, dy);
        if (length < 2 * REACH) return [];
        const [ux, uy] = [dx / length, dy / length];
        /** @param {number} along @param {number} across */
        const at = (along, across) =>
          `${toX(from.x) + ux * along - uy * across} ${toY(from.y) + uy * along + ux * across}`;
        const end = length - REACH + 2;
        return [
          line(
            "es-map__arrow",
            `M${at(REACH - 3, 0)}L${at(end, 0)}M${at(end - 9, -6)}L${at(end, 0)}L${at(end - 9, 6)}`,
          ),
        ];
      }),
    );
  }

  /** @param {PlacedPoint} item */
  function groupOf(item) {
    const known = groups.get(item.id);
    if (known) return known;
    const shape = s("path", {
      class: `es-mk--${item.style}${item.hollow ? " es-mk--hollow" : ""}`,
      d: markPath(item.style),
      transform: `translate(${-MARK / 2} ${-MARK / 2}) scale(${MARK / 24})`,
    });
    const name = s("text", { class: "es-map__name" });
    const group = s("g", { class: "es-map__m" }, s("circle", { class: "es-map__ring", r: 16 }), shape, name);
    const made = { group, name };
    groups.set(item.id, made);
    return made;
  }

  function drawPins() {
    const spots = items.map((item) => ({
      x: toX(item.x),
      y: toY(item.y),
      words: labelIn(item.label, words.language).replaceAll("<wbr>", ""),
    }));
    const named = placeNames(spots, { left: LEFT, top: TOP, right: LEFT + side(), bottom: TOP + side() });
    pins.replaceChildren(
      ...items.map((item, i) => {
        const { group, name } = groupOf(item);
        group.classList.toggle("es-map__m--on", item.on);
        group.style.transform = `translate(${spots[i].x}px, ${spots[i].y}px)`;
        name.textContent = named[i].words;
        name.setAttribute("x", String(named[i].dx));
        name.setAttribute("y", String(named[i].dy));
        name.setAttribute("text-anchor", named[i].anchor);
        return group;
      }),
    );
  }

  function drawAll() {
    drawGround();
    drawArrows();
    drawPins();
  }

  svg.addEventListener("click", (event) => {
    const box = svg.getBoundingClientRect();
    const at = {
      x: ((event.clientX - box.left) * width) / box.width,
      y: ((event.clientY - box.top) * width) / box.width,
    };
    /** @param {number} share */
    const value = (share) => Math.round(Math.min(1, Math.max(0, share)) * 100);
    const [x, y] = [(at.x - LEFT) / side(), (TOP + side() - at.y) / side()];
    if (x < -0.04 || x > 1.04 || y < -0.04 || y > 1.04) return; // the words beside the square
    const near = items.find((item) => Math.hypot(toX(item.x) - at.x, toY(item.y) - at.y) <= REACH);
    onTap({ x: value(x), y: value(y), hit: near?.id });
  });

  new ResizeObserver(([entry]) => {
    const now = Math.round(entry.contentRect.width);
    if (!now || now === width) return;
    width = now;
    drawAll();
  }).observe(svg);
  words.bind(svg, drawAll, "drawing");

  return {
    el: svg,
    /**
     * Draw the placed points.
     * @param {PlacedPoint[]} placed
     */
    draw(placed) {
      items = placed;
      drawArrows();
      drawPins();
    },
  };
}
