/** Whose classes answer: IN-11 to IN-13 and SI-9 through the host's own commands and lists, on the days when clocks change too. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { classRoll, listClasses, searchIncident } from '../../db/queries/accounting.ts';
import { readBellSchedule } from '../../db/queries/bell-schedule.ts';
import { currentHeads } from '../../db/queries/roster-snapshot.ts';
import { KNOWS_ALL } from '../support/may-know.ts';
import { readTimeline } from '../../db/queries/timeline.ts';
import { localMinute } from '../../electron/host/system/clock.ts';
import { NO_CLASS } from '../../shared/contract/no-class.ts';
import type { BellSchedule } from '../../shared/domain/site/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { ImportId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { BELL_SCHEDULE, importStream, incidentStream, ROSTER } from '../../shared/kernel/streams.ts';
import { CLASS, STUDENTS } from '../sim/school.ts';
import { disagreements } from '../support/agreement.ts';
import { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { append, freshCommand } from '../support/log-actions.ts';
import { Author } from '../support/hand-written.ts';
import { admit } from '../support/test-site.ts';

/** A Thursday, 10:00 in New York. */
const TEN_MS = Date.UTC(2026, 10, 19, 15);
const MINUTE_MS = 60_000;
const WEEK = ['Regular', 'Regular', 'Regular', 'Regular', 'Regular', 'Regular', 'Regular'];
const period = (name: string, startMinute: number, endMinute: number) => ({ period: name, name: `Period ${name}`, startMinute, endMinute });
const BELLS: BellSchedule = { schedules: [{ name: 'Regular', periods: [period('3', 595, 645), period('4', 650, 700), { period: null, name: 'Lunch', startMinute: 700, endMinute: 730 }, period('9', 730, 780)] }], weekdays: WEEK, dates: [] };
const [ART, BAND] = [testId('art'), testId('band')];

let desk: Desk;
/** Art meets in periods 3 and 4 with the first two, band in period 4 with the next two; all but the last have a homeroom. */
beforeEach(async () => {
  desk = await Desk.open(TEN_MS);
  const id = testId<ImportId>('second import');
  const lesson = (classId: string, title: string, room: string, periods: readonly string[], students: readonly PersonId[]) => [
    { op: 'put', entity: { kind: 'class', id: classId, sourceId: title, title, code: null, homeroom: false, room, zone: null, periods, schoolId: null, termIds: [] } },
    ...students.map((student, i) => ({ op: 'put', entity: { kind: 'enrollment', id: testId(`${title} ${i}`), classId, personId: student, role: 'student', primary: false, beginDate: null, endDate: null } })),
  ];
  const notInHomeroom = { op: 'withdraw', entity: { kind: 'enrollment', id: testId('sim enrollment 5'), classId: CLASS, personId: defined(STUDENTS[5], 'the last'), role: 'student', primary: true, beginDate: null, endDate: null } };
  const writes = [...lesson(ART, 'Art', 'A1', ['3', '4'], STUDENTS.slice(0, 2)), ...lesson(BAND, 'Band', 'B1', ['4'], STUDENTS.slice(2, 4)), notInHomeroom];
  const chunk = append(desk.console, [{ stream: importStream(id), type: 'v2.RosterChunk', payload: { import: id, number: 0, writes }, refs: [] }]);
  const newestChunk = defined(chunk.newest, 'a chunk');
  append(desk.console, [{ stream: ROSTER, type: 'v1.RosterActivated', payload: { import: id, bases: currentHeads(desk.console.db), chunks: 1, newestChunk, chunksDigest: desk.console.ports.digests.sha256(newestChunk), source: 'sim' }, refs: [newestChunk] }]);
});

const ring = (bells = BELLS): void => void desk.must({ type: 'SetBellSchedule', bells });
/** How many each class answers for. */
const answering = (incident: IncidentId): Record<string, number> => {
  expect(disagreements(desk.reader, incident)).toEqual([]);
  return Object.fromEntries(listClasses(desk.reader, incident).map((row) => [row.title, row.expected]));
};
const BY_HOMEROOM = { Homeroom: 5, 'No class at this time': 1 };
const IN_PERIOD_3 = { Art: 2, Homeroom: 3, 'No class at this time': 1 };
const IN_PERIOD_4 = { Art: 2, Band: 2, Homeroom: 1, 'No class at this time': 1 };

