/** Rules IN-40 to IN-46 and PS-7: incidents that were started apart become one, whoever joins them and in whatever order it is heard. */
import { describe, expect, test } from 'vitest';
import { joinIncidents, refsOf } from '../../shared/domain/incident/decide.ts';
import { courseOf, incidentsAtOnce, incidentsOf, type Course, type Incident } from '../../shared/domain/incident/state.ts';
import { standingOf } from '../../shared/domain/person-standing.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { INCIDENTS, incidentStream, realPersonStream } from '../../shared/kernel/streams.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testId } from '../support/drawn-history.ts';

const id = (name: string): IncidentId => testId<IncidentId>(name);
const [A, B, C] = [id('a'), id('b'), id('c')];
const started = (incident: IncidentId, exercise = false, directive = 'hold'): NewEvent => ({ stream: INCIDENTS, type: 'v2.IncidentStarted', payload: { incident, exercise, directive, detail: '', roster: [], date: null }, refs: [] });
const closed = (incident: IncidentId): NewEvent => ({ stream: INCIDENTS, type: 'v1.IncidentClosed', payload: { incident, expected: 0, released: 0, answeredFor: 0 }, refs: [] });
const joined = (incidents: readonly IncidentId[], keep: IncidentId): NewEvent => ({ stream: INCIDENTS, type: 'v1.IncidentsJoined', payload: { incidents, keep }, refs: [] });

const a = factAfter(started(A), []);
const b = factAfter(started(B), []);
const c = factAfter(started(C), []);
const seen = (facts: readonly Fact[]) => new Map(incidentsOf(historyOf(facts)).map((one) => [one.incident, one]));
const goesOn = (facts: readonly Fact[]) => [...seen(facts).values()].map((one) => one.goesOnAs);

describe('joining', () => {
  test('IN-40 what any join names together is one, also where joins were made apart', () => {
    const ab = factAfter(joined([A, B], A), [a, b]);
    const bc = factAfter(joined([B, C], B), [b, c]);
    const all = seen([a, b, c, ab, bc]);
    for (const one of all.values()) expect(one.oneWith).toEqual([A, B, C].sort());
    expect(new Set([...all.values()].map((one) => one.goesOnAs)).size).toBe(1);
    expect(incidentsAtOnce(historyOf([a, b, c, ab, bc]))).toEqual([]);
  });

  test('IN-41 a later join says how it goes on; of joins apart the same one counts, whatever is heard first', () => {
    const one = factAfter(joined([A, B], A), [a, b]);
    const other = factAfter(joined([A, B], B), [a, b]);
    expect(goesOn([a, b, one, other])).toEqual(goesOn([b, a, other, one]));
    expect(new Set(goesOn([a, b, one, other])).size).toBe(1);
    const later = factAfter(joined([A, C], C), [a, b, c, one, other]);
    expect(new Set(goesOn([a, b, c, one, other, later]))).toEqual(new Set([C]));
  });

  test('IN-44 only incidents that are open, known here, and not one already', () => {
    const all = incidentsOf(historyOf([a, b]));
    const join = (incidents: IncidentId[], keep: IncidentId, known: readonly Incident[] = all) => refusedAs(joinIncidents({ type: 'JoinIncidents', incidents, keep }, known));
    expect(join([A, B], B)).toBe('accepted');
    expect(join([A, B], C)).toBe('IncidentNotAmongThem');
    expect(join([A, id('x')], A)).toBe('IncidentUnknown');
    expect(join([A, A], A)).toBe('AlreadyJoined');
    const done = factAfter(joined([A, B], A), [a, b]);
    expect(join([A, B], B, incidentsOf(historyOf([a, b, done])))).toBe('AlreadyJoined');
    expect(join([A, B], A, incidentsOf(historyOf([a, b, factAfter(closed(B), [a, b])])))).toBe('IncidentClosed');
  });

  test('IN-44 a drill is not joined to a real incident', () => {
    const drill = incidentsOf(historyOf([factAfter(started(A, true), [])]));
    expect(refusedAs(joinIncidents({ type: 'JoinIncidents', incidents: [A, B], keep: B }, [...drill, ...incidentsOf(historyOf([b]))]))).toBe('DrillNotJoined');
  });
});

