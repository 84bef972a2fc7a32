// Generated from workbook/protocol by `python -m tools.protocol`.

export type Language = "en" | "zh";

export type Mode = "individual" | "table" | "plenary";

export type Pace = "facilitator" | "self";

/** ISO 8601 with a zone, to the millisecond */
export type Time = string;

/** `exercise/round`, the ids of an exercise and of one of its rounds */
export type Key = string;

/** Values for the placeholders of a sentence, by name */
export type Params = Record<string, unknown>;

/** A sentence of the content in both languages. */
export interface Text {
  en: string;
  zh: string;
}

/** Words that a person typed, shown as typed in both languages. */
export interface Typed {
  typed: string;
}

export type Label = Text | Typed;

/** The code of a sentence in content/messages.yaml and what fills it. */
export interface ErrorBody {
  code: string;
  params: Params;
}

/** The body of every reply that is not a success. */
export interface ErrorReply {
  error: ErrorBody;
}

/** 1 to 5: 1 lake square solid, 2 persimmon circle diagonal (always “you”), 3 triangle dots, 4 diamond horizontal, 5 cross cross-hatch */
export type Style = number;

/** Members that all charts share. */
export interface ChartBase {
  title: Text;
  summary: Text | null;
}

/** One series of values; null is a gap. */
export interface Series {
  id: string;
  label: Label;
  style: Style;
  values: (number | null)[];
}

/** Bars of one or more series. */
export interface Bars {
  title: Text;
  summary: Text | null;
  kind: "bars";
  categories: Label[];
  series: Series[];
  /** indexes of categories */
  highlight: number[];
  orientation: "horizontal" | "vertical";
  min: number | null;
  max: number | null;
  decimals: number;
}

/** The words at both ends of the scale. */
export interface HistogramEnds {
  low: Text;
  high: Text;
}

/** Counts of each value in one round. */
export interface HistogramSeries {
  id: string;
  label: Label;
  style: Style;
  /** one for each value from `min` to `max` */
  counts: number[];
  mean: number | null;
  median: number | null;
  n: number;
}

/** Counts of the whole numbers from `min` to `max`. */
export interface Histogram {
  title: Text;
  summary: Text | null;
  kind: "histogram";
  min: number;
  max: number;
  ends: HistogramEnds;
  series: HistogramSeries[];
}

/** An axis from 0 to 100. */
export interface MapAxis {
  label: Text;
  low: Text;
  high: Text;
}

/** The words in the four quarters: the first word of each name is x, the second y. */
export interface MapQuadrants {
  low_low: Text;
  low_high: Text;
  high_low: Text;
  high_high: Text;
}

/** A point on the square, each coordinate from 0 to 100. */
export interface PlacedPoint {
  id: string;
  label: Label;
  x: number;
  y: number;
  style: Style;
}

export interface MapArrow {
  from: string;
  to: string;
}

/** The number of points in one cell, a tenth of the square wide and high; x to the right, y up. */
export interface MapCell {
  /** 0 to 9 */
  x: number;
  /** 0 to 9 */
  y: number;
  count: number;
}

/** A square of two axes. */
export interface PlaceMap {
  title: Text;
  summary: Text | null;
  kind: "map";
  x: MapAxis;
  y: MapAxis;
  quadrants: MapQuadrants;
  points: PlacedPoint[];
  arrows: MapArrow[];
  /** empty on a personal map */
  cells: MapCell[];
}

/** One ring and the words in it. */
export interface Ring {
  id: string;
  label: Label;
  items: Label[];
  count: number;
}

/** Rings around each other, the innermost first. */
export interface Rings {
  title: Text;
  summary: Text | null;
  kind: "rings";
  rings: Ring[];
}

/** Counts by row and column, with the mean of each row. */
export interface Heatmap {
  title: Text;
  summary: Text | null;
  kind: "heatmap";
  rows: Label[];
  columns: Label[];
  counts: number[][];
  means: (number | null)[];
  /** indexes of rows */
  highlight: number[];
}

/** The x axis; `categories` name the values instead of numbers. 1900 to 2100 are years, without a comma. */
export interface LinesX {
  label: Label;
  values: number[];
  categories: Label[] | null;
}

