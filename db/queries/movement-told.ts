/** The record of people on the move in words: zones that were searched, buses, and who was on which. */
import type { movementEvents } from '../../shared/domain/movement/events.ts';
import type { PlaceKind } from '../../shared/domain/movement/whereabouts.ts';
import { unreachable } from '../../shared/kernel/assert.ts';
import type { ToldOf } from './pickup-told.ts';
import { after, CHANNEL_WORDS } from './words.ts';

export type MovementTold = ToldOf<typeof movementEvents>;
type Told = { readonly type: string; readonly payload: object };
/** Facts that others name, by event id. */
type Facts = ReadonlyMap<string, Told>;

const SWEEP_WORDS = { cleared: 'cleared', notReached: 'not reached', found: 'found' } as const;

export const isMovementTold = (told: Told): told is MovementTold => /^v1\.(?:ZoneSwept|BusAdded|BusLeft|BusArrived|BusTakenBack|PersonBoarded|PersonArrived|PersonLeftOnOwn|PlaceTakenBack|PlacesSettled)$/.test(told.type);

/** "Bus 4", also where people write the word into the name. */
const busInWords = (name: string): string => (/^bus\b/iu.test(name) ? name : `Bus ${name}`);

export function placeInWords({ is, at, confirmedBy }: { readonly is: PlaceKind; readonly at: string; readonly confirmedBy: string }): string {
  switch (is) {
    case 'bus':
      return `On ${busInWords(at).replace(/^Bus/u, 'bus')}`;
    case 'site':
      return `At ${at}`;
    case 'left':
      return `${confirmedBy === '' ? 'Said to have left' : 'Left on their own'}${after(at, ': ')}${after(confirmedBy, ', confirmed by ')}`;
    default:
      return unreachable(is);
  }
}

function placeNamed(event: string, facts: Facts): string {
  const told = facts.get(event);
  if (told === undefined || !isMovementTold(told)) return 'what was said before';
  switch (told.type) {
    case 'v1.PersonBoarded':
      return placeInWords({ is: 'bus', at: told.payload.bus, confirmedBy: '' });
    case 'v1.PersonArrived':
      return placeInWords({ is: 'site', at: told.payload.place, confirmedBy: '' });
    case 'v1.PersonLeftOnOwn':
      return placeInWords({ is: 'left', at: told.payload.where, confirmedBy: told.payload.confirmedBy });
    case 'v1.BusLeft':
      return 'left';
    case 'v1.BusArrived':
      return 'arrived';
    default:
      return 'what was said before';
  }
}

const namesOf = (events: readonly string[], facts: Facts): string => [...new Set(events.map((event) => placeNamed(event, facts)))].join(' and ');
const noLonger = (settles: readonly string[], facts: Facts): string => (settles.length === 0 ? '' : `; no longer: ${namesOf(settles, facts)}`);
const saidBy = ({ reporter, channel }: { readonly reporter: { readonly name: string }; readonly channel: keyof typeof CHANNEL_WORDS }): string => `, said by ${reporter.name} ${CHANNEL_WORDS[channel]}`;
const heads = (counted: number | null): string => (counted === null ? '' : `, ${counted} counted`);

export function movementInWords({ type, payload }: MovementTold, facts: Facts): string {
  switch (type) {
    case 'v1.ZoneSwept':
      return `${payload.zone}: ${SWEEP_WORDS[payload.result]}${after(payload.words, ': ')}${saidBy(payload)}${payload.settles.length > 0 ? ', in place of what others said' : ''}`;
    case 'v1.BusAdded':
      return `${busInWords(payload.bus)} on the list${after(payload.driver, ', driver ')}${payload.seats === null ? '' : `, ${payload.seats} seats`}`;
    case 'v1.BusLeft':
      return `${busInWords(payload.bus)} left for ${payload.place}${heads(payload.counted)}${saidBy(payload)}`;
    case 'v1.BusArrived':
      return `${busInWords(payload.bus)} arrived at ${payload.place}${heads(payload.counted)}${saidBy(payload)}`;
    case 'v1.BusTakenBack':
      return `${busInWords(payload.bus)}: “${namesOf(payload.settles, facts)}” taken back by ${payload.reporter.name}`;
    case 'v1.PersonBoarded':
      return `${placeInWords({ is: 'bus', at: payload.bus, confirmedBy: '' })}${saidBy(payload)}${noLonger(payload.settles, facts)}`;
    case 'v1.PersonArrived':
      return `${placeInWords({ is: 'site', at: payload.place, confirmedBy: '' })}${saidBy(payload)}${noLonger(payload.settles, facts)}`;
    case 'v1.PersonLeftOnOwn':
      return `${placeInWords({ is: 'left', at: payload.where, confirmedBy: payload.confirmedBy })}${saidBy(payload)}${noLonger(payload.settles, facts)}`;
    case 'v1.PlaceTakenBack':
      return `“${namesOf(payload.settles, facts)}” taken back by ${payload.reporter.name}`;
    case 'v1.PlacesSettled':
      return `Settled: ${placeNamed(payload.stands, facts)}, by ${payload.reporter.name}${after(payload.reason, ': ')}`;
    default:
      return unreachable(type);
  }
}
