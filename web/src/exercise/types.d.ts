// What a form and a knowledge check need from the page around them.

import type { AnswerState, RawAnswer, SaveReply } from "../kit/types.d.ts";

/** A reply as a carrier passes it on: its body is checked before use. */
export interface CarrierReply {
  status: number;
  body: unknown;
}

/** The part of a carrier that computes results; rejects where nobody answers. */
export interface ComputeCarrier {
  compute(message: { exercise: string; value: RawAnswer }): Promise<CarrierReply>;
}

/** The part of a carrier that submits knowledge checks; rejects where nobody answers. */
export interface CheckCarrier {
  submit(message: { check: string; option: string }): Promise<CarrierReply>;
}

/** What is known of a stored answer, as far as this device has it. */
export type KnownReply = Partial<Pick<SaveReply, "problems" | "result">>;

interface RoundKey {
  exercise: string;
  round: string;
}

/** The events of a saver that forms follow. */
interface SaverEvents {
  reply: RoundKey & { value: RawAnswer; body: KnownReply };
  conflict: RoundKey & { theirs: RawAnswer };
  choose: RoundKey;
}

/** The part of a saver that forms need (saving/saver.js). */
export interface FormSaver {
  know(exercise: string, round: string, answer: AnswerState): void;
  current(
    exercise: string,
    round: string,
  ): { value: RawAnswer; reply: KnownReply | null; dirty: boolean; theirs: RawAnswer | null };
  attach(
    exercise: string,
    round: string,
    form: { take(value: RawAnswer, reply: KnownReply | null): boolean },
  ): () => unknown;
  on<K extends keyof SaverEvents>(name: K, fn: (data: SaverEvents[K]) => unknown): () => unknown;
  write(exercise: string, round: string, value: RawAnswer, options?: { hold?: boolean }): void;
  remote(exercise: string, round: string, answer: AnswerState): void;
  catchUp(exercise: string, round: string): void;
  resolve(exercise: string, round: string, value: RawAnswer): void;
}
