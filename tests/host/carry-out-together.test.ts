/** Commands that share a transaction: what comes of them is what came of each alone, also where the disk has no room for all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { verifyDatabase } from '../../db/verify.ts';
import { CommandTurns } from '../../electron/host/web/command-turns.ts';
import { WindowRequests } from '../../electron/host/web/window-requests.ts';
import { systemClock } from '../../electron/host/system/clock.ts';
import { nodeDigests, randomIds, sealChecker } from '../../electron/host/system/crypto.ts';
import type { Answer } from '../../shared/contract/messages.ts';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import { eventRegistry, type Command } from '../../shared/domain/registry.ts';
import { testSlices } from '../support/console.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { silentLog } from '../support/silent-log.ts';

let at: FolderConsole;
let incident = '';
let people: readonly string[] = [];
beforeAll(async () => {
  at = await openFolderConsole();
  await loadSample(at.console, { seed: 1, students: 60, date: null, founder: 'Dana Reyes' });
  incident = String(at.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true }).result['incident']);
  people = at.console.read('people', { kind: 'student' }).map(({ person }) => person);
});
afterAll(() => at.remove());

/** As one window sends them at once. Returns what each was answered, and how many went together each time. */
async function atOnce(commands: readonly Command[]): Promise<{ readonly answers: readonly string[]; readonly sizes: readonly number[] }> {
  const sizes: number[] = [];
  const core = { together: (steps: readonly (() => void)[]) => sizes[sizes.push(at.console.together(steps)) - 1] ?? 0 };
  const turns = new CommandTurns({ core, requests: new WindowRequests(at.console, systemClock, silentLog), breathe: () => Promise.resolve(), log: silentLog });
  const answers = await Promise.all(commands.map((command) => new Promise<Answer<CommandOutcome>>((resolve) => turns.take({ commandId: randomIds.next(), command }, resolve))));
  return { sizes, answers: answers.map((answer) => (!answer.ok ? answer.rejection.name : answer.value.accepted ? 'accepted' : answer.value.rejection.name)) };
}

const report = (person: string, status: 'here' | 'missing'): Command => ({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name: 'Ana' }, channel: 'radio', reports: [{ person, status, where: '' }] } as Command);
const note = (text: string): Command => ({ type: 'AddNote', incident, text } as Command);
const events = (): number => Number(at.console.db.prepare('SELECT count(*) FROM log_event').pluck().get());

test('each is decided after the one before it, and answered for itself', async () => {
  const [kim = '', ann = ''] = people;
  const before = events();
  const { answers, sizes } = await atOnce([report(kim, 'missing'), report(kim, 'here'), { type: 'AddNote', incident: 'nowhere', text: 'x' } as Command, report(ann, 'here'), note('')]);
  expect(answers).toEqual(['accepted', 'accepted', 'NotUnderstood', 'accepted', 'NotUnderstood']);
  expect(Math.max(...sizes)).toBeGreaterThan(1);
  expect(events() - before).toBe(3);
  expect(at.console.read('people-by-status', { incident, status: 'here' }).map(({ person }) => person).toSorted()).toEqual([kim, ann].toSorted());
  expect(at.console.read('people-by-status', { incident, status: 'missing' })).toEqual([]);
});

test('what ends the incident is known to whoever comes next', async () => {
  const { answers } = await atOnce([note('before'), { type: 'ChangeDirective', incident, directive: 'hold', detail: '' } as Command, note('after')]);
  expect(answers).toEqual(['accepted', 'accepted', 'accepted']);
});

test('where the disk is full in the midst of it, what is said to be saved is saved, and the others are told', async () => {
  const { db } = at.console;
  const before = events();
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 12}`);
  const { answers } = await atOnce(Array.from({ length: 40 }, (_, i) => note(`${i} `.padEnd(900, 'x'))));
  db.pragma('max_page_count = 1000000');
  const saved = answers.filter((answer) => answer === 'accepted').length;
  expect(saved).toBeGreaterThan(0);
  expect(answers.filter((answer) => answer === 'DiskFull')).toHaveLength(40 - saved);
  expect(events() - before).toBe(saved);
  expect((await atOnce([note('one more'), note('and one')])).answers).toEqual(['accepted', 'accepted']);
  const { findings } = await verifyDatabase(db, { digests: nodeDigests, seals: sealChecker(), registry: eventRegistry }, testSlices(systemClock));
  expect(findings).toEqual([]);
});

test('a question that comes after a command is answered after it', async () => {
  const before = events();
  const turns = new CommandTurns({ core: at.console, requests: new WindowRequests(at.console, systemClock, silentLog), breathe: () => new Promise(() => undefined), log: silentLog });
  let answered = 0;
  for (const text of ['one', 'two']) turns.take({ commandId: randomIds.next(), command: note(text) }, () => (answered += 1));
  expect([answered, events() - before]).toEqual([0, 0]);
  turns.carryOutAll();
  expect([answered, events() - before]).toEqual([2, 2]);
});
