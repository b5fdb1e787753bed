/** Drills over the real command door: rules and a calendar, a drill planned, run as an incident, recorded, evaluated and mended. */
import { beforeEach, expect, test } from 'vitest';
import { readDrillYear } from '../../db/queries/drills.ts';
import { calendarAsAnswer, drillPlanAsIcs } from '../../electron/host/commands/drills.ts';
import type { DrillPlan } from '../../shared/domain/drills/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { Desk } from '../support/desk.ts';

const PLAN: DrillPlan = { kind: 'fire', date: '2026-11-19', minute: 570, secondaryExit: false, told: true, parentsTold: null };
const evaluation = { facts: { conductedBy: 'Karin', notification: 'Alarm', staffOnDuty: 60, staffTakingPart: 58, evacuated: 40, conditions: '', problems: 'Bell not heard', weather: 'Dry', timeToCompleteS: 312 }, capabilities: [{ capability: 'Evacuate', rating: 'S' as const }], strengths: 'Quiet', areas: 'Bell', actions: [{ action: 'Mend the bell', owner: 'Pat', due: '2026-11-18' }] };
const CSV = 'from,to,kind,name\n2026-08-26,2027-06-11,school year,Year\n2026-12-08,,day off,Snow\n';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
  desk.must({ type: 'SetSchoolCalendar', entries: calendarAsAnswer(CSV).entries });
  desk.must({ type: 'SetDrillRules', level: null, text: 'pack Mine\nkeep records 3 years\n2 drills of evacuation in the year\n  cite § 1' });
});
const year = () => defined(readDrillYear(desk.reader)[0], 'a year');

test('DR-2 the year against its rules, from what is asked to what is done', () => {
  expect(year()).toMatchObject({ today: '2026-11-19', rules: { name: 'Mine', keepYears: 3, problems: [] }, statuses: [{ words: '2 drills of evacuation in the year', cite: '§ 1', status: 'toPlan', done: 0, needed: 2 }], proposal: { by: '2027-06-11' } });
  desk.must({ type: 'ScheduleDrill', drill: null, plan: PLAN });
  desk.must({ type: 'ScheduleDrill', drill: null, plan: { ...PLAN, date: '2026-12-08' } });
  expect(year().drills.map(({ state }) => state)).toEqual(['scheduled', 'noSchool']);
  const [first, second] = year().drills;
  desk.must({ type: 'ScheduleDrill', drill: defined(second, 'the second').drill, plan: { ...PLAN, date: '2026-12-09' } });
  expect(year()).toMatchObject({ statuses: [{ status: 'scheduled', scheduled: 2 }], proposal: null });
  expect(drillPlanAsIcs(desk.reader).text).toContain('DRILL: 09:30 Fire');

  const run = desk.start(true);
  expect(year().runs).toMatchObject([{ incident: run, directive: 'evacuate', date: '2026-11-19', minute: 600, over: false }]);
  const drill = defined(first, 'the first').drill;
  desk.must({ type: 'RecordDrill', drill, run, plan: PLAN });
  expect(year()).toMatchObject({ runs: [], measured: [{ incident: run }], statuses: [{ status: 'scheduled', done: 1, scheduled: 1 }] });

  desk.must({ type: 'EvaluateDrill', drill, evaluation });
  const [action] = year().actions;
  expect(action).toMatchObject({ action: 'Mend the bell', owner: 'Pat', late: true });
  desk.must({ type: 'CompleteAction', drill, evaluated: defined(action, 'an action').evaluated, place: 0, words: 'New speaker' });
  expect(year().actions).toEqual([]);
  desk.must({ type: 'CallOffDrill', drill: defined(second, 'the second').drill, reason: 'Flu' });
  expect(year().statuses).toMatchObject([{ status: 'toPlan', done: 1, scheduled: 0 }]);
});

test('DR-14 a real incident counts as no drill, nor one of the future', () => {
  const real = desk.start(false);
  expect(desk.refused({ type: 'RecordDrill', drill: null, run: real, plan: PLAN })).toBe('IncidentWasReal');
  expect(desk.refused({ type: 'RecordDrill', drill: null, run: null, plan: { ...PLAN, date: '2026-11-20' } })).toBe('DrillNotYetHeld');
  expect(desk.refused({ type: 'RecordDrill', drill: null, run: null, plan: PLAN })).toBe('accepted');
});

test('DR-1 rules with a line that cannot be read are not taken up', () => {
  expect(desk.refused({ type: 'SetDrillRules', level: null, text: 'some drills' })).toBe('DrillRuleUnreadable');
  expect(year().rules?.name).toBe('Mine');
});
