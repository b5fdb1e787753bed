/** What the hosts of a simulation say in their logs: counted; a fault is a bug, unless the simulation filled that disk itself. */
import { SqliteError } from '../../db/driver.ts';
import type { HostLog } from '../../electron/host/diagnostics/host-log.ts';

export class SimLog implements HostLog {
  /** Why peers were dropped, and how often. */
  readonly dropped = new Map<string, number>();
  readonly #faults: string[] = [];

  note(line: Parameters<HostLog['note']>[0]): void {
    if (line.event === 'peerDropped') this.dropped.set(line.why, (this.dropped.get(line.why) ?? 0) + 1);
  }

  fault(place: string, error: unknown): void {
    if (error instanceof SqliteError && error.code === 'SQLITE_FULL') return;
    this.#faults.push(`${place}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  expectNoFaults(): void {
    if (this.#faults.length > 0) throw new Error(`a host reports a fault: ${this.#faults.join('; ')}`);
  }
}
