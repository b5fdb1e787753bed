/** What consoles write of a lockdown, for histories drawn by fast-check. */
import { lockdownOf } from '../../shared/domain/incident/lockdown-state.ts';
import { historyOf, testId, type Writer } from './drawn-history.ts';

const incident = testId('incident');
const ROOMS = ['gym', 'art'] as const;
const STATUSES = ['help', 'notHeard', 'locked'] as const;
const REPORTERS = [{ staff: testId('ana'), name: 'Ana Lee' }, { staff: null, name: 'Ben' }, { staff: null, name: 'BEN' }] as const;
const room = (pick: number) => ({ room: testId(ROOMS[pick % 2] ?? ''), name: ROOMS[pick % 2] ?? '' });
const word = (pick: number) => ({ reporter: REPORTERS[pick % 3], channel: 'radio' });

export const lockdownWriters: readonly Writer[] = [
  (_known, pick) => ({ type: 'v2.RoomReported', payload: { incident, ...room(pick), status: STATUSES[pick % 3], counts: pick % 2 === 0 ? null : { here: pick, injured: pick % 3, missing: 0 }, words: '', ...word(pick >> 1), settles: [] } }),
  (known, pick) => {
    const at = room(pick);
    const stands = lockdownOf(historyOf(known)).rooms.find((one) => one.room === at.room)?.reports ?? [];
    return stands.length === 0 ? null : { type: 'v2.RoomReported', payload: { incident, ...at, status: STATUSES[pick % 3], counts: null, words: '', ...word(pick), settles: stands.map((one) => one.event) } };
  },
  (_known, pick) => ({ type: 'v1.RoomReleased', payload: { incident, ...room(pick), openedBy: '' } }),
  (_known, pick) => ({ type: 'v1.KnownReported', payload: { incident, text: 'Seen', place: 'Stair', ...word(pick) } }),
  (known) => {
    const facts = lockdownOf(historyOf(known)).known;
    return facts.length === 0 ? null : { type: 'v1.EmergencyTold', payload: { incident, facts: facts.slice(0, 2).map((one) => one.event) } };
  },
  () => ({ type: 'v1.AllClearProposed', payload: { incident } }),
  (_known, pick) => ({ type: 'v1.DirectiveChanged', payload: { incident, directive: pick % 2 === 0 ? 'lockdown' : 'hold', detail: '' } }),
];
