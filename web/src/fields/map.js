// Points on a square of two axes: choose a name, then tap; the table of numbers beside it does the same by keyboard.

import { h, icon, mark, uid } from "../kit/dom.js";
import { asTyped, packed, seemingNumber, valueAt } from "../kit/values.js";
import { createMapDrawing } from "./map-drawing.js";
import { createMapTable } from "./map-table.js";
import { createOptions } from "./options.js";
import { besides, frame, under, verb } from "./parts.js";

/** @import { Label, MapField, MapPoint, Params, Problem, Rival, SeriesStyle } from "../kit/types.d.ts" */
/** @import { FieldContext, FieldControl } from "./types.d.ts" */
/**
 * A point with its looks. `named`: its name is typed here; `hollow`: it is the end of an arrow.
 * @typedef {Omit<MapPoint, "label"> & { label: Label, style: SeriesStyle, hollow: boolean }} Point
 */
/** The texts typed for each point, by its id. @typedef {Record<string, Record<"name" | "x" | "y", string>>} TypedPoints */

/** @type {SeriesStyle} */
const YOU = 2;
/** @type {SeriesStyle[]} */
const OTHERS = [1, 3, 4, 5];
/** @type {Record<string, [number, number] | undefined>} */
const ARROW_KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/**
 * Style and preset name of every point: the first is "you", one with an arrow looks like its origin.
 * @param {MapField} field
 * @param {Rival[]} rivals
 * @returns {Point[]}
 */
function dressed(field, rivals) {
  const others = [...OTHERS];
  /** @type {Record<string, SeriesStyle>} */
  const styles = {};
  field.points.forEach((point, index) => {
    const from = point.arrow_from ? styles[point.arrow_from] : undefined;
    styles[point.id] = from ?? (index === 0 ? YOU : (others.shift() ?? YOU));
  });
  return field.points.map((point) => {
    const preset = point.named ? rivals.find(({ id }) => id === point.id)?.name : undefined;
    return {
      ...point,
      named: Boolean(point.named) && !preset,
      label: preset ?? point.label,
      style: styles[point.id],
      hollow: Boolean(point.arrow_from),
    };
  });
}

/**
 * A map field; its raw value is {point: {name, x, y}} with strings as typed, points without anything left out.
 * @param {MapField} field
 * @param {FieldContext} ctx
 * @returns {FieldControl}
 */
