/** Rules SI-19 to SI-24: which name means which room, which placing counts, and what may be done to rooms. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteCommands, type PlaceRooms } from '../../shared/domain/site/commands.ts';
import { addRoom, placeRooms, placingsOf, renameRoom, useRooms, type SiteRoom, type SiteRooms } from '../../shared/domain/site/rooms.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import type { RoomId } from '../../shared/kernel/ids.ts';
import { MAX_COMMIT_BYTES, ROOMS_PER_COMMAND } from '../../shared/kernel/limits.ts';
import { foldRoom } from '../../shared/kernel/room-names.ts';
import { roomStream } from '../../shared/kernel/streams.ts';
import { Random } from '../support/console.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testId, type Writer } from '../support/drawn-history.ts';

const idOf = (name: string): RoomId => testId<RoomId>(foldRoom(name));
const room = (name: string, more: Partial<SiteRoom> = {}): SiteRoom => ({ room: idOf(name), name, zone: null, fromRoster: false, used: true, apart: [], ...more });
const list = (...rooms: readonly SiteRoom[]): SiteRooms => new Map(rooms.map((one) => [one.room, one]));
const eventsOf = (decision: ReturnType<typeof addRoom>): readonly unknown[] => (decision.accepted ? decision.events.map(({ payload }) => payload) : [decision.rejection.name]);

const R204 = room('204', { fromRoster: true, zone: 'North' });
const GYM = room('Gym');
const ROOMS = list(R204, GYM);

test('SI-19 one room is meant whatever case, spaces and “Room” before it, and what is not told apart stays so', () => {
  for (const name of ['204', ' 204 ', 'Rm 204', 'rm. 204', 'ROOM 204', '\uFF12\uFF10\uFF14']) expect(foldRoom(name)).toBe('204');
  expect(['Gym', 'GYM', 'gym'].map(foldRoom)).toEqual(['gym', 'gym', 'gym']);
  expect(new Set(['1-1', '11', 'Roomy', 'Room', 'Rm', 'Gym 1', 'Gym 11'].map(foldRoom)).size).toBe(7);
});

describe('which placing counts', () => {
  const placing = (zone: string | null, used = true): NewEvent => ({ stream: roomStream(GYM.room), type: 'v1.RoomPlaced', payload: { room: GYM.room, name: 'Gym', zone, used }, refs: [] });
  const zones = (facts: Parameters<typeof historyOf>[0]): (string | null)[] => placingsOf(historyOf(facts)).map(({ payload }) => payload.zone);

  test('SI-20 the newest; of two apart both stand, the one in use first, and a later one ends it', () => {
    const first = factAfter(placing('North'), []);
    const [a, b] = [factAfter(placing('South', false), [first]), factAfter(placing('West'), [first])];
    expect(zones([first])).toEqual(['North']);
    expect(zones([first, a, b])).toEqual(['West', 'South']);
    expect(zones([first, b, a])).toEqual(['West', 'South']);
    expect(zones([first, a, b, factAfter(placing(null), [a, b])])).toEqual([null]);
  });

  test('SI-20 whatever three consoles place in whatever order it arrives, all say the same', () => {
    const write: Writer = (_, pick, variant) => ({ type: 'v1.RoomPlaced', payload: { room: GYM.room, name: 'Gym', zone: variant === 0 ? null : `Zone ${pick % 3}`, used: variant < 4 } });
    fc.assert(
      fc.property(stepsOf(1), fc.nat(1000), fc.integer(), (steps, salt, seed) => {
        const facts = play(steps, [write], salt);
        const said = placingsOf(historyOf(facts));
        expect(placingsOf(historyOf(shuffled(facts, new Random(seed))))).toEqual(said);
        // Where any of those that stand has the room in use, it counts as in use.
        expect(said[0]?.payload.used).toBe(facts.length === 0 ? undefined : said.some(({ payload }) => payload.used));
      }),
    );
  });
});

describe('what may be done', () => {
  test('SI-22 what stands is not stated again; what was stated apart is', () => {
    expect(eventsOf(placeRooms({ type: 'PlaceRooms', rooms: [R204.room, GYM.room, GYM.room], zone: 'North' }, ROOMS))).toEqual([{ room: GYM.room, name: 'Gym', zone: 'North', used: true }]);
    expect(eventsOf(useRooms({ type: 'UseRooms', rooms: [R204.room], used: true }, ROOMS))).toEqual([]);
    expect(eventsOf(useRooms({ type: 'UseRooms', rooms: [R204.room], used: false }, ROOMS))).toEqual([{ room: R204.room, name: '204', zone: 'North', used: false }]);
    const apart = list({ ...R204, apart: [{ zone: 'West', used: true }] });
    expect(eventsOf(placeRooms({ type: 'PlaceRooms', rooms: [R204.room], zone: 'North' }, apart))).toHaveLength(1);
    expect(eventsOf(useRooms({ type: 'UseRooms', rooms: [R204.room], used: true }, apart))).toHaveLength(1);
  });

  test('SI-24 a zone that is there already keeps its spelling', () => {
    expect(eventsOf(placeRooms({ type: 'PlaceRooms', rooms: [GYM.room], zone: 'NORTH' }, ROOMS))).toEqual([{ room: GYM.room, name: 'Gym', zone: 'North', used: true }]);
    expect(eventsOf(addRoom({ type: 'AddRoom', name: 'Library', zone: 'north ' }, ROOMS, idOf('Library')))).toMatchObject([{ name: 'Library', zone: 'North' }]);
    expect(eventsOf(placeRooms({ type: 'PlaceRooms', rooms: [R204.room], zone: null }, ROOMS))).toMatchObject([{ zone: null }]);
  });

  test('SI-19 a room that is there is not added twice; one that was put out of use comes back', () => {
    const again = (name: string, rooms: SiteRooms) => addRoom({ type: 'AddRoom', name, zone: 'West' }, rooms, idOf(name));
    expect(refusedAs(again('Room 204', ROOMS))).toBe('RoomAlreadyThere');
    expect(eventsOf(again('gym', list({ ...GYM, used: false })))).toEqual([{ room: GYM.room, name: 'gym', zone: 'West', used: true }]);
  });

  test('SI-23 another name is another room, and the old one goes out of use; the roster’s rooms are renamed in the student system', () => {
    const rename = (from: SiteRoom, name: string, rooms = ROOMS) => renameRoom({ type: 'RenameRoom', room: from.room, name }, rooms, idOf(name));
    expect(eventsOf(rename(GYM, 'GYM'))).toEqual([{ room: GYM.room, name: 'GYM', zone: null, used: true }]);
    expect(eventsOf(rename(GYM, 'Gym'))).toEqual([]);
    expect(eventsOf(rename(GYM, 'Old gym'))).toEqual([
      { room: GYM.room, name: 'Gym', zone: null, used: false },
      { room: idOf('Old gym'), name: 'Old gym', zone: null, used: true },
    ]);
    expect(refusedAs(rename(GYM, '204'))).toBe('RoomAlreadyThere');
    expect(refusedAs(rename(R204, '205'))).toBe('RoomNamedByRoster');
    expect(refusedAs(rename(room('Nowhere'), 'Here'))).toBe('RoomUnknown');
  });

  test('a room that is not there is refused, and then nothing is placed', () => {
    const rooms = [GYM.room, testId('gone')];
    expect(refusedAs(placeRooms({ type: 'PlaceRooms', rooms, zone: 'North' }, ROOMS))).toBe('RoomUnknown');
    expect(refusedAs(useRooms({ type: 'UseRooms', rooms, used: false }, ROOMS))).toBe('RoomUnknown');
  });

  test('the most rooms with the longest names fit one commit', () => {
    const many = list(...Array.from({ length: ROOMS_PER_COMMAND }, (_, i) => room(`${i}${'学'.repeat(57)}`)));
    const command: PlaceRooms = { type: 'PlaceRooms', rooms: [...many.keys()], zone: '学'.repeat(60) };
    expect(siteCommands.PlaceRooms.safeParse(command).success).toBe(true);
    const placed = eventsOf(placeRooms(command, many));
    expect(placed).toHaveLength(ROOMS_PER_COMMAND);
    // A header takes up to 1 KiB beside its payload.
    expect(Buffer.byteLength(JSON.stringify(placed)) + ROOMS_PER_COMMAND * 1024).toBeLessThan(MAX_COMMIT_BYTES);
  });
});
