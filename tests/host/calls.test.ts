/** Calls for help over the real command door: made by anyone, taken, ended; the ladder of a call that nobody answers; and what is said apart. */
import { beforeEach, expect, test } from 'vitest';
import { consoleRooms } from '../../db/projections/site-settings.ts';
import { roomChosen, roomWhereStands } from '../../db/queries/console-room.ts';
import { listTrainings } from '../../db/queries/responders.ts';
import { roomsOfSite } from '../../db/queries/rooms.ts';
import { CallDesk } from '../../electron/host/call-desk.ts';
import { Elapsed } from '../../electron/host/elapsed.ts';
import { escalationOf } from '../../shared/domain/dispatch/call-settings.ts';
import { callOf } from '../../shared/domain/dispatch/state.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { History, type Actor, type Fact } from '../../shared/kernel/history.ts';
import type { CommandId, EventId, OriginId, StreamName } from '../../shared/kernel/ids.ts';
import { callStream, consoleStream } from '../../shared/kernel/streams.ts';
import { Desk } from '../support/desk.ts';
import { testEvent, testId } from '../support/drawn-history.ts';
import { ACTOR, freshCommand } from '../support/log-actions.ts';

const HELP = { type: 'CallForHelp', room: null, kind: null, silent: false, exercise: false, onBehalf: null } as const;

const NO_NOTICES = { calls: () => [], agesOfCalls: () => new Map<string, number>() };

let desk: Desk;
let staff: string;
let who: Actor;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
  who = 'unsigned';
  staff = String(desk.console.db.prepare('SELECT staff FROM view_staff_member').pluck().get());
});

const watch = (): CallDesk => new CallDesk({ reader: desk.reader, log: desk.console.committer.log, clock: desk.clock, digests: desk.console.ports.digests, elapsed: new Elapsed(desk.clock), notices: NO_NOTICES, console: desk.console.console, signedIn: () => who, record: (_, decision) => void desk.record(decision) });
const help = (): string => defined(desk.run(HELP, freshCommand(), 'unsigned'), 'an outcome').accepted ? String(desk.console.db.prepare('SELECT call FROM view_call ORDER BY called_ms DESC').pluck().get()) : 'refused';
const stateOf = (call: string) => callOf(desk.console.committer.log.history(callStream(call)))?.state;

test('DI-1, DI-2 anybody calls at the first touch, and one command is one call', () => {
  const id = freshCommand();
  const first = desk.run(HELP, id, 'unsigned');
  expect(first).toMatchObject({ accepted: true });
  expect(desk.run(HELP, id, 'unsigned')).toEqual(first);
  expect(desk.console.db.prepare('SELECT state FROM view_call').pluck().all()).toEqual(['new']);
});

test('DI-2, SI-37 a call comes from the room chosen at its console, else from the one that the console is called like', () => {
  const roomsHere = () => [...roomsOfSite(desk.reader, desk.console.ports.digests).values()];
  const roomOf = (name: string) => defined(roomsHere().find((one) => one.name === name), name).room;
  const calledFrom = (): readonly string[] => callOf(desk.console.committer.log.history(callStream(desk.must(HELP).result['call'] ?? '')))?.rooms ?? [];
  for (const name of ['Desk', 'Gym']) desk.must({ type: 'AddRoom', name, zone: null });
  expect(calledFrom()).toEqual([roomOf('Desk')]);
  desk.must({ type: 'PlaceConsole', room: roomOf('Gym') });
  expect(calledFrom()).toEqual([roomOf('Gym')]);
  expect(desk.refused({ type: 'PlaceConsole', room: testId('nowhere') })).toBe('RoomUnknown');
  desk.must({ type: 'UseRooms', rooms: [roomOf('Gym')], used: false });
  expect(calledFrom()).toEqual([roomOf('Desk')]);
  desk.must({ type: 'PlaceConsole', room: null });
  expect(calledFrom()).toEqual([roomOf('Desk')]);
});