describe('the period at the start', () => {
  test('without a schedule homerooms answer, and nobody is on no list', () => {
    const incident = desk.start();
    expect(answering(incident)).toEqual(BY_HOMEROOM);
    expect(desk.now()).toMatchObject({ answering: { period: null, by: null }, classesExpected: 2, periods: [{ period: '3', name: 'Period 3' }, { period: '4', name: 'Period 4' }] });
  });

  test('IN-11 the classes of the period answer, then homerooms, then a list of those without either', () => {
    ring();
    const incident = desk.start();
    expect(answering(incident)).toEqual(IN_PERIOD_3);
    expect(desk.now()).toMatchObject({ answering: { period: '3', name: 'Period 3', by: 'bells' }, classesExpected: 3 });
    expect(classRoll(desk.reader, incident, NO_CLASS).map((row) => row.person)).toEqual([STUDENTS[5]]);
    expect(readTimeline(desk.reader, incident, KNOWS_ALL).map((row) => row.text)).toEqual(['EVACUATE started', 'The classes of Period 3 answer, by the bell schedule'].map((text) => expect.stringMatching(new RegExp(text, 'i')) as string));
  });

  test('IN-11 between periods, at lunch, in a period that no class has, and where there is no school homerooms answer', () => {
    ring({ ...BELLS, dates: [{ date: '2026-11-20', schedule: null }] });
    for (const [minutes, on] of [[47, ''], [102, 'Lunch'], [140, 'Period 9'], [24 * 60, '']] as const) {
      desk.clock.wall = TEN_MS + minutes * MINUTE_MS;
      const incident = desk.start(true);
      expect(desk.now().answering.name).toBe(on);
      expect(answering(incident)).toEqual(BY_HOMEROOM);
      desk.must({ type: 'GiveAllClear', incident, reason: 'over' });
      desk.must({ type: 'AnswerForPeople', incident, people: [...STUDENTS], reporter: { staff: null, name: 'A' }, reason: 'seen' });
      desk.must({ type: 'CloseIncident', incident });
    }
  });

  test('IN-11 a schedule that is set later, or the next bell, changes nobody’s list', () => {
    ring();
    const incident = desk.start();
    desk.clock.advance(60 * MINUTE_MS);
    ring({ ...BELLS, schedules: [{ name: 'Regular', periods: [period('4', 0, 1440)] }] });
    expect(answering(incident)).toEqual(IN_PERIOD_3);
  });

  test('on the days when clocks change a period begins when the clock on the wall says so', () => {
    ring();
    // 10:00 by the wall, an hour later and an hour earlier in universal time than the day before.
    for (const wall of [Date.UTC(2026, 9, 31, 14), Date.UTC(2026, 10, 1, 15), Date.UTC(2027, 2, 13, 15), Date.UTC(2027, 2, 14, 14)]) {
      expect(desk.reader.minuteOf(wall)).toBe(600);
      desk.clock.wall = wall;
      desk.start(false);
      expect(desk.now().answering.name).toBe('Period 3');
      const { incident } = desk.now();
      desk.must({ type: 'GiveAllClear', incident, reason: 'over' });
      desk.must({ type: 'AnswerForPeople', incident, people: [...STUDENTS], reporter: { staff: null, name: 'A' }, reason: 'seen' });
      desk.must({ type: 'CloseIncident', incident });
    }
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      // The hour from 01:00 comes twice in autumn; the hour from 02:00 not at all in spring.
      const minutes = (from: number): number[] => [0, 1, 2, 3].map((hour) => localMinute(from + hour * 60 * MINUTE_MS) / 60);
      expect(minutes(Date.UTC(2026, 10, 1, 4))).toEqual([0, 1, 1, 2]);
      expect(minutes(Date.UTC(2027, 2, 14, 5))).toEqual([0, 1, 3, 4]);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

describe('whoever is in charge chooses', () => {
  test('IN-12 another period, or homerooms; what was reported stands', () => {
    ring();
    const incident = desk.start();
    const choose = (chosen: string | null) => ({ type: 'ChooseAnsweringPeriod', incident, period: chosen }) as const;
    const first = defined(STUDENTS[0], 'a student');
    desk.must({ type: 'ReportPeople', incident, classId: ART, reporter: { staff: null, name: 'A' }, channel: 'radio', reports: [{ person: first, status: 'here', where: '' }] });
    desk.must(choose('4'));
    expect(answering(incident)).toEqual(IN_PERIOD_4);
    expect(desk.now()).toMatchObject({ here: 1, answering: { period: '4', by: 'person' } });
    desk.must(choose(null));
    expect(answering(incident)).toEqual(BY_HOMEROOM);
    expect(classRoll(desk.reader, incident, CLASS).find((row) => row.person === first)?.status).toBe('here');
    expect(desk.refused(choose('9'))).toBe('PeriodUnknown');
    expect(desk.refused({ ...choose('4'), incident: testId('nowhere') })).toBe('IncidentUnknown');
  });

  test('whoever has no class is reported like a class', () => {
    const incident = desk.start();
    desk.must({ type: 'ReportPeople', incident, classId: NO_CLASS, reporter: { staff: null, name: 'A' }, channel: 'phone', reports: [{ person: defined(STUDENTS[5], 'the last'), status: 'here', where: '' }] });
    expect(listClasses(desk.reader, incident).find((row) => row.classId === NO_CLASS)).toMatchObject({ here: 1, reportedWall: desk.clock.wall });
    expect(desk.now()).toMatchObject({ classesReported: 1, classesExpected: 2 });
  });

  test('a search finds people by name where they stand, with the class that answers for them', () => {
    ring();
    const incident = desk.start();
    const found = (text: string) => atOnce(searchIncident(desk.reader, incident, text, 10)).rows.map((row) => [row.person, row.classId]);
    expect(found('student 0')).toEqual([[STUDENTS[0], ART]]);
    expect(found('student 5')).toEqual([[STUDENTS[5], NO_CLASS]]);
    expect(found('adult')).toEqual([]);
  });
});

describe('what two consoles said apart', () => {
  test('IN-13 of two periods both show, and one counts until somebody chooses again', () => {
    const incident = desk.start();
    for (const chosen of ['3', '4']) {
      const payload = { incident, period: chosen, name: `Period ${chosen}`, by: 'person' };
      expect(desk.console.committer.receive(admit(desk.console, new Author(`console ${chosen}`)).write({ stream: incidentStream(incident), type: 'v1.AnsweringPeriodSet', payload }).wire)).toEqual({ result: 'landed' });
    }
    const { answering: counts } = desk.now();
    expect(new Set([counts.period, ...counts.alsoChosen.map((other) => other.period)])).toEqual(new Set(['3', '4']));
    expect(answering(incident)).toEqual(counts.period === '3' ? IN_PERIOD_3 : IN_PERIOD_4);
    desk.must({ type: 'ChooseAnsweringPeriod', incident, period: '3' });
    expect(desk.now().answering).toMatchObject({ period: '3', alsoChosen: [] });
  });

  test('SI-9 of two schedules one counts, and it is said that there are two, until it is set again', () => {
    for (const name of ['One', 'Two']) {
      const bells = { ...BELLS, schedules: [...BELLS.schedules, { name, periods: [] }] };
      expect(desk.console.committer.receive(admit(desk.console, new Author(`console ${name}`)).write({ stream: BELL_SCHEDULE, type: 'v1.BellScheduleSet', payload: bells }).wire)).toEqual({ result: 'landed' });
    }
    expect(readBellSchedule(desk.reader)).toMatchObject([{ bells: { weekdays: WEEK }, alsoSet: [{}], rosterPeriods: [{ period: '3', classes: 1 }, { period: '4', classes: 2 }] }]);
    ring();
    expect(readBellSchedule(desk.reader)).toMatchObject([{ bells: BELLS, alsoSet: [] }]);
  });
});

test('whatever is chosen and reported in whatever order, every number agrees with its list, and every student is on one', async () => {
  ring();
  const person = fc.constantFrom<PersonId>(...STUDENTS);
  const step = fc.oneof(
    fc.record({ choose: fc.constantFrom<string | null>('3', '4', null) }),
    fc.record({ person, status: fc.constantFrom('here' as const, 'missing' as const, 'elsewhere' as const, 'extra' as const), classId: fc.constantFrom(ART, BAND, CLASS, NO_CLASS) }),
  );
  const incident = desk.start();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const one of steps) {
        if ('choose' in one) desk.must({ type: 'ChooseAnsweringPeriod', incident, period: one.choose });
        else desk.run({ type: 'ReportPeople', incident, classId: one.classId, reporter: { staff: null, name: one.classId }, channel: 'runner', reports: [{ person: one.person, status: one.status, where: '' }] }, freshCommand());
        expect(disagreements(desk.reader, incident)).toEqual([]);
        const listed = listClasses(desk.reader, incident).flatMap((row) => classRoll(desk.reader, incident, row.classId).filter((each) => each.onList).map((each) => each.person));
        expect([...new Set(listed)].sort()).toEqual([...STUDENTS].sort());
      }
    }),
    { numRuns: 25 },
  );
});
