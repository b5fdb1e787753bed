/** Rules IN-50 to IN-56: what is set of a station, where it is, who is at it, and to which line families go. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignStation, giveUpStation, setStation, takeStation, turnOf, type AssignContext } from '../../shared/domain/incident/decide-stations.ts';
import { postsOf, UNTOUCHED } from '../../shared/domain/incident/post-state.ts';
import type { StationLetters, StationState } from '../../shared/domain/incident/station-events.ts';
import { findStation, lineFor, servedAt, settingOf, stationsOf, type Station } from '../../shared/domain/incident/station-state.ts';
import { courseOf, incidentsOf } from '../../shared/domain/incident/state.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Decision, NewEvent } from '../../shared/kernel/decision.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { incidentStream, INCIDENTS } from '../../shared/kernel/streams.ts';
import { Random } from '../support/console.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testId } from '../support/drawn-history.ts';
import { stationWriters, STATION_POST } from '../support/station-facts.ts';

const incident = testId<IncidentId>('incident');
const start: NewEvent = { stream: INCIDENTS, type: 'v2.IncidentStarted', payload: { incident, exercise: true, directive: 'evacuate', detail: '', roster: [], date: null }, refs: [] };
const open = defined(incidentsOf(historyOf([factAfter(start, [])]))[0], 'it is open');

const CHECKER = 'checker';
const [gym, hall] = [testId('gym'), testId('hall')];
const context = (facts: readonly Fact[]): AssignContext => ({ incident: open, course: courseOf(historyOf(facts)), heard: [], stations: stationsOf(historyOf(facts)), consoleIsKnown: true });
const set = (facts: readonly Fact[], station: number, state: StationState, divertedTo: number | null = null, letters: StationLetters = null): Decision => setStation({ type: 'SetStation', incident, post: CHECKER, station, state, letters, divertedTo }, context(facts));
const assign = (facts: readonly Fact[], station: number, console: string, post = CHECKER): Decision => assignStation({ type: 'AssignStation', incident, post, station, console }, context(facts));
const after = (facts: readonly Fact[], decision: Decision): readonly Fact[] => {
  if (!decision.accepted) throw new Error(decision.rejection.name);
  return decision.events.reduce<readonly Fact[]>((all, event) => [...all, factAfter(event, all)], facts);
};
const at = (facts: readonly Fact[], station: number, post = CHECKER): Station => defined(findStation(stationsOf(historyOf(facts)), post, station), `${post} ${station}`);
const consolesOf = (facts: readonly Fact[], station: number): readonly string[] => findStation(stationsOf(historyOf(facts)), CHECKER, station)?.assignments.map((one) => one.console) ?? [];

function take(facts: readonly Fact[], station: Station, name: string, badge: string): readonly Fact[] {
  const assignment = defined(station.assignments[0], 'it is at a console');
  const held = postsOf(historyOf(facts)).get(station.post) ?? UNTOUCHED;
  return after(facts, takeStation({ incident, station, assignment, volunteer: testId<PersonId>(`${name} ${badge}`), name, badge }, { ...context(facts), held }));
}
const whoIsAt = (facts: readonly Fact[], post = CHECKER): readonly string[] => (postsOf(historyOf(facts)).get(post)?.holdings ?? []).map((one) => `${one.holder.name} ${one.holder.badge}`).sort();

describe('a station', () => {
  test('IN-50 is a numbered place of a post; of a post for one there is one, of an unknown post none', () => {
    expect(refusedAs(assign([], 7, gym))).toBe('accepted');
    expect(refusedAs(assign([], 2, gym, 'accountant'))).toBe('OneStationOnly');
    expect(refusedAs(assign([], 1, gym, 'drone-pilot'))).toBe('PostUnknown');
    expect(refusedAs(assignStation({ type: 'AssignStation', incident, post: CHECKER, station: 1, console: gym }, { ...context([]), consoleIsKnown: false }))).toBe('ConsoleUnknown');
  });

  test('IN-51 is as it was set last; of what was set apart the most cautious counts, and both are shown until it is set again', () => {
    expect(settingOf(undefined).state).toBe('open');
    const closed = after(after([], set([], 2, 'open')), set(after([], set([], 2, 'open')), 2, 'closed'));
    expect(at(closed, 2).settings.map((one) => one.state)).toEqual(['closed']);
    for (const [states, counts] of [[['open', 'paused'], 'paused'], [['closed', 'open'], 'closed'], [['closed', 'paused'], 'paused']] as const) {
      const apart = states.map((state) => defined(after([], set([], 2, state))[0], 'one fact'));
      expect(settingOf(at(apart, 2)).state).toBe(counts);
      expect(at(apart, 2).settings).toHaveLength(2);
      const again = after(apart, set(apart, 2, counts));
      expect(at(again, 2).settings.map((one) => one.state)).toEqual([counts]);
      expect(refusedAs(set(again, 2, counts))).toBe('StationAlreadySo');
    }
    expect(refusedAs(set([], 2, 'open', null, { from: 'K', to: 'A' }))).toBe('LettersReversed');
  });

  test('IN-52 goes on at the line to which it is diverted, and never in a circle', () => {
    const one = after([], set([], 1, 'paused', 2));
    const two = after(one, set(one, 2, 'paused', 3));
    expect(servedAt(stationsOf(historyOf(two)), CHECKER, 1)).toBe(3);
    expect(refusedAs(set(two, 3, 'paused', 1))).toBe('DivertedInCircle');
    expect(refusedAs(set([], 1, 'paused', 1))).toBe('DivertedInCircle');
    // Two consoles that did not know of each other close the circle.
    const apart = [...one, factAfter({ stream: incidentStream(incident), type: 'v1.StationSet', payload: { incident, post: CHECKER, station: 2, state: 'open', letters: null, divertedTo: 1 }, refs: [] }, [])];
    expect(servedAt(stationsOf(historyOf(apart)), CHECKER, 1)).toBe(2);
    expect(servedAt(stationsOf(historyOf(apart)), CHECKER, 2)).toBe(1);
  });

  test('IN-53 is where it was assigned last, and a console is one station at most; assigned apart it is at both', () => {
    const first = after([], assign([], 2, gym));
    expect(refusedAs(assign(first, 2, gym))).toBe('StationAlreadyHere');
    const over = after(first, assign(first, 2, hall));
    expect(consolesOf(over, 2)).toEqual([hall]);
    const moved = after(over, assign(over, 3, hall));
    expect([consolesOf(moved, 2), consolesOf(moved, 3)]).toEqual([[], [hall]]);
    const apart = [defined(after([], assign([], 2, gym))[0], 'one'), defined(after([], assign([], 2, hall))[0], 'other')];
    expect([...consolesOf(apart, 2)].sort()).toEqual([gym, hall].sort());
    const givenUp = after(apart, giveUpStation({ type: 'GiveUpStation', incident, post: CHECKER, station: 2 }, context(apart)));
    expect(consolesOf(givenUp, 2)).toEqual([]);
    expect(refusedAs(giveUpStation({ type: 'GiveUpStation', incident, post: CHECKER, station: 2 }, context(givenUp)))).toBe('StationNowhere');
  });
});

describe('a volunteer', () => {
  test('IN-54 takes it by name and badge from whoever was there; the same goes on where they were', () => {
    const assigned = after([], assign([], 2, gym));
    const there = take(assigned, at(assigned, 2), 'Pat Lee', '7');
    expect(whoIsAt(there)).toEqual(['Pat Lee 7']);
    const station = at(there, 2);
    const assignment = defined(station.assignments[0], 'it is at a console');
    expect(turnOf({ station, assignment, name: 'pat lee', badge: '7' })?.event).toBe(station.turns[0]?.event);
    expect(turnOf({ station, assignment, name: 'Pat Lee', badge: '8' })).toBeNull();
    const next = take(there, station, 'Kim Oh', '9');
    expect(whoIsAt(next)).toEqual(['Kim Oh 9']);
    // Taken over at another console the turn at the first is none that counts there.
    const over = after(next, assign(next, 2, hall));
    expect(turnOf({ station: at(over, 2), assignment: defined(at(over, 2).assignments[0], 'the hall'), name: 'Kim Oh', badge: '9' })).toBeNull();
  });

  test('IN-54 at a post for one takes it from everybody who was at it', () => {
    const held = [factAfter({ stream: incidentStream(incident), type: 'v1.PostTaken', payload: { incident, post: 'accountant', holder: { staff: testId('ana'), name: 'Ana', badge: '' } }, refs: [] }, [])];
    const assigned = after(held, assign(held, 1, gym, 'accountant'));
    expect(whoIsAt(take(assigned, at(assigned, 1, 'accountant'), 'Pat Lee', '7'), 'accountant')).toEqual(['Pat Lee 7']);
  });
});

test('IN-56 a family goes to the line for its name, else to the shortest that is for anybody; never to one that is shut or diverted', () => {
  const facts = [set([], 1, 'open', null, { from: 'A', to: 'F' }), set([], 2, 'open', null, { from: 'A', to: 'Z' }), set([], 3, 'open'), set([], 4, 'open'), set([], 5, 'closed'), set([], 6, 'open', 3)].flatMap((decision) => after([], decision));
  const lengths: Readonly<Record<number, number>> = { 1: 4, 2: 9, 3: 2, 4: 1, 5: 0, 6: 0 };
  const line = (name: string, of = facts): number | null => lineFor(stationsOf(historyOf(of)), CHECKER, name, (station) => lengths[station] ?? 0);
  expect([line('Álvarez'), line('Garcia'), line('王'), line('')]).toEqual([1, 2, 4, 4]);
  expect(line('Garcia', facts.slice(0, 1))).toBe(1);
  expect(line('Garcia', facts.slice(4))).toBeNull();
  expect(line('Garcia', [])).toBeNull();
});

test('IN-51 to IN-55 on three consoles, whatever they set, assign and take: every order gives the same, no console is two stations that knew of each other, and nobody acts on an assignment that is over', () => {
  let apart = 0;
  fc.assert(
    fc.property(stepsOf(stationWriters.length), fc.nat(1000), (steps, salt) => {
      const facts = play(steps, stationWriters, salt);
      const stations = stationsOf(historyOf(facts));
      expect(stationsOf(new History(shuffled(facts, new Random(salt)), facts))).toEqual(stations);
      const history = historyOf(facts);
      for (const one of stations.flatMap((station) => station.assignments.map((assignment) => ({ ...assignment, station })))) {
        const others = stations.flatMap((station) => station.assignments.map((assignment) => ({ ...assignment, station }))).filter((other) => other.event !== one.event && (other.console === one.console || other.station === one.station));
        apart += others.length;
        for (const other of others) expect(history.precedes(other.event, one.event) || history.precedes(one.event, other.event)).toBe(false);
      }
      expect(stations.every((one) => one.post === STATION_POST && [1, 2, 3].includes(servedAt(stations, one.post, one.station)))).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(apart).toBeGreaterThan(20);
});
