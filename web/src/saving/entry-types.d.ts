// The shapes of one exercise round's answer on its way from the keyboard to Python (entry.js).

import type { RawAnswer, SaveReply } from "../kit/types.d.ts";

export type State =
  | "clean"
  | "typing"
  | "resting"
  | "sending"
  | "waiting"
  | "conflict"
  | "refused"
  | "removed";

/** A numbered save: `value` becomes revision `base + 1`. */
export interface Message {
  revision: number;
  base: number;
  value: RawAnswer;
}

/** An acknowledgement, as far as this device has it. */
export type Reply = { revision: number; saved_at: string | null } & Partial<
  Pick<SaveReply, "status" | "problems" | "result">
>;

/** An answer that another device or tab stored. */
export type Answer = Reply & { value: RawAnswer };

/** An unacknowledged value on the device. */
export interface Draft {
  value: RawAnswer;
  /** The newest revision that it builds on. */
  base: number;
  sent?: Message | null;
  /** Earlier values that it was written on, of which one may still be on its way. */
  over?: RawAnswer[];
  /** Its writer. */
  tab?: string;
}

/** A newer value for the forms: of a revision, or another tab's draft, which has none yet. */
export interface Version {
  value: RawAnswer;
  revision: number | null;
  reply: Reply | null;
  over: RawAnswer[];
}

export interface Entry {
  state: State;
  /** The value here. */
  value: RawAnswer;
  /** The newest revision that the value builds on; 0 before the first. */
  revision: number;
  /** The newest acknowledgement. */
  reply: Reply | null;
  /** The newest message without a reply; sent again word for word. */
  sent: Message | null;
  /** Messages on their way: several only where the page was about to be left. */
  flights: Message[];
  /** Earlier values that this one was written on. */
  over: RawAnswer[];
  /** The tab that wrote the draft in which the value was found; null once it was changed here. */
  writer: string | null;
  /** A version that the form, being in use, has not shown yet. */
  behind: Version | null;
  /** The other side of a conflict. */
  theirs: Answer | null;
  /** The reason of a refusal, or of a wait that the room asked for. */
  code: string | null;
}

export type EntryEvent =
  /** The page begins: Python's answer, and the draft on the device. */
  | { type: "open"; answer: Answer | null; draft: Draft | null }
  /** The value changed; `hold` while an input method composes. */
  | { type: "type"; value: RawAnswer; hold?: boolean }
  /** No key was pressed for 400 ms. */
  | { type: "rest" }
  /** The page may be about to go. */
  | { type: "leave" }
  /** The pause after a failure is over. */
  | { type: "retry" }
  /** The person asks to try again. */
  | { type: "insist" }
  /** The network is back. */
  | { type: "online" }
  /** Stored. */
  | { type: "ack"; message: Message; body: Reply }
  /** Not stored: another answer has the revision. */
  | { type: "clash"; message: Message; body: Answer }
  /** Not stored, and not to be sent again. */
  | { type: "refuse"; message: Message; code: string }
  /** Not stored, to be sent again. */
  | { type: "defer"; message: Message; code: string }
  /** No reply, or none of the room's. */
  | { type: "silence"; message: Message }
  /** Another device or kernel stored an answer. */
  | { type: "other"; answer: Answer }
  /** Another tab or form kept a draft. */
  | { type: "draft"; record: Draft }
  /** Another tab or form got an acknowledgement. */
  | { type: "note"; revision: number; tab?: string }
  /** All forms show an offered version. */
  | { type: "shown"; version: Version }
  /** A form in use did not show all of it. */
  | { type: "busy"; version: Version }
  /** The form is no longer in use. */
  | { type: "idle" }
  /** The person resolved the conflict. */
  | { type: "choose"; value: RawAnswer }
  /** The participant was removed. */
  | { type: "removed" };

export type EventName = EntryEvent["type"];

/** What is to be done after a step, in its order. */
export type Effect =
  /** Write the draft to the device; `again`: put it back where another tab's note stands. */
  | { do: "keep"; again?: boolean }
  /** Replace the draft by a note of the revision; `force`: also where another tab's draft stands. */
  | { do: "settle"; force?: boolean }
  /** After 400 ms of rest, after a growing pause, or after a short random one. */
  | { do: "schedule"; what: "rest" | "retry" | "retry-soon" }
  /** `leaving`: in such a way that it arrives although the page goes. */
  | { do: "send"; message: Message; leaving: boolean }
  /** Ask the forms to show a version; answered by `shown` or `busy`. */
  | { do: "offer"; version: Version }
  /** Tell the page of an acknowledgement. */
  | { do: "announce"; name: "reply"; value: RawAnswer; body: Reply }
  /** Tell the page of a conflict. */
  | { do: "announce"; name: "conflict"; theirs: RawAnswer };

export type Step = [Entry, Effect[]];