test('SI-37 of rooms chosen apart none counts until one is chosen by somebody who knows of both', () => {
  const here = desk.console.console;
  const placed = (room: string, ...parents: readonly Fact[]) => fact('v1.ConsolePlaced', { console: here, room }, ...parents);
  const [gym, hall] = [placed('gym'), placed('hall')];
  const rows = (...facts: readonly Fact[]) => consoleRooms.rows(historyOf(...facts), consoleStream(here)).map(({ cells }) => cells);
  for (const facts of [[gym, hall], [hall, gym]]) expect(rows(...facts)).toEqual([[here, null, 1]]);
  expect(rows(gym, placed('gym'))).toEqual([[here, 'gym', 0]]);
  expect(rows(gym, hall, placed('hall', gym, hall))).toEqual([[here, 'hall', 0]]);
  // Not its name either: somebody meant another room.
  desk.must({ type: 'AddRoom', name: 'Desk', zone: null });
  desk.console.db.prepare('INSERT INTO view_console_room (stream, console, room, apart) VALUES (?, ?, NULL, 1)').run(consoleStream(here), here);
  expect(roomChosen(desk.reader, here)).toEqual({ room: null, apart: true });
  expect(roomWhereStands(desk.reader, [...roomsOfSite(desk.reader, desk.console.ports.digests).values()], here)).toBeNull();
});

test('DI-3, DI-9 a call is cancelled by its caller or cleared, with words, and then it is over', () => {
  const call = help();
  expect(desk.refused({ type: 'CancelCall', call, reason: 'By mistake' })).toBe('accepted');
  expect(stateOf(call)).toBe('cancelled');
  expect(desk.refused({ type: 'TakeCall', call, responder: staff, onBehalf: null })).toBe('CallOver');
  const signed = desk.must(HELP).result['call'] ?? '';
  expect(desk.run({ type: 'CancelCall', call: signed, reason: 'x' }, freshCommand(), 'unsigned')).toMatchObject({ accepted: false, rejection: { name: 'NotYourCall' } });
});

test('DI-5, DI-6, DI-17 it is as far as who is nearest, and nobody takes it twice', () => {
  const call = help();
  desk.must({ type: 'AskResponder', call, responder: staff });
  expect(stateOf(call)).toBe('new');
  desk.must({ type: 'TakeCall', call, responder: staff, onBehalf: { channel: 'radio', spokeTo: 'Ana' } });
  expect(desk.refused({ type: 'TakeCall', call, responder: staff, onBehalf: null })).toBe('AlreadyResponding');
  desk.must({ type: 'SetOutForCall', call, responder: staff });
  expect(desk.refused({ type: 'CheckScene', call, words: '' })).toBe('NobodyOnScene');
  desk.must({ type: 'ArriveAtCall', call, responder: staff });
  desk.must({ type: 'CheckScene', call, words: 'All well' });
  expect(stateOf(call)).toBe('onScene');
  desk.must({ type: 'ClearCall', call, outcome: 'Back in class' });
  expect(stateOf(call)).toBe('cleared');
});

test('DI-11, DI-12, DI-13, DI-16 nobody answers: it climbs, once for each step, also after a restart, and an answer ends it', () => {
  const call = help();
  const first = watch();
  const steps = () => desk.console.committer.log.history(callStream(call)).facts.filter((fact) => fact.type === 'v1.StepReached').length;
  const look = (console: CallDesk): number => (console.escalation.look(), console.escalation.stepDue(call));
  expect(look(first)).toBe(0);
  desk.clock.advance(21_000);
  expect([look(first), look(first), steps()]).toEqual([1, 1, 1]);
  desk.clock.advance(100_000);
  const restarted = watch();
  look(restarted);
  desk.clock.advance(3_000);
  expect([look(restarted), look(first), steps()]).toEqual([3, 3, 3]);
  expect(restarted.read('call-alarms')).toMatchObject([{ step: 3, to: 'everybody', audible: true }]);
  desk.must({ type: 'TakeCall', call, responder: staff, onBehalf: null });
  expect([look(restarted), steps()]).toEqual([0, 3]);
});

