/** Rules IN-30 to IN-37: rooms in a lockdown, what 911 was told, and how its all clear is given. */
import { describe, expect, test } from 'vitest';
import { giveAllClearByRule, proposeAllClear, releaseRooms, reportRooms, setAsideAllClearRules, tell911, type LockdownContext } from '../../shared/domain/incident/decide-lockdown.ts';
import { incidentEvents } from '../../shared/domain/incident/events.ts';
import { isLockedDown, lockdownOf, type RoomState } from '../../shared/domain/incident/lockdown-state.ts';
import { courseOf, incidentsOf } from '../../shared/domain/incident/state.ts';
import { eventRegistry, readPayload } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Decision, NewEvent } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { CommandId, IncidentId, OriginId, PersonId } from '../../shared/kernel/ids.ts';
import { incidentStream, INCIDENTS } from '../../shared/kernel/streams.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testEvent, testId } from '../support/drawn-history.ts';

const incident = testId<IncidentId>('incident');
const [GYM, ART, POOL] = [testId('gym'), testId('art'), testId('pool')];
const started = factAfter({ stream: INCIDENTS, type: 'v2.IncidentStarted', payload: { incident, exercise: false, directive: 'lockdown', detail: '', roster: [], date: null }, refs: [] }, []);
const open = defined(incidentsOf(historyOf([started]))[0], 'it is open');
const dana = testId<PersonId>('dana');
const lee = testId<PersonId>('lee');
const ana = { staff: testId('ana'), name: 'Ana Lee' };
const ben = { staff: null, name: 'Ben' };

const said = (type: keyof typeof incidentEvents, payload: object): NewEvent => ({ stream: incidentStream(incident), type, payload: incidentEvents[type].parse({ incident, ...payload }), refs: [] });
const reported = (room: string, status: string, reporter: object, settles: readonly Fact[] = []): NewEvent =>
  said('v2.RoomReported', { room, name: room === GYM ? 'Gym' : 'Art', status, counts: null, words: '', reporter, channel: 'radio', settles: settles.map((one) => one.id) });
const released = (room: string): NewEvent => said('v1.RoomReleased', { room, name: room === GYM ? 'Gym' : 'Art', openedBy: '' });
const directed = (directive: string): NewEvent => said('v1.DirectiveChanged', { directive, detail: '' });
const chain = (...events: readonly NewEvent[]): readonly Fact[] => events.reduce<readonly Fact[]>((all, event) => [...all, factAfter(event, all)], []);
const next = (facts: readonly Fact[], ...events: readonly NewEvent[]): readonly Fact[] => events.reduce((all, event) => [...all, factAfter(event, all)], facts);
const by = (fact: Fact, staff: PersonId): Fact => ({ ...fact, actor: { staff, role: 'administrator', grant: null } });

const roomIn = (facts: readonly Fact[], room = GYM): RoomState => defined(lockdownOf(historyOf(facts)).rooms.find((one) => one.room === room), 'the room was spoken of');
const context = (facts: readonly Fact[], more: Partial<LockdownContext> = {}): LockdownContext => ({
  incident: open,
  course: courseOf(historyOf(facts)),
  heard: [],
  lockdown: lockdownOf(historyOf(facts)),
  rooms: new Map([[GYM, 'Gym'], [ART, 'Art']]),
  rule: { twoPeople: true, everyRoomReleased: true },
  actor: dana,
  ...more,
});
const report = (facts: readonly Fact[], rooms: readonly string[], settles: readonly string[] = []): Decision =>
  reportRooms({ type: 'ReportRooms', incident, reporter: ben, channel: 'radio', reports: rooms.map((room) => ({ room, status: 'locked', counts: null, words: '', settles: [...settles] })) }, context(facts));
const clear = (facts: readonly Fact[], more: Partial<LockdownContext> = {}, counts = { missing: 0, unknown: 400 }): string =>
  refusedAs(giveAllClearByRule({ type: 'GiveAllClear', incident, reason: '' }, { ...context(facts, more), ...counts }));

