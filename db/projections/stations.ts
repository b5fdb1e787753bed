/** The stations of each incident of which anything was said, and who volunteered there: their names stand in the record after they left. */
import { stationsOf } from '../../shared/domain/incident/station-state.ts';
import type { StationTaken } from '../../shared/domain/incident/station-events.ts';
import type { StreamProjection } from './projection.ts';

export const incidentStations: StreamProjection = {
  kind: 'stream',
  name: 'incident-stations',
  version: 1,
  reads: (stream) => stream.startsWith('incident/'),
  tables: [
    { name: 'view_station', columns: ['incident TEXT NOT NULL', 'post TEXT NOT NULL', 'station INTEGER NOT NULL', 'settings TEXT NOT NULL', 'assignments TEXT NOT NULL', 'turns TEXT NOT NULL'], key: ['incident', 'post', 'station'], indexes: [['incident']] },
    { name: 'view_volunteer', columns: ['volunteer TEXT NOT NULL', 'event TEXT NOT NULL', 'incident TEXT NOT NULL', 'name TEXT NOT NULL', 'badge TEXT NOT NULL', 'post TEXT NOT NULL', 'station INTEGER NOT NULL'], key: ['event'], indexes: [['volunteer'], ['incident']] },
  ],
  rows(history, stream) {
    const incident = stream.slice('incident/'.length);
    return [
      ...stationsOf(history).map(({ post, station, settings, assignments, turns }) => ({ table: 'view_station', cells: [incident, post, station, JSON.stringify(settings), JSON.stringify(assignments), JSON.stringify(turns)] })),
      ...history.facts
        .filter((fact) => fact.type === 'v1.StationTaken')
        .map((fact) => {
          const { volunteer, name, badge, post, station } = fact.payload as StationTaken;
          return { table: 'view_volunteer', cells: [volunteer, fact.id, incident, name, badge, post, station] };
        }),
    ];
  },
};