test('what a call is not ready for is refused by name', () => {
  const call = help();
  expect(desk.refused({ type: 'TakeCall', call: testId('c'), responder: staff, onBehalf: null })).toBe('CallUnknown');
  expect(desk.refused({ type: 'TakeCall', call, responder: testId('s'), onBehalf: null })).toBe('ResponderUnknown');
  expect(desk.run({ type: 'TakeCall', call, responder: null, onBehalf: null }, freshCommand(), 'unsigned')).toMatchObject({ accepted: false, rejection: { name: 'NobodyNamed' } });
  expect(desk.refused({ type: 'DetailCall', call })).toBe('NothingSaid');
  expect(desk.refused({ type: 'StandDownFromCall', call, responder: staff })).toBe('NotResponding');
  desk.must({ type: 'ArriveAtCall', call, responder: staff });
  expect(desk.refused({ type: 'SetOutForCall', call, responder: staff })).toBe('AlreadySaid');
  expect(desk.refused({ type: 'SettleClaims', call, settles: [testEvent('1')], stay: [staff] })).toBe('ClaimsChanged');
  const kinds = ['one', 'two'].map((key) => ({ key, words: 'Bus trouble', needsPair: false, offersDirective: false }));
  expect(desk.refused({ type: 'SetCallKinds', kinds })).toBe('KindTwice');
  expect(stateOf(call)).toBe('onScene');
});

test('DI-15 a ladder climbs, and ends with everybody', () => {
  const step = (afterS: number, to: 'leaders' | 'everybody') => ({ afterS, to, audible: true });
  const set = (...ladder: ReturnType<typeof step>[]) => desk.refused({ type: 'SetEscalation', ladder, checkInMinutes: 5, staleMinutes: 5 });
  expect([set(step(20, 'leaders')), set(step(60, 'leaders'), step(20, 'everybody')), set(step(10, 'everybody'))]).toEqual(['LadderEndsEarly', 'StepsOutOfOrder', 'accepted']);
});

test('DI-18 whoever may answer is proposed until they do, and a kind that asks for a pair says what is missing', () => {
  const call = help();
  who = ACTOR;
  const row = () => watch().read('calls');
  expect(row()).toMatchObject([{ call, pairMissing: [], proposed: [{ staff }] }]);
  desk.must({ type: 'DetailCall', call, kind: 'fight' });
  desk.must({ type: 'TakeCall', call, responder: staff, onBehalf: null });
  expect(row()).toMatchObject([{ pairMissing: ['security', 'mentalHealth'], pairProposed: null, proposed: [] }]);
});

test('PR-1, PR-2 the nearest who completes the pair is proposed in words, waited for once asked, and gone when it is complete', () => {
  who = ACTOR;
  desk.must({ type: 'AddStaff', role: 'teacher', people: ['Noa Levy', 'Ben Whitehorse', 'Jana Novak'].map((name) => ({ name, person: null })) });
  const idOf = (name: string): string => defined(listTrainings(desk.reader).find((one) => one.name === name), name).staff;
  const [noa, ben, jana] = [idOf('Noa Levy'), idOf('Ben Whitehorse'), idOf('Jana Novak')];
  desk.must({ type: 'AddRoom', name: 'Gym', zone: 'West' });
  const room = defined([...roomsOfSite(desk.reader, desk.console.ports.digests).values()].find(({ name }) => name === 'Gym'), 'the gym').room;
  desk.must({ type: 'SetResponder', staff: noa, skills: ['mentalHealth'], zones: ['North'], shift: null });
  desk.must({ type: 'SetResponder', staff: ben, skills: ['security'], zones: ['West'], shift: null });
  desk.must({ type: 'SetResponder', staff: jana, skills: ['nurse'], zones: ['West'], shift: null });
  desk.must({ type: 'StateAvailability', staff: jana, available: false });
  desk.must({ type: 'RecordTrainings', trainings: ['deEscalation', 'nci'].map((course) => ({ staff: noa, course, completed: '2026-09-01', hours: 4, expires: null })) });
  const call = help();
  desk.must({ type: 'DetailCall', call, kind: 'fight', room });
  const row = () => defined(watch().read('calls').find((one) => 'call' in one && one.call === call), 'the call');
  expect(row()).toMatchObject({
    pairMissing: ['security', 'mentalHealth'],
    pairProposed: { name: 'Ben Whitehorse' },
    proposed: [
      { name: 'Ben Whitehorse', why: 'security, same zone, free; De-escalation not on record and 3 more' },
      { name: 'Noa Levy', why: 'mental health, free' },
      { name: 'Ana', why: 'administrator, free' },
      { name: 'Jana Novak', why: 'nurse, same zone, away; AED not on record and 2 more' },
    ],
  });
  desk.must({ type: 'TakeCall', call, responder: ben, onBehalf: null });
  expect(row()).toMatchObject({ pairMissing: ['mentalHealth'], pairProposed: { staff: noa }, responders: [{ staff: ben, skills: ['security'] }] });
  desk.must({ type: 'AskResponder', call, responder: noa });
  expect(row()).toMatchObject({ pairMissing: ['mentalHealth'], pairProposed: null });
  const other = desk.must(HELP).result['call'];
  expect(defined(watch().read('calls').find((one) => 'call' in one && one.call === other), 'the other')).toMatchObject({ proposed: [{ name: 'Noa Levy' }, { name: 'Ben Whitehorse', why: expect.stringContaining('answers another call') as string }, { name: 'Ana' }, {}] });
  desk.must({ type: 'TakeCall', call, responder: noa, onBehalf: null });
  expect(row()).toMatchObject({ pairMissing: [], pairProposed: null });
});

