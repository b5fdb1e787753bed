/** The main job once through at the host's own door, on the sample and on a real district's roster. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importFiles, loadSample, status, verifyFile } from '../../electron/host/cli/operations.ts';
import { SAMPLE } from '../../electron/host/console.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

const GRAND_BEND = join(import.meta.dirname, '../../../shared/data/grand-bend');
const district = [join(GRAND_BEND, 'grand-bend-oneroster-1.2.zip'), join(GRAND_BEND, 'student-contacts.csv')];
const MATCHING = { document: 'driverLicense', photoMatches: true, familyName: '', givenName: '' } as const;
const ME = { staff: null, name: 'Dana Okonkwo' };

let own: FolderConsole;
beforeEach(async () => {
  own = await openFolderConsole();
});
afterEach(() => own.remove());

async function importDistrict(): Promise<void> {
  const report = await importFiles(own.console, { files: district, school: null, dryRun: false, acceptLeaving: null, map: null, siteName: 'Grand Bend', founder: 'Dana Okonkwo' });
  expect(report.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  expect(report).toMatchObject({ applied: true, people: { students: 960, guardians: 1872, staff: 68 }, classes: 260, enrollments: 6977, relationships: 1872 });
}

async function useSample(): Promise<void> {
  const done = await loadSample(own.console, { ...SAMPLE, date: null, founder: 'Dana Okonkwo' });
  expect(done.rejection).toBeNull();
}

async function mainJob(): Promise<void> {
  const { console } = own;
  const { result } = own.must({ type: 'StartIncident', directive: 'evacuate', detail: 'North field', exercise: false });
  const incident = defined(result['incident'], 'the incident has an id');
  const now = () => defined(console.read('incidents', {})[0], 'it is open');
  const everybody = now().expected;
  expect(now()).toMatchObject({ unknown: everybody, accounted: 0, missing: 0, exercise: false });

  // One class: three touched, the rest here, and one who belongs elsewhere.
  const [classRow, otherClass] = console.read('classes', { incident });
  const classId = defined(classRow?.classId, 'a class');
  const roll = console.read('class-roll', { incident, classId });
  const stranger = defined(console.read('class-roll', { incident, classId: defined(otherClass?.classId, 'another class') })[0], 'a student').person;
  // Whoever is absent today is not looked for.
  const [first, second, ...rest] = roll.filter((row) => row.day === null).map((row) => row.person);
  const missing = defined(first, 'a student');
  const injured = defined(second, 'a second student');
  const base = { type: 'ReportPeople', incident, classId, reporter: ME, channel: 'radio' } as const;
  own.must({ ...base, reports: [{ person: missing, status: 'missing', where: '' }, { person: injured, status: 'injured', where: 'first aid' }] });
  own.must({ ...base, reports: rest.map((person) => ({ person, status: 'here' as const, where: '' })) });
  own.must({ ...base, reports: [{ person: stranger, status: 'extra', where: '' }] });
  expect(now()).toMatchObject({ missing: 1, injured: 1, here: rest.length, extra: 1, unknown: everybody - rest.length - 3 });
  expect(console.read('class-roll', { incident, classId }).find((row) => row.person === stranger)).toMatchObject({ onList: false, status: 'extra' });

  // Check-in: the right adult, the wrong one, the restricted one.
  const withContacts = rest.map((person) => defined(console.read('student', { person, incident })[0], 'a student')).find((one) => one.contacts.some((contact) => contact.restriction === null));
  const child = defined(withContacts, 'a student with a contact');
  const adult = defined(child.contacts.find((contact) => contact.restriction === null), 'a contact');
  const student = child.person;
  const name = `${adult.name.given} ${adult.name.family}`;
  expect(own.refused({ type: 'CheckInAdult', incident, students: [student], contact: null, name, identity: MATCHING })).toBe('AdultNotOnRecord');
  expect(own.refused({ type: 'CheckInAdult', incident, students: [student], contact: adult.contact, name, identity: { document: 'none', photoMatches: null, familyName: '', givenName: '' } })).toBe('IdentityNotVerified');
  const checkIn = defined(own.must({ type: 'CheckInAdult', incident, students: [student], contact: adult.contact, name, identity: MATCHING }).events[0], 'an event');
  expect(console.read('pickups', { incident })).toHaveLength(1);
  expect(own.refused({ type: 'ReleaseStudent', incident, student, checkIn })).toBe('ComfortNotAsked');
  own.must({ type: 'AnswerComfort', incident, student, checkIn, comfortable: true });
  own.must({ type: 'ReleaseStudent', incident, student, checkIn });
  expect(own.refused({ type: 'ReleaseStudent', incident, student, checkIn })).toBe('StudentAlreadyReleased');
  expect(own.refused({ type: 'CheckInAdult', incident, students: [student], contact: adult.contact, name, identity: MATCHING })).toBe('StudentAlreadyReleased');
  expect(now().released).toBe(1);

  // All clear, and a close that counts.
  expect(own.refused({ type: 'CloseIncident', incident })).toBe('AllClearNotGiven');
  expect(own.refused({ type: 'GiveAllClear', incident, reason: '' })).toBe('ReasonNeeded');
  own.must({ type: 'GiveAllClear', incident, reason: 'Fire out, roll call goes on' });
  expect(own.refused({ type: 'CloseIncident', incident })).toBe('PeopleUnaccountedFor');
  for (const status of ['missing', 'unknown'] as const) {
    const people = console.read('people-by-status', { incident, status }).map((row) => row.person);
    for (let i = 0; i < people.length; i += 40) own.must({ type: 'AnswerForPeople', incident, people: people.slice(i, i + 40), reporter: ME, reason: 'Seen leaving with their families' });
  }
  // The adult who may not pick up the student still waits aside: somebody answers for that too.
  expect(own.refused({ type: 'CloseIncident', incident })).toBe('MattersOpen');
  own.must({ type: 'SignForMatters', incident, about: console.read('closing', { incident }).flatMap((row) => row.matters.flatMap((one) => one.about)), words: 'Left with the officer' });
  own.must({ type: 'CloseIncident', incident });
  expect(console.read('incidents', {})).toEqual([]);
  expect(own.refused({ type: 'AddNote', incident, text: 'too late' })).toBe('IncidentClosed');

  const told = console.read('timeline', { incident });
  expect(told[0]?.text).toBe('EVACUATE started: North field');
  expect(told.at(-1)?.text).toMatch(/^Closed: [\d,]+ expected, 1 released, [\d,]+ answered for$/);
  expect(told.filter((row) => row.type === 'v3.PickupStopped')).toHaveLength(3);
  expect(console.read('records', {})[0]).toMatchObject({ incident, released: 1, expected: everybody });
}

describe('the main job, once through', () => {
  test('on the sample school', async () => {
    await useSample();
    await mainJob();
    expect((await verifyFile(own.folder.database)).findings).toEqual([]);
  });

  test.skipIf(!existsSync(GRAND_BEND))('on Grand Bend (skipped where ../shared/data is absent)', async () => {
    await importDistrict();
    await mainJob();
    expect((await verifyFile(own.folder.database)).findings).toEqual([]);
  });

  test('a restricted adult is refused, and that they came is on record', async () => {
    await useSample();
    const { console } = own;
    const incident = defined(own.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true }).result['incident'], 'an incident');
    const students = console.read('people', { kind: 'student' }).filter((row) => row.restricted);
    const child = defined(console.read('student', { person: defined(students[0], 'the sample has restrictions').person, incident })[0], 'a student');
    const restricted = defined(child.contacts.find((contact) => contact.restriction !== null), 'a restricted contact');
    const command = { type: 'CheckInAdult', incident, students: [child.person], contact: restricted.contact, name: `${restricted.name.given} ${restricted.name.family}`, identity: MATCHING } as const;
    expect(own.refused(command)).toBe('PickupRestricted');
    expect(console.read('student', { person: child.person, incident })[0]?.stops).toMatchObject([{ why: ['restricted'], open: ['restricted'], waits: true, byMe: true, anotherMayOverride: false }]);
    expect(console.read('timeline', { incident }).at(-1)?.text).toContain('may not pick up this student');
  });

  test('closed and opened again, it is the same console with the same views', async () => {
    await useSample();
    const before = status(own.console);
    await own.close();
    const again = await openFolderConsole(own.path);
    expect(status(again.console)).toEqual(before);
    own = again;
  });

  test('a real incident ends a drill at once, and neither sees the other’s facts', async () => {
    await useSample();
    const { console } = own;
    const drill = defined(own.must({ type: 'StartIncident', directive: 'hold', detail: '', exercise: true }).result['incident'], 'a drill');
    const person = defined(console.read('people', { kind: 'student' })[0], 'a student').person;
    own.must({ type: 'ReportPeople', incident: drill, classId: null, reporter: ME, channel: 'inPerson', reports: [{ person, status: 'missing', where: '' }] });
    expect(own.refused({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true })).toBe('IncidentAlreadyOpen');
    own.must({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false });
    expect(console.read('incidents', {})).toMatchObject([{ exercise: false, missing: 0 }]);
    expect(console.read('timeline', { incident: drill }).at(-1)?.text).toBe('Drill ended: a real incident started');
    expect(console.committer.log.heads(`person/${person}` as never)).toEqual([]);
  });
});
