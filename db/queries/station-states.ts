/** What is said of the stations of an incident, and which of them a console is. */
import { stationsOf, type Assignment, type Station, type StationSetting, type Turn } from '../../shared/domain/incident/station-state.ts';
import type { ConsoleId, IncidentId } from '../../shared/kernel/ids.ts';
import type { Reader } from './reader.ts';

interface StationRow {
  readonly post: string;
  readonly station: number;
  readonly settings: string;
  readonly assignments: string;
  readonly turns: string;
}

export function stationStates(reader: Reader, incident: IncidentId): readonly Station[] {
  const joined = reader.joined.courseOf(incident);
  if (joined !== null) return stationsOf(joined.history);
  const rows = reader.db.prepare<[string], StationRow>('SELECT post, station, settings, assignments, turns FROM view_station WHERE incident = ? ORDER BY post, station').all(incident);
  return rows.map((row) => ({
    post: row.post,
    station: row.station,
    settings: JSON.parse(row.settings) as StationSetting[],
    assignments: JSON.parse(row.assignments) as Assignment[],
    turns: JSON.parse(row.turns) as Turn[],
  }));
}

/** Which station a console is, in an incident that is open; null: none. */
export interface StationOfConsole {
  readonly incident: IncidentId;
  readonly station: Station;
  readonly assignment: Assignment;
}

export function stationOfConsole(reader: Reader, console: ConsoleId): StationOfConsole | null {
  const open = reader.db.prepare<[], IncidentId>('SELECT incident FROM view_incident WHERE closed_event IS NULL AND goes_on_as = incident ORDER BY exercise, incident').pluck().all() as IncidentId[];
  for (const incident of open) {
    for (const station of stationStates(reader, incident)) {
      const assignment = station.assignments.find((one) => one.console === console);
      if (assignment !== undefined) return { incident, station, assignment };
    }
  }
  return null;
}
