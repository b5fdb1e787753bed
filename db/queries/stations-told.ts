/** The record of stations and of the lines at them, in words. */
import type { stationEvents } from '../../shared/domain/incident/station-events.ts';
import { stationTitle } from '../../shared/domain/incident/station-state.ts';
import type { queueEvents } from '../../shared/domain/reunification/queue-events.ts';
import { unreachable } from '../../shared/kernel/assert.ts';
import type { ToldOf } from './pickup-told.ts';
import { after } from './words.ts';

export type StationTold = ToldOf<typeof stationEvents & typeof queueEvents>;

const STATES = { open: 'open', paused: 'paused', closed: 'closed' } as const;
const lineWords = (line: number | null): string => (line === null ? 'the line for whoever is free' : `line ${line}`);

/** `consoleName`: of a console by its id. */
export function stationInWords({ type, payload }: StationTold, consoleName: (console: string) => string): string {
  switch (type) {
    case 'v1.StationSet': {
      const letters = payload.letters === null ? '' : `last names ${payload.letters.from} to ${payload.letters.to}`;
      return `${stationTitle(payload.post, payload.station)}: ${STATES[payload.state]}${after(letters, ', ')}${payload.divertedTo === null ? '' : `, diverted to ${stationTitle(payload.post, payload.divertedTo)}`}`;
    }
    case 'v1.StationAssigned':
      return `${stationTitle(payload.post, payload.station)} is at the console ${consoleName(payload.console)}`;
    case 'v1.StationGivenUp':
      return `${stationTitle(payload.post, payload.station)} is at no console any more`;
    case 'v1.StationTaken':
      return `${stationTitle(payload.post, payload.station)}: ${payload.name}, badge ${payload.badge}`;
    case 'v1.FamilyGreeted':
      return `Greeted, waits in ${lineWords(payload.line)}${payload.card === null ? '' : `, card ${payload.card}`}`;
    case 'v1.FamilySentToLine':
      return `Sent to ${lineWords(payload.line)}`;
    case 'v1.FamilyWaitEnded':
      return `Waits in line no longer${after(payload.reason, ': ')}`;
    default:
      return unreachable(type);
  }
}