export function createMap(field, ctx) {
  const { words, onInput, path } = ctx;
  const parts = frame(field, { ...ctx, group: true });
  const points = dressed(field, ctx.rivals);
  /** @type {TypedPoints} */
  const typed = Object.fromEntries(points.map(({ id }) => [id, { name: "", x: "", y: "" }]));
  let selected = points[0].id;
  let locked = false;
  let announced = "";

  /** @param {Point} point */
  const labelOf = (point) =>
    point.named && typed[point.id].name.trim() ? { typed: typed[point.id].name } : point.label;
  /** @param {string} id @param {"x" | "y"} axis */
  const numberAt = (id, axis) => {
    const value = seemingNumber(typed[id][axis]);
    return value !== null && value >= 0 && value <= 100 ? value : null;
  };
  /** @param {Point} point */
  const placeOf = ({ id }) => {
    const [x, y] = [numberAt(id, "x"), numberAt(id, "y")];
    return x === null || y === null ? null : { x, y };
  };
  /** @param {Point} point */
  const isPlaced = (point) => placeOf(point) !== null;
  const current = () => points.find((point) => point.id === selected) ?? points[0];

  const marks = points.map((point) => mark(point.style));
  const names = points.map(() => h("span"));
  const tails = points.map(() => h("span", { class: "es-tail" }));
  const picks = createOptions({
    entries: points.map((point, i) => ({
      value: point.id,
      label: h("span", { class: "es-pick__row" }, marks[i], names[i], tails[i]),
    })),
    onPick: (id) => select(id),
  });
  points.forEach((point, i) => marks[i].classList.toggle("es-mk--hollow", point.hollow));
  const pick = h(
    "fieldset",
    { class: "es-pick" },
    words.put(h("legend", { class: "es-vh" }), "form.map-choose"),
    picks.elements,
  );

  const said = h("span", { id: uid("map-said") });
  const sayIcon = h("span");
  const status = h("p", { class: "es-msg", role: "status" }, sayIcon, said);
  const takeOff = verb(words, {
    sign: "cross",
    text: "form.map-take-off",
    quiet: true,
    on: () => {
      place(selected, "", "");
      picks.focus();
    },
  });
  const say = h("div", { class: "es-map__say" }, status, takeOff);

  const drawing = createMapDrawing(field, words, ({ x, y, hit }) => {
    if (locked) return;
    if (hit && points.every(isPlaced)) select(hit);
    else place(selected, x, y, { andNext: true });
  });
  const box = h(
    "div",
    { class: "es-mapbox", tabindex: "0", role: "group", "aria-describedby": said.id, on: { keydown: onKey } },
    drawing.el,
  );
  const table = createMapTable(field, points, words, path, (id, key, text) => {
    typed[id][key] = text;
    if (key !== "name") selected = id;
    show();
    onInput(`${path}.${id}.${key}`, "typing");
  });
  parts.nameGroup();
  parts.body.append(pick, say, h("div", { class: "es-split" }, h("figure", {}, box), table.el));

  /** @param {string} id */
  function select(id) {
    selected = id;
    show();
  }

  /**
   * Place a point, or with "" take it off.
   * @param {string} id
   * @param {number | ""} x
   * @param {number | ""} y
   * @param {{ andNext?: boolean }} [options] andNext: the next point without a place is selected
   */
  function place(id, x, y, { andNext = false } = {}) {
    Object.assign(typed[id], { x: String(x), y: String(y) });
    table.show(typed);
    const next = andNext && points.find((point) => !isPlaced(point));
    if (next) selected = next.id;
    show();
    onInput(`${path}.${id}`, "now");
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (locked || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = ARROW_KEYS[event.key];
    if (step) {
      const far = event.shiftKey ? 10 : 1;
      /** @param {number} from @param {number} by */
      const move = (from, by) => Math.min(100, Math.max(0, Math.round(from) + by * far));
      const at = placeOf(current());
      if (at) place(selected, move(at.x, step[0]), move(at.y, step[1]));
      else place(selected, 50, 50);
    } else if (event.key === "Enter") select((points.find((point) => !isPlaced(point)) ?? following()).id);
    else if (event.key === "Delete" || event.key === "Backspace") place(selected, "", "");
    else return;
    event.preventDefault();
  }

  const following = () => points[(points.findIndex(({ id }) => id === selected) + 1) % points.length];

  /**
   * Show the state in a sentence, but not twice: a screen reader would read it again with every key.
   * @param {string} key
   * @param {Params} params
   */
  function announce(key, params) {
    const now = JSON.stringify([key, params]);
    if (now === announced) return;
    announced = now;
    words.put(said, key, params);
  }

  function show() {
    const done = points.filter(isPlaced).length;
    picks.choose([selected]);
    points.forEach((point, i) => {
      words.put(names[i], labelOf(point));
      const word = words.put(
        h("span", { class: "es-vh" }),
        isPlaced(point) ? "form.map-placed" : "form.map-to-place",
      );
      tails[i].replaceChildren(word, isPlaced(point) ? icon("check") : h("i"));
    });
    const name = labelOf(current());
    const all = done === points.length;
    announce(all ? "form.map-all" : isPlaced(current()) ? "form.map-move" : "form.map-now", {
      done,
      total: points.length,
      name,
    });
    sayIcon.replaceChildren(icon(all ? "check" : "pen"));
    status.classList.toggle("es-msg--ok", all);
    takeOff.hidden = locked || !isPlaced(current());
    words.attr(box, "aria-label", "form.map-keys", { name });
    drawing.draw(
      points.flatMap((point) => {
        const at = placeOf(point);
        return at ? [{ ...point, ...at, label: labelOf(point), on: point.id === selected && !locked }] : [];
      }),
    );
  }

  /** @param {unknown} value */
  function write(value) {
    for (const { id } of points) {
      /** @param {string} key */
      const at = (key) => asTyped(valueAt(valueAt(value, id), key));
      typed[id] = { name: at("name"), x: at("x"), y: at("y") };
    }
    selected = (points.find((point) => !isPlaced(point)) ?? points[0]).id;
    table.show(typed);
    show();
  }
  write(ctx.value);

  return {
    el: parts.el,
    read: () =>
      packed(
        Object.fromEntries(
          points.map(({ id, named }) => [
            id,
            packed({
              name: (named && typed[id].name) || undefined,
              x: typed[id].x || undefined,
              y: typed[id].y || undefined,
            }),
          ]),
        ),
      ),
    write,
    setProblems(problems) {
      /** @param {Problem} problem */
      const preset = (problem) =>
        points.some(({ id, named }) => !named && problem.field === `${path}.${id}.name`);
      const ours = problems.filter((problem) => !preset(problem)); // a preset name needs no typing
      table.setProblems((id) => under(ours, `${path}.${id}`));
      parts.problems.set(
        besides(
          ours,
          points.map(({ id }) => `${path}.${id}`),
        ),
        [parts.el],
      );
    },
    setLocked(now) {
      locked = now;
      picks.lock(now);
      table.lock(now);
      show();
    },
    focus: picks.focus,
  };
}
