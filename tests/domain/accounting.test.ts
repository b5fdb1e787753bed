/** Rules AC-6 to AC-10: what may be reported, settled and answered for. The states of AC-1 to AC-5 are in person-standing.test.ts. */
import { expect, test } from 'vitest';
import { answerForPeople, reportPeople, settleReports, type AccountingContext } from '../../shared/domain/accounting/decide.ts';
import { accountingOf } from '../../shared/domain/accounting/state.ts';
import { reject } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testEvent, testId } from '../support/drawn-history.ts';

const incident = testId<IncidentId>('incident');
const [ana, ben] = [testId<PersonId>('ana'), testId<PersonId>('ben')];
const reporter = { staff: null, name: 'Teacher' };
const context: AccountingContext = { exercise: false, refusal: null, started: null, known: new Set([ana, ben]), released: new Set() };
type Status = 'here' | 'missing';
const report = (people: readonly (readonly [PersonId, Status])[], more: Partial<AccountingContext> = {}, name = 'Teacher') =>
  reportPeople({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name }, channel: 'radio', reports: people.map(([person, status]) => ({ person, status, where: '' })) }, { ...context, ...more });
const answer = (people: PersonId[], more: Partial<AccountingContext> = {}) => answerForPeople({ type: 'AnswerForPeople', incident, people, reporter, reason: 'went home' }, { ...context, ...more });

test('a report about many is one fact for each, each in the stream of its person', () => {
  const decision = report([[ana, 'here'], [ben, 'missing']]);
  expect(decision.accepted && decision.events.map((event) => [event.stream, (event.payload as { status: string }).status])).toEqual([[`person/${ana}`, 'here'], [`person/${ben}`, 'missing']]);
  const drill = report([[ana, 'here']], { exercise: true });
  expect(drill.accepted && drill.events[0]?.stream).toBe(`drill/${incident}/person/${ana}`);
});

test('AC-6 one stranger among them refuses the whole report', () => {
  expect(refusedAs(report([[ana, 'here'], [testId<PersonId>('stranger'), 'here']]))).toBe('PersonNotOnRoster');
});

test('AC-7 one command says one thing of a person', () => {
  expect(refusedAs(report([[ana, 'here'], [ana, 'missing']]))).toBe('PersonReportedTwice');
});

test('AC-8 "here" of a student who was handed over is refused; "missing" of one is an alarm and is taken', () => {
  expect(refusedAs(report([[ben, 'here'], [ana, 'here']], { released: new Set([ana]) }))).toBe('StudentAlreadyReleased');
  expect(refusedAs(report([[ana, 'missing']], { released: new Set([ana]) }))).toBe('accepted');
});

test('AC-9 a settlement names exactly the reports that stand, and stands in their place', () => {
  const facts: Fact[] = [];
  for (const [status, name] of [['here', 'A'], ['missing', 'B']] as const) {
    const decision = report([[ana, status]], {}, name);
    for (const event of decision.accepted ? decision.events : []) facts.push(factAfter(event, facts));
  }
  const accounting = accountingOf(historyOf(facts), incident);
  expect(accounting.disagree).toBe(true);
  const ids = accounting.reports.map((one) => one.event);
  const settle = (settles: string[], more: Partial<AccountingContext> = {}) => settleReports({ type: 'SettleReports', incident, person: ana, settles, status: 'here', where: '', reporter, reason: '' }, accounting, { ...context, ...more });
  expect(refusedAs(settle(ids.slice(1)))).toBe('AnotherReportCameIn');
  expect(refusedAs(settle([...ids, testEvent('gone')]))).toBe('ReportNoLongerStands');
  const decision = settle(ids);
  if (!decision.accepted) throw new Error(decision.rejection.name);
  const after = accountingOf(historyOf([...facts, factAfter(decision.events[0]!, facts)]), incident);
  expect(after).toMatchObject({ disagree: false, status: 'here' });
  expect(after.reports).toHaveLength(1);
});

test('AC-10 an answer is one fact for each person, each once', () => {
  const decision = answer([ana, ben, ana]);
  expect(decision.accepted && decision.events.map((event) => event.stream)).toEqual([`person/${ana}`, `person/${ben}`]);
  expect(refusedAs(answer([testId<PersonId>('stranger')]))).toBe('PersonNotOnRoster');
});

test('an incident that takes nothing more takes none of these', () => {
  const refusal = reject('IncidentClosed', '', '');
  expect(refusedAs(report([[ana, 'here']], { refusal }))).toBe('IncidentClosed');
  expect(refusedAs(answer([ana], { refusal }))).toBe('IncidentClosed');
  expect(refusedAs(settleReports({ type: 'SettleReports', incident, person: ana, settles: [testEvent('x')], status: 'here', where: '', reporter, reason: '' }, accountingOf(historyOf([]), incident), { ...context, refusal }))).toBe('IncidentClosed');
});
