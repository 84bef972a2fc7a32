// What a deck's page is given (facilitator/deck/widget.py), and what its modules give each other.

import type { I18n } from "../kit/i18n.js";
import type { Fault, Language, RoomView, Text, ViewKind } from "../kit/types.d.ts";
import type {
  BlockKind,
  ExerciseState,
  Progress,
  Stage,
  StageRequest,
  StateRequest,
  Summary,
  WorkshopInfo,
} from "../protocol.d.ts";

/** A block of the half day. */
export interface Block {
  id: string;
  kind: BlockKind;
  number: number | null;
  minutes: number;
  title: Text;
}

/** A slide by its deck and its id in it. */
export interface SlideKey {
  deck: string;
  slide: string;
}

/** A slide among those of the half day. `end`: it closes its deck; `backup`: it is in reserve. */
export interface DaySlide extends SlideKey {
  block: string;
  minutes: number;
  shortest: number;
  backup: boolean;
  end: boolean;
  exercise: string | null;
  round: string | null;
}

/** A diagram: its SVG by language. */
export interface Figure extends Record<Language, string> {
  name: string;
}

export interface TitleSlide {
  kind: "title";
}
export interface JoinSlide {
  kind: "join";
}
export interface EndSlide {
  kind: "end";
}
export interface FigureSlide {
  kind: "figure";
  figure: Figure;
}
export interface LiveSlide {
  kind: "live";
  exercise: string;
  round: string;
  view: ViewKind;
  minimum: number;
  title: Text;
  lead: Text | null;
  figure: Figure | null;
}

/** What a cell puts on a slide. */
export type SlidePlace = TitleSlide | JoinSlide | EndSlide | FigureSlide | LiveSlide;

/** A slide's title and first paragraph in the sister deck. */
export interface Companion {
  title: string;
  body: string | null;
}

/** What is needed to draw slides of a deck. */
export interface DeckContext {
  name: string;
  language: Language;
  /** The id of the deck's block. */
  block: string;
  blocks: Block[];
  course: { title: Text };
  texts: Record<string, Text>;
  /** By slide id. */
  companions: Record<string, Companion>;
}

/** A deck as its widget has it. */
export interface DeckSpec extends DeckContext {
  day: DaySlide[];
  messages: Record<string, Text>;
}

/** The traits of the deck's widget. */
export interface DeckTraits {
  deck: DeckSpec;
}

/** A message of a widget to its page: where the room is, or null for no workshop. */
export interface RoomMessage {
  event: "room";
  data: { url: string; secret: string } | null;
}

/** "asking" the kernel, "none" (no workshop), "connecting", "on", "lost". */
export type RoomStatus = "asking" | "none" | "connecting" | "on" | "lost";

/** The changes of a room by name, with their data. */
export interface RoomChanges {
  status: RoomStatus;
  summary: Summary;
  workshop: WorkshopInfo;
  view: RoomView;
  state: ExerciseState;
  progress: Progress;
  stage: Stage;
}

export type RoomChange = { [K in keyof RoomChanges]: { name: K; data: RoomChanges[K] } }[keyof RoomChanges];

/** A reply of the room, its status 0 where there was none. */
export interface RoomReply {
  status: number;
  body: unknown;
}

/** The connection to the room as slides and panels see it. */
export interface Room {
  status: RoomStatus;
  summary: Summary | null;
  workshop: WorkshopInfo | null;
  stage: Stage | null;
  view(exercise: string, round: string): RoomView | null;
  state(exercise: string, round: string): ExerciseState | null;
  progress(exercise: string, round: string): Progress | null;
  /** Call fn for every change; returns the function that ends it. */
  on(fn: (change: RoomChange) => unknown): () => unknown;
  /** Use another address, or none. */
  setAddress(address: RoomMessage["data"]): void;
  /** Send a request to a path below /api/facilitator. */
  request(method: string, path: string, message?: unknown): Promise<RoomReply>;
  /** Ask for another state; resolves to null, or to the room's error. */
  set(message: StateRequest): Promise<Fault | null>;
  /** Change the stage. */
  change(part: StageRequest): Promise<RoomReply>;
  /** Change the stage; resolves to whether the room settled it, if only by refusing. */
  move(part: StageRequest): Promise<boolean>;
  close(): void;
}

/** What a slide needs to know of the turns: when it was entered. */
export interface SlideTimes {
  /** When a slide was entered, if it is the one that is shown. */
  since(slide: string | undefined): Date | null;
  on(fn: () => unknown): () => unknown;
}

/** Ends what was drawn, where there is something to end. */
export type Stop = (() => unknown) | null;

/** What a slide of a kind is drawn with. `controls`: whether the switches stand on it. */
export interface SlideContext<P extends SlidePlace = SlidePlace> {
  slide: P;
  deck: DeckContext;
  words: I18n;
  room: Room;
  step: SlideTimes;
  controls?: boolean;
}

/** A turn: to a neighbour, among the slides in reserve, or to the ends of the deck. */
export type Turn = "next" | "back" | "down" | "up" | "first" | "end";

/** What a key asks for. */
export type Command = Turn | "blank";

/** Where a slide stands in its deck: counted among the talk, or among those in reserve. */
export interface Standing {
  number: number;
  count: number;
  backup: boolean;
  /** The share of the talk that has gone by, 0 to 1. */
  share: number;
}

/** A slide to shorten by `saves` minutes. */
export interface Shortened extends SlideKey {
  minutes: number;
  to: number;
  saves: number;
}

/** What to shorten; `late`: the minutes that stay even so. */
export interface Shortening {
  slides: Shortened[];
  saved: number;
  late: number;
}

/**
 * The clock of the half day. Times are milliseconds since 1970, lengths minutes; the ends at this pace are null before
 * the start, `behind` is negative when ahead, `shorten` null while nothing needs to be shortened.
 */
export interface ClockState {
  state: "waiting" | "early" | "running";
  block: string;
  left: number;
  start: number | null;
  plannedEnd: number | null;
  behind: number;
  dayPlannedEnd: number | null;
  share: number;
  ends: number | null;
  dayEnds: number | null;
  shorten: Shortening | null;
}
