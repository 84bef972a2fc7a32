// The shapes that cross a border: what Python sends to a page and what a page sends back (docs/protocol.md), and the
// public specification of exercises and knowledge checks (docs/schema/).

// Words

export type Language = "en" | "zh";

/** A sentence in both languages. */
export interface Text {
  en: string;
  zh: string;
}

/** Words a person typed, the same in both languages. */
export interface Typed {
  typed: string;
}

export type Label = Text | Typed;

/** Values for the {placeholders} of a sentence, by name. */
export type Params = Record<string, string | number | Label | null | undefined>;

/** A key of the interface's texts, or a text itself. */
export type TextOrKey = string | Label;

// Answers

/** A raw answer: field id → raw value. Of values from outside nothing more is known. */
export type RawAnswer = Record<string, unknown>;

export type AnswerStatus = "empty" | "partial" | "valid" | "invalid";

/** A sentence about an answer. `field` is a path: field id, then row or point id or index, then column. */
export interface Problem {
  code: string;
  field: string;
  params: Params;
  severity: "error" | "prompt";
}

/** Why a request failed. */
export interface Fault {
  code: string;
  params?: Params;
  field?: string;
}

/** A model's words about one answer. */
export interface Result {
  title: Text;
  big: Text | null;
  how: Text | null;
  case: Text | null;
  case_id: string | null;
  chart: Chart | null;
}

/** An answer as Python has it: an entry of `answers` in GET /api/me, and the data of the event `answer`. */
export interface AnswerState {
  revision: number;
  value: RawAnswer;
  status: AnswerStatus;
  problems: Problem[];
  saved_at: string;
  result: Result | null;
}

/** The reply to a save that was stored. */
export type SaveReply = Omit<AnswerState, "value">;

/** The reply to a computation. */
export interface ComputeReply {
  problems: Problem[];
  result: Result | null;
}

/** The reply to the submission of a knowledge check. */
export interface CheckReply {
  option: string;
  correct: boolean;
  answer: string;
  explanations: Record<string, Text>;
  saved_at: string;
}

// Specifications

export interface Option {
  id: string;
  label: Text;
}

/** A knowledge check as a page gets it, without key and explanations. */
export interface Check {
  id: string;
  kind: "check";
  question: Text;
  options: Option[];
}

interface FieldBase {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
}

export interface TextField extends FieldBase {
  kind: "text";
  max_length: number;
}

export interface LongTextField extends FieldBase {
  kind: "long-text";
  max_length: number;
  rows: number;
}

export interface ListField extends FieldBase {
  kind: "list";
  item_label: Text;
  max_items: number;
  max_length: number;
}

export interface Ends {
  low: Text;
  high: Text;
}

export interface ScaleField extends FieldBase {
  kind: "scale";
  min: number;
  max: number;
  ends: Ends;
}

export interface NumberField extends FieldBase {
  kind: "number";
  min: number;
  max: number;
  integer: boolean;
  step: number;
  unit?: Text;
  slider: boolean;
  default?: number;
}

export interface ChoiceField extends FieldBase {
  kind: "choice";
  options: Option[];
  multiple: boolean;
}

export interface DateField extends FieldBase {
  kind: "date";
  ahead: boolean;
  notice: number;
}

export interface MomentField extends FieldBase {
  kind: "moment";
}

export interface AllocateField extends FieldBase {
  kind: "allocate";
  parts: Option[];
  total: number;
  exact: boolean;
}

export interface RankingField extends FieldBase {
  kind: "ranking";
  options: Option[];
}

export interface GridField extends FieldBase {
  kind: "grid";
  column_label: Text;
  row_label: Text;
  min: number;
  max: number;
  max_columns: number;
  max_rows: number;
  unit?: Text;
}

export interface VotesField extends FieldBase {
  kind: "votes";
  exercise: string;
  field: string;
  column?: string;
  dots: number;
  max_length: number;
}

export interface Axis {
  label: Text;
  low: Text;
  high: Text;
}

export interface Quadrants {
  low_low: Text;
  low_high: Text;
  high_low: Text;
  high_high: Text;
}

export interface MapPoint {
  id: string;
  label: Text;
  named: boolean;
  arrow_from?: string;
}

export interface MapField extends FieldBase {
  kind: "map";
  x: Axis;
  y: Axis;
  quadrants: Quadrants;
  points: MapPoint[];
  name_length: number;
}

export interface Row {
  id: string;
  label: Text;
  hint?: Text;
}

/** A field that may stand in a column of a table. */
export type ColumnField =
  | TextField
  | LongTextField
  | ListField
  | ScaleField
  | NumberField
  | ChoiceField
  | DateField
  | MomentField;

/** A table: with `rows` they are given, without them they are the person's own. */
export interface RowsField extends FieldBase {
  kind: "rows";
  columns: ColumnField[];
  rows?: Row[];
  row_label: Text;
  max_rows: number;
  layout: "table" | "sheets";
}

export type Field =
  | ColumnField
  | AllocateField
  | RankingField
  | GridField
  | VotesField
  | MapField
  | RowsField;

