// What h and s of dom.js take.

/** A child of an element; nothings are left out, lists flattened. */
export type Child = Node | string | false | null | undefined | Child[];

/** The value of an attribute: null, undefined and false leave it out, true sets it without a value. */
export type AttributeValue = string | number | boolean | null | undefined;

type Listeners = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => unknown };

type Named<Name extends string> = { [K in Name]?: AttributeValue };

type Prefixed = { [K in `data-${string}` | `aria-${string}`]?: AttributeValue };

/** What every element takes. */
interface Common {
  on?: Listeners;
  dataset?: Record<string, string>;
  /** CSS properties, custom ones too. */
  style?: Record<string, string | number>;
}

type GlobalName = "class" | "id" | "role" | "tabindex" | "lang" | "dir" | "title";

type HtmlName =
  | "accept"
  | "alt"
  | "autocapitalize"
  | "autocomplete"
  | "autocorrect"
  | "charset"
  | "checked"
  | "colspan"
  | "content"
  | "disabled"
  | "download"
  | "enterkeyhint"
  | "for"
  | "hidden"
  | "href"
  | "inert"
  | "inputmode"
  | "max"
  | "maxlength"
  | "min"
  | "multiple"
  | "name"
  | "novalidate"
  | "onclick"
  | "open"
  | "pattern"
  | "placeholder"
  | "readOnly"
  | "rel"
  | "required"
  | "rows"
  | "scope"
  | "spellcheck"
  | "src"
  | "start"
  | "step"
  | "target"
  | "translate"
  | "type"
  | "value";

type SvgName =
  | "cx"
  | "cy"
  | "d"
  | "fill"
  | "fill-opacity"
  | "focusable"
  | "font-size"
  | "height"
  | "opacity"
  | "patternTransform"
  | "patternUnits"
  | "r"
  | "rx"
  | "shape-rendering"
  | "stroke"
  | "stroke-dasharray"
  | "stroke-linecap"
  | "stroke-linejoin"
  | "stroke-width"
  | "text-anchor"
  | "transform"
  | "vector-effect"
  | "viewBox"
  | "width"
  | "x"
  | "x1"
  | "x2"
  | "y"
  | "y1"
  | "y2";

export type HtmlAttributes = Common & Prefixed & Named<GlobalName | HtmlName>;
export type SvgAttributes = Common & Prefixed & Named<GlobalName | SvgName>;
export type Attributes = HtmlAttributes | SvgAttributes;
