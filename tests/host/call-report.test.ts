/** After calls, over the real command door: a morning of 40 calls on three consoles that is read back. What each role reads of it is in what-each-role-reads.test.ts. */
import { expect, test } from 'vitest';
import { readCallNumbers } from '../../db/queries/call-numbers.ts';
import { listCallReports, listRecovery, readCallReport, type ReportsFor } from '../../db/queries/call-report.ts';
import { recoveryTasks } from '../../shared/domain/dispatch/report-events.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { Desk } from '../support/desk.ts';
import { freshCommand, send } from '../support/log-actions.ts';
import { admit } from '../support/test-site.ts';

const START_MS = Date.UTC(2026, 10, 18, 13);
const KINDS = ['behavior', 'medical', 'fight'] as const;
const LEADS: ReportsFor = { staff: null, leads: true, confidential: true };

test('AF-1, AF-5, AF-9 of a morning of 40 calls on three consoles report, numbers and recovery follow from the log, and are equal on all three', async () => {
  const first = await Desk.open(START_MS);
  const others = await Promise.all([2, 3].map((seed) => Desk.empty(seed, START_MS)));
  const desks = [first, ...others];
  const at = (i: number): Desk => defined(desks[i % desks.length], 'a desk');
  const meet = (): void => desks.forEach((from) => desks.forEach((to) => from !== to && send(from.console, to.console)));
  for (const { console } of others) admit(first.console, { console: console.console, publicKey: console.ports.signer.publicKey });
  first.must({ type: 'AddStaff', role: 'teacher', people: ['Ana', 'Ben', 'Cleo', 'Dov'].map((name) => ({ name, person: null })) });
  first.must({ type: 'AddRoom', name: 'Gym', zone: null });
  first.must({ type: 'AddRoom', name: 'Library', zone: null });
  meet();
  const { db } = first.console;
  const staff = db.prepare<[], PersonId>('SELECT staff FROM view_staff_member ORDER BY staff').pluck().all() as PersonId[];
  const rooms = db.prepare<[], string>('SELECT room FROM view_room ORDER BY name').pluck().all() as string[];
  const actor = (i: number, role = 'teacher'): Actor => ({ staff: defined(staff[i % staff.length], 'somebody'), role, grant: null });
  const pass = (ms: number): void => desks.forEach(({ clock }) => clock.advance(ms));
  const say = (desk: Desk, command: Command, who: Actor): Readonly<Record<string, string>> => {
    const outcome = desk.run(command, freshCommand(), who);
    if (!outcome.accepted) throw new Error(`${command.type} was refused: ${outcome.rejection.name}`);
    return outcome.result;
  };

  const script = Array.from({ length: 40 }, (_, i) => ({ i, cancelled: i % 8 === 7, exercise: i % 10 === 4, takeMs: (5 + i) * 1_000, arriveMs: 60_000 + (i % 5) * 30_000, clearMs: 300_000 }));
  const calls: string[] = [];
  for (const { i, cancelled, exercise, takeMs, arriveMs, clearMs } of script) {
    const [raised, answering] = [at(i), at(i + 1)];
    const call = defined(say(raised, { type: 'CallForHelp', room: defined(rooms[i % 2], 'a room'), kind: defined(KINDS[i % 3], 'a kind'), silent: false, exercise, onBehalf: null }, actor(i))['call'], 'a call');
    calls.push(call);
    meet();
    const to = actor(i + 1, 'campusSupervisor');
    if (cancelled) {
      pass(takeMs);
      say(raised, { type: 'CancelCall', call, reason: 'A mistake' }, actor(i));
    } else {
      pass(takeMs);
      say(answering, { type: 'TakeCall', call, responder: null, onBehalf: null }, to);
      pass(arriveMs - takeMs);
      say(answering, { type: 'ArriveAtCall', call, responder: null }, to);
      pass(clearMs - arriveMs);
      say(answering, { type: 'ClearCall', call, outcome: 'Calm again' }, to);
    }
  }
  meet();
  const real = script.filter((one) => !one.cancelled && !one.exercise);
  const done = defined(real[0], 'a real call').i;
  say(at(1), { type: 'AnswerRecoveryTasks', call: defined(calls[done], 'a call'), tasks: [...recoveryTasks], is: 'notApplicable', words: '' }, actor(1, 'campusSupervisor'));
  for (const [i, answer] of (['yes', 'no'] as const).entries()) say(at(i), { type: 'StateReportFact', call: defined(calls[done], 'a call'), said: { fact: 'injury', answer, words: '' } }, actor(i, 'campusSupervisor'));
  meet();

  const everything = ({ reader, console: { ports } }: Desk) => ({
    list: atOnce(listCallReports(reader, ports.digests, LEADS)),
    recovery: atOnce(listRecovery(reader, ports.digests, LEADS)),
    reports: calls.flatMap((call) => readCallReport(reader, ports.digests, call, LEADS)),
    numbers: atOnce(readCallNumbers(reader, ports.digests, { from: '2026-11-18', to: '2026-11-18' })),
  });
  const read = everything(first);
  for (const desk of others) expect(everything(desk)).toEqual(read);
  expect(read.list).toHaveLength(40);
  expect(read.reports).toHaveLength(40);
  expect(read.recovery).toHaveLength((real.length - 1) * recoveryTasks.length);
  expect(new Set(read.recovery.map(({ due }) => due))).toEqual(new Set(['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-25']));
  expect(read.list.find(({ call }) => call === calls[done])).toMatchObject({ openTasks: 0, differ: true, missing: 7 });
  // Overdue from the day after, on every console alike.
  pass(2 * 86_400_000);
  expect(everything(others[0] ?? first).recovery.filter(({ overdue }) => overdue)).toHaveLength((real.length - 1) * 3);
  const { numbers } = read;
  const sorted = real.map(({ takeMs }) => takeMs).sort((a, b) => a - b);
  expect(numbers).toMatchObject({ all: { calls: real.length }, cancelled: script.filter((one) => one.cancelled && !one.exercise).length, drills: { calls: script.filter((one) => one.exercise && !one.cancelled).length } });
  expect(numbers.all.toAcknowledge).toEqual({ count: real.length, medianMs: sorted[Math.ceil(real.length / 2) - 1], slowTenthMs: sorted[Math.ceil(real.length * 0.9) - 1] });
  expect(numbers.groups.kind.map(({ calls: of }) => of).reduce((sum, one) => sum + one, 0)).toBe(real.length);
  expect(numbers.repeats.map(({ key }) => key).sort()).toEqual(['Gym', 'Library']);
  expect(JSON.stringify(numbers)).not.toMatch(/Ana|Ben|Cleo|Dov/);
  for (const { console } of desks) console.close();
});
