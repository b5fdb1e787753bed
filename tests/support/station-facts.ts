/** What consoles write of the stations of one post, for histories drawn by fast-check. */
import { stationsOf } from '../../shared/domain/incident/station-state.ts';
import { historyOf, testId, type Writer } from './drawn-history.ts';

export const STATION_POST = 'checker';
const of = (station: number) => ({ incident: testId('incident'), post: STATION_POST, station: 1 + (station % 3) }) as const;
const STATES = ['open', 'paused', 'closed'] as const;

export const stationWriters: readonly Writer[] = [
  (_known, pick, variant) => ({ type: 'v1.StationSet', payload: { ...of(pick), state: STATES[variant % 3], letters: null, divertedTo: variant < 3 ? null : 1 + ((pick + 1) % 3) } }),
  (_known, pick, variant) => ({ type: 'v1.StationAssigned', payload: { ...of(pick), console: testId(`console ${variant % 3}`) } }),
  (known, pick) => {
    const station = stationsOf(historyOf(known)).find((one) => one.assignments.length > 0);
    return station === undefined ? null : { type: 'v1.StationGivenUp', payload: { ...of(station.station - 1), assignments: station.assignments.slice(0, 1 + (pick % 2)).map((one) => one.event) } };
  },
  (known, pick, variant) => {
    const station = stationsOf(historyOf(known)).find((one) => one.assignments.length > 0);
    const assignment = station?.assignments[0];
    if (station === undefined || assignment === undefined) return null;
    return { type: 'v1.StationTaken', payload: { ...of(station.station - 1), assignment: assignment.event, volunteer: testId(`volunteer ${pick}`), name: `Pat ${variant}`, badge: '7', from: station.turns.map((one) => one.event) } };
  },
];