/** The y axis; `max` null is as far as the lines reach. */
export interface LinesY {
  label: Label;
  min: number | null;
  max: number | null;
  decimals: number;
}

/** A line across the chart: a target, a year. */
export interface Mark {
  axis: "x" | "y";
  value: number;
  label: Label;
}

/** Lines of one or more series; null breaks a line. */
export interface Lines {
  title: Text;
  summary: Text | null;
  kind: "lines";
  x: LinesX;
  y: LinesY;
  series: Series[];
  marks: Mark[];
}

/** A number of a matrix and how it is marked. */
export interface MatrixCell {
  value: number | null;
  mark: "good" | "weak" | "watch" | null;
}

/** Numbers by row and column; `shade` draws more as darker, for counts. */
export interface Matrix {
  title: Text;
  summary: Text | null;
  kind: "matrix";
  rows: Label[];
  columns: Label[];
  cells: MatrixCell[][];
  decimals: number;
  shade: boolean;
}

/** One level of a pyramid. */
export interface Level {
  label: Label;
  note: Label | null;
}

/** Levels, the top one first. */
export interface Pyramid {
  title: Text;
  summary: Text | null;
  kind: "pyramid";
  levels: Level[];
  inverted: boolean;
}

/** A box with words in it. */
export interface Group {
  id: string;
  label: Label;
  note: Label | null;
  items: Label[];
  count: number;
}

/** Boxes, two beside each other where there is room. */
export interface Groups {
  title: Text;
  summary: Text | null;
  kind: "groups";
  groups: Group[];
}

export type Chart = Bars | Histogram | PlaceMap | Rings | Heatmap | Lines | Matrix | Pyramid | Groups;

export type Status = "empty" | "partial" | "valid" | "invalid";

export type Severity = "error" | "prompt";

/** Raw values by field id, exactly as typed */
export type RawAnswer = Record<string, any>;

/** A remark about an answer; an error makes it invalid, a prompt does not. */
export interface Problem {
  code: string;
  /** path: field id, then row or point id or index, then column; empty: all of it */
  field: string;
  params: Params;
  severity: Severity;
}

/** The worded result of a model for one answer. */
export interface Result {
  title: Text;
  big: Text | null;
  how: Text | null;
  case: Text | null;
  case_id: string | null;
  chart: Chart | null;
}

/** Problems and result of an answer that was not stored. */
export interface Computed {
  problems: Problem[];
  result: Result | null;
}

/** Status, problems and result of an answer. */
export interface Assessment {
  problems: Problem[];
  result: Result | null;
  status: Status;
}

/** The acknowledgement of a save, sent after the transaction is durable. */
export interface Ack {
  problems: Problem[];
  result: Result | null;
  status: Status;
  revision: number;
  saved_at: Time;
}

/** The newest stored answer to an exercise round. */
export interface AnswerState {
  problems: Problem[];
  result: Result | null;
  status: Status;
  revision: number;
  saved_at: Time;
  value: RawAnswer;
}

/** An answer that was saved from another device or in another form. */
export interface AnswerEvent {
  problems: Problem[];
  result: Result | null;
  status: Status;
  revision: number;
  saved_at: Time;
  value: RawAnswer;
  exercise: string;
  round: string;
}

/** Beside the error of a save (409): the answer that is stored instead. */
export interface Conflict {
  revision: number;
  value: RawAnswer;
  saved_at: Time;
}

/** The score of a knowledge check, with the key and the explanation of every option. */
export interface CheckGrade {
  option: string;
  correct: boolean;
  /** id of the right option */
  answer: string;
  explanations: Record<string, Text>;
}

/** The score of the first submission of a knowledge check, which is final. */
export interface CheckReply {
  option: string;
  correct: boolean;
  /** id of the right option */
  answer: string;
  explanations: Record<string, Text>;
  saved_at: Time;
}

/** A knowledge check that was submitted in another form (event `checked`). */
export interface CheckEvent {
  option: string;
  correct: boolean;
  /** id of the right option */
  answer: string;
  explanations: Record<string, Text>;
  saved_at: Time;
  check: string;
}

