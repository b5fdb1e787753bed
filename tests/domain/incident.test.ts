/** Rules IN-1 to IN-10: starting, directing, clearing and closing; and incidents that were started at once. */
import { describe, expect, test } from 'vitest';
import { addNote, changeDirective, closeIncident, giveAllClear, startIncident, type CloseContext } from '../../shared/domain/incident/decide.ts';
import { courseOf, incidentsAtOnce, incidentsOf, type Incident } from '../../shared/domain/incident/state.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { INCIDENTS } from '../../shared/kernel/streams.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testEvent, testId } from '../support/drawn-history.ts';

const incident = testId<IncidentId>('incident');
const started = (name: string, exercise = false): NewEvent => ({ stream: INCIDENTS, type: 'v2.IncidentStarted', payload: { incident: testId(name), exercise, directive: 'hold', detail: '', roster: [], date: null }, refs: [] });
const closed = (name: string): NewEvent => ({ stream: INCIDENTS, type: 'v1.IncidentClosed', payload: { incident: testId(name), expected: 0, released: 0, answeredFor: 0 }, refs: [] });
const directed = (directive: string): NewEvent => ({ stream: `incident/${incident}` as Fact['stream'], type: 'v1.DirectiveChanged', payload: { incident, directive, detail: '' }, refs: [] });
const cleared: NewEvent = { stream: `incident/${incident}` as Fact['stream'], type: 'v1.AllClearGiven', payload: { incident, reason: '' }, refs: [] };
const NOWHERE = { released: 0, alone: 0, leftOnOwn: 0, answeredFor: 0, school: 0, bus: 0, site: 0, elsewhere: 0, missing: 0, unknown: 0, saidToHaveLeft: 0, disagreeing: 0, absent: 0, dismissed: 0 };
/** Each after the one before. */
const chain = (...events: readonly NewEvent[]): Fact[] => events.reduce<Fact[]>((facts, event) => [...facts, factAfter(event, facts)], []);
const open = (...events: readonly NewEvent[]): readonly Incident[] => incidentsOf(historyOf(chain(...events)));
const start = (incidents: readonly Incident[], exercise = false) => startIncident({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise }, { founded: true, incidents, fresh: testId('fresh'), roster: [testEvent('roster')], today: '2026-11-19', period: null });

describe('starting', () => {
  test('IN-1 one real incident at a time, and one drill', () => {
    expect(refusedAs(start([]))).toBe('accepted');
    expect(refusedAs(start(open(started('a'))))).toBe('IncidentAlreadyOpen');
    expect(refusedAs(start(open(started('a')), true))).toBe('IncidentAlreadyOpen');
    expect(refusedAs(start(open(started('a', true)), true))).toBe('IncidentAlreadyOpen');
    expect(refusedAs(start(open(started('a'), closed('a'))))).toBe('accepted');
  });

  test('a console that is part of no school says that nobody would hear it', () => {
    expect(refusedAs(startIncident({ type: 'StartIncident', directive: 'hold', detail: '', exercise: false }, { founded: false, incidents: [], fresh: testId('fresh'), roster: [], today: '2026-11-19', period: null }))).toBe('SiteNotFounded');
  });

  test('IN-2 starting never waits for a roster, and rests on the one that is there', () => {
    expect(refusedAs(startIncident({ type: 'StartIncident', directive: 'hold', detail: '', exercise: false }, { founded: true, incidents: [], fresh: testId('fresh'), roster: [], today: '2026-11-19', period: null }))).toBe('accepted');
    const decision = start([]);
    expect(decision.accepted && decision.events.map((event) => event.refs)).toEqual([[testEvent('roster')]]);
  });

  test('IN-10 an incident keeps the date on which it was started', () => {
    const decision = start([]);
    expect(decision.accepted && decision.events.map((event) => event.payload)).toMatchObject([{ date: '2026-11-19' }]);
  });

  test('IN-7 a real incident ends the drills that are open, in the same commit', () => {
    const facts = chain(started('drill', true));
    const decision = start(incidentsOf(historyOf(facts)));
    if (!decision.accepted) throw new Error(decision.rejection.name);
    const after = incidentsOf(historyOf(decision.events.reduce<Fact[]>((all, event) => [...all, factAfter(event, all)], facts)));
    expect(after.filter((one) => one.closed === null).map((one) => [one.incident, one.exercise])).toEqual([[testId('fresh'), false]]);
  });
});

