/** How long records are kept, at the host's own door: what is past its time, what is held, and that only a command erases it. */
import { beforeEach, expect, test } from 'vitest';
import { recordsPastTime, recordsToErase, readRetention } from '../../db/queries/retention.ts';
import { eraseTapOuts } from '../../electron/host/erase-tap-outs.ts';
import type { PlaceHold } from '../../shared/domain/records/retention-commands.ts';
import type { KeptKind, KeptYears } from '../../shared/domain/records/retention-events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { IncidentId, StreamName } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { incidentStream, realPersonStream, tapStream } from '../../shared/kernel/streams.ts';
import { STUDENTS } from '../sim/school.ts';
import { Desk } from '../support/desk.ts';
import { commitsOf, digests, exchange, findingsOf, rebuild, send } from '../support/log-actions.ts';
import { admit } from '../support/test-site.ts';

const YEAR_MS = 366 * 86_400_000;
const [CHILD, OTHER] = [defined(STUDENTS[0], 'a student'), defined(STUDENTS[1], 'another')];
const GOOD: KeptYears = { drills: null, incidents: null, people: null, visitors: null, dayLists: null, photos: null };

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
});
const row = (at = desk) => defined(readRetention(at.reader)[0], 'a row');
const past = () => atOnce(recordsPastTime(desk.reader)).kinds;
const toErase = (kind: KeptKind) => atOnce(recordsToErase(desk.reader, kind));
const keep = (years: Partial<KeptYears>): void => void desk.must({ type: 'SetRetention', years: { ...GOOD, ...years } });
const left = (stream: StreamName, at = desk): number => at.console.committer.log.history(stream).facts.length;
const erase = (kind: KeptKind): string => {
  const { streams, reason } = toErase(kind);
  return desk.refused({ type: 'ErasePayloads', streams: [...streams], reason });
};
const hold = (about: PlaceHold['about']): string => {
  desk.clock.advance(1000);
  desk.must({ type: 'PlaceHold', about, askedBy: 'Lee & Park, counsel', why: 'A claim about the fall' });
  return defined(row().holds[0], 'a hold').hold;
};

/** A real incident or a drill in which something was said of two students, closed at once. */
function closed(exercise: boolean): IncidentId {
  const incident = desk.start(exercise);
  desk.must({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name: 'Pat' }, channel: 'radio', reports: STUDENTS.map((person) => ({ person, status: 'here' as const, where: '' })) });
  desk.must({ type: 'GiveAllClear', incident, reason: 'over' });
  desk.must({ type: 'CloseIncident', incident });
  return incident;
}

test('RE-8 what the rules of drills say counts until the school says otherwise; nothing else is erased by itself', () => {
  expect(row()).toMatchObject({ set: false, years: GOOD, rules: null });
  desk.must({ type: 'SetDrillRules', level: null, text: 'pack Mine\nas of 2026-07-01\nkeep records 3 years' });
  expect(row()).toMatchObject({ set: false, years: { ...GOOD, drills: 3 }, rules: { years: 3, name: 'Mine', asOf: '2026-07-01' } });
  keep({ drills: 5, visitors: 1 });
  expect(row()).toMatchObject({ set: true, apart: false, years: { drills: 5, visitors: 1, people: null } });
});

test('RE-12 what is past its time is listed, a command erases it and nothing else, and views made anew are the same', async () => {
  const drill = closed(true);
  const real = closed(false);
  keep({ drills: 3, people: 2, incidents: 9 });
  expect(past().map(({ kind, records }) => [kind, records])).toEqual([['drills', 0], ['incidents', 0], ['people', 0]]);
  desk.clock.advance(2 * YEAR_MS + 86_400_000);
  desk.start(true);
  expect(past()).toMatchObject([{ kind: 'drills', records: 0 }, { kind: 'incidents', records: 0 }, { kind: 'people', records: STUDENTS.length, streams: STUDENTS.length, held: 0, oldest: '2026-11-19', newest: '2026-11-19', keptSince: '2026-11-21' }]);
  desk.clock.advance(YEAR_MS);
  expect(past()[0]).toMatchObject({ kind: 'drills', years: 3, records: 1, streams: STUDENTS.length + 1 });
  expect(toErase('drills').streams.every((stream) => stream.includes(drill))).toBe(true);
  expect(left(incidentStream(real))).toBeGreaterThan(0);
  expect(erase('drills')).toBe('accepted');
  expect([past()[0]?.records, left(`drill/${drill}/person/${CHILD}` as StreamName), left(incidentStream(drill))]).toEqual([0, 0, 0]);
  expect(left(realPersonStream(CHILD))).toBe(1);
  expect(row().erasures).toMatchObject([{ records: STUDENTS.length + 1, reason: 'Drills: kept 3 years, then erased.', counts: true }]);
  expect(await findingsOf(desk.console)).toEqual([]);
  const before = digests(desk.console);
  await rebuild(desk.console);
  expect(digests(desk.console)).toEqual(before);
});

