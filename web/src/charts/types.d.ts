// What draws a chart, and what comes of it.

import type { Child } from "../kit/dom-types.d.ts";
import type { Chart, Language, Params, SeriesStyle, TextOrKey } from "../kit/types.d.ts";

/** Where a picture stands: in the page's own pixels, or in units of 1/1920 of a slide. */
export type Variant = "form" | "deck";

/** Sizes in the picture's units. */
export interface Sizes {
  text: number;
  small: number;
  value: number;
  line: number;
  gap: number;
  mark: number;
  dot: number;
  tile: number;
}

/** The fills of one picture. */
export interface Ink {
  colour(style: SeriesStyle): string;
  /** The value of a fill attribute. */
  fill(style: SeriesStyle): string;
  /** The patterns that the fills refer to. */
  defs(): SVGDefsElement;
}

/** Everything a picture is drawn with. */
export interface Pen {
  deck: boolean;
  size: Sizes;
  ids: { title: string; table: string };
  ink: Ink;
  width: number;
  height: number;
  say(what: TextOrKey, params?: Params): string;
  lang: Language;
  title: string;
}

export interface Picture {
  width: number;
  height: number;
  parts: Child[];
}

/** An entry of the key. */
export interface KeyEntry {
  mark: SVGElement;
  words: string;
}

/** The same data as a table; the first cell of each row names it. */
export interface Table {
  head: string[];
  rows: string[][];
  foot?: string[][];
}

/** How charts of one kind are drawn. */
export interface ChartKind<C extends Chart> {
  /** None for boxes of words. */
  draw?(chart: C, pen: Pen): Picture;
  legend(chart: C, pen: Pen): KeyEntry[];
  /** The same in words, beside or in place of the picture. */
  list?(chart: C, pen: Pen): HTMLElement;
  table(chart: C, pen: Pen): Table | Table[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}