describe('in an incident', () => {
  const course = courseOf(historyOf([]));
  const context: CloseContext = { incident: open(started('a'))[0]!, course, heard: [], expected: 3, missing: 0, unknown: 0, disagreeing: 0, released: 1, answeredFor: 0, unsigned: 0, hardCount: { students: NOWHERE, adults: NOWHERE, sentence: '' } };
  const clear = courseOf(historyOf(chain(cleared)));
  const allClear = (more: Partial<CloseContext>, reason = '') => refusedAs(giveAllClear({ type: 'GiveAllClear', incident, reason }, { ...context, ...more }));
  const close = (more: Partial<CloseContext>) => refusedAs(closeIncident({ type: 'CloseIncident', incident }, { ...context, course: clear, ...more }));

  test('IN-3 nothing is added to one that is unknown or closed', () => {
    for (const [state, name] of [[null, 'IncidentUnknown'], [open(started('a'), closed('a'))[0]!, 'IncidentClosed']] as const) {
      const at = { ...context, incident: state };
      expect(refusedAs(changeDirective({ type: 'ChangeDirective', incident, directive: 'hold', detail: '' }, at))).toBe(name);
      expect(refusedAs(addNote({ type: 'AddNote', incident, text: 'x' }, at))).toBe(name);
      expect(allClear({ incident: state })).toBe(name);
      expect(close({ incident: state })).toBe(name);
    }
  });

  test('IN-4 an all clear while somebody is missing or unknown needs a reason', () => {
    expect(allClear({})).toBe('accepted');
    expect(allClear({ missing: 1 })).toBe('ReasonNeeded');
    expect(allClear({ unknown: 1 })).toBe('ReasonNeeded');
    expect(allClear({ unknown: 1, missing: 1 }, 'police said so')).toBe('accepted');
  });

  test('IN-5 it is given once, and a directive that follows it, or that it had not seen, takes it back', () => {
    expect(allClear({ course: clear })).toBe('AllClearAlreadyGiven');
    expect(courseOf(historyOf(chain(directed('hold'), cleared))).allClear).not.toBe(null);
    expect(courseOf(historyOf(chain(cleared, directed('lockdown')))).allClear).toBe(null);
    expect(courseOf(historyOf([factAfter(cleared, []), factAfter(directed('lockdown'), [])])).allClear).toBe(null);
  });

  test('IN-6 it closes after an all clear, when nobody is missing, unknown or disputed', () => {
    expect(close({})).toBe('accepted');
    expect(close({ course })).toBe('AllClearNotGiven');
    for (const count of ['missing', 'unknown', 'disagreeing'] as const) expect(close({ [count]: 1 })).toBe('PeopleUnaccountedFor');
  });

  test('directives that had not seen each other stand side by side; a later one replaces both', () => {
    const two = [factAfter(directed('hold'), []), factAfter(directed('lockdown'), [])];
    expect(courseOf(historyOf(two)).directives.map((one) => one.directive).sort()).toEqual(['hold', 'lockdown']);
    expect(courseOf(historyOf([...two, factAfter(directed('evacuate'), two)])).directives.map((one) => one.directive)).toEqual(['evacuate']);
  });
});

describe('incidents at once', () => {
  test('IN-8 one incident that was started twice is one, and what two consoles started is two', () => {
    expect(incidentsOf(historyOf([factAfter(started('a'), []), factAfter(started('a'), [])]))).toHaveLength(1);
    expect(incidentsOf(historyOf([factAfter(started('a'), []), factAfter(started('b'), [])]))).toHaveLength(2);
  });

  test('IN-9 all that are apart are in one group, drills and closed ones are not', () => {
    const a = factAfter(started('a'), []);
    const b = factAfter(started('b'), [a]);
    const c = factAfter(started('c'), []);
    const names = (facts: readonly Fact[]) => incidentsAtOnce(historyOf(facts)).map((group) => group.map((one) => one.incident).sort());
    expect(names([a, b])).toEqual([]);
    expect(names([a, b, c])).toEqual([[testId('a'), testId('b'), testId('c')].sort()]);
    expect(names([a, c, factAfter(closed('c'), [c])])).toEqual([]);
    expect(names([a, factAfter(started('d', true), [])])).toEqual([]);
  });
});
