/** Families who have not come, the board's figures and the close, at the host's own door: calls, lines that move, and a hard count that is signed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { carry, letIn } from '../support/carry.ts';
import { MachineConsole } from '../support/machine-console.ts';

const MINUTE_MS = 60_000;
let gym: MachineConsole;
let incident: string;
const more: MachineConsole[] = [];

beforeEach(async () => {
  gym = await MachineConsole.open();
  await loadSample(gym.console, { seed: 1, students: 60, date: '2026-10-14', founder: 'Dana Okonkwo' });
  must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
  incident = defined(gym.console.read('incidents', {})[0], 'it is open').incident;
});
afterEach(async () => {
  for (const one of [gym, ...more.splice(0)]) {
    expect(one.faults).toEqual([]);
    await one.remove();
  }
});

const must = (command: Command, at = gym): void => expect(at.command(command), command.type).toBe('accepted');
const families = (at = gym) => at.console.read('families', { incident });
const stage = (key: string, at = gym) => defined(at.console.read('flow', { incident }).find((row) => row.key === key), key);
const closing = (at = gym) => defined(at.console.read('closing', { incident })[0], 'one row');
const contactsOf = (student: string) => defined(gym.console.read('student', { person: student, incident })[0], 'on the roster').contacts;
/** A family of two whose first contact can be called. */
const siblings = () => defined(families().find((row) => row.students.length === 2 && (row.contacts[0]?.phone ?? null) !== null), 'the sample has siblings');
const attempt = (students: readonly string[], contact: string, outcome: 'noAnswer' | 'reached', coming = false): Command => ({ type: 'RecordContactAttempt', incident, students: [...students], contact, name: 'as on record', channel: 'phone', outcome, coming, words: '=1+1' });
const ids = (row: ReturnType<typeof siblings>): readonly string[] => row.students.map((one) => one.student);
const checkIn = (student: string, contact: string, document: 'governmentId' | 'none' = 'governmentId'): Command => ({ type: 'CheckInAdult', incident, students: [student], contact, name: 'as on record', identity: { document, photoMatches: true, familyName: '', givenName: '' } });

describe('families who have not come', () => {
  test('RU-69 each student who is here is in one family, and who may not pick up a student is in none of theirs', () => {
    const rows = families();
    const students = rows.flatMap(ids);
    expect(new Set(students).size).toBe(students.length);
    expect(students.length).toBe(stage('whole').waiting);
    let restricted = 0;
    for (const row of rows) {
      for (const student of ids(row)) {
        const on = contactsOf(student);
        restricted += on.filter((one) => one.restriction !== null).length;
        expect(new Set(row.contacts.map((one) => one.contact))).toEqual(new Set(on.filter((one) => one.restriction === null).map((one) => one.contact)));
      }
    }
    expect(restricted).toBeGreaterThan(0);
  });

  test('RU-69 one call is about all of them, they go to the end of the list, and leave it when somebody is greeted, checked in or asked to step aside', () => {
    const before = siblings();
    const [first, second] = before.contacts;
    if (first === undefined) throw new Error('the sample has contacts');
    must(attempt(ids(before), first.contact, 'noAnswer'));
    const after = defined(families().at(-1), 'a family');
    expect(ids(after)).toEqual(ids(before));
    expect(after).toMatchObject({ attempts: [{ outcome: 'noAnswer', by: 'Dana Okonkwo' }], coming: false, lastWall: gym.clock.wallMs(), next: second === undefined || second.phone === null ? {} : { contact: second.contact, dueWall: null } });
    must(attempt(ids(before), first.contact, 'reached', true));
    expect(families().at(-1)).toMatchObject({ coming: true, next: { contact: first.contact, dueWall: gym.clock.wallMs() + 30 * MINUTE_MS } });
    const [ana = '', leo = ''] = ids(before);
    must({ type: 'GreetFamily', incident, family: null, students: [{ student: ana, card: null }], line: null });
    must(checkIn(leo, first.contact));
    expect(families().flatMap(ids)).not.toEqual(expect.arrayContaining([ana]));
    expect(families().flatMap(ids)).not.toEqual(expect.arrayContaining([leo]));
  });

  test('the list is saved for a spreadsheet, which runs nothing of it, with DRILL in each line of a drill', async () => {
    const row = siblings();
    must(attempt(ids(row), row.contacts[0]?.contact ?? '', 'noAnswer'));
    const { name, text } = await gym.answer('familiesCsv', { incident });
    expect(name).toBe('families-DRILL.csv');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(1 + families().flatMap(ids).length);
    expect(lines.slice(1).every((line) => line.startsWith('DRILL,'))).toBe(true);
    expect(lines.some((line) => /,=|^=/.test(line))).toBe(false);
  });
});

