/** What leaves the school, at the host's own door: the disclosure log, and the files that are made of an incident. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../build/vite.config.ts';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { exportedRecord } from '../../shared/contract/exported-record.ts';
import { callReportSubscriptions } from '../../shared/contract/call-report-procedures.ts';
import { recordsPermissions, recordsQueries, recordsSubscriptions } from '../../shared/contract/records-procedures.ts';
import type { RecordDisclosure } from '../../shared/domain/records/commands.ts';
import { sampleSchool } from '../../electron/host/roster-import/sample-school.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';
import { unzipped } from '../support/unzipped.ts';
import { parseCsv } from '../../shared/formats/csv.ts';
import { withoutMark } from '../../shared/formats/inert-text.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { MachineConsole } from '../support/machine-console.ts';

const UNKNOWN = 'a'.repeat(26);
let office: MachineConsole;
let incident: string;

beforeAll(async () => {
  office = await MachineConsole.open();
  await loadSample(office.console, { seed: 1, students: 40, date: '2026-10-14', founder: 'Dana Okonkwo' });
  incident = start(true);
});
afterAll(async () => {
  expect(office.faults).toEqual([]);
  await office.remove();
});

const must = (command: Command): void => expect(office.command(command), command.type).toBe('accepted');
function start(exercise: boolean): string {
  must({ type: 'StartIncident', directive: 'evacuate', detail: 'Field <B> & gate', exercise });
  return defined(office.console.read('incidents', {}).find((one) => one.exercise === exercise), 'it is open').incident;
}
const student = () => defined(office.console.read('people', { kind: 'student' })[0], 'a student').person;
const timeline = () => office.console.read('timeline', { incident });
const disclosures = () => office.console.read('disclosures', {});
const disclosure = (over: Partial<RecordDisclosure> = {}): RecordDisclosure => ({ type: 'RecordDisclosure', incident, threat: 'Smoke in the east wing, nobody knows who is inside', party: 'Lt. Wu, fire department', way: 'file', students: 'all', fields: ['names', 'classes', 'whereabouts', 'injuries', 'adults'], ...over });
const textOf = async (kind: 'timeline' | 'people' | 'releases' | 'record', on: string | null = null): Promise<string> => (await office.answer('exportIncident', { incident, kind, disclosure: on })).text;

test('RE-1 a disclosure names threat, party, students and fields, of an incident and of students that are known here', () => {
  for (const lacking of [{ threat: ' ' }, { party: '' }, { students: [] }, { fields: [] }]) expect(office.command(disclosure(lacking))).toBe('NotUnderstood');
  expect(office.command(disclosure({ incident: UNKNOWN }))).toBe('IncidentUnknown');
  expect(office.command(disclosure({ students: [student(), UNKNOWN] }))).toBe('StudentUnknown');
  expect(disclosures()).toEqual([]);
  must(disclosure({ incident: null, students: [student()] }));
  expect(disclosures()).toHaveLength(1);
});

test('RE-2 it stands in the list with its threat and in the timeline without it, and nothing erases it', () => {
  office.clock.advance(1000);
  must(disclosure({ students: [student()], way: 'shown' }));
  const [row] = disclosures();
  expect(row).toMatchObject({ incident, exercise: true, party: 'Lt. Wu, fire department', way: 'shown', students: [{ person: student() }], by: 'Dana Okonkwo', wall: office.clock.wallMs() });
  const told = timeline().map(({ text }) => text).filter((text) => text.includes('Lt. Wu'));
  expect(told).toEqual(['Student data disclosed to Lt. Wu, fire department: names, classes, whereabouts, injuries, adults of 1 student']);
  expect(office.command({ type: 'ErasePayloads', streams: [`disclosure/${defined(row, 'a row').disclosure}`], reason: 'old' })).not.toBe('accepted');
  expect(disclosures()[0]).toEqual(row);
});

test('RE-3 a file for somebody outside holds what was disclosed: chosen students and fields, or no file where they cannot be parted', async () => {
  const ask = (on: string | null) => office.ask('exportIncident', { incident, kind: 'people', disclosure: on });
  expect(await ask(null)).toBe('done');
  expect(await ask(UNKNOWN)).toBe('DisclosureUnknown');
  const newest = (over: Partial<RecordDisclosure>): string => {
    office.clock.advance(1000);
    must(disclosure(over));
    return defined(disclosures()[0], 'a disclosure').disclosure;
  };
  const less: readonly Partial<RecordDisclosure>[] = [{ fields: ['names'] }, { students: [student()] }, { way: 'shown' }, { incident: null }];
  for (const over of less) expect(await office.ask('exportIncident', { incident, kind: 'timeline', disclosure: newest(over) })).toBe('DisclosureDoesNotCover');
  for (const over of [{ way: 'shown' }, { incident: null }, { fields: ['photos'] }] satisfies readonly Partial<RecordDisclosure>[]) expect(await ask(newest(over))).toBe('DisclosureDoesNotCover');
  expect(await ask(newest({}))).toBe('done');
  const lines = async (over: Partial<RecordDisclosure>) => (await textOf('people', newest(over))).trim().split('\r\n');
  expect(await lines({ students: [student()], fields: ['names', 'whereabouts'] })).toHaveLength(2);
  expect((await lines({ fields: ['names', 'whereabouts'] }))[0]).toBe('Drill,Name,Who,Where,Reported by,Expected here,Reports disagree');
  expect((await lines({ fields: ['classes'] }))[0]).toBe('Drill,Who,Grade,Room');
  expect(await office.ask('exportIncident', { incident: UNKNOWN, kind: 'people', disclosure: null })).toBe('IncidentUnknown');
});

test('RE-4 files and the log are for those who lead; who records a disclosure may be the front office', () => {
  const leaders = ['administrator', 'assistantPrincipal'];
  const { exportCallReport, ...files } = recordsQueries;
  for (const { permission } of [...Object.values(files), recordsSubscriptions.disclosures]) expect(permission).toEqual(leaders);
  // Of which calls is asked when it is made, as on the screen.
  expect(exportCallReport.permission).toEqual(callReportSubscriptions['call-report'].permission);
  for (const permission of [recordsPermissions.RecordDisclosure, recordsSubscriptions.releases.permission]) expect(permission).toEqual([...leaders, 'frontOffice']);
});

test('RE-5 a drill’s tables say DRILL in each line and in the name, and what a spreadsheet would run reads back as it was said', async () => {
  const words = '=HYPERLINK("http://x","y"), said "twice"';
  must({ type: 'AddNote', incident, text: words });
  const { name, text } = await office.answer('exportIncident', { incident, kind: 'timeline', disclosure: null });
  expect(name).toBe('timeline-2026-10-14-DRILL.csv');
  const lines = text.trim().split('\r\n');
  expect(lines.slice(1).every((line) => line.startsWith('DRILL,'))).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(`);
  const table = parseCsv(text);
  if (!table.ok) throw new Error('the table cannot be read back');
  const [header, ...rows] = table.value.map(({ cells }) => cells.map(withoutMark));
  expect(rows.map((row) => row[(header ?? []).indexOf('What')])).toEqual(timeline().map((row) => row.text));
});

test('a correction says in the table who settled it, and the whole record keeps to its written form', async () => {
  const report = (status: 'missing' | 'here', name: string): Command => ({ type: 'ReportPeople', incident, reports: [{ person: student(), status, where: '' }], classId: null, reporter: { staff: null, name }, channel: 'radio' });
  must(report('missing', 'Pat'));
  must(report('here', 'Sam'));
  const facts = timeline().filter((row) => row.mark === 'contradicts').map((row) => row.event);
  expect(facts).toHaveLength(2);
  must({ type: 'SettleReports', incident, person: student(), settles: facts, status: 'here', where: '', reporter: { staff: null, name: 'Dana' }, reason: 'seen' });
  expect(timeline().filter((row) => row.mark === 'settled').map((row) => row.settledBy)).toEqual([[{ by: 'Dana Okonkwo', wall: office.clock.wallMs() }], [{ by: 'Dana Okonkwo', wall: office.clock.wallMs() }]]);
  expect(await textOf('timeline')).toContain('Dana Okonkwo 2026-10-14');
  const record = exportedRecord.parse(JSON.parse(await textOf('record')));
  expect(record).toMatchObject({ format: 'muster-record-1', exercise: true, incident: { incident } });
  expect(record.timeline).toEqual(timeline());
  expect(Object.keys(defined(record.people[0], 'a person'))).not.toEqual(expect.arrayContaining(['needs']));
});

test('the schema of the whole record that the docs offer to other programs is the one that it is written by', () => {
  const offered: unknown = JSON.parse(readFileSync(join(ROOT, 'docs/record-format.schema.json'), 'utf8'));
  expect(offered).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(exportedRecord))));
});

test('AC-2 what its own reporter corrected says so in the timeline, the table and the summary; what is said once more corrects nothing', async () => {
  const { person } = defined(office.console.read('people', { kind: 'student' })[1], 'another student');
  const report = (status: 'missing' | 'here'): void => must({ type: 'ReportPeople', incident, reports: [{ person, status, where: '' }], classId: null, reporter: { staff: null, name: 'Pat' }, channel: 'radio' });
  const marks = () => timeline().filter((row) => row.person?.person === person).map(({ mark }) => mark);
  report('missing');
  office.clock.advance(1000);
  report('missing');
  expect(marks()).toEqual(['none', 'none']);
  office.clock.advance(1000);
  report('here');
  expect(marks()).toEqual(['none', 'corrected', 'corrects']);
  expect(await textOf('timeline')).toContain('was corrected since');
  expect((await office.answer('exportDocument', { document: 'reunification', of: incident, disclosure: null })).text).toContain('corrects an earlier report');
  expect((await office.answer('exportDocument', { document: 'afterAction', of: incident, disclosure: null })).text).toContain('<bdi>Reports that their own reporter corrected</bdi></dt><dd><bdi>1</bdi>');
});

test('each release is in the list, with who took the student and in the order in which they left', async () => {
  const came = defined(office.console.read('people', { kind: 'student' }).map((one) => one.person).find((one) => contactsOf(one).some((contact) => contact.restriction === null)), 'a student whom somebody may take');
  const contact = defined(contactsOf(came).find((one) => one.restriction === null), 'a contact');
  must({ type: 'CheckInAdult', incident, students: [came], contact: contact.contact, name: 'as on record', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } });
  const { checkIn } = defined(office.console.read('pickups', { incident })[0], 'checked in');
  must({ type: 'AnswerComfort', incident, student: came, checkIn, comfortable: true });
  must({ type: 'ReleaseStudent', incident, student: came, checkIn });
  expect(office.console.read('releases', { incident })).toMatchObject([{ student: came, how: 'adult', by: 'Dana Okonkwo', wall: office.clock.wallMs() }]);
  expect((await textOf('releases')).trim().split('\r\n')).toHaveLength(2);
});

const contactsOf = (person: string) => defined(office.console.read('student', { person, incident })[0], 'on the roster').contacts;

test('RE-7 the roster goes out as OneRoster, and our own importer reads it back as what was imported', async () => {
  const files = await unzipped(Buffer.from((await office.answer('exportRoster', { disclosure: null })).base64, 'base64'));
  const { roster, problems } = parseRoster(files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const sent = sampleSchool({ seed: 1, students: 40, date: '2026-10-14' });
  const idsOf = (list: readonly { readonly sourceId: string }[] = []): readonly string[] => list.map(({ sourceId }) => sourceId).toSorted();
  expect(roster?.format).toBe('OneRoster 1.2');
  for (const kind of ['students', 'guardians', 'staff', 'classes', 'terms', 'schools'] as const) expect(idsOf(roster?.[kind]), kind).toEqual(idsOf(sent[kind]));
  const pairsOf = (list: typeof sent.relationships = []): readonly string[] => list.map(({ student, contact, restriction, contactPriority }) => JSON.stringify([student, contact, restriction, contactPriority])).toSorted();
  expect(pairsOf(roster?.relationships)).toEqual(pairsOf(sent.relationships));
  expect(await office.ask('exportRoster', { disclosure: UNKNOWN })).toBe('DisclosureUnknown');
});