test('RE-12 a drill with something left to mend has no time', () => {
  const run = closed(true);
  const plan = { kind: 'fire', date: '2026-11-19', minute: 570, secondaryExit: false, told: true, parentsTold: null };
  desk.must({ type: 'RecordDrill', drill: null, run, plan });
  const { drill } = desk.console.db.prepare<[], { drill: string }>('SELECT drill FROM view_drill').get() ?? { drill: '' };
  const facts = { conductedBy: 'Karin', notification: '', staffOnDuty: 1, staffTakingPart: 1, evacuated: 1, conditions: '', problems: '', weather: '', timeToCompleteS: 1 };
  desk.must({ type: 'EvaluateDrill', drill, evaluation: { facts, capabilities: [], strengths: '', areas: '', actions: [{ action: 'Mend the bell', owner: 'Pat', due: '2026-12-01' }] } });
  keep({ drills: 1 });
  desk.clock.advance(2 * YEAR_MS);
  expect(toErase('drills').streams).not.toContain(`exercise/${drill}`);
  desk.must({ type: 'CompleteAction', drill, evaluated: defined(desk.console.committer.log.heads(`exercise/${drill}` as StreamName)[0], 'evaluated'), place: 0, words: '' });
  desk.clock.advance(2 * YEAR_MS);
  expect(toErase('drills').streams).toContain(`exercise/${drill}`);
  expect(erase('drills')).toBe('accepted');
  expect(desk.console.db.prepare('SELECT count(*) FROM view_drill').pluck().get()).toBe(0);
});

test('RE-9 RE-10 what is held is listed and not erased, until the hold is lifted with a reason', () => {
  closed(false);
  keep({ people: 1 });
  desk.clock.advance(2 * YEAR_MS);
  expect(desk.refused({ type: 'PlaceHold', about: { is: 'incident', incident: 'x'.repeat(26) }, askedBy: 'a', why: 'w' })).toBe('HoldAboutNothing');
  const held = hold({ is: 'person', person: CHILD });
  expect(past()).toMatchObject([{ kind: 'people', streams: STUDENTS.length, held: 1 }]);
  expect(desk.refused({ type: 'ErasePayloads', streams: [realPersonStream(CHILD)], reason: 'asked' })).toBe('RecordHeld');
  expect(erase('people')).toBe('accepted');
  expect([left(realPersonStream(CHILD)), left(realPersonStream(OTHER))]).toEqual([1, 0]);
  desk.must({ type: 'LiftHold', hold: held, why: 'The claim was settled' });
  expect(row().holds).toMatchObject([{ askedBy: 'Lee & Park, counsel', ended: { words: 'The claim was settled' } }]);
  expect([desk.refused({ type: 'LiftHold', hold: held, why: 'w' }), desk.refused({ type: 'LiftHold', hold: 'x'.repeat(26), why: 'w' })]).toEqual(['HoldAlreadyLifted', 'HoldUnknown']);
  expect(erase('people')).toBe('accepted');
  expect(left(realPersonStream(CHILD))).toBe(0);
});

test('RE-10 a hold on an incident holds what was said of everybody in it, one on everything all there is, also requests for relief', () => {
  const incident = closed(false);
  const tap = (): string => defined(desk.console.db.prepare<[], string>('SELECT tap FROM view_tap_kept').pluck().get(), 'a request');
  desk.must({ type: 'AskForRelief', room: null });
  keep({ people: 1, incidents: 1 });
  desk.clock.advance(2 * YEAR_MS);
  const first = hold({ is: 'incident', incident });
  for (const kind of ['people', 'incidents'] as const) expect(toErase(kind).streams).toEqual([]);
  const eraseRelief = (): void => eraseTapOuts({ log: desk.console.committer.log, reader: desk.reader }, (decision) => void desk.record(decision));
  const request = tapStream(tap());
  const all = hold({ is: 'everything' });
  eraseRelief();
  expect(left(request)).toBe(1);
  desk.must({ type: 'LiftHold', hold: all, why: 'too much' });
  eraseRelief();
  expect(left(request)).toBe(0);
  desk.must({ type: 'LiftHold', hold: first, why: 'over' });
  expect(toErase('people').streams).toHaveLength(STUDENTS.length);
});

test('RE-10 a family’s request to inspect holds what names the student and is due after 45 days', () => {
  closed(false);
  keep({ people: 1 });
  desk.clock.advance(2 * YEAR_MS);
  const today = row().today;
  expect(desk.refused({ type: 'RequestInspection', student: 'x'.repeat(26), askedBy: 'a', askedOn: today })).toBe('StudentUnknown');
  expect(desk.refused({ type: 'RequestInspection', student: CHILD, askedBy: 'a', askedOn: '2099-01-01' })).toBe('InspectionInFuture');
  desk.must({ type: 'RequestInspection', student: CHILD, askedBy: 'Rosa Garcia, mother', askedOn: '2028-11-01' });
  const [asked] = row().inspections;
  expect(asked).toMatchObject({ askedBy: 'Rosa Garcia, mother', dueOn: '2028-12-16', late: false, ended: null });
  expect(toErase('people').streams).not.toContain(realPersonStream(CHILD));
  desk.clock.advance(60 * 86_400_000);
  expect(row().inspections[0]?.late).toBe(true);
  const { inspection } = defined(asked, 'asked');
  desk.must({ type: 'CloseInspection', inspection, outcome: 'She read it in the office' });
  expect([desk.refused({ type: 'CloseInspection', inspection, outcome: 'o' }), desk.refused({ type: 'CloseInspection', inspection: 'x'.repeat(26), outcome: 'o' })]).toEqual(['InspectionAlreadyClosed', 'InspectionUnknown']);
  expect(toErase('people').streams).toContain(realPersonStream(CHILD));
});