describe('the board', () => {
  test('RU-64 RU-65 who waits at which stage and since when, and how long those waited who went on', () => {
    const [one, two] = families().filter((row) => row.contacts.length > 0).map((row) => ({ student: ids(row)[0] ?? '', contact: row.contacts[0]?.contact ?? '' }));
    if (one === undefined || two === undefined) throw new Error('the sample has families');
    const began = gym.clock.wallMs();
    for (const { student } of [one, two]) must({ type: 'GreetFamily', incident, family: null, students: [{ student, card: null }], line: null });
    expect(stage('inLine')).toMatchObject({ waiting: 2, families: 2, since: { longestWall: began, medianWall: began }, done: null });
    gym.clock.advance(4 * MINUTE_MS);
    must(checkIn(one.student, one.contact));
    expect(stage('inLine')).toMatchObject({ waiting: 1, done: { count: 1, waits: { count: 1, medianMs: 4 * MINUTE_MS, longestMs: 4 * MINUTE_MS }, acrossConsoles: 0 } });
    expect(stage('toFetch')).toMatchObject({ waiting: 1 });
    const { checkIn: event } = defined(gym.console.read('pickups', { incident })[0], 'checked in');
    must({ type: 'SendForStudent', incident, student: one.student, checkIn: event, runner: 'Pat' });
    gym.clock.advance(3 * MINUTE_MS);
    must({ type: 'BringStudent', incident, student: one.student, checkIn: event });
    expect([stage('toFetch').waiting, stage('onTheWay').waiting, stage('handOff').waiting]).toEqual([0, 0, 1]);
    const toGo = stage('whole').waiting ?? 0;
    must({ type: 'AnswerComfort', incident, student: one.student, checkIn: event, comfortable: true });
    must({ type: 'ReleaseStudent', incident, student: one.student, checkIn: event });
    expect(stage('whole')).toMatchObject({ waiting: toGo - 1, done: { count: 1, waits: { longestMs: 7 * MINUTE_MS } }, minutes: [{ count: 1 }] });
    expect(stage('onTheWay')).toMatchObject({ waiting: 0, done: { waits: { medianMs: 3 * MINUTE_MS } } });
  });

  test('RU-64 what began at one console and ended at another is counted apart, and never below nought though clocks differ', async () => {
    const family = defined(families().find((row) => row.contacts.length > 0), 'a family');
    const [student = ''] = ids(family);
    must({ type: 'GreetFamily', incident, family: null, students: [{ student, card: null }], line: null });
    const hall = await MachineConsole.open(gym.clock);
    more.push(hall);
    letIn(gym, hall);
    carry(gym, hall);
    gym.clock.wall -= 10 * MINUTE_MS;
    must(checkIn(student, family.contacts[0]?.contact ?? ''), hall);
    carry(hall, gym);
    for (const at of [gym, hall]) expect(stage('inLine', at)).toMatchObject({ waiting: 0, done: { count: 1, acrossConsoles: 1, waits: { longestMs: 0 } } });
  });
});

describe('the close', () => {
  test('IN-60 asks for a signature for whoever waits aside and for who stays after a no, and signs the hard count; IN-61 with its sentence', () => {
    const [one, two] = families().filter((row) => row.contacts.length > 0).map((row) => ({ student: ids(row)[0] ?? '', contact: row.contacts[0]?.contact ?? '' }));
    if (one === undefined || two === undefined) throw new Error('the sample has families');
    expect(gym.command(checkIn(one.student, one.contact, 'none'))).toBe('IdentityNotVerified');
    must(checkIn(two.student, two.contact));
    const { checkIn: event } = defined(gym.console.read('pickups', { incident })[0], 'checked in');
    must({ type: 'AnswerComfort', incident, student: two.student, checkIn: event, comfortable: false });
    expect(closing().matters.map((matter) => matter.kind)).toEqual(['aside', 'aside']);
    must({ type: 'DecideDiscomfort', incident, student: two.student, checkIn: event, decision: 'stays', reason: 'Waits for the aunt' });
    expect(closing().matters.map((matter) => matter.kind).sort()).toEqual(['aside', 'stays']);

    must({ type: 'GiveAllClear', incident, reason: 'Over' });
    const unknown = gym.console.read('people-by-status', { incident, status: 'unknown' }).map((row) => row.person);
    expect(closing().sentence).toContain('NOT accounted for');
    for (let i = 0; i < unknown.length; i += 40) must({ type: 'AnswerForPeople', incident, people: unknown.slice(i, i + 40), reporter: { staff: null, name: 'Dana Okonkwo' }, reason: 'Seen at home' });
    expect(gym.command({ type: 'CloseIncident', incident })).toBe('MattersOpen');
    const [matter] = closing().matters;
    must({ type: 'SignForMatters', incident, about: [...(matter?.about ?? [])], words: 'Went home' });
    expect(closing()).toMatchObject({ matters: [{ signed: null }, { key: matter?.key, signed: { by: 'Dana Okonkwo', words: 'Went home' } }], hindered: ['1 open matter that nobody has signed for.'] });
    must({ type: 'SignForMatters', incident, about: closing().matters.flatMap((open) => (open.signed === null ? open.about : [])), words: 'With the counselor' });
    const { sentence, students, adults, hindered } = closing();
    expect(hindered).toEqual([]);
    const counted = [students, adults].flatMap((counts) => Object.values(counts)).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(gym.console.read('people-by-status', { incident, status: null }).length + students.absent + adults.absent + students.dismissed + adults.dismissed);
    must({ type: 'CloseIncident', incident });
    expect(gym.console.read('timeline', { incident }).map((row) => row.text)).toEqual(expect.arrayContaining(['Signed for what was open: Went home', `Hard count at the close. ${sentence}`]));
  });
});