let at = 0;
const fact = (type: string, payload: object, ...parents: readonly Fact[]): Fact => {
  const name = `${type} ${(at += 1)}`;
  return { id: testEvent(name), stream: 'call/x' as StreamName, origin: 'x' as OriginId, type, payload: { call: 'x', ...payload }, at: { ms: at, n: 0 }, wall: at, actor: 'unsigned', commandId: testId<CommandId>(name), parents: parents.map(({ id }) => id), refs: [] };
};
const historyOf = (...facts: readonly Fact[]): History => new History(facts.map(({ id, parents, origin, type, commandId }) => ({ id, parents, origin, type, commandId })), facts);
const called = fact('v1.HelpCalled', { room: null, kind: null, silent: false, exercise: false, onBehalf: null });
const taken = (responder: string, ...parents: readonly Fact[]): Fact => fact('v1.CallTaken', { responder, onBehalf: null }, ...parents);

test('DI-4 kinds said apart stand side by side until somebody says one knowing of both', () => {
  const apart = [fact('v1.CallDetailed', { kind: 'fight' }, called), fact('v1.CallDetailed', { kind: 'medical' }, called)];
  expect(callOf(historyOf(called, ...apart))?.kinds).toEqual(['fight', 'medical']);
  expect(callOf(historyOf(called, ...apart, fact('v1.CallDetailed', { kind: 'weapon' }, ...apart)))?.kinds).toEqual(['weapon']);
});

test('DI-7, DI-8 two who took it apart are shown until one is chosen, whatever order the facts arrive in', () => {
  const [a, b] = [taken('a', called), taken('b', called)];
  for (const facts of [[a, b], [b, a]]) expect(callOf(historyOf(called, ...facts))?.takenApart.map((one) => one.staff)).toEqual(['a', 'b']);
  const settled = fact('v1.ClaimsSettled', { settles: [a.id, b.id] satisfies EventId[], stay: ['b'] }, a, b);
  const after = callOf(historyOf(called, a, b, settled));
  expect([after?.takenApart, after?.responders.map(({ staff: one, state }) => [one, state])]).toEqual([[], [['a', 'stoodDown'], ['b', 'acknowledged']]]);
  const others = [fact('v1.ResponderArrived', { responder: 'a' }, a), fact('v1.ResponderStoodDown', { responder: 'a' }, a)];
  expect(callOf(historyOf(called, a, ...others))?.state).toBe('new');
});

test('DI-10 an end that did not know of a responder leaves the call open', () => {
  const end = fact('v1.CallCleared', { outcome: 'Nothing' }, called);
  const took = taken('a', called);
  expect(callOf(historyOf(called, end))?.state).toBe('cleared');
  expect(callOf(historyOf(called, end, took))).toMatchObject({ state: 'acknowledged', endedApart: true });
  expect(callOf(historyOf(called, end, took, fact('v1.CallCleared', { outcome: 'Both know' }, end, took)))).toMatchObject({ state: 'cleared', endedApart: false });
});

test('DI-14 of ladders set apart the one whose first step comes soonest counts', () => {
  const set = (afterS: number): Fact => fact('v1.EscalationSet', { ladder: [{ afterS, to: 'everybody', audible: true }], checkInMinutes: 5, staleMinutes: 5 });
  expect(escalationOf(historyOf(set(30), set(10), set(60))).ladder).toMatchObject([{ afterS: 10 }]);
});
