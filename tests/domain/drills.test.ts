/** Rules DR-*: the language, a scripted school year for each pack, the edges, what is proposed, and facts stated apart. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callOffDrill, completeAction, evaluateDrill, recordDrill, scheduleDrill, setDrillRules, setSchoolCalendar } from '../../shared/domain/drills/decide.ts';
import type { DrillPlan } from '../../shared/domain/drills/events.ts';
import { evaluate, type CountedDrill, type RuleResult, type SchoolYear } from '../../shared/domain/drills/evaluate.ts';
import { drillKinds } from '../../shared/domain/drills/kinds.ts';
import { packTexts } from '../../shared/domain/drills/packs/all.ts';
import { propose } from '../../shared/domain/drills/propose.ts';
import { readRules, ruleWords, type Asks, type DrillRule, type KindsAsked, type When } from '../../shared/domain/drills/rules.ts';
import { drillOf, type DrillState } from '../../shared/domain/drills/state.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { addDays, isSchoolDay, withDay, type CalendarEntry } from '../../shared/kernel/school-year.ts';
import { refusedAs } from '../support/decisions.ts';
import { historyOf, play, stepsOf, testEvent, testId, type Writer } from '../support/drawn-history.ts';

const YEAR: CalendarEntry = { kind: 'year', name: 'School year', from: '2026-08-26', to: '2027-06-11' };
const off = (from: string, to = from): CalendarEntry => ({ kind: 'dayOff', name: 'Off', from, to });
const CALENDAR: readonly CalendarEntry[] = [
  YEAR,
  { kind: 'semester', name: 'Fall', from: '2026-08-26', to: '2027-01-22' },
  { kind: 'semester', name: 'Spring', from: '2027-01-25', to: '2027-06-11' },
  ...(['2026-08-26 2026-10-30', '2026-11-02 2027-01-22', '2027-01-25 2027-03-26', '2027-03-29 2027-06-11'].map((days, at): CalendarEntry => ({ kind: 'quarter', name: `Q${at + 1}`, from: days.slice(0, 10), to: days.slice(11) }))),
  { kind: 'exams', name: 'Exams', from: '2027-01-18', to: '2027-01-22' },
  off('2026-09-07'),
  off('2026-11-26', '2026-11-27'),
  off('2026-12-24', '2026-12-30'),
];
const SUMMER: CalendarEntry = { kind: 'summer', name: 'Summer', from: '2026-07-06', to: '2026-08-14' };

const held = (date: string, kind: string, more: Partial<CountedDrill> = {}): CountedDrill => ({ kind, date, minute: 570, secondaryExit: false, told: true, parentsTold: addDays(date, -7), held: true, ...more });
const planned = (date: string, kind: string, more: Partial<CountedDrill> = {}): CountedDrill => held(date, kind, { held: false, ...more });
const evaluated = (text: string, drills: readonly CountedDrill[], today: string, calendar = CALENDAR, level: SchoolYear['level'] = null): readonly RuleResult[] => {
  const { pack, problems } = readRules(text);
  expect(problems).toEqual([]);
  return evaluate(pack.rules, { calendar, level }, drills, today);
};
const statusOf = (...args: Parameters<typeof evaluated>): string => defined(evaluated(...args)[0], 'a rule').status;
const packOf = (name: string): string => defined(packTexts.find((text) => text.startsWith(`pack ${name}\n`)), name);
const statuses = (...args: Parameters<typeof evaluated>): readonly string[] => evaluated(...args).map(({ status }) => status);
const monthly = (kind: string, months: readonly string[]): readonly CountedDrill[] => months.map((month) => held(`${month}-10`, kind));
const MONTHS = ['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06'];
const OVER = '2027-06-30';

describe('the language', () => {
  const kinds = fc.record({ how: fc.constantFrom('of' as const, 'except' as const), kinds: fc.uniqueArray(fc.constantFrom(...drillKinds.map(({ key }) => key)), { maxLength: 4 }) }).map((asked): KindsAsked => (asked.kinds.length === 0 ? { how: 'of', kinds: [] } : asked));
  const number = fc.integer({ min: 1, max: 99 });
  const when: fc.Arbitrary<When> = fc.oneof(
    fc.constantFrom<When>({ is: 'year' }, { is: 'summer' }, { is: 'by', month: 12, day: 31 }, { is: 'by', month: 2, day: 29 }),
    fc.record({ is: fc.constant('each' as const), part: fc.constantFrom('semester' as const, 'quarter' as const, 'month' as const), schoolDays: number }),
    fc.record({ is: fc.constant('first' as const), schoolDays: number, of: fc.constantFrom('year' as const, 'summer' as const) }),
  );
  const asks: fc.Arbitrary<Asks> = fc.oneof(
    fc.record({ is: fc.constant('count' as const), count: number, asked: kinds, secondaryExit: fc.boolean(), when }),
    fc.record({ is: fc.constant('varied' as const), asked: kinds, weekdays: number, timesOfDay: number }),
    fc.record({ is: fc.constant('told' as const), asked: kinds }),
    fc.record({ is: fc.constant('parentsTold' as const), asked: kinds, days: number }),
  );
  const rules: fc.Arbitrary<Pick<DrillRule, 'asks' | 'level'>> = fc.record({ asks, level: fc.constantFrom(null, 'elementary' as const, 'secondary' as const) });

  test('DR-1 whatever can be asked reads the same when it is written again', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        expect(readRules(ruleWords(rule)).pack.rules).toEqual([{ line: 1, ...rule, cite: '', note: '' }]);
      }),
    );
  });

  test('DR-1 any text is read or its lines are named, and a line that is damaged is the one that is named', () => {
    fc.assert(
      fc.property(fc.array(rules, { minLength: 1, maxLength: 6 }), fc.nat(), fc.string(), (drawn, pick, noise) => {
        const lines = drawn.map(ruleWords);
        const at = pick % lines.length;
        const damaged = lines.with(at, `${lines[at] ?? ''} or so`).join('\n');
        expect(readRules(damaged).problems.map(({ line }) => line)).toEqual([at + 1]);
        for (const { line } of readRules(noise).problems) expect(line).toBeLessThanOrEqual(noise.split(/\r\n|\n|\r/).length);
      }),
    );
  });

  test.each([
    ['2 drills of flood in the year', 'flood.*drop, reunification, bus'],
    ['2 drills by Decembre 31', 'Decembre'],
    ['2 drills by June 31', 'no day 31'],
    ['0 drills in the year', 'between 1 and 99'],
    ['cite § 1', 'stands below'],
    ['as of July', 'a date'],
    ['keep records long', 'number of years'],
  ])('DR-1 “%s” is refused, and why', (line, why) => {
    const refused = setDrillRules({ type: 'SetDrillRules', level: null, text: `pack Mine\n${line}` });
    expect(refused.accepted ? '' : refused.rejection.message).toMatch(new RegExp(`^Line 2: .*${why}`));
  });

  test('DR-1 every pack is read, and says of each rule where it stands and as of when', () => {
    for (const text of packTexts) {
      const { pack, problems } = readRules(text);
      expect(problems, pack.name).toEqual([]);
      for (const rule of pack.rules) expect(rule.cite, `${pack.name} ${rule.line}`).not.toBe('');
      if (pack.rules.length > 0) expect(pack.asOf, pack.name).not.toBeNull();
    }
    expect(packTexts.map((text) => readRules(text).pack.name)).toEqual(['California', 'Colorado', 'Florida', 'New York', 'Texas', 'Washington', 'My own rules']);
  });
});

describe('a school year of each pack', () => {
  const evacuations = ['2026-09-10', '2026-09-22', '2026-10-06', '2026-10-27', '2026-11-09', '2027-03-03'].map((date, at) => held(date, 'fire', { secondaryExit: at > 3, minute: at % 2 === 0 ? 570 : 840 }));
  const lockdowns = ['2026-09-17', '2026-10-15', '2027-03-09', '2027-04-20'].map((date) => held(date, 'lockdown'));
  const more = [held('2026-12-31', 'evacuation', { secondaryExit: true }), held('2027-05-05', 'evacuation', { secondaryExit: true })];
  const summer = [held('2026-07-08', 'fire'), held('2026-07-20', 'fire')];

  test('DR-2 New York: everything held, with the eighth on December 31 itself', () => {
    expect(statuses(packOf('New York'), [...evacuations, ...lockdowns, ...more, ...summer], OVER, [...CALENDAR, SUMMER])).toEqual(Array<string>(10).fill('done'));
  });
  test('DR-2 New York: the eighth a day later, one drill short, not varied, parents told late, no summer session', () => {
    const drills = [...evacuations.map((one) => ({ ...one, minute: 570 })), ...lockdowns.map((one) => ({ ...one, parentsTold: addDays(one.date, -6) })), held('2027-01-01', 'evacuation', { secondaryExit: true })];
    expect(statuses(packOf('New York'), drills, OVER)).toEqual(['outOfCompliance', 'outOfCompliance', 'outOfCompliance', 'outOfCompliance', 'done', 'outOfCompliance', 'done', 'outOfCompliance', 'notAsked', 'notAsked']);
  });
  test('DR-6 New York: a drill of the summer session is none of the year', () => {
    const [, , eight] = evaluated(packOf('New York'), summer, '2026-08-20', [...CALENDAR, SUMMER]);
    expect(eight).toMatchObject({ done: 0, needed: 8, status: 'toPlan' });
  });
  test('DR-3 Texas: fire in each month with ten school days, so not in June; lockdown one a semester', () => {
    const months = [held('2026-09-10', 'fire'), ...monthly('fire', MONTHS.slice(1, 9))];
    const others = [held('2026-10-01', 'secure'), held('2026-10-08', 'hazmat'), held('2026-10-20', 'weather')];
    expect(statuses(packOf('Texas'), [...months, ...others, held('2026-09-17', 'lockdown'), held('2027-02-17', 'lockdown')], OVER)).toEqual(Array<string>(7).fill('done'));
    expect(statuses(packOf('Texas'), [...months.slice(1), held('2026-09-17', 'lockdown'), held('2026-10-17', 'lockdown')], OVER).slice(0, 3)).toEqual(['done', 'outOfCompliance', 'outOfCompliance']);
  });
  test('DR-4 one day is said to be off, of exams or of school by hand, and every other day stays what it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 280 }), fc.constantFrom('dayOff', 'exams', 'school'), (day, is) => {
        const date = addDays(YEAR.from, day);
        const said = withDay(CALENDAR, { date, is, name: 'Snow' });
        const what = (calendar: readonly CalendarEntry[], on: string) => calendar.filter(({ kind, from, to }) => (kind === 'dayOff' || kind === 'exams') && from <= on && on <= to).map(({ kind }) => kind);
        expect(what(said, date)).toEqual(is === 'school' ? [] : [is]);
        for (let other = -1; other <= 290; other += 1) if (other !== day) expect(what(said, addDays(YEAR.from, other))).toEqual(what(CALENDAR, addDays(YEAR.from, other)));
      }),
      { numRuns: 60 },
    );
    expect(withDay(CALENDAR, { date: '2026-12-28', is: 'school', name: '' }).filter(({ kind, from }) => kind === 'dayOff' && from >= '2026-12-01').map(({ from, to }) => [from, to])).toEqual([['2026-12-24', '2026-12-27'], ['2026-12-29', '2026-12-30']]);
  });

  test('DR-4 Florida: one in the first ten school days, which a storm moves', () => {
    const first = held('2026-09-09', 'active-threat');
    expect(statuses(packOf('Florida'), [first], '2026-09-30')).toEqual(['toPlan', 'done', 'toPlan']);
    expect(statuses(packOf('Florida'), [{ ...first, date: '2026-09-10' }], '2026-09-30')[1]).toBe('outOfCompliance');
    expect(statuses(packOf('Florida'), [{ ...first, date: '2026-09-10' }], '2026-09-30', [...CALENDAR, off('2026-09-01')])[1]).toBe('done');
    expect(statuses(packOf('Florida'), [{ ...first, kind: 'fire' }], '2026-09-30')[1]).toBe('outOfCompliance');
  });
  test('DR-2 California: asked of elementary and secondary schools apart', () => {
    const drills = [...monthly('fire', MONTHS), held('2026-08-27', 'fire'), ...['2026-09-03', '2026-11-05', '2027-02-04', '2027-04-08'].map((date) => held(date, 'drop'))];
    expect(statuses(packOf('California'), drills, OVER, CALENDAR, 'elementary')).toEqual(['done', 'notAsked', 'done', 'notAsked']);
    expect(statuses(packOf('California'), drills.slice(0, 1), OVER, CALENDAR, 'secondary')).toEqual(['notAsked', 'outOfCompliance', 'notAsked', 'outOfCompliance']);
  });
  test('DR-2 Colorado: a table-top and a check of communications count as themselves', () => {
    const drills = [held('2026-08-27', 'fire'), ...monthly('fire', MONTHS), held('2026-10-06', 'communications'), held('2026-10-07', 'table-top')];
    expect(statuses(packOf('Colorado'), drills, OVER)).toEqual(['done', 'outOfCompliance', 'done', 'done']);
  });
  test('DR-2 Washington: one a month, of any kind; a missed one is named', () => {
    const drills = [held('2026-08-27', 'secure'), ...monthly('fire', MONTHS)];
    expect(statuses(packOf('Washington'), drills, OVER)).toEqual(['done']);
    expect(evaluated(packOf('Washington'), drills.filter(({ date }) => !date.startsWith('2027-02')), OVER)[0]).toMatchObject({ status: 'outOfCompliance', why: '1 not held in Feb, and the time is over' });
  });
  test('DR-2 the empty pack asks for nothing', () => {
    expect(evaluated(packOf('My own rules'), [], OVER)).toEqual([]);
  });
});

describe('edges', () => {
  test('DR-2 what the calendar does not say is not called done', () => {
    expect(statusOf('1 drill in each semester', [], '2026-10-01', [YEAR])).toBe('cannotSay');
    expect(statusOf('1 drill in the year', [], '2026-10-01', [])).toBe('cannotSay');
    expect(statusOf('each drill is told to be a drill', [], '2026-10-01', [])).toBe('cannotSay');
  });
  test('DR-3 a month that loses a day to snow may fall below what the rule asks', () => {
    const rule = '1 drill in each month with 9 school days';
    const june = (calendar: readonly CalendarEntry[]): boolean => defined(evaluated(rule, [], '2026-10-01', [...calendar])[0], 'a rule').stretches.some(({ name }) => name === 'Jun');
    expect(june(CALENDAR)).toBe(true);
    expect(june([...CALENDAR, off('2027-06-02')])).toBe(false);
  });
  test('DR-5 what is planned for a day that is over, or that snow took, does not count', () => {
    const rule = '1 drill of fire in the year';
    expect(statusOf(rule, [planned('2026-12-08', 'fire')], '2026-12-08')).toBe('scheduled');
    expect(statusOf(rule, [planned('2026-12-08', 'fire')], '2026-12-09')).toBe('toPlan');
    expect(statusOf(rule, [planned('2026-12-08', 'fire')], '2026-12-01', [...CALENDAR, off('2026-12-08')])).toBe('toPlan');
  });
  test('DR-7 one drill that was not announced stays, one that is planned so can be changed', () => {
    const rule = 'each drill is told to be a drill';
    expect(statusOf(rule, [held('2026-10-06', 'fire', { told: false }), planned('2026-12-08', 'fire')], '2026-11-01')).toBe('outOfCompliance');
    expect(statusOf(rule, [held('2026-10-06', 'fire'), planned('2026-12-08', 'fire', { told: false })], '2026-11-01')).toBe('toPlan');
    expect(statusOf(rule, [held('2026-10-06', 'fire'), planned('2026-12-08', 'fire')], '2026-11-01')).toBe('scheduled');
  });
  test('DR-2 one more drill held never makes a count worse, and the order of drills says nothing', () => {
    const drawn = fc.array(fc.record({ date: fc.integer({ min: 0, max: 300 }).map((days) => addDays(YEAR.from, days)), kind: fc.constantFrom('fire', 'lockdown', 'hazmat'), isHeld: fc.boolean() }), { maxLength: 14 });
    const order: readonly string[] = ['outOfCompliance', 'toPlan', 'scheduled', 'done'];
    fc.assert(
      fc.property(drawn, drawn, fc.integer({ min: 0, max: 320 }), (some, extra, day) => {
        const today = addDays(YEAR.from, day);
        const drills = some.map((one) => held(one.date, one.kind, { held: one.isHeld }));
        const added = [...extra.map((one) => held(one.date, one.kind)), ...drills];
        for (const [at, before] of evaluated('4 drills of evacuation in the year\n1 drill in each month\n2 drills by December 31', drills, today).entries()) {
          const after = defined(evaluated('4 drills of evacuation in the year\n1 drill in each month\n2 drills by December 31', added.toReversed(), today)[at], 'the rule');
          expect(order.indexOf(after.status)).toBeGreaterThanOrEqual(order.indexOf(before.status));
          expect(before.done + before.scheduled).toBeLessThanOrEqual(before.needed);
        }
      }),
    );
  });
});

describe('what is proposed', () => {
  const ask = (text: string, drills: readonly CountedDrill[], today: string) => propose(evaluated(text, drills, today), CALENDAR, drills, today);

  test('DR-8 an evacuation by a secondary exit helps three rules of New York at once', () => {
    const drills = [held('2026-09-10', 'fire'), held('2026-09-22', 'fire'), held('2026-09-17', 'lockdown'), held('2026-10-15', 'lockdown')];
    expect(ask(packOf('New York'), drills, '2026-11-19')).toMatchObject({ kind: { key: 'evacuation' }, secondaryExit: true, by: '2026-12-31' });
  });
  test('DR-9 on school days outside exams, a weekday that had none first, in time for telling parents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 280 }), fc.array(fc.integer({ min: 0, max: 280 }), { maxLength: 8 }), (day, dates) => {
        const today = addDays(YEAR.from, day);
        const drills = dates.map((one) => held(addDays(YEAR.from, one), 'hazmat'));
        const proposal = ask('3 drills of lockdown in the year\neach drill of lockdown is told to parents 7 days before', drills, today);
        for (const { date } of proposal?.slots ?? []) {
          expect(isSchoolDay(CALENDAR, date)).toBe(true);
          expect(date < '2027-01-18' || date > '2027-01-22').toBe(true);
          expect(date >= addDays(today, 8) && date <= YEAR.to).toBe(true);
          expect(drills.some((one) => one.date === date)).toBe(false);
        }
      }),
    );
    const [slot] = ask('1 drill of fire in the year', [held('2026-09-10', 'hazmat'), held('2026-09-15', 'hazmat', { minute: 700 })], '2026-10-01')?.slots ?? [];
    expect(slot).toEqual({ date: '2026-10-02', minute: 825 });
  });
  test('DR-8 nothing is proposed where all is planned or the time is over', () => {
    expect(ask('1 drill of fire in the year', [planned('2026-12-08', 'fire')], '2026-11-01')).toBeNull();
    expect(ask('1 drill of fire in the year', [], OVER)).toBeNull();
  });
});

describe('one drill', () => {
  const id = testId('drill');
  const plan: DrillPlan = { kind: 'fire', date: '2026-11-19', minute: 570, secondaryExit: false, told: true, parentsTold: null };
  const evaluation = { facts: { conductedBy: 'Karin', notification: 'Alarm', staffOnDuty: 1, staffTakingPart: 1, evacuated: 1, conditions: '', problems: '', weather: '', timeToCompleteS: 1 }, capabilities: [], strengths: '', areas: '', actions: [{ action: 'Mend the bell', owner: 'Pat', due: '2026-11-30' }] };
  const scheduled: DrillState = { plan, state: 'scheduled', run: null, otherPlans: [], evaluation: null, actions: [] };
  const writers: readonly Writer[] = [
    (_known, pick) => ({ type: 'v1.DrillScheduled', payload: { drill: id, plan: { ...plan, minute: pick % 3 } } }),
    () => ({ type: 'v1.DrillCalledOff', payload: { drill: id, reason: 'Snow' } }),
    (_known, pick) => ({ type: 'v1.DrillHeld', payload: { drill: id, run: null, plan: { ...plan, minute: pick % 3 } } }),
    () => ({ type: 'v1.DrillEvaluated', payload: { drill: id, evaluation } }),
    (known) => {
      const found = known.find(({ type }) => type === 'v1.DrillEvaluated');
      return found === undefined ? null : { type: 'v1.CorrectiveActionDone', payload: { drill: id, evaluated: found.id, place: 0, words: '' } };
    },
  ];

  test('DR-10, DR-11, DR-12 the same in every order of its facts; what was held stands, and what is to be mended until it is done', () => {
    fc.assert(
      fc.property(stepsOf(writers.length), fc.nat(), (steps, salt) => {
        const facts = play(steps, writers, salt);
        const state = drillOf(historyOf(facts));
        expect(drillOf(historyOf(facts.toReversed().toSorted((a, b) => a.parents.length - b.parents.length || (a.id < b.id ? -1 : 1)).toSorted((a, b) => a.at.ms - b.at.ms)))).toEqual(state);
        const isHeld = facts.some(({ type }) => type === 'v1.DrillHeld');
        if (isHeld) expect(state?.state).toBe('held');
        if (isHeld && facts.some(({ type }) => type === 'v1.DrillEvaluated') && !facts.some(({ type }) => type === 'v1.CorrectiveActionDone')) expect(state?.actions.some(({ doneWall }) => doneWall === null)).toBe(true);
      }),
    );
  });

  test('DR-11, DR-14 what cannot be is refused by name', () => {
    const context = { drill: scheduled, id };
    const isHeld = { drill: { ...scheduled, state: 'held' as const }, id };
    const record = (run: { exercise: boolean; started: ReturnType<typeof testEvent> | null } | null, today = '2026-11-19'): string => refusedAs(recordDrill({ type: 'RecordDrill', drill: id, run: null, plan }, { ...context, run, today }));
    expect(refusedAs(scheduleDrill({ type: 'ScheduleDrill', drill: id, plan }, context))).toBe('accepted');
    expect(refusedAs(scheduleDrill({ type: 'ScheduleDrill', drill: id, plan }, { drill: null, id }))).toBe('DrillUnknown');
    expect(refusedAs(scheduleDrill({ type: 'ScheduleDrill', drill: id, plan }, isHeld))).toBe('DrillAlreadyHeld');
    expect(refusedAs(scheduleDrill({ type: 'ScheduleDrill', drill: id, plan: { ...plan, kind: 'flood' } }, context))).toBe('DrillKindUnknown');
    expect(refusedAs(scheduleDrill({ type: 'ScheduleDrill', drill: id, plan: { ...plan, parentsTold: '2026-11-20' } }, context))).toBe('ParentsToldAfterDrill');
    expect(refusedAs(callOffDrill({ type: 'CallOffDrill', drill: id, reason: 'Snow' }, isHeld))).toBe('DrillAlreadyHeld');
    expect(record(null)).toBe('accepted');
    expect(record(null, '2026-11-18')).toBe('DrillNotYetHeld');
    expect(record({ exercise: true, started: testEvent('start') })).toBe('accepted');
    expect(record({ exercise: false, started: testEvent('start') })).toBe('IncidentWasReal');
    expect(record({ exercise: false, started: null })).toBe('IncidentUnknown');
    expect(refusedAs(evaluateDrill({ type: 'EvaluateDrill', drill: id, evaluation }, context))).toBe('DrillNotYetHeld');
    expect(refusedAs(completeAction({ type: 'CompleteAction', drill: id, evaluated: testEvent('x'), place: 0, words: '' }, isHeld))).toBe('ActionUnknown');
  });

  test('DR-13 a calendar without a school year, with two, or with an end before its beginning is refused', () => {
    const set = (...entries: readonly CalendarEntry[]): string => refusedAs(setSchoolCalendar({ type: 'SetSchoolCalendar', entries }));
    expect(set(...CALENDAR)).toBe('accepted');
    expect(set(off('2026-12-01'))).toBe('SchoolYearUnclear');
    expect(set(YEAR, YEAR)).toBe('SchoolYearUnclear');
    expect(set(YEAR, off('2026-12-02', '2026-12-01'))).toBe('CalendarEntryEndsBeforeItBegins');
  });
});
