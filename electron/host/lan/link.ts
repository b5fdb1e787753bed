/**
 * A line to one other console, as all of the LAN's code sees it. The real one is a socket over mutual TLS; tests and the
 * simulation bring one of memory that they can cut, delay and drown. Whoever makes a link has proved who is at its end.
 */
import type { LanMessage } from '../../../shared/contract/lan-messages.ts';
import type { ConsoleId } from '../../../shared/kernel/ids.ts';

export interface Link {
  readonly peer: ConsoleId;
  /** This console dialed; the other end listened. */
  readonly dialed: boolean;
  /** For people: where the other end was reached, or came from. */
  readonly address: string;
  /** Never throws; on a closed link it does nothing. */
  send(message: LanMessage): void;
  /** What was handed over and has not left this computer yet. */
  readonly waitingBytes: number;
  /** JSON as it came, not checked. One listener each; set before the first message can arrive. */
  listen(listener: { readonly message: (given: unknown) => void; readonly closed: (why: string) => void }): void;
  close(): void;
}
