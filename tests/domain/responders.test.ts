/** Responders, training and relief: what was stated apart gives the same state in every order; how long a training holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOn, responderOf } from '../../shared/domain/dispatch/responders.ts';
import { DEFAULT_TAP_OUT_RULES, tapOutOf, tapOutRulesOf } from '../../shared/domain/dispatch/tap-outs.ts';
import { currencyOf, DEFAULT_COURSES, expiryOf, trainingsOf } from '../../shared/domain/dispatch/training.ts';
import { Random } from '../support/console.ts';
import { historyOf, play, shuffled, stepsOf, testId, type Writer } from '../support/drawn-history.ts';

const staff = testId('staff');
const tap = testId('tap');
const writers: readonly Writer[] = [
  (_known, pick, variant) => ({ type: 'v1.ResponderSet', payload: { staff, skills: variant === 0 ? [] : ['nurse'], zones: pick % 2 === 0 ? ['North'] : [], shift: null } }),
  (_known, _pick, variant) => ({ type: 'v1.AvailabilityStated', payload: { staff, available: variant % 2 === 0 } }),
  (_known, pick, variant) => ({ type: 'v1.TrainingRecorded', payload: { staff, course: variant < 3 ? 'aed' : 'narcan', completed: `2026-0${1 + (pick % 3)}-01`, hours: null, expires: null } }),
  (known) => {
    const [training] = trainingsOf(historyOf(known));
    return training === undefined ? null : { type: 'v1.TrainingTakenBack', payload: { staff, trainings: [...training.events] } };
  },
  (_known, pick, variant) => ({ type: 'v1.TapOutRulesSet', payload: { seenBy: pick % 2 === 0 ? ['teacher'] : ['administrator', 'teacher'], keepDays: 1 + variant } }),
  () => ({ type: 'v1.ReliefAsked', payload: { tap, staff, room: null } }),
  (_known, pick) => ({ type: 'v1.ReliefCovered', payload: { tap, staff: testId(`cover ${pick}`), by: staff, minutes: null } }),
  (_known, pick) => (pick < 5 ? { type: 'v1.ReliefEnded', payload: { tap, by: staff } } : null),
];

test('TR-1 TR-5 TA-2 TA-5 the same state for every order of arrival', () => {
  fc.assert(
    fc.property(stepsOf(writers.length), fc.nat(1000), fc.nat(1_000_000), (steps, salt, order) => {
      const facts = play(steps, writers, salt);
      const stateOf = (all: typeof facts): string => {
        const history = historyOf(all);
        return JSON.stringify([responderOf(history), trainingsOf(history), tapOutOf(history), tapOutRulesOf(history)]);
      };
      expect(stateOf(shuffled(facts, new Random(order)))).toBe(stateOf(facts));
      const history = historyOf(facts);
      const ended = facts.some(({ type }) => type === 'v1.ReliefEnded');
      expect(tapOutOf(history)?.ended ?? ended).toBe(ended);
    }),
  );
});

const said = (available: boolean) => ({ available, wall: 0 });
test('TR-3 away counts where both were said apart', () => {
  expect([isOn({ availabilities: [] }), isOn({ availabilities: [said(true)] }), isOn({ availabilities: [said(true), said(false)] })]).toEqual([true, true, false]);
});

test('TR-4 a course holds until the same day of a later month, or its last', () => {
  expect(expiryOf('2026-01-31', 1)).toBe('2026-02-28');
  expect(expiryOf('2024-02-29', 12)).toBe('2025-02-28');
  expect(expiryOf('2026-11-19', 24)).toBe('2028-11-19');
  expect(expiryOf('2026-11-19', null)).toBeNull();
});

test('TR-7 of two records the one that holds longer counts; due within 30 days; what a skill needs is missing', () => {
  const record = (course: string, completed: string, expires: string | null) => ({ course, completed, hours: null, expires, events: [] });
  const courses = DEFAULT_COURSES.filter(({ key }) => ['aed', 'narcan', 'epiPen', 'nci'].includes(key));
  const is = (today: string) => currencyOf([record('aed', '2026-01-01', '2026-06-01'), record('aed', '2025-12-01', '2026-12-01'), record('nci', '2020-01-01', null)], courses, ['nurse'], today).map((one) => [one.course, one.is, one.completed]);
  expect(is('2026-10-31')).toEqual([['nci', 'current', '2020-01-01'], ['aed', 'current', '2025-12-01'], ['narcan', 'missing', null], ['epiPen', 'missing', null]]);
  expect(is('2026-11-01')[1]).toEqual(['aed', 'dueSoon', '2025-12-01']);
  expect(is('2026-12-01')[1]).toEqual(['aed', 'dueSoon', '2025-12-01']);
  expect(is('2026-12-02')[1]).toEqual(['aed', 'expired', '2025-12-01']);
  expect(DEFAULT_TAP_OUT_RULES.seenBy).not.toContain('teacher');
});
