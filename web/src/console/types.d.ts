// What the console is given (facilitator/console/widget.py), and what its panels share.

import type { Block, DaySlide, Room, SlidePlace } from "../deck/types.d.ts";
import type { I18n } from "../kit/i18n.js";
import type { Language, Text } from "../kit/types.d.ts";
import type { Course } from "./course.js";
import type { Steer } from "./steer.js";

/** The purpose of a speaker note. */
export type NoteKind = "say" | "ask" | "look" | "move";

/** A speaker note: its purpose, where it has one, and markup. */
export interface Note {
  kind: NoteKind | null;
  words: string;
}

/** A slide's words in both languages. `words` and `notes` hold markup. */
export interface SlideWords {
  tags: string[];
  place: SlidePlace | null;
  title: Text;
  words: Text;
  companions: Partial<Text>;
  bodies: Text;
  notes: Record<Language, Note[]>;
}

/** A deck: the languages it has, and its slides by id. */
export interface ConsoleDeck {
  name: string;
  block: string;
  languages: Language[];
  slides: Record<string, SlideWords>;
}

/** The course as the console's widget has it. */
export interface ConsoleSpec {
  day: DaySlide[];
  decks: ConsoleDeck[];
  blocks: Block[];
  course: { title: Text };
  /** The names of exercises by id. */
  names: Record<string, Text>;
  texts: Record<string, Text>;
  messages: Record<string, Text>;
}

/** The traits of the console's widget. */
export interface ConsoleTraits {
  console: ConsoleSpec;
}

/** What every panel is made with. */
export interface PanelContext {
  words: I18n;
  course: Course;
  room: Room;
  steer: Steer;
  switchLanguage(language: Language): void;
}

/** A panel. `paint` follows every change, `tick` every second. */
export interface Panel {
  el: HTMLElement;
  paint(): void;
  tick?(): void;
}
