/** Rooms and settings of the site through the console's own commands and lists, and two consoles that set them apart. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

type Room = SubscriptionRow<'rooms'>;

let a: FolderConsole;
let b: FolderConsole;
beforeEach(async () => {
  a = await openFolderConsole();
  b = await openFolderConsole();
  await loadSample(a.console, { seed: 1, students: 60, date: '2026-10-14', founder: 'Dana Okonkwo' });
  letIn(a, b);
});
afterEach(async () => {
  await a.remove();
  await b.remove();
});
const meet = (): void => {
  carry(a, b);
  carry(b, a);
};

const rooms = (at: FolderConsole): readonly Room[] => at.console.read('rooms', {});
const named = (at: FolderConsole, name: string): Room => defined(rooms(at).find((room) => room.name === name), `room ${name}`);
const fromRoster = (at: FolderConsole): readonly Room[] => rooms(at).filter((room) => room.fromRoster);

describe('rooms', () => {
  test('SI-21 each room that a class names is there by itself, in the roster’s zone, until somebody places it', () => {
    const classes = a.console.read('roster-classes', {});
    const expected = new Map(classes.flatMap((one) => (one.room === null ? [] : [[one.room, one.zone] as const])));
    expect(new Map(fromRoster(a).map(({ name, zone }) => [name, zone]))).toEqual(expected);
    expect(fromRoster(a).reduce((sum, { classes: held }) => sum + held, 0)).toBe(classes.filter(({ room }) => room !== null).length);
    const [first] = fromRoster(a);
    const { room, name } = defined(first, 'a room');
    a.must({ type: 'PlaceRooms', rooms: [room], zone: 'West' });
    expect(named(a, name)).toMatchObject({ room, zone: 'West', fromRoster: true, used: true });
    a.must({ type: 'PlaceRooms', rooms: [room], zone: null });
    expect(named(a, name)).toMatchObject({ zone: null });
  });

  test('SI-19 two consoles that add one room apart mean one room, and each says where it lies until somebody chooses', () => {
    a.must({ type: 'AddRoom', name: 'Pool', zone: 'West' });
    b.must({ type: 'AddRoom', name: 'POOL ', zone: 'North' });
    expect(named(a, 'Pool').room).toBe(named(b, 'POOL').room);
    meet();
    const seen = rooms(a).filter((room) => room.name.toLowerCase() === 'pool');
    expect(seen).toEqual(rooms(b).filter((room) => room.name.toLowerCase() === 'pool'));
    expect(seen).toMatchObject([{ used: true, apart: [{ used: true }] }]);
    const { room, zone, apart } = defined(seen[0], 'the pool');
    expect(new Set([zone, ...apart.map((other) => other.zone)])).toEqual(new Set(['West', 'North']));
    b.must({ type: 'PlaceRooms', rooms: [room], zone: 'North' });
    meet();
    expect(rooms(a).find((one) => one.room === room)).toMatchObject({ zone: 'North', apart: [] });
  });

  test('SI-23 a renamed room is there under its new name, and under the old one out of use', () => {
    a.must({ type: 'AddRoom', name: 'Pool', zone: 'West' });
    a.must({ type: 'RenameRoom', room: named(a, 'Pool').room, name: 'Swimming hall' });
    expect([named(a, 'Pool').used, named(a, 'Swimming hall').used, named(a, 'Swimming hall').zone]).toEqual([false, true, 'West']);
    expect(a.refused({ type: 'RenameRoom', room: defined(fromRoster(a)[0], 'a room of the roster').room, name: 'Elsewhere' })).toBe('RoomNamedByRoster');
  });
});

describe('settings', () => {
  const site = (at: FolderConsole) => defined(at.console.read('site', {})[0], 'the site');

  test('SI-25 the newest name, clock and console’s name count; of two set apart the same at both, and the other is said', () => {
    expect(site(a)).toMatchObject({ clockHours: 24 });
    a.must({ type: 'RenameSite', name: 'Larkmoor' });
    b.must({ type: 'RenameSite', name: 'Larkmoor School and College' });
    b.must({ type: 'ChooseClock', hours: 12 });
    meet();
    expect(site(a).siteName).toBe(site(b).siteName);
    expect(site(a).clockHours).toBe(12);
    expect(a.console.read('site-settings', {})[0]?.names.map(({ name }) => name).sort()).toEqual(['Larkmoor', 'Larkmoor School and College']);
    a.must({ type: 'RenameSite', name: 'Larkmoor' });
    meet();
    expect([site(b).siteName, b.console.read('site-settings', {})[0]?.names.length]).toEqual(['Larkmoor', 1]);
    a.must({ type: 'RenameConsole', console: null, name: 'Gate' });
    expect(site(a).consoleName).toBe('Gate');
    const note = { type: 'StartIncident', directive: 'hold', detail: '', exercise: true } as const;
    const incident = defined(a.must(note).result['incident'], 'a drill');
    meet();
    expect(b.console.read('timeline', { incident }).map((row) => row.console)).toContain('Gate');
  });

  test('SI-26 the schools are the roster’s until somebody names them, and again when nobody does any more', () => {
    expect(site(a).schools).toEqual(['Larkmoor School']);
    a.must({ type: 'NameSchools', schools: ['Larkmoor Middle', 'Larkmoor High', 'Larkmoor High'] });
    expect(site(a).schools).toEqual(['Larkmoor Middle', 'Larkmoor High']);
    expect(a.console.read('site-settings', {})[0]?.rosterSchools).toEqual(['Larkmoor School']);
    a.must({ type: 'NameSchools', schools: [] });
    expect(site(a).schools).toEqual(['Larkmoor School']);
  });
});
