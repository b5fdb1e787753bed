/**
 * What a desk feels at a large school, at a window of a running host: search as one types, the lists of people, an
 * amendment, an alarm and what comes after it. For each, how long it took until the window had it all, and the longest that
 * the host kept everybody else waiting meanwhile: node tests/bench/lists.ts [--students N,N --seed N]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SubscriptionName, SubscriptionParams } from '../../shared/contract/procedures.ts';
import { classRow, personRow, rollRow } from '../../shared/contract/rows.ts';
import type { PersonFields } from '../../shared/domain/roster/fields.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { drawDistrict } from './district.ts';
import { muster, RunningHost, type WatchedList } from './running-host.ts';

const { values } = parseArgs({ options: { students: { type: 'string', default: '5000,10000' }, seed: { type: 'string', default: '1' } } });

/** What a hurried person types, letter by letter. */
const TYPED = ['nunez ana', 'ben okonkwo', 'garcia', 'muler', 'jose petrov', 'zoe', 'lindqvist-baker', '104217', 'obrien', 'yilmaz wei'];
const TYPING_PAUSE_MS = 30;
const AMENDMENTS = 5;
const CLASSES_REPORTED = 5;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ms = (value: number): string => `${value.toFixed(0).padStart(5)} ms`;
const percentile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

async function measure(data: string): Promise<void> {
  const host = await RunningHost.startWatched(data);
  /** `act` gives what it took until the answer; the lists that follow from it are waited for. */
  const told = async (what: string, act: () => Promise<readonly number[]>): Promise<void> => {
    await host.quiet();
    await host.stalls();
    const startedMs = performance.now();
    const answers = (await act()).toSorted((a, b) => a - b);
    await host.quiet();
    const listsMs = Math.max(0, host.heardMs - startedMs);
    const { wallMs, cpuMs } = await host.stalls();
    console.log(`  ${what.padEnd(34)} answer p50 ${ms(percentile(answers, 0.5))} p95 ${ms(percentile(answers, 0.95))}   lists after ${ms(listsMs)}   longest stall ${ms(wallMs)}, of the processor ${ms(cpuMs)}`);
  };
  const timed = async (asked: Promise<unknown>): Promise<number> => {
    const startedMs = performance.now();
    await asked;
    return performance.now() - startedMs;
  };
  const search = async (text: string): Promise<number> => timed(host.query('search', { text, kinds: ['student', 'guardian', 'staff'], limit: 20 }));
  const typeAll = async (): Promise<readonly number[]> => {
    const answers: number[] = [];
    for (const text of TYPED) {
      for (let length = 2; length <= text.length; length++) {
        answers.push(await search(text.slice(0, length)));
        await pause(TYPING_PAUSE_MS);
      }
    }
    return answers;
  };

  await Promise.all([host.subscribe('site', {}), host.subscribe('incidents', {}), host.subscribe('records', {})]);
  await told('first search', async () => [await search('ana')]);
  await told('search as one types', typeAll);

  const opened = async <N extends SubscriptionName>(what: string, name: N, params: SubscriptionParams<N>): Promise<WatchedList> => {
    let list: WatchedList | null = null;
    await told(what, async () => {
      list = await host.subscribe(name, params);
      return [];
    });
    return defined<WatchedList>(list, 'it was subscribed to');
  };
  const students = await opened('list of students', 'people', { kind: 'student' });
  const guardians = await opened('list of guardians', 'people', { kind: 'guardian' });
  const person = personRow.parse(defined(students.rows[Math.floor(students.rows.length / 2)], 'the school has students')).person;
  const amend = (changes: Partial<PersonFields>) => timed(host.command({ type: 'AmendPerson', person, kind: 'student', changes, why: 'said at the desk' }));
  await told('first amendment, both lists open', async () => [await amend({ bus: '7' })]);
  await told('the next amendments', async () => {
    const answers: number[] = [];
    for (let i = 0; i < AMENDMENTS; i++) {
      answers.push(await amend({ preferredGivenName: `Name ${i}` }));
      await host.quiet();
    }
    return answers;
  });
  await told('search after them', typeAll);
  await told('a student added', async () => [await timed(host.command({ type: 'AddPerson', kind: 'student', fields: { givenName: 'Neu', familyName: 'Zugang', grade: '09' }, classId: null, why: 'came today' }))]);
  await host.unsubscribe(students);
  await host.unsubscribe(guardians);

  let incident = '';
  await told('an alarm', async () => [await timed(host.command({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true }).then((result) => (incident = result['incident'] ?? '')))]);
  const classes = await opened('its classes', 'classes', { incident });
  await opened('who is missing', 'people-by-status', { incident, status: 'missing' });
  await opened('timeline', 'timeline', { incident });
  await opened('conflicts', 'contradictions', {});
  await opened('pickups', 'pickups', { incident });
  await opened('all who are unknown', 'people-by-status', { incident, status: 'unknown' });
  await told('classes reported, all lists open', async () => {
    const answers: number[] = [];
    for (const row of classes.rows.slice(0, CLASSES_REPORTED)) {
      const { classId } = classRow.parse(row);
      const roll = await host.subscribe('class-roll', { incident, classId });
      await host.quiet();
      const reports = roll.rows.map((one, place) => ({ person: rollRow.parse(one).person, status: place === 0 ? ('missing' as const) : ('here' as const), where: '' }));
      answers.push(await timed(host.command({ type: 'ReportPeople', incident, classId, reporter: { staff: null, name: 'Ms. Moss' }, channel: 'radio', reports })));
      await host.quiet();
      await host.unsubscribe(roll);
    }
    return answers;
  });
  await host.stop();
}

for (const students of values.students.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  try {
    const district = drawDistrict(Number(values.seed), { students, guardians: students * 2, enrollments: students * 7 });
    writeFileSync(join(folder, 'roster.zip'), district.zip);
    writeFileSync(join(folder, 'student-contacts.csv'), district.contacts);
    muster('import', join(folder, 'roster.zip'), join(folder, 'student-contacts.csv'), '--data', join(folder, 'data'));
    console.log(`${students} students, ${students * 2} guardians, seed ${values.seed}`);
    await measure(join(folder, 'data'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
