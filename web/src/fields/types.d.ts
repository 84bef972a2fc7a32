// What a field is given, and what it offers to the form around it.

import type { I18n } from "../kit/i18n.js";
import type { ColumnField, Field, Problem, Rival, VoteSources } from "../kit/types.d.ts";

/** How an input came about: key by key, or in one step such as a tap. */
export type Pace = "typing" | "now";

/** Called after every change, with the path of what changed. */
export type OnInput = (path: string, pace: Pace) => void;

export interface FieldContext {
  words: I18n;
  /** The raw value at first. */
  value: unknown;
  onInput: OnInput;
  /** The path of the field: its id, or in a table field id, row and column. */
  path: string;
  /** Preset competitors, by the ids of a map's points. */
  rivals: Rival[];
  /** The exercises that votes are for, with their view or the answer to them. */
  others?: VoteSources;
  /** In a table: the id of the header that names the row. */
  row?: string;
  /** Make the field of a column. */
  create(field: ColumnField, ctx: FieldContext): FieldControl;
}

export interface FieldControl {
  el: HTMLElement;
  /** The raw value; undefined where nothing is given. */
  read(): unknown;
  write(value: unknown): void;
  /** Show the problems at the field's path and below it. */
  setProblems(problems: Problem[]): void;
  setLocked(locked: boolean): void;
  focus(): void;
  /** Take news of the exercises that votes are for. */
  setVoteSources?(others: VoteSources | undefined): void;
}

/** Makes the control of one kind of field. */
export type FieldMaker<F extends Field> = (field: F, ctx: FieldContext) => FieldControl;