/** Everything that one person answered. */
export interface GivenWork {
  /** by `exercise/round` */
  answers: Record<string, AnswerState>;
  /** by the id of the check */
  checks: Record<string, CheckReply>;
}

/** Revision `base + 1` of an answer. */
export interface SaveRequest {
  exercise: string;
  round: string;
  base: number;
  revision: number;
  value: Record<string, any>;
}

/** An answer to be computed and not stored. */
export interface ComputeRequest {
  exercise: string;
  value: Record<string, any>;
}

/** The option chosen in a knowledge check. */
export interface SubmitRequest {
  check: string;
  option: string;
}

/**
 * Points shared out over `parts`, each from 0 to `total`.
 *
 * With `exact` the field is finished when they add up to `total`; without it any positive sum will do.
 */
export interface AllocateField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "allocate";
  parts: Option[];
  total: number;
  exact: boolean;
}

/** One option of several, or any number of them when `multiple`. */
export interface ChoiceField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "choice";
  options: Option[];
  multiple: boolean;
}

/** One answer of a choice; answered by id, so two languages make one tally. */
export interface Option {
  id: string;
  label: Text;
}

/** All `options` in an order, the first one on top. */
export interface RankingField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "ranking";
  options: Option[];
}

/**
 * Up to `dots` votes for what the room wrote in `field` of another exercise.
 *
 * Alone, for what the same person wrote there. `column` names the column of a table.
 */
export interface VotesField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "votes";
  exercise: string;
  field: string;
  column?: string;
  dots: number;
  max_length: number;
}

/** A day; `ahead` asks about one that has passed, and about one in less than `notice` days. */
export interface DateField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "date";
  ahead: boolean;
  notice: number;
}

/** A day and a time to the minute, on the clock of the place where the exercise is done. */
export interface MomentField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "moment";
}

/** An axis from 0 to 100 with its name and the words at both ends. */
export interface Axis {
  label: Text;
  low: Text;
  high: Text;
}

/** Points on a square of two axes, each from 0 to 100. */
export interface MapField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "map";
  x: Axis;
  y: Axis;
  quadrants: Quadrants;
  points: MapPoint[];
  name_length: number;
}

/** Something placed on a map; `named` ones carry a name that the participant types. */
export interface MapPoint {
  id: string;
  label: Text;
  named: boolean;
  arrow_from?: string;
}

/** The words in the four quarters: the first word of each key is x, the second y. */
export interface Quadrants {
  low_low: Text;
  low_high: Text;
  high_low: Text;
  high_high: Text;
}

/** The words at both ends of a scale. */
export interface Ends {
  low: Text;
  high: Text;
}

/**
 * A number from `min` to `max` with its unit; `slider` shows a slider beside it.
 *
 * `default` is what the arithmetic uses while the field is empty, and the field says so.
 */
export interface NumberField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "number";
  min: number;
  max: number;
  integer: boolean;
  step: number;
  unit?: Text;
  slider: boolean;
  default?: number;
}

/** A whole number from `min` to `max`, one button for each. */
export interface ScaleField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "scale";
  min: number;
  max: number;
  ends: Ends;
}

export type Column = TextField | LongTextField | ListField | ScaleField | NumberField | ChoiceField | DateField | MomentField;

/**
 * A table of numbers whose columns (periods) and rows (items) the participant names.
 *
 * Filled in by hand, by pasting from a spreadsheet, or from a CSV file.
 */
export interface GridField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "grid";
  column_label: Text;
  row_label: Text;
  min: number;
  max: number;
  max_columns: number;
  max_rows: number;
  unit?: Text;
}

/** A fixed row of a table. */
export interface Row {
  id: string;
  label: Text;
  hint?: Text;
}

/**
 * A table: fixed `rows`, or up to `max_rows` of the participant's own.
 *
 * `sheets` shows every row as a sheet of its own with its columns one under the other, for rows with
 * long answers: one sheet for a partner, one card for a step.
 */
export interface RowsField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "rows";
  columns: Column[];
  rows?: Row[];
  row_label: Text;
  max_rows: number;
  layout: "table" | "sheets";
}

