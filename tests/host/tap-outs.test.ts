/** Relief for some minutes, over the real command door: one touch to ask, few who see it, and nothing of it is left after its time. */
import { beforeEach, expect, test } from 'vitest';
import { listTapOuts, readTapOutRules } from '../../db/queries/tap-outs.ts';
import { eraseTapOuts } from '../../electron/host/erase-tap-outs.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { Role } from '../../shared/domain/site/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import { tapStream } from '../../shared/kernel/streams.ts';
import { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { ACTOR, freshCommand } from '../support/log-actions.ts';

const DAY_MS = 86_400_000;

let desk: Desk;
let supervisor: Actor;
let teacher: Actor;
let other: Actor;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
  supervisor = member('Ben Whitehorse', 'campusSupervisor');
  teacher = member('Ines Ferreira', 'teacher');
  other = member('Irina Petrova', 'teacher');
});

function member(name: string, role: Role): Actor {
  desk.must({ type: 'AddStaff', role, people: [{ name, person: null }] });
  const row = defined(desk.console.db.prepare<[string], { staff: string; event: string }>('SELECT m.staff, g.event FROM view_staff_member m JOIN view_grant g ON g.staff = m.staff WHERE m.name = ?').get(name), 'they were added');
  return { staff: row.staff, role, grant: row.event } as Actor;
}
const does = (actor: Actor, command: Command): string => {
  const outcome = desk.run(command, freshCommand(), actor);
  return outcome.accepted ? 'accepted' : outcome.rejection.name;
};
const seenBy = (actor: Actor) => listTapOuts(desk.reader, desk.console.ports.digests, actor);
const staffOf = (actor: Actor): string => (actor === 'unsigned' ? '' : actor.staff);
const ask = (): string => {
  expect(does(teacher, { type: 'AskForRelief', room: null })).toBe('accepted');
  return defined(seenBy(teacher)[0], 'a request').tap;
};

test('TA-1 one touch asks, and a second one while somebody is on the way does not; whoever is not signed in is told so', () => {
  ask();
  expect(does(teacher, { type: 'AskForRelief', room: null })).toBe('ReliefAskedAlready');
  expect(does('unsigned', { type: 'AskForRelief', room: null })).toBe('NotSignedIn');
  // A request of yesterday that nobody answered stops nobody.
  desk.clock.advance(DAY_MS);
  expect(seenBy(teacher)).toEqual([]);
  expect(does(teacher, { type: 'AskForRelief', room: null })).toBe('accepted');
});

test('TA-2 TA-3 a supervisor goes, then sends somebody else; “Back” by who asked ends it', () => {
  const tap = ask();
  expect(does(supervisor, { type: 'CoverRelief', tap, staff: null, minutes: 10 })).toBe('accepted');
  expect(seenBy(teacher)).toMatchObject([{ own: true, mayCover: false, covers: [{ staff: staffOf(supervisor), name: 'Ben Whitehorse', minutes: 10 }] }]);
  expect(does(supervisor, { type: 'CoverRelief', tap, staff: staffOf(other), minutes: null })).toBe('accepted');
  expect(seenBy(supervisor)).toMatchObject([{ name: 'Ines Ferreira', mayCover: true, covers: [{ staff: staffOf(other) }] }]);
  expect(does(supervisor, { type: 'CoverRelief', tap, staff: staffOf(teacher), minutes: null })).toBe('CoversThemselves');
  expect(does(teacher, { type: 'EndRelief', tap })).toBe('accepted');
  expect(seenBy(supervisor)).toEqual([]);
  expect(does(supervisor, { type: 'CoverRelief', tap, staff: null, minutes: null })).toBe('ReliefEnded');
});

test('TA-4 TA-5 a colleague sees the request only once they cover it, and the school says who else does', () => {
  const tap = ask();
  expect(seenBy(other)).toEqual([]);
  expect(seenBy('unsigned')).toEqual([]);
  expect(does(other, { type: 'CoverRelief', tap, staff: null, minutes: 5 })).toBe('TapOutUnknown');
  expect(does(other, { type: 'EndRelief', tap })).toBe('TapOutUnknown');
  expect(does(supervisor, { type: 'CoverRelief', tap, staff: staffOf(other), minutes: 5 })).toBe('accepted');
  expect(seenBy(other)).toMatchObject([{ tap, mayCover: false }]);
  desk.must({ type: 'SetTapOutRules', seenBy: ['administrator', 'teacher'], keepDays: 2 });
  expect(readTapOutRules(desk.reader)).toMatchObject([{ seenBy: ['administrator', 'teacher'], keepDays: 2 }]);
  expect(seenBy(supervisor)).toEqual([]);
  expect(seenBy(ACTOR)).toMatchObject([{ tap }]);
  expect(does(other, { type: 'EndRelief', tap })).toBe('accepted');
});

test('TA-6 after the school’s time nothing is left that names who asked or who covered, also of what came later', () => {
  const tap = ask();
  does(supervisor, { type: 'CoverRelief', tap, staff: null, minutes: 10 });
  const erase = (): void => eraseTapOuts({ log: desk.console.committer.log, reader: desk.reader }, (decision) => void desk.record(decision));
  desk.clock.advance(6 * DAY_MS);
  erase();
  expect(desk.console.committer.log.history(tapStream(tap)).facts).toHaveLength(2);
  desk.clock.advance(2 * DAY_MS);
  erase();
  expect(desk.console.committer.log.history(tapStream(tap)).facts).toEqual([]);
  // A console that was away says something of it after all.
  desk.record({ accepted: true, events: [{ stream: tapStream(tap), type: 'v1.ReliefEnded', payload: { tap, by: staffOf(supervisor) }, refs: [] }] });
  desk.clock.advance(8 * DAY_MS);
  erase();
  const events = [...desk.console.committer.log.events(tapStream(tap))];
  expect(events).toHaveLength(3);
  expect(events.every(({ payload }) => payload === null)).toBe(true);
  const headers = JSON.stringify(events.slice(0, 2).map(({ header }) => header));
  for (const actor of [teacher, supervisor]) expect(headers).not.toContain(staffOf(actor));
});

test('TA-7 it is no call: no stream of calls, no timeline and no incident holds anything of it', () => {
  const incident = desk.start();
  const tap = ask();
  const streams = desk.console.db.prepare<[], string>("SELECT DISTINCT stream FROM log_event WHERE type LIKE '%Relief%'").pluck().all();
  expect(streams).toEqual([tapStream(tap)]);
  const timeline = desk.console.db.prepare<[string], number>('SELECT count(*) FROM view_timeline WHERE incident = ? AND type LIKE \'%Relief%\'').pluck().get(incident);
  expect(timeline).toBe(0);
  expect(does(supervisor, { type: 'EndRelief', tap: testId('another') })).toBe('TapOutUnknown');
});
