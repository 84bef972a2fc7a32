// What the phone's page gets from the room, and what its modules share.

import type {
  AnswerState,
  Check,
  CheckReply,
  ExerciseSpec,
  RawAnswer,
  RoomView,
  RoundState,
  Text,
} from "../kit/types.d.ts";
import type {
  ExerciseLine,
  JoinRequest,
  Language,
  LanguageReply,
  Me,
  PublicCourse,
  RoomInfo,
  StagePointer,
} from "../protocol.d.ts";

/** An exercise of the course: its line at first, all of it once its part has come. */
export type ExerciseEntry = ExerciseLine & Partial<ExerciseSpec>;

/** The course, which grows as its parts come. */
export interface Course extends Omit<PublicCourse, "exercises"> {
  exercises: Record<string, ExerciseEntry>;
  checks: Record<string, Check>;
}

/** What is kept of a course for a page without a connection. */
export interface KeptTexts {
  title: Text;
  texts: Record<string, Text>;
  messages: Record<string, Text>;
  room: RoomInfo;
}

/** The content of a part. */
export interface PartContent {
  exercises: Record<string, ExerciseSpec>;
  checks: Record<string, Check>;
}

/** The participant and everything they wrote. */
export interface MyWork extends Me {
  answers: Record<string, AnswerState>;
  checks: Record<string, CheckReply>;
}

export interface ExerciseStep {
  id: string;
  kind: "exercise";
  /** `exercise/round` */
  key: string;
  exercise: string;
  round: string;
  spec: ExerciseEntry;
  minutes: number;
}

/** The knowledge checks of a part. */
export interface ChecksStep {
  id: string;
  kind: "checks";
  key?: undefined;
  checks: string[];
  minutes: number;
}

export type Step = ExerciseStep | ChecksStep;

export interface Part {
  kind: "part";
  number: number;
  title: Text;
  minutes: number;
  steps: Step[];
}

export interface Break {
  kind: "break";
  title: Text;
  minutes: number;
}

/** A piece of the line of the day. */
export type Stretch = Part | Break;

/** A step in its part. */
export interface Place {
  part: Part;
  step: Step;
}

/** How far a step is: finished, something is written, or nothing. */
export type StepProgress = "done" | "begun" | "empty";

/** "closed": the facilitator has not opened any of it yet. */
export type PartState = "done" | "closed" | "open";

/** An answer that was saved from another device. */
export type RemoteAnswer = AnswerState & { exercise: string; round: string };

/** The events of the room's stream by name. */
export interface RoomEvents {
  room: { states: Record<string, RoundState> };
  view: RoomView;
  stage: StagePointer;
  answer: RemoteAnswer;
}

/** The calls of a device to the room; each rejects with RoomError. */
export interface RoomApi {
  join(body: JoinRequest): Promise<Me>;
  me(): Promise<MyWork>;
  setLanguage(language: Language): Promise<LanguageReply>;
  leave(): Promise<unknown>;
}

/** The raw value of a step's answer, drafts included. */
export type RawValueOf = (step: ExerciseStep) => RawAnswer;