/** Up to `max_items` short entries, each at most `max_length` characters. */
export interface ListField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "list";
  item_label: Text;
  max_items: number;
  max_length: number;
}

/** Several lines of text of at most `max_length` characters. */
export interface LongTextField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "long-text";
  max_length: number;
  rows: number;
}

/** One line of text of at most `max_length` characters. */
export interface TextField {
  id: string;
  label: Text;
  hint?: Text;
  required: boolean;
  kind: "text";
  max_length: number;
}

export type AnyField =
  | TextField
  | LongTextField
  | ListField
  | ScaleField
  | NumberField
  | ChoiceField
  | DateField
  | MomentField
  | AllocateField
  | RankingField
  | GridField
  | VotesField
  | MapField
  | RowsField;

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

export type BlockKind = "opening" | "segment" | "break" | "closing" | "preparation" | "extension";

export type FieldSpec = AnyField;

/** The two flags of an exercise round, and how many people have a valid answer to it. */
export interface RoundState {
  open: boolean;
  revealed: boolean;
  n: number;
}

/** A figure beside the chart, as words. */
export interface Stat {
  id: string;
  label: Text;
  value: Text;
}

/** A typed text, and how often it was typed. */
export interface Card {
  text: string;
  count: number;
}

/** Cards under one heading; `count` is that of all entries, also of those without a card. */
export interface CardGroup {
  group: Label | null;
  count: number;
  items: Card[];
}

/** The room's view of an exercise round; the last four members are there only when it is shown. */
export interface RoomView {
  exercise: string;
  round: string;
  view: ViewKind;
  open: boolean;
  revealed: boolean;
  n: number;
  minimum: number;
  /** revealed and n ≥ minimum */
  shown: boolean;
  /** the question until shown, then the first finding that holds */
  title: Text;
  caption?: Text;
  stats?: Stat[];
  charts?: Chart[];
  cards?: CardGroup[];
}

/** A competitor that the facilitator preset; `id` is the id of a point on a map. */
export interface Rival {
  /** `rival-1` and so on */
  id: string;
  name: Text;
}

/** Facts of the workshop for a page. */
export interface RoomInfo {
  workshop: string;
  languages: Language[];
  pace: Pace;
  rivals: Rival[];
}

/** An option of a knowledge check, without key or explanation. */
export interface PublicOption {
  id: string;
  label: Text;
}

/** A knowledge check as a page draws it. */
export interface PublicCheck {
  id: string;
  kind: "check";
  question: Text;
  options: PublicOption[];
}

/** An exercise as a page draws it; `computed`: it has a model, `shared`: it has a room view. */
export interface PublicExercise {
  kind: "exercise";
  id: string;
  mode: Mode;
  minutes: number;
  live: boolean;
  rounds: string[];
  name: Text;
  title: Text;
  lead?: Text;
  fields: FieldSpec[];
  computed: boolean;
  shared: boolean;
}

/** An exercise in the line of the day. */
export interface ExerciseLine {
  name: Text;
  minutes: number;
  live: boolean;
  shared: boolean;
  rounds: string[];
}

/** An exercise in one of its rounds, as it stands in a block. */
export interface BlockItem {
  exercise: string;
  round: string;
}

/** A block of the outline; `part` is the part of the line of the day, where it is no break. */
export interface PublicBlock {
  id: string;
  kind: BlockKind;
  number?: number;
  minutes: number;
  module?: string;
  title: Text;
  items: BlockItem[];
  checks: string[];
  part?: number;
}

/** `GET /api/course`: the line of the day, and the texts and messages a participant's page can say. */
export interface PublicCourse {
  version: string;
  title: Text;
  subtitle: Text;
  blocks: PublicBlock[];
  exercises: Record<string, ExerciseLine>;
  texts: Record<string, Text>;
  messages: Record<string, Text>;
  room: RoomInfo;
}

/** `GET /api/parts/<number>`: what stands in one part. No model, no answer key, no explanation. */
export interface CoursePart {
  exercises: Record<string, PublicExercise>;
  checks: Record<string, PublicCheck>;
}

