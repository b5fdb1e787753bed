/**
 * One socket between two machines, whichever of them dialed: messages in order, how much of what was sent still waits, and
 * the end of it, heard once. It knows nothing of who is at the other end, and it notices when the cable was pulled.
 */
import type { TLSSocket } from 'node:tls';
import type { Timers } from '../../../../shared/kernel/ports.ts';
import { LINGER_MS, LOOK_MS, LOOKS_WITHOUT_A_BYTE, MAX_EARLY_MESSAGES } from './limits.ts';

export interface LineListener {
  readonly message: (given: unknown) => void;
  readonly closed: (why: string) => void;
}

/** One end of a socket.io socket; the two ends have different types. */
export interface SocketEnd {
  readonly tls: TLSSocket;
  emit(message: object): void;
  /** What was handed over before is still sent. */
  end(): void;
}

/** `closed`: one of the two ends wanted it. `broke`: neither did. */
export type HowOver = 'closed' | 'broke';

/** The one event that is spoken. */
export const MESSAGE = 'message';

const CLOSED_THERE = 'closed at the other end';
const WHY: Readonly<Record<string, string>> = {
  'client namespace disconnect': CLOSED_THERE,
  'io server disconnect': CLOSED_THERE,
  'transport close': 'the connection ended',
  'transport error': 'the connection broke',
  'ping timeout': 'nothing was heard any more',
};

export class Line {
  readonly #end: SocketEnd;
  readonly #timers: Timers;
  #listener: LineListener | null = null;
  #early: unknown[] = [];
  #isOpen = true;
  /** Handed to the socket's library and not yet to the system. */
  #queuedBytes = 0;
  readonly #whenOver: ((how: HowOver) => void)[] = [];
  /** Why it ended before anybody listened. */
  #endedEarly: string | null = null;

  constructor(end: SocketEnd, timers: Timers) {
    this.#end = end;
    this.#timers = timers;
    this.#whenOver.push(this.#watch());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get waitingBytes(): number {
    return this.#isOpen ? this.#queuedBytes + this.#end.tls.writableLength : 0;
  }

  send(message: object): void {
    if (this.#isOpen) this.#end.emit(message);
  }

  listen(listener: LineListener): void {
    this.#listener = listener;
    for (const given of this.#early.splice(0)) if (this.#isOpen) listener.message(given);
    if (this.#endedEarly !== null) listener.closed(this.#endedEarly);
  }

  /** What was sent before still goes out. Whoever closes hears no more of the line. */
  close(): void {
    if (!this.#isOpen) return;
    this.#over('closed');
    this.#end.end();
    this.#timers.after(LINGER_MS, () => this.#end.tls.destroy());
  }

  /** At once, and the listener hears why. */
  drop(why: string): void {
    this.#ended(why, 'closed');
    this.#end.tls.destroy();
  }

  /** Called once, when it is over, for whatever reason. */
  onOver(listener: (how: HowOver) => void): void {
    if (this.#isOpen) this.#whenOver.push(listener);
    else listener('closed');
  }

  /** For the socket's end: what came, event by event. */
  came(event: string, args: readonly unknown[]): void {
    if (!this.#isOpen) return;
    if (event !== MESSAGE || args.length !== 1) return this.drop('it said what no console says');
    if (this.#listener !== null) return this.#listener.message(args[0]);
    if (this.#early.push(args[0]) > MAX_EARLY_MESSAGES) this.drop('it said too much at once');
  }

  queued(packet: { readonly data?: unknown }): void {
    if (typeof packet.data === 'string') this.#queuedBytes += packet.data.length;
  }

  flushed(): void {
    this.#queuedBytes = 0;
  }

  broke(reason: string): void {
    const why = WHY[reason] ?? 'the connection broke';
    this.#ended(why, why === CLOSED_THERE ? 'closed' : 'broke');
  }

  #giveUp(): void {
    this.#ended(`nothing was heard for ${LOOKS_WITHOUT_A_BYTE} seconds`, 'broke');
    this.#end.tls.destroy();
  }

  #ended(why: string, how: HowOver): void {
    if (!this.#isOpen) return;
    this.#over(how);
    if (this.#listener === null) this.#endedEarly = why;
    else this.#listener.closed(why);
  }

  #over(how: HowOver): void {
    this.#isOpen = false;
    for (const told of this.#whenOver.splice(0)) told(how);
  }

  #watch(): () => void {
    const { tls } = this.#end;
    let bytes = tls.bytesRead;
    let without = 0;
    let callOff = (): void => undefined;
    const look = (): void => {
      without = tls.bytesRead === bytes ? without + 1 : 0;
      bytes = tls.bytesRead;
      if (without >= LOOKS_WITHOUT_A_BYTE) this.#giveUp();
      else callOff = this.#timers.after(LOOK_MS, look);
    };
    callOff = this.#timers.after(LOOK_MS, look);
    return () => callOff();
  }
}
