/** A drill from brief to held, at the command door: checks, the start that ties the run to its plan, observers, injects by the clock. */
import { beforeEach, expect, test } from 'vitest';
import { byTheClocks, listRunningDrills, readDrillRun } from '../../db/queries/drill-runs.ts';
import { readDrillYear } from '../../db/queries/drills.ts';
import { listPosts } from '../../db/queries/posts.ts';
import { drillKinds } from '../../shared/domain/drills/kinds.ts';
import type { DrillPlan } from '../../shared/domain/drills/events.ts';
import { templateOf } from '../../shared/domain/drills/templates.ts';
import { drillClock } from '../../electron/host/drill-lists.ts';
import { Elapsed } from '../../electron/host/elapsed.ts';
import { makeDocument } from '../../electron/host/exports/make-document.ts';
import { mayKnow } from '../../electron/host/may-know.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { ConsoleId, IncidentId, OriginId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { STUDENTS } from '../sim/school.ts';
import { FakeClock } from '../support/console.ts';
import { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { ACTOR, digests, exchange } from '../support/log-actions.ts';
import { admit } from '../support/test-site.ts';

const START = Date.UTC(2026, 10, 19, 15);
const MINUTE_MS = 60_000;
const PLAN: DrillPlan = { kind: 'fire', date: '2026-11-19', minute: 570, secondaryExit: false, told: true, parentsTold: null };
const BRIEF = { objectives: 'Out in three minutes', scenario: 'Smoke in the kitchen', roles: [{ role: 'Observer', name: 'Pat Ruiz' }], injects: [{ afterMinutes: 10, message: 'DRILL: the gate is locked', question: 'Who has the key?' }, { afterMinutes: 0, message: 'DRILL: smoke', question: '' }] };

let desk: Desk;
let drill: string;
beforeEach(async () => {
  desk = await Desk.open(START);
  desk.must({ type: 'SetSchoolCalendar', entries: [{ kind: 'year', name: 'Year', from: '2026-08-26', to: '2027-06-11' }] });
  desk.must({ type: 'SetDrillRules', level: null, text: 'pack Mine\n1 drill of evacuation in the year' });
  drill = plan(PLAN);
});
const year = () => defined(readDrillYear(desk.reader)[0], 'a year');
const run = (of = drill, at = desk) => defined(readDrillRun(at.reader, of, byTheClocks(at.clock))[0], 'a drill');
function plan(of: DrillPlan): string {
  const before = new Set(year().drills.map((one) => one.drill));
  desk.must({ type: 'ScheduleDrill', drill: null, plan: of });
  return defined(year().drills.find((one) => !before.has(one.drill)), 'the new one').drill;
}
/** With an answer for everybody of whom nothing was said. */
function close(incident: IncidentId): void {
  desk.must({ type: 'AnswerForPeople', incident, people: [...STUDENTS], reporter: { staff: null, name: 'Pat' }, reason: 'seen' });
  desk.must({ type: 'CloseIncident', incident });
}

test('DR-15 started from its plan, a run counts by itself once it is closed after all clear', () => {
  const incident = desk.start(true);
  desk.must({ type: 'StartDrillRun', drill, run: incident });
  expect(desk.refused({ type: 'StartDrillRun', drill, run: null })).toBe('DrillAlreadyStarted');
  expect(year().runs).toEqual([]);
  expect(run()).toMatchObject({ started: { incident, elapsedMs: 0, over: false } });
  desk.must({ type: 'GiveAllClear', incident, reason: 'over' });
  expect(year()).toMatchObject({ drills: [{ state: 'scheduled' }] });
  close(incident);
  expect(year()).toMatchObject({ drills: [{ drill, state: 'held', incident, plan: { date: '2026-11-19', minute: 600 } }], statuses: [{ status: 'done' }], measured: [{ incident }] });
  expect(run().started?.over).toBe(true);
  expect(desk.refused({ type: 'CallOffDrill', drill, reason: 'x' })).toBe('DrillAlreadyHeld');
  const facts = { conductedBy: 'Karin', notification: '', staffOnDuty: 1, staffTakingPart: 1, evacuated: 1, conditions: '', problems: '', weather: '', timeToCompleteS: 1 };
  expect(desk.refused({ type: 'EvaluateDrill', drill, evaluation: { facts, capabilities: [], strengths: '', areas: '', actions: [] } })).toBe('accepted');
});

test('DR-15 a run that something real cut short is not held, and a real incident starts no drill', () => {
  const incident = desk.start(true);
  desk.must({ type: 'StartDrillRun', drill, run: incident });
  const real = desk.start(false);
  expect(year().drills).toMatchObject([{ state: 'scheduled' }]);
  const other = plan({ ...PLAN, kind: 'lockdown' });
  expect(desk.refused({ type: 'StartDrillRun', drill: other, run: real })).toBe('IncidentWasReal');
  expect(desk.refused({ type: 'StartDrillRun', drill: 'x'.repeat(26), run: null })).toBe('DrillUnknown');
});

test('DR-16 what is confirmed can be taken back, and of what was said apart not done counts', async () => {
  const there = await Desk.empty(2, START);
  admit(desk.console, { console: there.console.console, publicKey: there.console.ports.signer.publicKey });
  exchange(desk.console, there.console);
  const isDone = (at = desk) => run(drill, at).checks.find(({ check }) => check === 'no-props')?.done;
  const mark = (at: Desk, done: boolean): void => void at.must({ type: 'MarkDrillCheck', drill, check: 'no-props', done });
  mark(desk, true);
  expect(isDone()).toBe(true);
  mark(there, false);
  exchange(desk.console, there.console);
  expect([isDone(desk), isDone(there)]).toEqual([false, false]);
  mark(there, true);
  exchange(desk.console, there.console);
  expect([isDone(desk), isDone(there)]).toEqual([true, true]);
  expect(digests(desk.console)).toEqual(digests(there.console));
});

test('DR-17 what observers saw at two consoles stands side by side, with who, where and when', async () => {
  const there = await Desk.empty(2, START);
  admit(desk.console, { console: there.console.console, publicKey: there.console.ports.signer.publicKey });
  exchange(desk.console, there.console);
  desk.must({ type: 'ObserveDrill', drill, about: 'routes', saw: 'yes', words: '' });
  there.clock.advance(MINUTE_MS);
  there.must({ type: 'ObserveDrill', drill, about: 'routes', saw: 'no', words: 'North door stuck' });
  there.must({ type: 'ObserveDrill', drill, about: null, saw: null, words: 'Calm all the time' });
  expect(desk.refused({ type: 'ObserveDrill', drill, about: 'routes', saw: null, words: '' })).toBe('NothingObserved');
  exchange(desk.console, there.console);
  for (const at of [desk, there]) {
    expect(run(drill, at).observe.find(({ key }) => key === 'routes')?.seen).toMatchObject([{ saw: 'yes', wall: START, console: 'Desk' }, { saw: 'no', words: 'North door stuck', wall: START + MINUTE_MS, console: 'admitted' }]);
    expect(run(drill, at).remarks).toMatchObject([{ words: 'Calm all the time' }]);
  }
});

test('DR-18 injects are told by the clock from the start on, in order, at every console, until it is over', () => {
  const talk = plan({ ...PLAN, kind: 'table-top' });
  expect(run(talk)).toMatchObject({ written: false, started: null, brief: { injects: [{ afterMinutes: 0 }, { afterMinutes: 10 }, { afterMinutes: 20 }, { afterMinutes: 35 }] } });
  desk.must({ type: 'BriefDrill', drill: talk, brief: BRIEF });
  desk.must({ type: 'StartDrillRun', drill: talk, run: null });
  const told = () => listRunningDrills(desk.reader, byTheClocks(desk.clock));
  desk.clock.advance(MINUTE_MS);
  expect(told()).toMatchObject([{ drill: talk, elapsedMs: MINUTE_MS, injects: [{ afterMinutes: 0, message: 'DRILL: smoke' }, { afterMinutes: 10, message: 'DRILL: the gate is locked' }] }]);
  expect(run(talk).injects.map(({ wall }) => wall)).toEqual([START, START + 10 * MINUTE_MS]);
  desk.must({ type: 'ObserveDrill', drill: talk, about: 'inject 2', saw: null, words: 'Nobody has a key' });
  expect(run(talk)).toMatchObject({ written: true, injects: [{ key: 'inject 1', notes: [] }, { key: 'inject 2', question: 'Who has the key?', notes: [{ words: 'Nobody has a key' }] }] });
  desk.must({ type: 'RecordDrill', drill: talk, run: null, plan: { ...PLAN, kind: 'table-top' } });
  expect(told()).toEqual([]);
});

test('DR-18 a console whose clock is off tells the injects when the starter’s does, and a clock that jumps moves nothing', () => {
  const there = testId<ConsoleId>('starter');
  const origin = `${there}.first` as OriginId;
  const clock = new FakeClock(START + 12 * MINUTE_MS);
  let clockOffMs: number | null = -10 * MINUTE_MS;
  const heard = () => new Map([[there, { state: 'inStep' as const, theyLack: 0, weLack: 0, lastHeardWall: null, clockOffMs, version: null, address: null, problem: null }]]);
  const since = drillClock({ clock, elapsed: new Elapsed(clock), own: testId<ConsoleId>('own'), heard });
  const started = { wall: START, origin };
  expect(since('one', started)).toBe(2 * MINUTE_MS);
  clock.advance(MINUTE_MS);
  clock.wall += 60 * MINUTE_MS;
  clockOffMs = null;
  expect(since('one', started)).toBe(3 * MINUTE_MS);
  // Nothing is known of that clock yet: it is taken at its word.
  expect(since('two', started)).toBe(73 * MINUTE_MS);
  clockOffMs = -70 * MINUTE_MS;
  expect(since('two', started)).toBe(3 * MINUTE_MS);
});

test('DR-20 what is said at the debrief is kept by question and stands in the record to print', () => {
  desk.must({ type: 'StartDrillRun', drill, run: null });
  desk.must({ type: 'ObserveDrill', drill, about: 'debrief-good', saw: null, words: 'Quiet on the stairs' });
  desk.must({ type: 'ObserveDrill', drill, about: 'debrief-mend', saw: null, words: 'Mend the gate' });
  expect(run().debrief).toMatchObject([{ said: [{ words: 'Quiet on the stairs' }] }, { said: [] }, { key: 'debrief-mend', said: [{ words: 'Mend the gate' }] }]);
  desk.must({ type: 'RecordDrill', drill, run: null, plan: PLAN });
  const made = atOnce(makeDocument({ reader: desk.reader, actor: ACTOR, mayKnow: mayKnow(ACTOR) }, 'Desk', { document: 'drillRecord', of: drill, disclosure: null }));
  expect(made.ok ? made.value.text : made.error.name).toMatch(/What was said at the debrief.*Quiet on the stairs.*Mend the gate/s);
});

test('IN-17 observers are a post of a drill, with a job sheet, and not in earnest', () => {
  const observers = (incident: IncidentId) => listPosts(desk.reader, incident).filter(({ post }) => post === 'drill-observer');
  const take = (incident: IncidentId) => desk.refused({ type: 'TakePost', incident, post: 'drill-observer', holder: { staff: null, name: 'Pat Ruiz', badge: '' } });
  const exercise = desk.start(true);
  expect(observers(exercise)).toMatchObject([{ title: 'Observer', wanted: false, holders: [] }]);
  expect(take(exercise)).toBe('accepted');
  expect(observers(exercise)).toMatchObject([{ holders: [{ name: 'Pat Ruiz' }] }]);
  const real = desk.start(false);
  expect(observers(real)).toEqual([]);
  expect(take(real)).toBe('PostOnlyInDrills');
});

test('every kind of drill has a template with its own objective and an observers’ list', () => {
  for (const { key } of drillKinds) {
    const { objectives, observe } = templateOf(key);
    expect(objectives, key).not.toBe('');
    expect(new Set(observe.map((one) => one.key)).size, key).toBe(observe.length);
    expect(observe.length, key).toBeGreaterThanOrEqual(2);
  }
  expect(templateOf('a kind of later').observe.length).toBeGreaterThan(0);
});
