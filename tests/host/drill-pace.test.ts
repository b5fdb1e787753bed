/** How long drills took, one beside the other and class by class, from the log. */
import { beforeEach, expect, test } from 'vitest';
import { readDrillPace } from '../../db/queries/drill-pace.ts';
import { readDrillYear } from '../../db/queries/drills.ts';
import { roomsOfSite } from '../../db/queries/rooms.ts';
import { makeDocument } from '../../electron/host/exports/make-document.ts';
import { mayKnow } from '../../electron/host/may-know.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { CLASS, STUDENTS } from '../sim/school.ts';
import { Desk } from '../support/desk.ts';
import { ACTOR } from '../support/log-actions.ts';
import type { Directive } from '../../shared/domain/incident/events.ts';

const START = Date.UTC(2026, 10, 19, 15);
const SECOND_MS = 1_000;
const PAT = { staff: null, name: 'Pat' };

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open(START);
});
const paceOf = (drill: string) => atOnce(readDrillPace(desk.reader, drill));

/** Begins a drill with a plan of its own; `ends` answers for everybody. */
function begin(kind: string, directive: Directive): { readonly incident: IncidentId; readonly ends: () => string } {
  const incident = desk.must({ type: 'StartIncident', directive, detail: '', exercise: true }).result['incident'] as IncidentId;
  const ends = (): string => {
    desk.must({ type: 'AnswerForPeople', incident, people: [...STUDENTS], reporter: PAT, reason: 'seen' });
    desk.must(directive === 'lockdown' ? { type: 'SetAsideAllClearRules', incident, reason: 'a drill' } : { type: 'GiveAllClear', incident, reason: 'over' });
    desk.must({ type: 'CloseIncident', incident });
    desk.must({ type: 'RecordDrill', drill: null, run: incident, plan: { kind, date: '2026-11-19', minute: 600, secondaryExit: false, told: true, parentsTold: null } });
    return defined(readDrillYear(desk.reader)[0]?.drills.find((one) => one.incident === incident), 'the drill').drill;
  };
  return { incident, ends };
}

/** Each after so many seconds. */
function evacuate(seconds: readonly number[]): string {
  const { incident, ends } = begin('fire', 'evacuate');
  let after = 0;
  for (const [n, at] of seconds.entries()) {
    desk.clock.advance((at - after) * SECOND_MS);
    after = at;
    desk.must({ type: 'ReportPeople', incident, classId: CLASS, reporter: PAT, channel: 'radio', reports: [{ person: defined(STUDENTS[n], 'a student'), status: 'here', where: '' }] });
  }
  return ends();
}

test('DR-19 drills with one directive stand beside each other, with the time until each class was accounted for, and all clear', () => {
  const first = evacuate([10, 20, 30, 40, 50, 60]);
  desk.clock.advance(60_000);
  const lockdown = begin('lockdown', 'lockdown').ends();
  const second = evacuate([5, 10, 15, 20, 25, 30]);
  expect(paceOf(second)).toMatchObject([
    { drill: first, accountedMs: 60_000, securedMs: null, allClearMs: 60_000, rooms: { locked: 0, all: 1 }, classes: [{ classId: CLASS, room: '1', accountedMs: 60_000, securedMs: null }] },
    { drill: second, accountedMs: 30_000, allClearMs: 30_000, classes: [{ accountedMs: 30_000 }] },
  ]);
  expect(paceOf(first)).toHaveLength(1);
  expect(paceOf(lockdown)).toHaveLength(1);
  expect(paceOf('x'.repeat(26))).toEqual([]);
});

test('DR-19 a clock that is put back in the midst of a drill makes it no shorter', () => {
  const { incident, ends } = begin('fire', 'evacuate');
  desk.clock.advance(30_000);
  desk.must({ type: 'AddNote', incident, text: 'Everybody is on the field.' });
  desk.clock.wall -= 3_600_000;
  const drill = ends();
  expect(paceOf(drill)).toMatchObject([{ allClearMs: 30_000 }]);
  expect(readDrillYear(desk.reader)[0]?.measured).toMatchObject([{ incident, tookS: 30 }]);
});

test('DR-19 whoever was missing again makes it longer, and what did not come to its end has no time', () => {
  const { incident, ends } = begin('fire', 'evacuate');
  const report = (status: 'here' | 'missing', people: readonly string[]): void => void desk.must({ type: 'ReportPeople', incident, classId: CLASS, reporter: PAT, channel: 'radio', reports: people.map((person) => ({ person, status, where: '' })) });
  desk.clock.advance(10_000);
  report('here', STUDENTS);
  desk.clock.advance(10_000);
  report('missing', STUDENTS.slice(0, 1));
  desk.clock.advance(10_000);
  report('here', STUDENTS.slice(0, 1));
  expect(paceOf(ends())).toMatchObject([{ accountedMs: 30_000, classes: [{ accountedMs: 30_000 }] }]);
  const open = begin('fire', 'evacuate');
  desk.must({ type: 'GiveAllClear', incident: open.incident, reason: 'over' });
  desk.must({ type: 'RecordDrill', drill: null, run: open.incident, plan: { kind: 'fire', date: '2026-11-19', minute: 601, secondaryExit: false, told: true, parentsTold: null } });
  const drill = defined(readDrillYear(desk.reader)[0]?.drills.find((one) => one.incident === open.incident), 'the drill').drill;
  expect(paceOf(drill).at(-1)).toMatchObject({ drill, accountedMs: null, classes: [{ accountedMs: null }] });
});

test('DR-19 a class of which only somebody else answered for students has that time, and not as its own', () => {
  const whole = evacuate([5, 10, 15, 20, 25, 30]);
  const short = evacuate([5, 10, 15, 20, 40]);
  expect(paceOf(short)).toMatchObject([{ drill: whole, classes: [{ accountedMs: 30_000, answeredFor: 0 }] }, { drill: short, classes: [{ accountedMs: 40_000, answeredFor: 1 }] }]);
  const made = atOnce(makeDocument({ reader: desk.reader, actor: ACTOR, mayKnow: mayKnow(ACTOR) }, 'Desk', { document: 'drillRecord', of: short, disclosure: null }));
  expect(made.ok && made.value.text).toContain('answered for by others: 40 s');
});

test('DR-19 in a lockdown a room is secured from when it was said to be locked and nothing else since, and the record to print says so', () => {
  const { incident, ends } = begin('lockdown', 'lockdown');
  const [id] = roomsOfSite(desk.reader, desk.console.ports.digests).keys();
  const room = (status: 'locked' | 'help'): void => void desk.must({ type: 'ReportRooms', incident, reports: [{ room: defined(id, 'a room'), status, counts: null, words: '', settles: [] }], reporter: PAT, channel: 'radio' });
  desk.clock.advance(20_000);
  room('locked');
  desk.clock.advance(20_000);
  room('help');
  desk.clock.advance(20_000);
  room('locked');
  const drill = ends();
  expect(paceOf(drill)).toMatchObject([{ rooms: { locked: 1, all: 1 }, securedMs: 60_000, classes: [{ securedMs: 60_000 }] }]);
  const made = atOnce(makeDocument({ reader: desk.reader, actor: ACTOR, mayKnow: mayKnow(ACTOR) }, 'Desk', { document: 'drillRecord', of: drill, disclosure: null }));
  expect(made.ok && made.value.text).toMatch(/Until every room was locked.*1 min/s);
});