describe('rooms', () => {
  test('IN-30 the worst of what stands counts; nothing said is not heard', () => {
    const locked = chain(reported(GYM, 'locked', ana));
    expect(roomIn(locked).status).toBe('locked');
    expect(roomIn(next(locked, reported(GYM, 'notHeard', ben))).status).toBe('notHeard');
    expect(roomIn(next(locked, reported(GYM, 'notHeard', ben), reported(GYM, 'help', testReporter('Cy')))).status).toBe('help');
    expect(roomIn(chain(released(GYM))).status).toBe('notHeard');
  });

  test('IN-31 the same reporter corrects, letter case aside; another stands beside it until a report takes its place', () => {
    const help = chain(reported(GYM, 'help', ben));
    expect(roomIn(next(help, reported(GYM, 'locked', { staff: null, name: 'BEN' }))).reports.map((one) => one.status)).toEqual(['locked']);
    const both = next(help, reported(GYM, 'locked', ana));
    expect(roomIn(both)).toMatchObject({ status: 'help' });
    expect(roomIn(both).reports).toHaveLength(2);
    expect(roomIn(next(both, reported(GYM, 'locked', ana, help))).reports.map((one) => one.status)).toEqual(['locked']);
    const apart = [...help, factAfter(reported(GYM, 'locked', ben), [])];
    expect(roomIn(apart).status).toBe('help');
    expect(refusedAs(report(both, [GYM], [testEvent('gone')]))).toBe('ReportNoLongerStands');
  });

  test('IN-39 a report counts heads, or nobody; an older report counted nobody, and a new one by the same reporter replaces the count', () => {
    const counted = (here: number, injured: number): NewEvent => said('v2.RoomReported', { room: GYM, name: 'Gym', status: 'locked', counts: { here, injured, missing: 0 }, words: '', reporter: ben, channel: 'message', settles: [] });
    const facts = chain(counted(23, 1));
    expect(roomIn(facts)).toMatchObject({ status: 'locked', reports: [{ counts: { here: 23, injured: 1, missing: 0 } }] });
    expect(roomIn(next(facts, counted(22, 0))).reports.map((one) => one.counts)).toEqual([{ here: 22, injured: 0, missing: 0 }]);
    const older = { incident, room: GYM, name: 'Gym', status: 'locked', words: '', reporter: ben, channel: 'radio', settles: [] };
    expect(readPayload(eventRegistry, 'v1.RoomReported', older)).toMatchObject({ valid: true, type: 'v2.RoomReported', payload: { ...older, counts: null } });
    expect(readPayload(eventRegistry, 'v1.RoomReported', 'no object')).toMatchObject({ valid: false });
  });

  test('IN-34 injured people in a locked room are what 911 must be told, as a call for help is', () => {
    const hurt = said('v2.RoomReported', { room: GYM, name: 'Gym', status: 'locked', counts: { here: 23, injured: 2, missing: 0 }, words: 'bleeding', reporter: ben, channel: 'message', settles: [] });
    expect(lockdownOf(historyOf(chain(hurt))).known).toMatchObject([{ text: '2 injured, bleeding', place: 'Gym', told: null }]);
    expect(lockdownOf(historyOf(chain(reported(GYM, 'locked', ben)))).known).toEqual([]);
  });

  test('IN-32 of rooms that are in use, each once', () => {
    expect(refusedAs(report([], [GYM, ART]))).toBe('accepted');
    expect(refusedAs(report([], [GYM, POOL]))).toBe('RoomUnknown');
    expect(refusedAs(report([], [GYM, GYM]))).toBe('RoomNamedTwice');
  });

  test('IN-33 a release is taken back by a report or a lockdown that it had not seen', () => {
    const facts = chain(reported(GYM, 'locked', ana), released(GYM));
    expect(roomIn(facts).released).not.toBe(null);
    const again = releaseRooms({ type: 'ReleaseRooms', incident, rooms: [GYM], openedBy: '' }, context(facts));
    expect(refusedAs(again)).toBe('RoomAlreadyReleased');
    expect(roomIn(next(facts, reported(GYM, 'locked', ana))).released).toBe(null);
    expect(roomIn([...facts, factAfter(reported(GYM, 'help', ben), [])]).released).toBe(null);
    expect(roomIn(next(facts, directed('lockdown'))).released).toBe(null);
    expect(roomIn(next(facts, directed('hold'))).released).not.toBe(null);
  });
});

test('IN-31, IN-33, IN-34 one command naming two rooms that reached two consoles says one thing of each room', () => {
  const command = testId<CommandId>('both rooms');
  const at = (origin: string): readonly Fact[] => chain(reported(GYM, 'help', ben), reported(ART, 'help', ben)).map((fact) => ({ ...fact, origin: testId<OriginId>(origin), commandId: command }));
  const [here, there] = [at('here'), at('there')];
  const facts = [...here, ...there];
  expect([roomIn(facts), roomIn(facts, ART)].map((one) => one.reports.length)).toEqual([1, 1]);
  expect(lockdownOf(historyOf(facts)).known.map((one) => one.place).sort()).toEqual(['Art', 'Gym']);
  // Each of the two is corrected and opened by whoever saw one of its events.
  expect(roomIn([...facts, factAfter(reported(ART, 'locked', ben), there)], ART).status).toBe('locked');
  expect(roomIn([...facts, factAfter(released(GYM), here)]).released).not.toBe(null);
  const told = factAfter(said('v1.EmergencyTold', { facts: here.map((one) => one.id) }), here);
  expect(lockdownOf(historyOf([...facts, told])).known.map((one) => one.told !== null)).toEqual([true, true]);
  // Where one console left more than the other, nothing is taken for the same.
  expect(roomIn([...here, ...there.slice(0, 1)]).reports).toHaveLength(2);
});

