/** Rules AF-1 to AF-10: the report of a call, its recovery, and the numbers of many. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsOf, repeatRooms, summaryOf, weekOf, type CountedCall } from '../../shared/domain/dispatch/call-numbers.ts';
import { decideAfter, type AfterContext } from '../../shared/domain/dispatch/decide-report.ts';
import { isOverdue, standingOfTask, workingDaysLater } from '../../shared/domain/dispatch/recovery.ts';
import type { AfterCommand } from '../../shared/domain/dispatch/report-commands.ts';
import { recoveryTasks } from '../../shared/domain/dispatch/report-events.ts';
import { aftermathOf, affectedBy, differs, type CallAftermath } from '../../shared/domain/dispatch/report.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { Random } from '../support/console.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testEvent, testId, type Writer } from '../support/drawn-history.ts';

const call = testId('call');
const [caller, leader, other] = [testId('caller'), testId('leader'), testId('other')];
const nothing = aftermathOf(historyOf([]));
const context = (more: Partial<AfterContext> = {}): AfterContext => ({ call: { exercise: false, cleared: true, caller }, aftermath: nothing, acting: leader, leads: true, isStaff: (staff) => [caller, leader, other].includes(staff), ...more });

/** Each after all before it, by whoever acts; or, apart, knowing of nothing. */
function after(commands: readonly AfterCommand[], apart = false): readonly Fact[] {
  return commands.reduce<readonly Fact[]>((facts, command) => {
    const decision = decideAfter(command, context({ aftermath: aftermathOf(historyOf(facts)) }));
    if (!decision.accepted) throw new Error(decision.rejection.name);
    return decision.events.reduce<readonly Fact[]>((all, event) => [...all, factAfter(event, apart ? [] : all)], facts);
  }, []);
}
const aftermath = (commands: readonly AfterCommand[], apart = false): CallAftermath => aftermathOf(historyOf(after(commands, apart)));
const injury = (answer: 'yes' | 'no'): AfterCommand => ({ type: 'StateReportFact', call, said: { fact: 'injury', answer, words: '' } });
const factOf = (of: CallAftermath, name: string) => defined(of.facts.find((one) => one.name === name), 'a fact of the standard set').said;
const taskOf = (of: CallAftermath, key: string) => defined(of.tasks.find((one) => one.key === key), 'a task');

