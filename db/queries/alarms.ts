/** What the log says of alarms that were heard ahead of it. */
import type { CommandId, ConsoleId, EventId, IncidentId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';
import type { LogStore } from '../log/store.ts';

export class LogForAlarms {
  readonly #log: LogStore;
  readonly #sql;

  constructor(db: Database, log: LogStore) {
    this.#log = log;
    this.#sql = {
      incident: db.prepare<[string], { exercise: number; closed: number; allClear: EventId | null }>(
        `SELECT i.exercise, i.closed_wall IS NOT NULL AS closed, c.all_clear_event AS allClear
         FROM view_incident i LEFT JOIN view_course c ON c.incident = i.incident WHERE i.incident = ?`,
      ),
      answered: db.prepare<[string], number>("SELECT 1 FROM view_call WHERE call = ? AND state <> 'new'").pluck(),
      console: db.prepare<[string], { gone: number; name: string | null }>(
        `SELECT c.has_left OR c.revoked AS gone, n.name
         FROM view_console c LEFT JOIN view_console_name n ON n.console = c.console WHERE c.console = ?`,
      ),
    };
  }

  /** Is an event of this command folded here? One that a newer Muster wrote in a form of its own is not. */
  isRecorded(command: CommandId): boolean {
    return this.#log.eventsOfCommand(command).some(({ id }) => {
      const event = this.#log.event(id);
      return event !== null && this.#log.fact(event) !== null;
    });
  }

  /** Null: not known here. */
  incident(incident: IncidentId): { readonly exercise: boolean; readonly closed: boolean; readonly allClear: EventId | null } | null {
    const row = this.#sql.incident.get(incident);
    return row === undefined ? null : { exercise: row.exercise === 1, closed: row.closed === 1, allClear: row.allClear };
  }

  /** Somebody answers the call, or it is over. */
  isAnswered(call: string): boolean {
    return this.#sql.answered.get(call) !== undefined;
  }

  /** `gone`: left or revoked. */
  standingOf(console: ConsoleId): 'admitted' | 'gone' | 'unknown' {
    const row = this.#sql.console.get(console);
    if (row === undefined) return 'unknown';
    return row.gone === 1 ? 'gone' : 'admitted';
  }

  nameOf(console: ConsoleId): string | null {
    return this.#sql.console.get(console)?.name ?? null;
  }
}
