/** A lockdown through the host's own commands and lists: the wall, who is outside a room, two people, the rule of the site, the record. */
import { beforeEach, describe, expect, test } from 'vitest';
import { readLockdown } from '../../db/queries/lockdown.ts';
import { readTimeline } from '../../db/queries/timeline.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { commandSchemas, type Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { STUDENTS } from '../sim/school.ts';
import { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { KNOWS_ALL } from '../support/may-know.ts';
import { freshCommand } from '../support/log-actions.ts';

let desk: Desk;
let incident: IncidentId;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
  desk.must({ type: 'AddRoom', name: 'Gym', zone: 'Shared' });
  desk.must({ type: 'AddRoom', name: 'Art', zone: 'Shared' });
  incident = desk.must({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: true }).result['incident'] as IncidentId;
});

const wall = (): SubscriptionRow<'lockdown'> => readLockdown(desk.reader, desk.console.ports.digests, incident, { console: desk.console.console, staff: null });
const room = (name: string) => defined(wall().rooms.find((one) => one.name === name), name);
const told = (): string[] => readTimeline(desk.reader, incident, KNOWS_ALL).map((one) => one.text);
const by = (name: string): Actor => ({ staff: testId<PersonId>(name), role: 'assistantPrincipal', grant: null });
const as = (name: string, command: Command): string => {
  const outcome = desk.run(command, freshCommand(), by(name));
  return outcome.accepted ? 'accepted' : outcome.rejection.name;
};
const report = (name: string, status: 'locked' | 'help' | 'notHeard', words = ''): Command => ({ type: 'ReportRooms', incident, reporter: { staff: null, name: 'Karin' }, channel: 'message', reports: [{ room: room(name).room, status, counts: null, words, settles: [] }] });
const releaseAll = (): void => void desk.must({ type: 'ReleaseRooms', incident, rooms: wall().rooms.map((one) => one.room), openedBy: 'Officer Hall' });

describe('the wall', () => {
  test('has every room in use, not heard until somebody says so', () => {
    expect(wall().rooms.filter((one) => one.zone === 'Shared').map((one) => [one.name, one.status])).toEqual([['Art', 'notHeard'], ['Gym', 'notHeard']]);
    desk.must(report('Gym', 'locked'));
    desk.must(report('Art', 'help', 'A student is hurt'));
    expect([room('Gym').status, room('Art').status]).toEqual(['locked', 'help']);
    expect(wall().known).toMatchObject([{ text: 'A student is hurt', place: 'Art', reporter: 'Karin', told: null }]);
    desk.must({ type: 'UseRooms', rooms: [room('Gym').room], used: false });
    expect(room('Gym').status).toBe('locked');
  });

  test('IN-32 a room that goes out of use while it calls for help is heard of, counts for all clear and can be opened', () => {
    desk.must(report('Gym', 'help'));
    desk.must({ type: 'UseRooms', rooms: [room('Gym').room], used: false });
    desk.must({ type: 'ReleaseRooms', incident, rooms: wall().rooms.map((one) => one.room).filter((id) => id !== room('Gym').room), openedBy: 'Officer Hall' });
    expect(as('dana', { type: 'ProposeAllClear', incident })).toBe('RoomsNotReleased');
    desk.must(report('Gym', 'locked'));
    expect(room('Gym').status).toBe('locked');
    desk.must({ type: 'ReleaseRooms', incident, rooms: [room('Gym').room], openedBy: 'Officer Hall' });
    expect(as('dana', { type: 'ProposeAllClear', incident })).toBe('accepted');
  });

  test('takes the rooms of a large campus at once, or says that it is for fewer at a time', () => {
    for (let number = 1; number <= 200; number++) desk.must({ type: 'AddRoom', name: `West ${number}`, zone: 'West' });
    const reports = (count: number) => wall().rooms.filter((one) => one.zone === 'West').slice(0, count).map((one) => ({ room: one.room, status: 'locked', counts: null, words: '', settles: [] }));
    const locked = (count: number): Command => commandSchemas.ReportRooms.parse({ type: 'ReportRooms', incident, reporter: { staff: null, name: 'Karin' }, channel: 'radio', reports: reports(count) });
    expect(as('dana', locked(120))).toBe('accepted');
    expect(as('dana', locked(200))).toBe('TooMuchAtOnce');
    expect(wall().rooms.filter((one) => one.status === 'locked')).toHaveLength(120);
  });

  test('IN-38 says who is outside a room: elsewhere, late, visitors; and forgets whoever was heard of', () => {
    const [first, second] = [defined(STUDENTS[0], 'a student'), defined(STUDENTS[1], 'another')];
    const reporter = { staff: null, name: 'Karin' };
    expect(wall().outside).toEqual([]);
    desk.must({ type: 'ReportPeople', incident, classId: null, reporter, channel: 'radio', reports: [{ person: first, status: 'elsewhere', where: 'Nurse' }] });
    desk.must({ type: 'MarkArrived', people: [second], date: desk.reader.today() });
    desk.must({ type: 'SignInVisitor', name: 'Pat Lee', reason: '', host: 'Office', badge: '', answers: [] });
    expect(wall().outside.map(({ why, where }) => `${why} ${where}`).sort()).toEqual(['elsewhere Nurse', 'late ', 'visitor Office']);
    desk.must({ type: 'ReportPeople', incident, classId: null, reporter, channel: 'radio', reports: [{ person: second, status: 'here', where: '' }] });
    expect(wall().outside.map((one) => one.why).sort()).toEqual(['elsewhere', 'visitor']);
  });
});

describe('all clear', () => {
  test('takes every room and two people, and the record tells who and what', () => {
    expect(as('dana', { type: 'GiveAllClear', incident, reason: '' })).toBe('RoomsNotReleased');
    desk.must(report('Art', 'help', 'A student is hurt'));
    desk.must({ type: 'Phone911', incident, words: 'operator 14' });
    desk.must({ type: 'Tell911', incident, facts: wall().known.map((one) => one.event) });
    releaseAll();
    expect(as('dana', { type: 'GiveAllClear', incident, reason: '' })).toBe('SecondPersonNeeded');
    expect(as('dana', { type: 'ProposeAllClear', incident })).toBe('accepted');
    expect(wall().proposals).toMatchObject([{ staff: testId('dana') }]);
    expect(as('dana', { type: 'GiveAllClear', incident, reason: '' })).toBe('SecondPersonNeeded');
    expect(as('lee', { type: 'GiveAllClear', incident, reason: '' })).toBe('accepted');
    expect(desk.now().allClearWall).not.toBe(null);
    const record = told();
    for (const line of ['Art: needs help, A student is hurt, reported by Karin by message', '911 phoned: operator 14', '911 told: Art needs help', 'Gym: released, opened by Officer Hall', 'All clear proposed; a second person must confirm it', 'All clear']) {
      expect(record).toContain(line);
    }
  });

  test('SI-27 goes by the rule of the site, and a reason sets it aside', () => {
    desk.must({ type: 'SetLockdownAllClear', twoPeople: false, everyRoomReleased: true });
    expect(wall().rule).toEqual({ twoPeople: false, everyRoomReleased: true });
    expect(as('dana', { type: 'GiveAllClear', incident, reason: '' })).toBe('RoomsNotReleased');
    expect(as('dana', { type: 'SetAsideAllClearRules', incident, reason: 'Police took over' })).toBe('accepted');
    expect(desk.now().allClearWall).not.toBe(null);
    expect(told()).toContainEqual(expect.stringMatching(/^All clear against the school’s rule, \d+ rooms not released: Police took over$/));
  });
});
