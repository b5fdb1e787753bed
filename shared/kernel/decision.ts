/** What `decide` returns: events to append, or a refusal in plain words. */
import type { EventId, StreamName } from './ids.ts';

/** An event before the log gives it an origin, parents and an id. */
export interface NewEvent {
  readonly stream: StreamName;
  readonly type: string;
  readonly payload: unknown;
  /** Events of other streams that it relied on. */
  readonly refs: readonly EventId[];
}

/** Why something was refused, and what the person can do now. `name` states the fact: `StudentAlreadyReleased`. */
export interface Rejection {
  readonly name: string;
  readonly message: string;
  readonly whatToDo: string;
}

export type Decision =
  | { readonly accepted: true; readonly events: readonly NewEvent[]; readonly result?: Readonly<Record<string, string>> }
  | {
      readonly accepted: false;
      readonly rejection: Rejection;
      /** Facts worth keeping though the command is refused, such as that a restricted adult came. */
      readonly record: readonly NewEvent[];
    };

export const accept = (events: readonly NewEvent[], result?: Readonly<Record<string, string>>): Decision =>
  result === undefined ? { accepted: true, events } : { accepted: true, events, result };

export const reject = (name: string, message: string, whatToDo: string, record: readonly NewEvent[] = []): Decision => ({
  accepted: false,
  rejection: { name, message, whatToDo },
  record,
});

/** What was refused in the same words elsewhere. */
export const refuse = (rejection: Rejection): Decision => ({ accepted: false, rejection, record: [] });