/**
 * Joining with a name, or with the come-back code of a participant who joined before.
 *
 * The PIN is judged first; name, table and language of a new participant have errors of their own.
 */
export interface JoinRequest {
  code?: any;
  pin?: any;
  name?: any;
  language?: any;
  table?: any;
}

/** Another language for a participant. */
export interface LanguageRequest {
  language: Language;
}

/** The language that is stored. */
export interface LanguageReply {
  language: Language;
}

/** The participant of this device. */
export interface Me {
  name: string;
  code: string;
  language: Language;
  table: number | null;
}

/** `GET /api/me`: the participant and everything they wrote. */
export interface MyWork {
  name: string;
  code: string;
  language: Language;
  table: number | null;
  /** by `exercise/round` */
  answers: Record<string, AnswerState>;
  /** by the id of the check */
  checks: Record<string, CheckReply>;
}

/** Beside the error of a join that was tried too often (429). */
export interface RetryAfter {
  /** seconds */
  retry_after: number;
}

/** The state of every exercise round, or of those that changed. */
export interface RoomStates {
  /** by `exercise/round` */
  states: Record<string, RoundState>;
}

/** The exercise that phones are asked to go to; both null where there is none. */
export interface StagePointer {
  exercise: string | null;
  round: string | null;
}

/** The participant was deleted; the last event of a stream. */
export interface RemovedEvent {}

/** The events of `GET /api/listen` by name. */
export interface ParticipantEvents {
  room: RoomStates;
  view: RoomView;
  answer: AnswerEvent;
  stage: StagePointer;
  removed: RemovedEvent;
}

export type Id = string;

/** digest of the folded text */
export type CardKey = string;

/** The flags of an exercise round that change; at least one. */
export interface StateRequest {
  exercise: string;
  round: string;
  open?: boolean | null;
  revealed?: boolean | null;
}

/** The state of one exercise round (event `state`). */
export interface ExerciseState {
  open: boolean;
  revealed: boolean;
  n: number;
  exercise: string;
  round: string;
}

/** A change of the Stage: deck, slide, exercise and round together; any of the rest. */
export interface StageRequest {
  deck?: Id | null;
  slide?: Id | null;
  exercise?: string | null;
  round?: string | null;
  blank?: boolean;
  follow?: boolean;
  /** a time with a zone, `now` or null */
  started?: string | null;
}

/** The slide that is shown and the clock of the talk, stored so that a restarted room resumes there. */
export interface Stage {
  deck: string | null;
  slide: string | null;
  exercise: string | null;
  round: string | null;
  /** when this slide was entered */
  moved: Time | null;
  /** when the clock of the half day started */
  started: Time | null;
  blank: boolean;
  follow: boolean;
}

/** A typed text that the view of an exercise round shows or could show. */
export interface CardState {
  key: string;
  text: string;
  group: Label | null;
  count: number;
  hidden: boolean;
}

/** All typed texts of an exercise round, the newest last, the hidden ones too. */
export interface CardList {
  cards: CardState[];
}

/** A typed text that is hidden, or shown again. */
export interface HideRequest {
  exercise: string;
  round: string;
  key: CardKey;
  hidden: boolean;
}

/** The visibility of the text of a key. */
export interface HiddenState {
  key: string;
  hidden: boolean;
}

/** An exercise round of the half day. */
export interface DayRound {
  exercise: string;
  round: string;
  /** id of every round of the exercise */
  rounds: string[];
  block: string;
  live: boolean;
  minutes: number;
  mode: Mode;
  title: Text;
  view: ViewKind | null;
  open: boolean;
  revealed: boolean;
}

/** `GET /api/facilitator/workshop`: what the join slide shows, and the rounds of the day in order. */
export interface WorkshopInfo {
  /** `192.168.8.10:8866` */
  address: string;
  url: string;
  pin: string;
  title: string;
  languages: Language[];
  /** SVG path data, one unit for a module */
  qr: string;
  /** modules, with the quiet border */
  qr_size: number;
  participants: number;
  /** ISO date */
  date: string | null;
  /** `09:00`, by the clock of the place */
  start: string | null;
  pace: Pace;
  rounds: DayRound[];
}