test('IN-34 911 is told of each fact by itself, and of a call for help too', () => {
  const facts = chain(reported(ART, 'help', ana), said('v1.KnownReported', { text: 'Adult on the stair', place: 'East', reporter: ben, channel: 'message' }));
  const known = lockdownOf(historyOf(facts)).known;
  expect(known.map((one) => `${one.text}, ${one.place}, ${one.told === null ? 'not told' : 'told'}`).sort()).toEqual(['Adult on the stair, East, not told', 'Needs help, Art, not told']);
  const tell = (ids: readonly string[], at = facts): Decision => tell911({ type: 'Tell911', incident, facts: [...ids] }, context(at));
  expect(refusedAs(tell([testEvent('nobody said')]))).toBe('FactUnknown');
  const [first] = facts;
  const told = next(facts, said('v1.EmergencyTold', { facts: [defined(first, 'the call for help').id] }));
  expect(lockdownOf(historyOf(told)).known.filter((one) => one.told !== null).map((one) => one.text)).toEqual(['Needs help']);
  expect(refusedAs(tell([defined(first, 'the call for help').id], told))).toBe('AlreadyTold');
});

describe('all clear', () => {
  const everyRoom = chain(released(GYM), released(ART));
  const proposedBy = (staff: PersonId, before = everyRoom): readonly Fact[] => [...before, by(factAfter(said('v1.AllClearProposed', {}), before), staff)];
  const propose = (facts: readonly Fact[], more: Partial<LockdownContext> = {}): string => refusedAs(proposeAllClear({ type: 'ProposeAllClear', incident }, context(facts, more)));

  test('IN-35 takes two people who are signed in as two', () => {
    expect(clear(everyRoom)).toBe('SecondPersonNeeded');
    expect(propose(everyRoom)).toBe('accepted');
    expect(clear(proposedBy(dana))).toBe('SecondPersonNeeded');
    expect(propose(proposedBy(dana))).toBe('AllClearAlreadyProposed');
    expect(clear(proposedBy(lee))).toBe('accepted');
    expect(clear(proposedBy(lee), { actor: null })).toBe('SecondPersonNeeded');
    expect(clear(everyRoom, { rule: { twoPeople: false, everyRoomReleased: true } })).toBe('accepted');
  });

  test('IN-35 a directive or a call for help that the proposal had not seen takes it back', () => {
    const help = next(proposedBy(lee), reported(GYM, 'help', ben), released(GYM));
    expect(clear(help)).toBe('SecondPersonNeeded');
    expect(clear([...proposedBy(lee), factAfter(directed('lockdown'), [])])).toBe('RoomsNotReleased');
  });

  test('IN-36 takes every room released; whoever is missing asks for a reason, whoever is unknown does not', () => {
    expect(clear(proposedBy(lee, chain(released(GYM))))).toBe('RoomsNotReleased');
    expect(propose(chain(released(GYM)))).toBe('RoomsNotReleased');
    expect(clear(proposedBy(lee, []), { rule: { twoPeople: true, everyRoomReleased: false } })).toBe('accepted');
    expect(clear(proposedBy(lee), {}, { missing: 1, unknown: 0 })).toBe('ReasonNeeded');
  });

  test('IN-37 a reason sets the rule aside and is recorded with what it set aside; another directive ends the lockdown too', () => {
    const alone = setAsideAllClearRules({ type: 'SetAsideAllClearRules', incident, reason: 'Police took over' }, context(chain(released(GYM))));
    if (!alone.accepted) throw new Error(alone.rejection.name);
    expect(alone.events.map(({ type, payload }) => [type, payload])).toEqual([
      ['v1.AllClearRulesSetAside', { incident, alone: true, roomsNotReleased: 1, reason: 'Police took over' }],
      ['v1.AllClearGiven', { incident, reason: 'Police took over' }],
    ]);
    const over = next([], ...alone.events);
    expect(isLockedDown(open, courseOf(historyOf(over)))).toBe(false);
    expect(refusedAs(setAsideAllClearRules({ type: 'SetAsideAllClearRules', incident, reason: 'again' }, context(over)))).toBe('NoLockdown');
    const evacuated = chain(directed('evacuate'));
    expect(isLockedDown(open, courseOf(historyOf(evacuated)))).toBe(false);
    expect(clear(evacuated, {}, { missing: 0, unknown: 0 })).toBe('accepted');
  });
});

function testReporter(name: string): object {
  return { staff: null, name };
}
