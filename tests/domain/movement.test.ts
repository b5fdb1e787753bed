/** Rules MO-1 to MO-12 and PS-8 to PS-10: zones, buses, arrivals, who left on their own, and on which leg of the way everybody is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reopensSweeps } from '../../db/projections/movement.ts';
import { settleReports } from '../../shared/domain/accounting/decide.ts';
import { busesOf, countedAtArrival, type Bus } from '../../shared/domain/movement/buses.ts';
import { addBus, boardPeople, reportArrivals, reportBusArrived, reportBusLeft, settlePlaces, sweepZones, takeBackBus, takeBackPlaces, type CourseContext, type PeopleContext } from '../../shared/domain/movement/decide.ts';
import { movementEvents } from '../../shared/domain/movement/events.ts';
import { fullAccountability } from '../../shared/domain/movement/full-accountability.ts';
import { legOf, legs, type Leg } from '../../shared/domain/movement/legs.ts';
import { sweepsOf } from '../../shared/domain/movement/sweeps.ts';
import { foldBus, whereaboutsOf } from '../../shared/domain/movement/whereabouts.ts';
import { accountedOver, standingOf, type PersonStanding } from '../../shared/domain/person-standing.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { EventId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { Random } from '../support/console.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testEvent, testId } from '../support/drawn-history.ts';
import { compareTimestamps } from '../../shared/kernel/clock.ts';
import { courseWriters, movingWriters, placeWriters } from '../support/movement-facts.ts';
import { INCIDENTS_OF_TEST, STUDENT } from '../support/person-facts.ts';

const [incident] = INCIDENTS_OF_TEST;
const ANA = { staff: null, name: 'Ana' };
const BEN = { staff: null, name: 'Ben' };
const by = (reporter: typeof ANA) => ({ reporter, channel: 'radio' }) as const;

const person = (type: string, payload: object): Parameters<typeof factAfter>[0] => ({ stream: `person/${STUDENT}` as Fact['stream'], type, payload: { incident, person: STUDENT, ...payload }, refs: [] });
const boarded = (bus: string, before: readonly Fact[], reporter = ANA, settles: readonly Fact[] = []): Fact => factAfter(person('v1.PersonBoarded', { bus, settles: settles.map((one) => one.id), ...by(reporter) }), before);
const arrived = (before: readonly Fact[], reporter = BEN, place = 'Gym'): Fact => factAfter(person('v1.PersonArrived', { place, settles: [], ...by(reporter) }), before);
const left = (confirmedBy: string, before: readonly Fact[], reporter = BEN): Fact => factAfter(person('v1.PersonLeftOnOwn', { where: 'Home', confirmedBy, settles: [], ...by(reporter) }), before);
const report = (status: string, before: readonly Fact[], reporter = BEN): Fact => factAfter(person('v1.PersonReported', { status, where: '', classId: null, ...by(reporter) }), before);
const settled = (stands: Fact, settles: readonly Fact[], before: readonly Fact[], reporter = ANA): Fact => factAfter(person('v1.PlacesSettled', { settles: settles.map((one) => one.id), stands: stands.id, reporter, reason: 'asked' }), before);
const missing = (settles: readonly Fact[], before: readonly Fact[], reporter = BEN): Fact => factAfter(person('v1.ReportsSettled', { settles: settles.map((one) => one.id), status: 'missing', where: '', reporter, reason: 'asked' }), before);

const standing = (...facts: readonly Fact[]): PersonStanding => standingOf(historyOf(facts), incident);
const legIn = ({ status, contradictions, movement }: PersonStanding): Leg => {
  const place = movement.place ?? movement.places[0] ?? null;
  return legOf({ status, contradicted: contradictions.length > 0, place: place === null ? null : { is: place.is, confirmed: place.confirmedBy !== '' } });
};
const cards = (found: PersonStanding): string[] => found.contradictions.map((one) => one.kind);

describe('where a person is on the way', () => {
  test('MO-4, PS-10 from the bus to the site, in whatever order it is heard of; both are here', () => {
    const bus = boarded('4', []);
    expect(standing(bus)).toMatchObject({ status: 'here', contradictions: [], movement: { place: { is: 'bus', at: '4' } } });
    expect(legIn(standing(bus, arrived([bus])))).toBe('site');
    // The list of the bus came in after the arrival, from a console that was cut off.
    const late = standing(bus, arrived([]));
    expect(late).toMatchObject({ contradictions: [], movement: { place: { is: 'site', at: 'Gym' }, boarded: ['4'] } });
    const site = arrived([bus]);
    expect(legIn(standing(bus, site, boarded('9', [bus, site])))).toBe('bus');
  });

  test('MO-4, MO-5 on the lists of two buses is a card, unless the first is named or the same person says so', () => {
    const first = boarded('4', []);
    const apart = standing(first, boarded('7', []));
    expect(apart).toMatchObject({ status: 'unknown', contradictions: [{ kind: 'placesDisagree' }] });
    expect(legIn(apart)).toBe('disagreeing');
    expect(cards(standing(first, boarded('7', [first], BEN)))).toEqual(['placesDisagree']);
    expect(standing(first, boarded('7', [first], BEN, [first]))).toMatchObject({ status: 'here', contradictions: [], movement: { place: { at: '7' }, boarded: ['7'] } });
    expect(standing(first, boarded('7', [first], ANA))).toMatchObject({ contradictions: [], movement: { place: { at: '7' } } });
    expect(cards(standing(first, boarded('Bus 4', [], BEN)))).toEqual([]);
    expect(cards(standing(arrived([], ANA, 'Gym'), arrived([], BEN, 'Church')))).toEqual(['placesDisagree']);
  });

  test('PS-9 a place and "missing" by somebody else contradict, whoever knew of whom; the person counts as missing', () => {
    const bus = boarded('4', []);
    const gone = report('missing', []);
    for (const found of [standing(bus, gone), standing(bus, report('missing', [bus])), standing(gone, boarded('4', [gone]))]) {
      expect(found).toMatchObject({ status: 'missing', contradictions: [{ kind: 'placesDisagree' }] });
      expect(legIn(found)).toBe('disagreeing');
    }
    expect(cards(standing(bus, report('here', []), report('injured', [])))).toEqual(['reportsDisagree']);
  });

  test('PS-8, PS-10 the same reporter corrects in both directions; hurt stays hurt, and elsewhere is elsewhere', () => {
    const bus = boarded('4', [], BEN);
    expect(standing(bus, report('missing', [bus]))).toMatchObject({ status: 'missing', contradictions: [], movement: { places: [] } });
    const gone = report('missing', []);
    expect(standing(gone, boarded('4', [gone], BEN))).toMatchObject({ status: 'here', contradictions: [] });
    expect(standing(bus, report('injured', []))).toMatchObject({ status: 'injured', movement: { place: { is: 'bus' } } });
    expect(standing(bus, report('elsewhere', [bus]))).toMatchObject({ status: 'elsewhere', movement: { place: null } });
    expect(legIn(standing(report('elsewhere', []), boarded('4', [])))).toBe('bus');
  });

  test('MO-7, PS-8 who was seen leaving is unknown until somebody has them, or sees them again', () => {
    const here = report('here', [], ANA);
    const seen = left('', [here]);
    expect(standing(here, seen)).toMatchObject({ status: 'unknown', contradictions: [] });
    expect(legIn(standing(here, seen))).toBe('saidToHaveLeft');
    expect(legIn(standing(here, seen, left('Rosa Garcia', [seen])))).toBe('leftOnOwn');
    expect(standing(here, seen, left('Rosa Garcia', [seen])).status).toBe('elsewhere');
    expect(standing(here, seen, report('here', [seen], ANA)).status).toBe('here');
    // Missing, and somebody thinks to have seen them leave: still looked for, and nobody is asked which is true.
    expect(standing(left('', []), report('missing', [], ANA))).toMatchObject({ status: 'missing', contradictions: [] });
    expect(cards(standing(left('Rosa Garcia', []), report('missing', [], ANA)))).toEqual(['placesDisagree']);
    const answered = factAfter(person('v1.PersonAnsweredFor', { reporter: ANA, reason: 'her aunt is a neighbor' }), [seen]);
    expect(standing(here, seen, answered).status).toBe('answeredFor');
    expect(standing(here, factAfter(person('v1.PersonAnsweredFor', { reporter: ANA, reason: 'home' }), [here]), left('', [])).status).toBe('unknown');
  });

  test('MO-6 a settlement upholds one place; two of them apart are a card again, and one that knows of both ends it', () => {
    const [four, seven] = [boarded('4', []), boarded('7', [], BEN)];
    const four2 = settled(four, [seven], [four, seven]);
    expect(standing(four, seven, four2)).toMatchObject({ status: 'here', contradictions: [], movement: { place: { at: '4' } } });
    const seven2 = settled(seven, [four], [four, seven], BEN);
    expect(cards(standing(four, seven, four2, seven2))).toEqual(['placesDisagree']);
    expect(standing(four, seven, four2, seven2, settled(seven, [four], [four2, seven2]))).toMatchObject({ contradictions: [], movement: { place: { at: '7' } } });
    // One says on the bus, another one, apart, that the student is missing: nobody is lost between them.
    const gone = report('missing', []);
    const found = settled(four, [gone], [four, gone]);
    expect(standing(four, gone, found)).toMatchObject({ status: 'here', contradictions: [] });
    expect(standing(four, gone, found, missing([four, gone], [four, gone]))).toMatchObject({ status: 'missing', contradictions: [{ kind: 'placesDisagree' }] });
    expect(standing(four, gone, missing([four, gone], [four, gone]))).toMatchObject({ status: 'missing', contradictions: [], movement: { places: [] } });
  });

  test('MO-12 what is taken back was never said, and what it had followed stands again', () => {
    const bus = boarded('4', []);
    const site = arrived([bus]);
    const back = factAfter(person('v1.PlaceTakenBack', { settles: [site.id], reporter: ANA }), [site]);
    expect(legIn(standing(bus, site, back))).toBe('bus');
  });

  test('PS-1 a place that knew of a release contradicts it; a list from before does not', () => {
    const adult = { contact: testId('adult'), name: 'Ana Adult', relation: 'parent' };
    const release = (before: readonly Fact[]): Fact => factAfter({ stream: `person/${STUDENT}` as Fact['stream'], type: 'v3.StudentReleased', payload: { incident, student: STUDENT, to: { is: 'adult', checkIn: testEvent('c'), adult, rests: [] } }, refs: [] }, before);
    expect(standing(boarded('4', []), release([]))).toMatchObject({ status: 'released', contradictions: [] });
    const out = release([]);
    expect(cards(standing(out, boarded('4', [out])))).toEqual(['reportedAfterRelease']);
  });
});

describe('decisions', () => {
  const none: Omit<PeopleContext, 'places'> = { refusal: null, refs: [], exercise: false, buses: [], known: new Set([STUDENT]), released: new Set() };
  const added = factAfter({ stream: `incident/${incident}` as Fact['stream'], type: 'v1.BusAdded', payload: { incident, bus: '4', driver: 'Lee', seats: 40 }, refs: [] }, []);
  const buses = busesOf(historyOf([added]));
  const at = (facts: readonly Fact[], more: Partial<PeopleContext> = {}): PeopleContext => ({ ...none, buses, places: new Map([[STUDENT, standing(...facts).movement.places]]), ...more });
  const onto = (bus: string, settles: readonly Fact[] = [], people: readonly string[] = [STUDENT]) => ({ type: 'BoardPeople', incident, bus, people: people.map((one) => ({ person: one, settles: settles.map((fact) => fact.id) })), ...by(ANA) }) as const;

  test('MO-11 strangers, people named twice, people who were handed over and buses that nobody added are refused', () => {
    expect(refusedAs(boardPeople(onto('4', [], [STUDENT, testId('nobody')]), at([])))).toBe('PersonNotOnRoster');
    expect(refusedAs(boardPeople(onto('4', [], [STUDENT, STUDENT]), at([])))).toBe('PersonNamedTwice');
    expect(refusedAs(boardPeople(onto('4'), at([], { released: new Set([STUDENT]) })))).toBe('StudentAlreadyReleased');
    expect(refusedAs(boardPeople(onto('5'), at([])))).toBe('BusUnknown');
    expect(refusedAs(reportArrivals({ type: 'ReportArrivals', incident, place: 'Gym', people: [{ person: STUDENT, settles: [testEvent('x')] }], ...by(ANA) }, at([])))).toBe('PlaceNoLongerStands');
    expect(refusedAs(takeBackPlaces({ type: 'TakeBackPlaces', incident, person: STUDENT, settles: [testEvent('x')], reporter: ANA }, at([])))).toBe('PlaceNoLongerStands');
  });

  test('MO-3, MO-4 another spelling is the same bus; the list of another bus is named or it is refused', () => {
    expect(['Bus 4', 'bus  4', '4', 'BUS 4'].map(foldBus)).toEqual(['4', '4', '4', '4']);
    const accepted = boardPeople(onto('bus 4'), at([]));
    expect(accepted.accepted && accepted.events.map((one) => movementEvents['v1.PersonBoarded'].parse(one.payload).bus)).toEqual(['4']);
    const seven = boarded('7', []);
    expect(refusedAs(boardPeople(onto('4'), at([seven])))).toBe('OnAnotherBus');
    expect(refusedAs(boardPeople(onto('4', [seven]), at([seven])))).toBe('accepted');
    expect(refusedAs(addBus({ type: 'AddBus', incident, bus: 'Bus 4', driver: 'Lee', seats: 40 }, { ...none, zones: [], buses }))).toBe('BusAlreadyThere');
  });

  test('MO-6 a settlement names all of the card, upholds a place, and is refused when the card has changed', () => {
    const [four, seven] = [boarded('4', []), boarded('7', [], BEN)];
    const disputed = new Set(standing(four, seven).movement.against);
    const settle = (stands: EventId, settles: readonly EventId[]) => refusedAs(settlePlaces({ type: 'SettlePlaces', incident, person: STUDENT, settles: [...settles], stands, reporter: ANA, reason: '' }, { ...at([four, seven]), disputed }));
    expect(settle(four.id, [seven.id])).toBe('accepted');
    expect(settle(four.id, [testEvent('x')])).toBe('CardChangedMeanwhile');
    expect(settle(testEvent('x'), [four.id, seven.id])).toBe('CardChangedMeanwhile');
    expect(settle(four.id, [seven.id, four.id])).toBe('CardChangedMeanwhile');
  });

  test('AC-9 who is settled as missing is on no bus any more: the settlement may name places that stand', () => {
    const bus = boarded('4', []);
    const gone = report('missing', []);
    const { accounting, movement } = standing(bus, gone);
    const context = { exercise: false, refusal: null, known: new Set<PersonId>(), released: new Set<PersonId>(), started: null };
    const command = { type: 'SettleReports', incident, person: STUDENT, settles: [gone.id, bus.id], status: 'missing', where: '', reporter: ANA, reason: '' } as const;
    expect(refusedAs(settleReports({ ...command, settles: [...command.settles] }, accounting, context, movement.places.map((one) => one.event)))).toBe('accepted');
    expect(refusedAs(settleReports({ ...command, settles: [...command.settles] }, accounting, context))).toBe('ReportNoLongerStands');
  });

  const course = (facts: readonly Fact[]): CourseContext => ({ refusal: null, refs: [], buses: busesOf(historyOf(facts)), zones: sweepsOf(historyOf(facts), []) });
  const leaves = (counted: number | null, facts: readonly Fact[], reporter = ANA) => reportBusLeft({ type: 'ReportBusLeft', incident, bus: '4', place: 'Gym', counted, ...by(reporter) }, course(facts));
  const arrives = (counted: number | null, facts: readonly Fact[], reporter = ANA) => reportBusArrived({ type: 'ReportBusArrived', incident, bus: '4', place: 'Gym', counted, ...by(reporter) }, course(facts));
  const then = (facts: readonly Fact[], decision: ReturnType<typeof leaves>): readonly Fact[] => (decision.accepted ? [...facts, ...decision.events.map((event) => factAfter(event, facts))] : facts);
  const busAfter = (facts: readonly Fact[]): Bus => defined(busesOf(historyOf(facts))[0], 'one bus');

  test('MO-8 a bus is on its way when somebody says that it left, and not before; what is taken back was not so', () => {
    expect(busAfter([added]).status).toBe('loading');
    const gone = then([added], leaves(41, [added]));
    expect(busAfter(gone)).toMatchObject({ status: 'onTheWay', left: [{ place: 'Gym', counted: 41 }] });
    const back = then(gone, takeBackBus({ type: 'TakeBackBus', incident, bus: 'bus 4', settles: [busAfter(gone).left[0]!.event], reporter: BEN }, course(gone)));
    expect(busAfter(back).status).toBe('loading');
    expect(refusedAs(takeBackBus({ type: 'TakeBackBus', incident, bus: '4', settles: [busAfter(gone).left[0]!.event], reporter: BEN }, course(back)))).toBe('BusChangedMeanwhile');
    const there = then(back, arrives(null, back));
    expect(busAfter(there).status).toBe('arrived');
    expect(refusedAs(leaves(null, there))).toBe('BusAlreadyArrived');
    expect(refusedAs(reportBusLeft({ type: 'ReportBusLeft', incident, bus: '9', place: 'Gym', counted: null, ...by(ANA) }, course(there)))).toBe('BusUnknown');
  });

  test('MO-9 two counts stand side by side and the lesser counts; the same person corrects', () => {
    const one = then([added], arrives(43, [added]));
    const two = then(one, arrives(41, one, BEN));
    expect(busAfter(two).arrived.map((step) => step.counted)).toEqual(expect.arrayContaining([41, 43]));
    expect(countedAtArrival(busAfter(two))).toBe(41);
    expect(countedAtArrival(busAfter(then(two, arrives(42, two, BEN))))).toBe(42);
    expect(countedAtArrival(busAfter([added]))).toBeNull();
  });

  const sweep = (zone: string, result: 'cleared' | 'notReached' | 'found', facts: readonly Fact[], reporter = ANA, settles: readonly string[] = []) =>
    sweepZones({ type: 'SweepZones', incident, sweeps: [{ zone, result, words: result === 'found' ? 'Two students' : '', settles: [...settles] }], ...by(reporter) }, course(facts));
  const directive = (before: readonly Fact[]): Fact => factAfter({ stream: `incident/${incident}` as Fact['stream'], type: 'v1.DirectiveChanged', payload: { incident, directive: 'evacuate', detail: '' }, refs: [] }, before);
  const zoneAfter = (facts: readonly Fact[]) => sweepsOf(historyOf(facts), reopensSweeps(historyOf(facts)))[0];

  test('MO-1 the worst of what teams say counts until a report names it; the same team corrects', () => {
    expect(zoneAfter([])).toBeUndefined();
    const cleared = then([], sweep('North', 'cleared', []));
    expect(zoneAfter(cleared)).toMatchObject({ name: 'North', result: 'cleared' });
    const found = then(cleared, sweep('NORTH', 'found', cleared, BEN));
    expect(zoneAfter(found)).toMatchObject({ result: 'found', sweeps: [{}, {}] });
    const others = defined(zoneAfter(found), 'the zone').sweeps.map((one) => one.event);
    expect(zoneAfter(then(found, sweep('North', 'cleared', found, ANA, others)))).toMatchObject({ result: 'cleared', sweeps: [{}] });
    expect(zoneAfter(then(found, sweep('North', 'cleared', found, BEN)))).toMatchObject({ result: 'cleared' });
    expect(refusedAs(sweep('North', 'cleared', [], ANA, others))).toBe('SweepNoLongerStands');
    const twice = { zone: 'North', result: 'cleared', words: '', settles: [] } as const;
    expect(refusedAs(sweepZones({ type: 'SweepZones', incident, sweeps: [{ ...twice, settles: [] }, { ...twice, zone: 'north', settles: [] }], ...by(ANA) }, course([])))).toBe('ZoneNamedTwice');
    expect(refusedAs(sweepZones({ type: 'SweepZones', incident, sweeps: [{ ...twice, result: 'found', settles: [] }], ...by(ANA) }, course([])))).toBe('FoundNeedsWords');
  });

  test('MO-2 a directive that a team had not seen reopens what was cleared, and not what was found', () => {
    const cleared = then([], sweep('North', 'cleared', []));
    expect(zoneAfter([...cleared, directive(cleared)])).toMatchObject({ result: null, sweeps: [{ overtaken: true }] });
    expect(zoneAfter([...cleared, directive([])])).toMatchObject({ result: null });
    const changed = directive([]);
    expect(zoneAfter(then([changed], sweep('North', 'cleared', [changed])))).toMatchObject({ result: 'cleared' });
    const found = then([], sweep('North', 'found', []));
    expect(zoneAfter([...found, directive(found)])).toMatchObject({ result: 'found' });
  });
});

describe('time to full accountability', () => {
  const at = (ms: number) => ({ ms, n: 0 });
  const expected = new Set(['ana', 'ben']);

  test('MO-13 from the start until the last who is expected is accounted for; if somebody is missing again, both are told', () => {
    expect(fullAccountability(at(1000), expected, [{ person: 'ana', at: at(2000), accounted: true }])).toEqual([]);
    const reached = [{ person: 'ben', at: at(5000), accounted: true }, { person: 'ana', at: at(2000), accounted: true }, { person: 'a visitor', at: at(9000), accounted: false }];
    expect(fullAccountability(at(1000), expected, reached)).toEqual([{ reachedAfterMs: 4000, lostAfterMs: null }]);
    const again = [...reached, { person: 'ana', at: at(7000), accounted: false }, { person: 'ana', at: at(8000), accounted: true }];
    expect(fullAccountability(at(1000), expected, again)).toEqual([{ reachedAfterMs: 4000, lostAfterMs: 6000 }, { reachedAfterMs: 7000, lostAfterMs: null }]);
    expect(fullAccountability(at(1000), new Set(), again)).toEqual([]);
  });

  test('MO-13 what the record said of a person at each moment ends with what it says now, and never counts a time before the fact', () => {
    let changed = 0;
    fc.assert(
      fc.property(stepsOf(movingWriters.length, 14), fc.nat(1000), (steps, salt) => {
        const all = play(steps, movingWriters, salt);
        const history = historyOf(all);
        const changes = accountedOver(history, incident);
        const { status } = standingOf(history, incident);
        expect(changes.at(-1)?.accounted ?? false).toBe(status !== 'unknown' && status !== 'missing');
        for (const [i, { at: when, accounted }] of changes.entries()) {
          const upTo = all.filter((fact) => compareTimestamps(fact.at, when) <= 0);
          expect(['unknown', 'missing'].includes(standingOf(historyOf(upTo), incident).status)).toBe(!accounted);
          expect(accounted).toBe(i % 2 === 0);
        }
        changed += changes.length;
      }),
      { numRuns: 300, examples: [[[{ do: 'write', console: 1, writer: 12, pick: 0, variant: 0 }, { do: 'write', console: 0, writer: 12, pick: 0, variant: 5 }], 0]] },
    );
    expect(changed).toBeGreaterThan(200);
  });
});

describe('over drawn histories', () => {
  const everyOrder = fc.tuple(stepsOf(movingWriters.length, 12), fc.nat(1000), fc.nat(1000));

  test('where a person is does not depend on the order in which the facts arrived', () => {
    fc.assert(
      fc.property(everyOrder, ([steps, salt, seed]) => {
        const all = play(steps, movingWriters, salt);
        const again = shuffled(all, new Random(seed));
        expect(standingOf(new History(again, again), incident)).toEqual(standingOf(new History(all, all), incident));
      }),
      { numRuns: 500 },
    );
  });

  test('the zones and buses neither', () => {
    fc.assert(
      fc.property(fc.tuple(stepsOf(courseWriters.length, 12), fc.nat(1000), fc.nat(1000)), ([steps, salt, seed]) => {
        const all = play(steps, courseWriters, salt);
        const again = shuffled(all, new Random(seed));
        const [one, other] = [new History(all, all), new History(again, again)];
        expect(busesOf(other)).toEqual(busesOf(one));
        expect(sweepsOf(other, reopensSweeps(other))).toEqual(sweepsOf(one, reopensSweeps(one)));
      }),
      { numRuns: 300 },
    );
  });

  test('MO-10 everybody is on one leg, the totals sum to all, and nobody is safe of whom something is not settled', () => {
    let disputed = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(stepsOf(movingWriters.length, 10), fc.nat(1000)), { minLength: 1, maxLength: 8 }), (people) => {
        const all = people.map(([steps, salt]) => standingOf(historyOf(play(steps, movingWriters, salt)), incident));
        const found = all.map(legIn);
        expect(legs.map((leg) => found.filter((one) => one === leg).length).reduce((sum, count) => sum + count, 0)).toBe(people.length);
        for (const [i, one] of all.entries()) {
          disputed += one.contradictions.length;
          expect(found[i] === 'disagreeing').toBe(one.contradictions.length > 0);
          if (found[i] === 'bus' || found[i] === 'site' || found[i] === 'school') expect(one.status).not.toBe('unknown');
        }
      }),
      { numRuns: 300 },
    );
    expect(disputed).toBeGreaterThan(100);
  });

  test('whoever was put somewhere, and of whom nothing was taken back or settled, stands somewhere', () => {
    const writers = placeWriters.slice(0, 4);
    fc.assert(
      fc.property(stepsOf(writers.length, 12), fc.nat(1000), (steps, salt) => {
        const all = play(steps, writers, salt);
        const found = whereaboutsOf(historyOf(all), incident as IncidentId);
        const said = all.some((fact) => (fact.payload as { readonly incident: string }).incident === incident);
        expect(found.places.length > 0).toBe(said);
      }),
      { numRuns: 500 },
    );
  });
});