/** Participants, connections and storing. */
export interface Summary {
  joined: number;
  /** participants with an open stream */
  connected: number;
  /** participants by table number */
  tables: Record<string, number>;
  /** when the last answer became durable since the room opened */
  saved_at: Time | null;
  /** whether the last write to the store succeeded */
  storing: boolean;
}

/** People of one table; null is the table of those who gave none, and stands last. */
export interface TableProgress {
  table: number | null;
  joined: number;
  answered: number;
}

/** Numbers of people who answer an exercise round. */
export interface ProgressCounts {
  /** people with a valid newest answer */
  answered: number;
  /** people whose newest answer is partial or invalid */
  writing: number;
  /** only when at least one person gave a table */
  tables?: TableProgress[];
}

/** Progress of an exercise round that is open or has anything saved. */
export interface Progress {
  /** people with a valid newest answer */
  answered: number;
  /** people whose newest answer is partial or invalid */
  writing: number;
  /** only when at least one person gave a table */
  tables?: TableProgress[];
  exercise: string;
  round: string;
}

/** The events of `GET /api/facilitator/listen` by name. */
export interface FacilitatorEvents {
  summary: Summary;
  stage: Stage;
  state: ExerciseState;
  progress: Progress;
  view: RoomView;
}

/** The room's address, from a deck's kernel (event `room` of the deck's widget). */
export interface RoomAddress {
  url: string;
  secret: string;
}

/** The message that a deck's page repeats to its widget until a reply arrives. */
export interface DeckReady {
  op: "ready";
}

/** An operation that a page asks for over its widget's comm; bytes come as one buffer. */
export interface Call {
  /** made up by the page */
  id: string;
  op: string;
  /** an object; left out where there is nothing to say */
  body?: unknown;
}

/** The reply to a call, with the status code and the body that HTTP would have. */
export interface CallReply {
  id: string;
  status: number;
  body: unknown;
}

/** An event of the widget. */
export interface Push {
  event: string;
  data: unknown;
}

/** The empty body of a reply without content. */
export interface Empty {}

/** The person's own answer to an exercise that votes are for. */
export interface OwnAnswer {
  name: Text;
  value: RawAnswer | null;
}

/** The room's view of an exercise that votes are for; null until the room shows it. */
export interface SharedView {
  name: Text;
  view: RoomView | null;
}

export type VoteSource = OwnAnswer | SharedView;

/** The membership of a room, or none (trait `connection`). */
export interface Connection {
  joined: boolean;
  name?: string;
  code?: string;
  /** address as people type it */
  room?: string;
  /** why it was given up */
  gone?: "left" | "removed" | "stranger" | null;
}

/** Operation `join`: the room's address, the PIN, and a name or a come-back code. */
export interface JoinRoomRequest {
  address?: string;
  pin?: string;
  name?: string;
  code?: string;
}

/** Operation `sample` of a form. */
export interface SampleRequest {
  language: Language;
}

/** A room view made of invented answers, and of how many people. */
export interface SampleReply {
  view: RoomView;
  people: number;
}

/**
 * The events of a form's widget by name; `moved`: answers go to another service, all is drawn anew.
 *
 * The room's other events change the traits `state`, `view`, `answer` and `others`.
 */
export interface FormEvents {
  removed: RemovedEvent;
  moved: Empty;
}

/** Reply of `program`: the form runtime, for a page that lacks it. */
export interface Program {
  script: string;
  style: string;
  texts: Record<string, Text>;
  messages: Record<string, Text>;
}

/** Exercise rounds of a module; one is done when its newest answer is valid. */
export interface ExerciseCount {
  done: number;
  all: number;
}

/** Knowledge checks of a module: submitted, and right. */
export interface CheckCount {
  done: number;
  right: number;
  all: number;
}

/** The person's progress in a module. An exercise round that several modules show belongs to the first. */
export interface ModuleState {
  /** `03-unique-selling-points` */
  id: string;
  title: Text;
  minutes: number;
  part: number | null;
  href: string;
  read: Time | null;
  exercises: ExerciseCount;
  checks: CheckCount;
}

