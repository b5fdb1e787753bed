/** People on the move at two real consoles: a bus from its list to the recount at the site, apart and together, with each gap by name. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listWhereabouts } from '../../db/queries/movement.ts';
import { loadSample } from '../../electron/host/cli/operations.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { BoardPeople } from '../../shared/domain/movement/commands.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

const DANA = { staff: null, name: 'Dana Okonkwo' };
const LEE = { staff: null, name: 'Lee Park' };
type Row = SubscriptionRow<'whereabouts'>;

let a: FolderConsole;
let b: FolderConsole;
let incident: string;
beforeEach(async () => {
  a = await openFolderConsole();
  b = await openFolderConsole();
  await loadSample(a.console, { seed: 1, students: 60, date: '2026-10-14', founder: 'Dana Okonkwo' });
  letIn(a, b);
  incident = defined(a.must({ type: 'StartIncident', directive: 'evacuate', detail: 'North field', exercise: false }).result['incident'], 'an incident');
  meet();
});
afterEach(async () => {
  await a.remove();
  await b.remove();
});

function meet(): void {
  carry(a, b);
  carry(b, a);
}

const rows = (at: FolderConsole): readonly Row[] => at.console.read('whereabouts', { incident });
const rowOf = (at: FolderConsole, person: string): Row => defined(rows(at).find((row) => row.person === person), 'the person');
const riders = (at: FolderConsole, count: number): readonly string[] => rows(at).filter((row) => row.kind === 'student' && row.onList).slice(0, count).map((row) => row.person);
const bus = (at: FolderConsole, key: string): SubscriptionRow<'buses'> => defined(at.console.read('buses', { incident }).find((row) => row.key === key), `bus ${key}`);
const boarding = (name: string, people: readonly string[], reporter = DANA): BoardPeople => ({ type: 'BoardPeople', incident, bus: name, people: people.map((person) => ({ person, settles: [] })), reporter, channel: 'radio' });
const arriving = (people: readonly string[], reporter = LEE): Command => ({ type: 'ReportArrivals', incident, place: 'North field', people: people.map((person) => ({ person, settles: [] })), reporter, channel: 'radio' });
const missing = (person: string, reporter = LEE): Command => ({ type: 'ReportPeople', incident, classId: null, reporter, channel: 'radio', reports: [{ person, status: 'missing', where: 'not at North field' }] });
const totals = (at: FolderConsole): Readonly<Record<string, number>> => Object.fromEntries([...Map.groupBy(rows(at).filter((row) => row.onList), (row) => row.leg)].map(([leg, these]) => [leg, these.length]));

test('MO-3, MO-4, MO-10 a bus is loaded here, arrives there, and whoever did not is the gap by name; the totals sum to the expected', () => {
  const people = riders(a, 5);
  const [gone = '', ...there] = people;
  a.must({ type: 'AddBus', incident, bus: '4', driver: 'Lee Park', seats: 48 });
  b.must({ type: 'AddBus', incident, bus: 'Bus 4', driver: 'Lee Park', seats: 48 });
  a.must(boarding('4', people));
  a.must({ type: 'ReportBusLeft', incident, bus: '4', place: 'North field', counted: 5, reporter: DANA, channel: 'inPerson' });
  expect(bus(a, '4')).toMatchObject({ status: 'onTheWay', listed: 5, notSeen: 5, countedAtArrival: null });
  // The other console has not heard of the list, and counts all the same.
  b.must({ type: 'ReportBusArrived', incident, bus: '4', place: 'North field', counted: 4, reporter: LEE, channel: 'radio' });
  b.must(arriving(there));
  expect(bus(b, '4')).toMatchObject({ status: 'arrived', listed: 0 });
  meet();
  for (const at of [a, b]) {
    expect(at.console.read('buses', { incident })).toHaveLength(1);
    expect(bus(at, '4')).toMatchObject({ status: 'arrived', listed: 5, notSeen: 1, countedAtArrival: 4, about: [{ seats: 48 }] });
    expect(rowOf(at, gone)).toMatchObject({ leg: 'bus', status: 'here', place: { is: 'bus', at: '4' } });
    expect(there.map((person) => rowOf(at, person).leg)).toEqual(['site', 'site', 'site', 'site']);
    const { bus: aboard, site, ...rest } = totals(at);
    expect({ aboard, site }).toEqual({ aboard: 1, site: 4 });
    const { expected } = defined(at.console.read('incidents', {})[0], 'the incident');
    expect(Object.values(rest).reduce((sum, count) => sum + count, 5)).toBe(expected);
  }
});

test('PS-9, MO-6 on the lists of two buses, and on a bus though missing: a card at both consoles, settled at one', () => {
  const [twice = '', lost = ''] = riders(a, 2);
  for (const [at, name] of [[a, '4'], [b, '7']] as const) at.must({ type: 'AddBus', incident, bus: name, driver: '', seats: null });
  a.must(boarding('4', [twice, lost]));
  b.must(boarding('7', [twice], LEE));
  b.must(missing(lost));
  meet();
  const cards = (at: FolderConsole) => at.console.read('contradictions', {}).filter((one) => one.kind === 'placesDisagree');
  expect(cards(b)).toEqual(cards(a));
  expect(cards(a).map((one) => one.sides.map((side) => side.what).sort().join(' / ')).sort()).toEqual(['Missing, not at North field / On bus 4', 'On bus 4 / On bus 7']);
  expect([twice, lost].map((person) => [rowOf(a, person).leg, rowOf(a, person).status])).toEqual([['disagreeing', 'unknown'], ['disagreeing', 'missing']]);
  expect(b.console.read('site', {})[0]?.contradictions).toBe(2);

  const onBuses = defined(cards(a).find((one) => one.sides.some((side) => side.what === 'On bus 7')), 'the card of two buses');
  const stands = defined(onBuses.sides.find((side) => side.what === 'On bus 7'), 'bus 7').event;
  a.must({ type: 'SettlePlaces', incident, person: twice, settles: onBuses.sides.map((side) => side.event).filter((event) => event !== stands), stands, reporter: DANA, reason: 'Called the driver' });
  const [notHere] = cards(b).filter((one) => one.sides.some((side) => side.status === 'missing'));
  b.must({ type: 'SettleReports', incident, person: lost, settles: [...defined(notHere, 'the card of who is missing').events], status: 'missing', where: '', reporter: LEE, reason: 'Nobody saw her get on' });
  meet();
  for (const at of [a, b]) {
    expect(cards(at)).toEqual([]);
    expect(rowOf(at, twice)).toMatchObject({ leg: 'bus', place: { at: '7' } });
    expect(rowOf(at, lost)).toMatchObject({ leg: 'missing', place: null });
  }
  const told = a.console.read('timeline', { incident }).map((row) => row.text);
  expect(told).toEqual(expect.arrayContaining(['On bus 4, said by Dana Okonkwo by radio', 'Settled: On bus 7, by Dana Okonkwo: Called the driver']));
});

test('MO-4, MO-11 the list of another bus is named by whoever moves somebody; strangers and whoever was handed over are refused', () => {
  const [person = ''] = riders(a, 1);
  for (const name of ['4', '7']) a.must({ type: 'AddBus', incident, bus: name, driver: '', seats: null });
  a.must(boarding('4', [person]));
  expect(a.refused(boarding('7', [person], LEE))).toBe('OnAnotherBus');
  const events = defined(rowOf(a, person).place, 'a place').events;
  a.must({ ...boarding('7', [person], LEE), people: [{ person, settles: [...events] }] });
  expect(rowOf(a, person)).toMatchObject({ leg: 'bus', place: { at: '7' }, boarded: ['7'] });
  expect(a.refused(boarding('9', [person]))).toBe('BusUnknown');
  a.must({ type: 'TakeBackPlaces', incident, person, settles: [...defined(rowOf(a, person).place, 'a place').events], reporter: DANA });
  expect(rowOf(a, person)).toMatchObject({ leg: 'unknown', place: null });
});

test('MO-7 staff and visitors board, arrive and leave like students; who was seen leaving is unknown until somebody has them', () => {
  a.must({ type: 'SignInVisitor', name: 'Pat Lee', reason: 'Repairs', host: '', badge: '7', answers: [] });
  const visitor = defined(rows(a).find((row) => row.kind === 'visitor'), 'the visitor').person;
  const teacher = defined(rows(a).find((row) => row.kind === 'staff'), 'a teacher').person;
  const [student = ''] = riders(a, 1);
  a.must({ type: 'AddBus', incident, bus: '4', driver: '', seats: null });
  a.must(boarding('4', [visitor, teacher]));
  a.must(arriving([teacher]));
  const left = (confirmedBy: string): Command => ({ type: 'ReportLeftOnOwn', incident, people: [{ person: student, settles: [] }], where: 'Home', confirmedBy, reporter: LEE, channel: 'phone' });
  a.must(left(''));
  expect([visitor, teacher, student].map((person) => rowOf(a, person).leg)).toEqual(['bus', 'site', 'saidToHaveLeft']);
  expect(rowOf(a, student).status).toBe('unknown');
  a.must(left('Rosa Garcia, mother'));
  expect(rowOf(a, student)).toMatchObject({ leg: 'leftOnOwn', status: 'elsewhere', place: { confirmedBy: 'Rosa Garcia, mother' } });
});

test('MO-1, MO-2 every zone of the campus is listed, not known until a team says so, and not known again after a new directive', () => {
  const zones = () => b.console.read('sweeps', { incident });
  expect(zones().length).toBeGreaterThan(2);
  expect(zones().every((zone) => zone.result === null && zone.rooms > 0)).toBe(true);
  const zone = defined(zones()[0], 'a zone').zone;
  const sweep = (at: FolderConsole, result: 'cleared' | 'notReached', reporter = DANA) => at.must({ type: 'SweepZones', incident, sweeps: [{ zone, result, words: '', settles: [] }], reporter, channel: 'radio' });
  sweep(a, 'cleared');
  sweep(b, 'notReached', LEE);
  meet();
  expect(zones()[0]).toMatchObject({ zone, result: 'notReached', sweeps: [{}, {}] });
  sweep(a, 'cleared', LEE);
  meet();
  expect(zones()[0]).toMatchObject({ result: 'cleared' });
  a.must({ type: 'ChangeDirective', incident, directive: 'shelter', detail: 'Gym' });
  meet();
  expect(zones()[0]).toMatchObject({ result: null, sweeps: [{ overtaken: true }, { overtaken: true }] });
});

test('MO-13 time to full accountability is told by both consoles alike, with the moment when somebody was missing again', () => {
  const told = (at: FolderConsole) => defined(at.console.read('accountability', { incident })[0], 'a row');
  const unknown = (at: FolderConsole): readonly string[] => at.console.read('people-by-status', { incident, status: 'unknown' }).map((row) => row.person);
  expect(told(a)).toMatchObject({ accounted: 0, moments: [] });
  const everybody = unknown(a);
  for (let from = 0; from < everybody.length; from += 40) a.must({ type: 'ReportPeople', incident, classId: null, reporter: DANA, channel: 'radio', reports: everybody.slice(from, from + 40).map((person) => ({ person, status: 'here', where: '' })) });
  const [first] = told(a).moments;
  expect(first).toMatchObject({ lostAfterMs: null });
  const [person = ''] = everybody;
  a.must(missing(person, DANA));
  expect(told(a).moments.map((one) => [one.reachedAfterMs, one.lostAfterMs === null])).toEqual([[first?.reachedAfterMs, false]]);
  a.must(arriving([person], DANA));
  meet();
  expect(told(a).moments).toHaveLength(2);
  expect(told(a).moments[1]?.lostAfterMs).toBeNull();
  expect(told(b)).toEqual(told(a));
});

test('what a student needs stands on the lists of buses and arrivals, for those who may see it', () => {
  const needy = rows(a).filter((row) => (row.needs ?? []).length > 0);
  expect(needy.length).toBeGreaterThan(0);
  const hidden = atOnce(listWhereabouts(a.console.reader, incident as IncidentId, false));
  expect(hidden).toHaveLength(rows(a).length);
  expect(hidden.every((row) => row.needs === null)).toBe(true);
});
