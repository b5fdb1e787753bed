/**
 * Keeps up to date which events are late (`db/log/late.ts`): those of a revoked console when they land, and all of them anew when
 * a revocation or an adoption lands, or an event that one of these names.
 */
import { consoleOfOrigin, type ConsoleId, type EventId, type StreamName } from '../../shared/kernel/ids.ts';
import type { Header } from '../log/header.ts';
import { ADMITTED, ADOPTED, lateEvents, REVOKED, saidOfConsoles, type SaidOfConsoles } from '../log/late.ts';
import type { LogStore } from '../log/store.ts';

interface Said extends SaidOfConsoles {
  readonly revoked: ReadonlySet<ConsoleId>;
  /** Events that a cut or an adoption names as the last; they may still have to come. */
  readonly ends: ReadonlySet<EventId>;
}

export class LateFacts {
  readonly #log: LogStore;
  /** Null: to be read from the log again. */
  #said: Said | null = null;

  constructor(log: LogStore) {
    this.#log = log;
  }

  /** What was read may have been taken back with its transaction. */
  forget(): void {
    this.#said = null;
  }

  /** Until `decideAnew` says otherwise. */
  isLateWhenItLands({ origin, type }: Header): boolean {
    const { revoked, admissions } = this.#read();
    const console = consoleOfOrigin(origin);
    if (type === REVOKED || revoked.size === 0) return false;
    const admitted = admissions.filter((one) => one.console === console);
    return revoked.has(console) || (admitted.length > 0 && admitted.every(({ id }) => this.#log.isLate(id)));
  }

  /** Does this event, which is in the log, change which others are late? */
  isDecisive(id: EventId, type: string): boolean {
    if (type === ADMITTED) this.#said = null;
    return type === REVOKED || type === ADOPTED || this.#read().ends.has(id) || (type === ADMITTED && this.#read().revoked.size > 0);
  }

  /** Returns the streams of events that were late and are not, or the other way round. */
  decideAnew(): ReadonlySet<StreamName> {
    this.#said = null;
    return this.#log.setLate(lateEvents(this.#read(), (console) => this.#log.chainsOf(console)));
  }

  #read(): Said {
    if (this.#said !== null) return this.#said;
    const events = this.#log.eventsOfTypes([REVOKED, ADOPTED, ADMITTED]);
    const revocations = events.filter((event) => event.header.type === REVOKED).map((event) => event.id);
    const said = saidOfConsoles(events.flatMap((event) => this.#log.saying(event) ?? []), new Set([...revocations, ...this.#log.foundingCommit()]));
    const ends = [...said.revocations.flatMap((one) => one.cut), ...said.adoptions.flatMap((one) => one.upTo)];
    this.#said = { ...said, revoked: new Set(said.revocations.map((one) => one.console)), ends: new Set(ends) };
    return this.#said;
  }
}