/** The module to continue with: that of the newest thing saved, or the next one that is not complete. */
export interface NextModule {
  module: string;
  href: string;
  title: Text;
  begun: boolean;
}

/** Operation `read`: a module is marked as read, or no longer. */
export interface ReadRequest {
  module: string;
  read: boolean;
}

/** A reading mark that was set, or taken away (event `reading`). */
export interface ReadingEvent {
  module: string;
  read: Time | null;
}

/** An answered exercise round. */
export interface PaperStep {
  spec: PublicExercise;
  round: string;
  value: RawAnswer;
  result: Result | null;
}

/** A submitted knowledge check. */
export interface PaperCheck {
  check: PublicCheck;
  reply: CheckReply;
}

/** All answers and checks of one part, for printing. */
export interface PaperPart {
  number: number | null;
  title: Text;
  steps: PaperStep[];
  checks: PaperCheck[];
}

/** Reply of `paper`. */
export interface PaperReply {
  parts: PaperPart[];
}

/** Reply of `take` on the start page; the take-away comes as a buffer. */
export interface TakeReply {
  name: string;
}

/** Operation `piece`: at most 1 MiB of a file as a buffer. */
export interface PieceRequest {
  first?: boolean;
  last?: boolean;
}

/** An exercise round and the name of its exercise. */
export interface NamedKey {
  key: Key;
  name: Text;
}

/** An answer that is stored here and stands otherwise in the file. */
export interface Difference {
  key: Key;
  name: Text;
  here: Time;
  file: Time;
  newer: "here" | "file";
}

/** The changes that restoring a take-away would make: reply to the last `piece` of one. */
export interface Preview {
  made: Time;
  new: NamedKey[];
  differ: Difference[];
  same: number;
  /** new ones */
  checks: number;
  /** new marks */
  reading: number;
  /** entries that this course does not know */
  unknown: number;
}

/** Operation `bring`: for answers that differ, which one is kept; "here" where none is named. */
export interface RestoreRequest {
  choices?: Record<string, "here" | "file">;
}

/** Answers, checks and reading marks that were put in place, and those that stay as they are. */
export interface RestoreReply {
  brought: number;
  kept: number;
}

/** Answers and reading marks that are as they were before. */
export interface UndoReply {
  restored: number;
}

/** The reason for refusing a file or a plan; `field` is empty (the file), columns, thresholds or target. */
export interface FileFault {
  code: string;
  field: string;
  params: Params;
}

/** The body of every refusal (422). */
export interface FileFaultReply {
  error: FileFault;
}

/** The content of a file: reply of `sample`, and to the last `piece`. */
export interface FileReply {
  columns: string[];
  rows: number;
  left_out: number;
  encoding: "UTF-8" | "UTF-16" | "GB18030" | "XLSX";
  preview: string[][];
}

/** Operation `run` of customer-grading. */
export interface GradingPlan {
  /** column */
  name: string | null;
  /** raw number by column */
  weights: Record<string, unknown>;
  /** raw number by grade: A, B, C */
  thresholds: Record<string, unknown>;
}

/** Operation `run` of satisfaction-tracking. */
export interface TrackingPlan {
  item: string;
  /** column */
  month: string | null;
  /** column */
  rate: string | null;
  /** columns */
  months: string[];
  /** raw number, in per cent */
  target: unknown;
  strict: boolean;
}

/** A row that was left out, and the reason. */
export interface LeftOutRow {
  line: number;
  code: string;
  params: Params;
}

/** Reply of `run`. */
export interface RunReply {
  result: Result;
  used: number;
  left_out: number;
  listed: LeftOutRow[];
  /** items that are not in the chart */
  more: number;
}

/** Operation `take`: a file from a byte on; offset 0 makes it anew. */
export interface TakeFileRequest {
  name?: string;
  offset?: number;
}

/** The offset of the next piece, or null; up to 1 MiB comes as a buffer. */
export interface TakeFileReply {
  next: number | null;
}

/** Progress of reading or working (event `progress`). */
export interface FileProgress {
  part: "reading" | "working";
  /** 0 to 1 */
  share: number;
}