/** How people work on an exercise. */
export type Mode = "individual" | "table" | "plenary";

/** An exercise as a page gets it, without model, result and room view. */
export interface ExerciseSpec {
  id: string;
  kind: "exercise";
  mode: Mode;
  minutes: number;
  live: boolean;
  rounds: string[];
  name: Text;
  title: Text;
  lead?: Text;
  fields: Field[];
  /** Whether it has a model. */
  computed: boolean;
  /** Whether it has a room view. */
  shared: boolean;
}

/** A competitor whose name the course gives: `id` is that of a map's point. */
export interface Rival {
  id: string;
  name: Text;
}

/**
 * An exercise that votes are for: in a room its view, null until the room shows it; alone, or where the room shows
 * none, the person's own raw answer.
 */
export type VoteSource = { name: Text; view: RoomView | null } | { name: Text; value: RawAnswer | null };

/** Exercise id → its view or the answer to it. */
export type VoteSources = Record<string, VoteSource>;

// Charts

/** 1 to 5: the colour, shape and pattern of a series. 2 is always "you". */
export type SeriesStyle = 1 | 2 | 3 | 4 | 5;

interface ChartBase {
  title: Text;
  summary?: Text | null;
}

interface Series {
  id: string;
  label: Label;
  style: SeriesStyle;
}

export interface ValueSeries extends Series {
  values: (number | null)[];
}

export interface BarsChart extends ChartBase {
  kind: "bars";
  categories: Label[];
  series: ValueSeries[];
  highlight: number[];
  orientation: "horizontal" | "vertical";
  min: number | null;
  max: number | null;
  decimals: number;
}

export interface HistogramSeries extends Series {
  counts: number[];
  mean: number | null;
  median: number | null;
  n: number;
}

export interface HistogramChart extends ChartBase {
  kind: "histogram";
  min: number;
  max: number;
  ends: Ends;
  series: HistogramSeries[];
}

export interface ChartPoint {
  id: string;
  label: Label;
  x: number;
  y: number;
  style: SeriesStyle;
}

export interface MapChart extends ChartBase {
  kind: "map";
  x: Axis;
  y: Axis;
  quadrants: Quadrants;
  points: ChartPoint[];
  arrows: { from: string; to: string }[];
  /** Tenths of the square, x to the right, y up. */
  cells: { x: number; y: number; count: number }[];
}

export interface RingsChart extends ChartBase {
  kind: "rings";
  /** The innermost first. */
  rings: { id: string; label: Label; items: Label[]; count: number | null }[];
}

export interface HeatmapChart extends ChartBase {
  kind: "heatmap";
  rows: Label[];
  columns: Label[];
  counts: number[][];
  means: (number | null)[];
  highlight: number[];
}

export interface LinesChart extends ChartBase {
  kind: "lines";
  x: { label: Label; values: number[]; categories: Label[] | null };
  y: { label: Label; min: number | null; max: number | null; decimals: number };
  series: ValueSeries[];
  marks: { axis: "x" | "y"; value: number; label: Label }[];
}

export interface MatrixCell {
  value: number | null;
  mark: "good" | "weak" | "watch" | null;
}

export interface MatrixChart extends ChartBase {
  kind: "matrix";
  rows: Label[];
  columns: Label[];
  cells: MatrixCell[][];
  decimals: number;
  shade: boolean;
}

export interface PyramidChart extends ChartBase {
  kind: "pyramid";
  levels: { label: Label; note: Label | null }[];
  inverted: boolean;
}

export interface GroupsChart extends ChartBase {
  kind: "groups";
  groups: { id: string; label: Label; note: Label | null; items: Label[]; count: number | null }[];
}

export type Chart =
  | BarsChart
  | HistogramChart
  | MapChart
  | RingsChart
  | HeatmapChart
  | LinesChart
  | MatrixChart
  | PyramidChart
  | GroupsChart;

// The room

export type ViewKind =
  | "histogram"
  | "map"
  | "cards"
  | "heatmap"
  | "rings"
  | "ranking"
  | "tally"
  | "cross"
  | "shares"
  | "spread"
  | "means"
  | "leaderboard"
  | "votes";

/** A figure of a room view, already worded. */
export interface Stat {
  id: string;
  label: Text;
  value: Text;
}

/** Typed words of one group, the newest last; `count` is that of all its entries. */
export interface CardGroup {
  group: Label | null;
  count: number;
  items: { text: string; count: number }[];
}

/** The state of an exercise round in a room. */
export interface RoundState {
  open: boolean;
  revealed: boolean;
  n: number;
}

/** A room view before its answers may be shown. */
export interface HiddenRoomView {
  exercise: string;
  round: string;
  view: ViewKind;
  open: boolean;
  revealed: boolean;
  n: number;
  minimum: number;
  shown: false;
  /** The question. */
  title: Text;
}

/** A room view with its answers. */
export interface ShownRoomView extends Omit<HiddenRoomView, "shown"> {
  shown: true;
  caption: Text;
  stats: Stat[];
  charts: Chart[];
  cards: CardGroup[];
}

export type RoomView = HiddenRoomView | ShownRoomView;
