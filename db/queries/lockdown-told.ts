/** The record of a lockdown in words. */
import type { incidentEvents, RoomCounts } from '../../shared/domain/incident/events.ts';
import { unreachable } from '../../shared/kernel/assert.ts';
import type { ToldOf } from './pickup-told.ts';
import { after } from './words.ts';

type LockdownEvents = Pick<typeof incidentEvents, 'v2.RoomReported' | 'v1.RoomReleased' | 'v1.KnownReported' | 'v1.EmergencyPhoned' | 'v1.EmergencyTold' | 'v1.AllClearProposed' | 'v1.AllClearRulesSetAside'>;
export type LockdownTold = ToldOf<LockdownEvents>;

/** Facts that others name, by event id. */
type Facts = ReadonlyMap<string, { readonly type: string; readonly payload: object }>;

const STATUS_WORDS = { help: 'needs help', notHeard: 'not heard any more', locked: 'locked' } as const;
const CHANNEL_WORDS = { radio: 'by radio', phone: 'by phone', message: 'by message', inPerson: 'in person', runner: 'by runner' } as const;

function factOf(event: string, facts: Facts): string {
  const payload = facts.get(event)?.payload;
  if (payload === undefined) return 'a fact';
  if ('text' in payload) return String(payload.text);
  if (!('name' in payload)) return 'a fact';
  return 'status' in payload && payload.status !== 'help' ? `${String(payload.name)} has injured people` : `${String(payload.name)} needs help`;
}

export function isLockdownTold(told: { readonly type: string }): told is LockdownTold {
  return /^(?:v2\.RoomReported|v1\.(?:RoomReleased|KnownReported|EmergencyPhoned|EmergencyTold|AllClearProposed|AllClearRulesSetAside))$/.test(told.type);
}

function countsInWords(counts: RoomCounts | null): string {
  if (counts === null) return '';
  const { here, injured, missing } = counts;
  return `${here === null ? '' : `, ${here} here`}${injured > 0 ? `, ${injured} injured` : ''}${missing > 0 ? `, ${missing} missing` : ''}`;
}

export function lockdownInWords({ type, payload }: LockdownTold, facts: Facts): string {
  switch (type) {
    case 'v2.RoomReported':
      return `${payload.name}: ${STATUS_WORDS[payload.status]}${countsInWords(payload.counts)}${after(payload.words, ', ')}, reported by ${payload.reporter.name} ${CHANNEL_WORDS[payload.channel]}${payload.settles.length > 0 ? ', in place of what others said' : ''}`;
    case 'v1.RoomReleased':
      return `${payload.name}: released${after(payload.openedBy, ', opened by ')}`;
    case 'v1.KnownReported':
      return `Known: ${payload.text}${after(payload.place, ', ')}, from ${payload.reporter.name} ${CHANNEL_WORDS[payload.channel]}`;
    case 'v1.EmergencyPhoned':
      return `911 phoned${after(payload.words, ': ')}`;
    case 'v1.EmergencyTold':
      return `911 told: ${payload.facts.map((event) => factOf(event, facts)).join('; ')}`;
    case 'v1.AllClearProposed':
      return 'All clear proposed; a second person must confirm it';
    case 'v1.AllClearRulesSetAside':
      return `All clear against the school’s rule${payload.alone ? ', by one person alone' : ''}${payload.roomsNotReleased > 0 ? `, ${payload.roomsNotReleased} rooms not released` : ''}: ${payload.reason}`;
    default:
      return unreachable(type);
  }
}