describe('the report', () => {
  test('AF-1 it is there with the call, nothing in it is demanded, and what nobody stated is missing', () => {
    expect(nothing.facts.map(({ said }) => said.newest.length)).toEqual(nothing.facts.map(() => 0));
    expect(refusedAs(decideAfter(injury('yes'), context({ call: { exercise: true, cleared: false, caller: null } })))).toBe('accepted');
    expect(refusedAs(decideAfter(injury('yes'), context({ call: null })))).toBe('CallUnknown');
  });

  test('AF-2 a later word amends an earlier one, which stays to be read; two apart stand side by side until somebody who knows of both states it', () => {
    const amended = factOf(aftermath([injury('no'), injury('yes')]), 'injury');
    expect([amended.newest, amended.earlier].map((all) => all.map(({ is }) => 'answer' in is && is.answer))).toEqual([['yes'], ['no']]);
    const apart = after([injury('no'), injury('yes')], true);
    expect(differs(factOf(aftermathOf(historyOf(apart)), 'injury'))).toBe(true);
    const decision = decideAfter(injury('yes'), context());
    const settled = decision.accepted ? [...apart, factAfter(defined(decision.events[0], 'a fact'), apart)] : apart;
    expect(differs(factOf(aftermathOf(historyOf(settled)), 'injury'))).toBe(false);
    expect(differs(factOf(aftermath([injury('yes'), injury('yes')], true), 'injury'))).toBe(false);
  });

  test('AF-2 in whatever order the facts arrive, the same stands and nothing is lost', () => {
    const writers: readonly Writer[] = [
      (_known, pick) => ({ type: 'v1.ReportFactStated', payload: { call, said: { fact: 'weapon', answer: pick % 2 === 0 ? 'yes' : 'no', words: '' } } }),
      (_known, pick) => ({ type: 'v1.AffectedNamed', payload: { call, staff: pick % 2 === 0 ? caller : other } }),
      (_known, pick, variant) => ({ type: 'v1.RecoveryTaskAnswered', payload: { call, task: recoveryTasks[pick % 2], is: (['done', 'notApplicable', 'open'] as const)[variant % 3], words: '' } }),
      () => ({ type: 'v1.CareTeamReferred', payload: { call, toWhom: 'Care team', shared: 'Words', owner: null, due: '2026-11-30' } }),
      (known, pick) => {
        const referrals = known.filter((fact) => fact.type === 'v1.CareTeamReferred');
        const one = referrals[pick % Math.max(1, referrals.length)];
        return one === undefined ? null : { type: 'v1.RecoveryTaskAssigned', payload: { call, task: one.id, owner: other, due: pick % 2 === 0 ? '2026-11-24' : '2026-11-25' } };
      },
      () => ({ type: 'v1.LessonRecorded', payload: { call, words: 'Radios charged' } }),
    ];
    fc.assert(
      fc.property(stepsOf(writers.length), fc.nat(), (steps, seed) => {
        const facts = play(steps, writers, seed);
        const stands = aftermathOf(historyOf(facts));
        expect(aftermathOf(historyOf(shuffled(facts, new Random(seed))))).toEqual(stands);
        const stated = new Set(facts.map((fact) => fact.commandId)).size;
        const amendedCount = [...stands.facts.map((one) => one.said), stands.affected, ...stands.tasks.flatMap((task) => [task.assigned, task.answered])].reduce((sum, one) => sum + one.newest.length + one.earlier.length, 0);
        expect(amendedCount + stands.lessons.length + stands.tasks.length - recoveryTasks.length).toBe(stated);
      }),
    );
  });

  test('AF-3 whoever called, or whom the report names instead, gives their own account, and nobody for them', () => {
    const account: AfterCommand = { type: 'GiveOwnAccount', call, words: 'He was frightened.' };
    expect(refusedAs(decideAfter(account, context({ acting: caller, leads: false })))).toBe('accepted');
    for (const acting of [leader, null]) expect(refusedAs(decideAfter(account, context({ acting })))).toBe('NotWhomItHappenedTo');
    const named = aftermath([{ type: 'NameAffected', call, staff: other }]);
    expect(affectedBy(named, caller)).toEqual([other]);
    expect(['caller', 'other'].map((who) => refusedAs(decideAfter(account, context({ acting: testId(who), aftermath: named }))))).toEqual(['NotWhomItHappenedTo', 'accepted']);
    expect(affectedBy(nothing, null)).toEqual([]);
    expect(refusedAs(decideAfter({ type: 'NameAffected', call, staff: testId('stranger') }, context()))).toBe('StaffUnknown');
  });

  test('AF-4 a confidential note is written by those who lead and by whoever it happened to', () => {
    const note: AfterCommand = { type: 'WriteConfidentialNote', call, words: 'x' };
    expect([leader, caller, other].map((acting) => refusedAs(decideAfter(note, context({ acting, leads: acting === leader }))))).toEqual(['accepted', 'accepted', 'NotYourCall']);
  });
});