describe('the end of what was joined', () => {
  const ab = factAfter(joined([A, B], A), [a, b]);
  const open = (facts: readonly Fact[]) => [...seen(facts).values()].filter((one) => one.closed === null).map((one) => one.incident).sort();

  test('IN-42 a close that did not know of the join leaves the rest open; one that did closes all', () => {
    const unaware = factAfter(closed(A), [a]);
    expect(open([a, b, ab, unaware])).toEqual([A, B].sort());
    expect(open([a, b, ab, factAfter(closed(A), [a, b, ab])])).toEqual([]);
    expect(open([a, b, ab, unaware, factAfter(closed(B), [b])])).toEqual([]);
    const more = factAfter(joined([A, C], A), [a, c]);
    expect(open([a, b, c, ab, factAfter(closed(A), [a, b, ab]), more])).toEqual([A, B, C].sort());
  });

  test('IN-43 a real incident ends a drill that was started apart, unless it was over before', () => {
    const drill = factAfter(started(C, true), []);
    expect(open([a, drill])).toEqual([A]);
    expect(open([a, drill, factAfter(closed(A), [a])])).toEqual([C]);
    expect(open([a, drill, factAfter(closed(A), [a, drill])])).toEqual([]);
    const over = factAfter(closed(A), [a]);
    expect(open([a, over, factAfter(started(C, true), [a, over])])).toEqual([C]);
  });
});

describe('what is said in what was joined', () => {
  const lockdown = factAfter(started(B, false, 'lockdown'), []);
  const join = factAfter(joined([A, B], A), [a, lockdown]);
  const both = incidentsOf(historyOf([a, lockdown, join]));
  const of = (incident: IncidentId): Incident => defined(both.find((one) => one.incident === incident), 'it was started');
  const said = (incident: IncidentId, type: string, more: object, refs: readonly Fact[] = [], before: readonly Fact[] = []): Fact =>
    factAfter({ stream: incidentStream(incident), type, payload: { incident, ...more }, refs: refs.map((one) => one.id) }, before);
  const course = (ofA: readonly Fact[], ofB: readonly Fact[] = []): Course => courseOf(History.together([historyOf(ofA), historyOf(ofB)]), both);

  test('IN-46 every directive stands until somebody who knew of all of them gives another', () => {
    expect(course([]).directives.map((one) => one.directive).sort()).toEqual(['hold', 'lockdown']);
    const unaware = said(A, 'v1.DirectiveChanged', { directive: 'evacuate', detail: '' }, [a]);
    expect(course([unaware]).directives.map((one) => one.directive).sort()).toEqual(['evacuate', 'lockdown']);
    const inB = said(B, 'v1.DirectiveChanged', { directive: 'shelter', detail: '' }, [lockdown]);
    const aware = said(A, 'v1.DirectiveChanged', { directive: 'secure', detail: '' }, [a, lockdown, inB], [unaware]);
    expect(course([unaware, aware], [inB]).directives.map((one) => one.directive)).toEqual(['secure']);
  });

  test('IN-46 all clear is given by somebody who knew of all, or in each of them', () => {
    const clearOfA = said(A, 'v1.AllClearGiven', { reason: '' }, [a]);
    expect(course([clearOfA]).allClear).toBeNull();
    const clearOfB = said(B, 'v1.AllClearGiven', { reason: '' }, [lockdown]);
    expect(course([clearOfA], [clearOfB]).allClear).not.toBeNull();
    expect(course([said(A, 'v1.AllClearGiven', { reason: '' }, [a, lockdown])]).allClear).not.toBeNull();
    const unseen = said(B, 'v1.DirectiveChanged', { directive: 'lockdown', detail: '' }, [lockdown]);
    expect(course([said(A, 'v1.AllClearGiven', { reason: '' }, [a, lockdown])], [unseen]).allClear).toBeNull();
  });

  test('what is said afterwards rests on what was said in each', () => {
    const inB = said(B, 'v1.NoteAdded', { text: 'x' });
    expect(refsOf({ incident: of(A), course: course([]), heard: [lockdown.id, inB.id] })).toEqual([a.id, lockdown.id, inB.id]);
  });

  test('PS-7 reports of both are of one incident: a later one of the same reporter corrects, another one contradicts', () => {
    const ana = testId<never>('ana');
    const report = (incident: IncidentId, status: string, reporter: string, before: readonly Fact[]): Fact =>
      factAfter({ stream: realPersonStream(ana), type: 'v1.PersonReported', payload: { incident, person: ana, status, where: '', classId: null, reporter: { staff: null, name: reporter }, channel: 'radio' }, refs: [] }, before);
    const missing = report(B, 'missing', 'Paul', []);
    const here = report(A, 'here', 'Dana', []);
    const standing = (facts: readonly Fact[]) => standingOf(historyOf(facts), A, [A, B]);
    expect(standing([missing, here])).toMatchObject({ status: 'missing', contradictions: [{ kind: 'reportsDisagree' }] });
    expect(standingOf(historyOf([missing, here]), A)).toMatchObject({ status: 'here', contradictions: [] });
    expect(standing([missing, report(A, 'here', 'Paul', [missing])])).toMatchObject({ status: 'here', contradictions: [] });
  });
});