/** What is left of the child's facts, and whether the erasure counts; null: it was refused, since the hold was known. */
const ORDERS = [
  [['hold', 'meet', 'erase'], 1, null],
  [['erase', 'meet', 'hold'], 0, true],
  [['hold', 'erase', 'meet'], 1, false],
  [['erase', 'hold', 'meet'], 1, false],
  [['meet', 'hold', 'erase'], 1, false],
  [['meet', 'erase', 'hold'], 1, false],
] as const;

test.each(ORDERS)('RE-8 RE-11 stated apart in the order %s: the longer time counts, and an erasure that had not heard of the hold erases nothing anywhere', async (order, parts, counts) => {
  const [a, b] = [await Desk.open(Date.UTC(2026, 10, 19, 15)), await Desk.empty(2, Date.UTC(2026, 10, 19, 15))];
  admit(a.console, { console: b.console.console, publicKey: b.console.ports.signer.publicKey });
  a.must({ type: 'MarkAbsent', people: [CHILD], date: '2026-11-19', reason: 'flu' });
  const meet = (): void => {
    send(a.console, b.console);
    send(b.console, a.console);
  };
  meet();
  const does = {
    erase: () => void b.run({ type: 'ErasePayloads', streams: [realPersonStream(CHILD)], reason: 'old' }),
    hold: () => void a.must({ type: 'PlaceHold', about: { is: 'person', person: CHILD }, askedBy: 'Counsel', why: 'a claim' }),
    meet,
  };
  for (const step of order) does[step]();
  a.must({ type: 'SetRetention', years: { ...GOOD, people: 2 } });
  b.must({ type: 'SetRetention', years: { ...GOOD, people: 7 } });
  meet();
  // What is withheld is asked for: of each console all that it has.
  for (const [from, to] of [[a, b], [b, a]] as const) for (const commit of commitsOf(from.console)) to.console.committer.receive(commit);
  expect(digests(a.console)).toEqual(digests(b.console));
  for (const one of [a, b]) {
    expect(row(one)).toMatchObject({ apart: true, years: { people: 7 } });
    expect(left(realPersonStream(CHILD), one)).toBe(parts);
    expect(row(one).erasures.map((erasure) => erasure.counts)).toEqual(counts === null ? [] : [counts]);
    expect(await findingsOf(one.console)).toEqual([]);
  }
});

test('RE-11 what an erasure that does not count had erased on every console is said to be missing, until a console that has it is met', async () => {
  const START_MS = Date.UTC(2026, 10, 19, 15);
  const [a, b, c] = [await Desk.open(START_MS), await Desk.empty(2, START_MS), await Desk.empty(3, START_MS)];
  for (const one of [b, c]) admit(a.console, { console: one.console.console, publicKey: one.console.ports.signer.publicKey });
  for (const one of [b, c]) send(a.console, one.console);
  a.must({ type: 'MarkAbsent', people: [CHILD], date: '2026-11-19', reason: 'flu' });
  const copy = commitsOf(a.console);
  exchange(a.console, b.console);
  b.must({ type: 'ErasePayloads', streams: [realPersonStream(CHILD)], reason: 'old' });
  exchange(a.console, b.console);
  c.must({ type: 'PlaceHold', about: { is: 'person', person: CHILD }, askedBy: 'Counsel', why: 'a claim' });
  exchange(a.console, c.console);
  expect(row(a).erasures).toMatchObject([{ counts: false, missing: 1 }]);
  for (const commit of copy) a.console.committer.receive(commit);
  expect(row(a).erasures).toMatchObject([{ counts: false, missing: 0 }]);
});

test('RE-12 a console that was away, and one put back from an old copy, erase on sight and agree to the byte', async () => {
  const drill = closed(true);
  const away = await Desk.empty(2, Date.UTC(2026, 10, 19, 15));
  exchange(desk.console, away.console);
  keep({ drills: 1 });
  desk.clock.advance(2 * YEAR_MS);
  expect(erase('drills')).toBe('accepted');
  const late = await Desk.empty(3, Date.UTC(2028, 10, 19, 15));
  expect(left(`drill/${drill}/person/${CHILD}` as StreamName, away)).toBe(1);
  exchange(desk.console, away.console);
  exchange(away.console, late.console);
  for (const one of [away, late]) {
    expect(left(`drill/${drill}/person/${CHILD}` as StreamName, one)).toBe(0);
    expect(digests(one.console)).toEqual(digests(desk.console));
  }
});