describe('recovery', () => {
  test('AF-5 of every call that was cleared, and of no drill', () => {
    const answer: AfterCommand = { type: 'AnswerRecoveryTasks', call, tasks: ['medical'], is: 'done', words: '' };
    expect(refusedAs(decideAfter(answer, context({ call: { exercise: false, cleared: false, caller } })))).toBe('CallNotCleared');
    expect(refusedAs(decideAfter(answer, context({ call: { exercise: true, cleared: true, caller } })))).toBe('NoRecoveryInDrill');
    expect(refusedAs(decideAfter({ ...answer, tasks: [testEvent('nothing')] }, context()))).toBe('TaskUnknown');
    expect(refusedAs(decideAfter({ ...answer, tasks: [...recoveryTasks], is: 'notApplicable' }, context()))).toBe('accepted');
  });

  test('AF-6 is due so many working days later, unless somebody set a day; of two days set apart the earlier counts', () => {
    expect([1, 2, 5].map((days) => workingDaysLater('2026-11-20', days))).toEqual(['2026-11-23', '2026-11-24', '2026-11-27']);
    expect(standingOfTask(taskOf(nothing, 'debrief'), '2026-11-20')).toEqual({ state: 'open', differ: false, due: '2026-11-25', owners: [] });
    const assign = (owner: string, due: string): AfterCommand => ({ type: 'AssignRecoveryTask', call, task: 'debrief', owner, due });
    const apart = standingOfTask(taskOf(aftermath([assign(other, '2026-12-02'), assign(leader, '2026-12-01')], true), 'debrief'), '2026-11-20');
    expect(apart).toEqual({ state: 'open', differ: true, due: '2026-12-01', owners: [other, leader].sort() });
  });

  test('AF-7 it is open until somebody answers, overdue from the day after, and opens again where two answered apart and not alike', () => {
    const answer = (is: 'done' | 'notApplicable'): AfterCommand => ({ type: 'AnswerRecoveryTasks', call, tasks: ['leave'], is, words: '' });
    const standing = (commands: readonly AfterCommand[], apart = false) => standingOfTask(taskOf(aftermath(commands, apart), 'leave'), '2026-11-20');
    expect(['2026-11-24', '2026-11-25'].map((today) => isOverdue(standing([]), today))).toEqual([false, true]);
    expect(isOverdue(standing([answer('done')]), '2026-12-25')).toBe(false);
    expect(standing([answer('done'), answer('notApplicable')])).toMatchObject({ state: 'notApplicable', differ: false });
    expect(standing([answer('done'), answer('notApplicable')], true)).toMatchObject({ state: 'open', differ: true });
    const others = aftermath([{ type: 'AssignRecoveryTask', call, task: 'leave', owner: other, due: '2026-11-30' }]);
    expect([other, caller].map((acting) => refusedAs(decideAfter(answer('done'), context({ acting, leads: false, aftermath: others }))))).toEqual(['accepted', 'NotYourTask']);
  });

  test('AF-8 a referral to the care team is a task of its own, with what was shared and with whom', () => {
    const [fact] = after([{ type: 'ReferToCareTeam', call, toWhom: 'Ms. Ray', shared: 'Afraid of the room', owner: other, due: '2026-11-30' }]);
    const referred = aftermathOf(historyOf([defined(fact, 'a referral')]));
    const task = taskOf(referred, defined(fact, 'a referral').id);
    expect(standingOfTask(task, '2026-11-20')).toEqual({ state: 'open', differ: false, due: '2026-11-30', owners: [other] });
    expect(task.referral?.is.toWhom).toBe('Ms. Ray');
    expect(refusedAs(decideAfter({ type: 'AnswerRecoveryTasks', call, tasks: [task.key], is: 'done', words: '' }, context({ acting: other, leads: false, aftermath: referred })))).toBe('accepted');
  });
});

describe('numbers', () => {
  const one = (kind: string, room = '12', toArriveMs: number | null = 1): CountedCall => ({ kind, room, date: '2026-11-18', hour: 9, toAcknowledgeMs: null, toArriveMs, toClearMs: null });

  test('AF-9 the median and the slowest tenth are calls that happened; what nobody said counts in neither; rooms repeat from the third call on', () => {
    const calls = [...[1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map((ms) => one('medical', '12', ms)), one('fight', '7', null)];
    expect(groupsOf(calls, 'kind')).toMatchObject([{ key: 'medical', calls: 10, toAcknowledge: null, toArrive: { count: 10, medianMs: 5, slowTenthMs: 9 } }, { key: 'fight', calls: 1, toArrive: null }]);
    expect(repeatRooms(calls).map(({ key }) => key)).toEqual(['12']);
    expect(['2026-11-15', '2026-11-16', '2026-11-22'].map(weekOf)).toEqual(['2026-11-09', '2026-11-16', '2026-11-16']);
  });

  test('AF-10 no number below five is told, nor follows from the total and those that are', () => {
    expect(summaryOf([...Array<CountedCall>(9).fill(one('a')), ...Array<CountedCall>(6).fill(one('b')), one('c')], 'kind')).toEqual({ total: 16, cells: [{ key: 'a', calls: 9 }, { key: 'b', calls: null }, { key: 'c', calls: null }] });
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (counts) => {
        const { total, cells } = summaryOf(counts.flatMap((count, i) => Array<CountedCall>(count).fill(one(String(i)))), 'kind');
        const told = cells.flatMap((cell) => cell.calls ?? []);
        expect(told.every((count) => count >= 5)).toBe(true);
        const hidden = cells.length - told.length;
        const rest = (total ?? 0) - told.reduce((sum, count) => sum + count, 0);
        if (hidden > 0 && total !== null) expect(hidden > 1 && rest >= 5).toBe(true);
      }),
    );
  });
});
