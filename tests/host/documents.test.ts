/** Documents for print, at the host's own door: each says what the log says, DRILL where it is one, and nothing that whoever asks may not read. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { documents, recordsQueries, type DocumentName } from '../../shared/contract/records-procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { MachineConsole } from '../support/machine-console.ts';

const UNKNOWN = 'a'.repeat(26);
let office: MachineConsole;

beforeAll(async () => {
  office = await MachineConsole.open();
  await loadSample(office.console, { seed: 1, students: 40, date: '2026-10-14', founder: 'Dana Okonkwo' });
});
afterAll(async () => {
  expect(office.faults).toEqual([]);
  await office.remove();
});

const must = (command: Command): void => expect(office.command(command), command.type).toBe('accepted');
const textOf = async (document: DocumentName, of: string | null, disclosure: string | null = null): Promise<string> => (await office.answer('exportDocument', { document, of, disclosure })).text;
const OF_INCIDENT = (Object.keys(documents) as DocumentName[]).filter((name) => documents[name].of === 'incident');

function start(exercise: boolean): string {
  must({ type: 'StartIncident', directive: 'evacuate', detail: 'Field <script>alert(1)</script> & gate', exercise });
  return defined(office.console.read('incidents', {}).find((one) => one.exercise === exercise), 'it is open').incident;
}

/** Somebody whom an adult of the record may take. */
function released(incident: string): { readonly student: string; readonly family: string } {
  for (const { person, name } of office.console.read('people', { kind: 'student' })) {
    const contact = defined(office.console.read('student', { person, incident })[0], 'on the roster').contacts.find((one) => one.restriction === null);
    if (contact === undefined) continue;
    must({ type: 'CheckInAdult', incident, students: [person], contact: contact.contact, name: 'as on record', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } });
    const { checkIn } = defined(office.console.read('pickups', { incident })[0], 'checked in');
    must({ type: 'AnswerComfort', incident, student: person, checkIn, comfortable: true });
    must({ type: 'ReleaseStudent', incident, student: person, checkIn });
    return { student: person, family: name.family };
  }
  throw new Error('nobody may be taken');
}

test('RE-5 every document of a drill says DRILL, needs nothing from anywhere, and shows as text what somebody typed as markup', async () => {
  const incident = start(true);
  const { family } = released(incident);
  must({ type: 'TakePost', incident, post: 'greeter', holder: { staff: null, name: 'Vera Helper', badge: '12' } });
  must({ type: 'AddNote', incident, text: 'The gate sticks' });
  for (const document of OF_INCIDENT) {
    const { name, text } = await office.answer('exportDocument', { document, of: incident, disclosure: null });
    expect(name).toContain('-DRILL.html');
    expect(text).toContain('<span>DRILL</span>');
    expect(text).toContain('Field &lt;script&gt;');
    expect(text).not.toMatch(/<script|https?:|src=|url\(/);
  }
  expect(await textOf('reunification', incident)).toContain(family);
  for (const document of ['ics201', 'ics207', 'ics214'] as const) expect(await textOf(document, incident)).toContain('Vera Helper, badge 12');
  expect(await textOf('ics211', incident)).toContain('Greeter: Vera Helper, badge 12');
  for (const document of ['ics201', 'ics214', 'afterAction'] as const) expect(await textOf(document, incident)).toContain('The gate sticks');
});

test('the after-action report of a drill has what its brief set out to show; the map of an ICS 201 has room for a pen', async () => {
  const plan = { kind: 'fire', date: office.console.reader.today(), minute: 570, secondaryExit: false, told: true, parentsTold: null };
  must({ type: 'ScheduleDrill', drill: null, plan });
  const { drill } = defined(office.console.read('drill-year', {})[0]?.drills[0], 'planned');
  must({ type: 'BriefDrill', drill, brief: { objectives: 'Everybody is on the field in five minutes', scenario: 'Smoke from the boiler room', roles: [], injects: [] } });
  const { incident } = defined(office.console.read('incidents', {}).find(({ exercise }) => exercise), 'the drill is open');
  must({ type: 'RecordDrill', drill, run: incident, plan });
  const report = await textOf('afterAction', incident);
  for (const said of ['Fire drill', 'Everybody is on the field in five minutes', 'Smoke from the boiler room']) expect(report).toContain(said);
  expect(await textOf('ics201', incident)).toMatch(/class="wide empty tall"><dt><bdi>4\. Map/);
});

test('a real incident says DRILL nowhere', async () => {
  const incident = start(false);
  for (const document of OF_INCIDENT) expect(await textOf(document, incident)).not.toContain('DRILL');
});

test('RE-3 on paper for somebody outside it names the party; without a disclosure of what is in it there is no such document', async () => {
  const { incident } = defined(office.console.read('incidents', {})[0], 'the real one is open');
  const disclose = (fields: readonly ('names' | 'classes' | 'whereabouts' | 'adults')[]): string => {
    office.clock.advance(1000);
    must({ type: 'RecordDisclosure', incident, threat: 'Smoke in the east wing', party: 'Lt. Wu, fire department', way: 'printed', students: 'all', fields: [...fields] });
    return defined(office.console.read('disclosures', {})[0], 'on record').disclosure;
  };
  expect(await office.ask('exportDocument', { document: 'reunification', of: incident, disclosure: disclose(['names']) })).toBe('DisclosureDoesNotCover');
  expect(await office.ask('exportDocument', { document: 'reunification', of: incident, disclosure: UNKNOWN })).toBe('DisclosureUnknown');
  expect(await textOf('reunification', incident, disclose(documents.reunification.holds))).toContain('Given to Lt. Wu, fire department');
  expect(await office.ask('exportDocument', { document: 'ics201', of: UNKNOWN, disclosure: null })).toBe('IncidentUnknown');
});

test('the record of a drill has its nine facts and what is to be mended; the year has it as evidence, and says what is missing', async () => {
  must({ type: 'SetDrillRules', level: null, text: 'pack Larkmoor\n2 drills of lockdown in the year\ncite Sample Code 1\n' });
  must({ type: 'SetSchoolCalendar', entries: [{ kind: 'year', name: '', from: '2026-08-24', to: '2027-06-11' }] });
  const plan = { kind: 'lockdown', date: '2026-10-12', minute: 600, secondaryExit: false, told: true, parentsTold: null };
  must({ type: 'RecordDrill', drill: null, run: null, plan });
  const { drill } = defined(office.console.read('drill-year', {})[0]?.drills[0], 'held');
  expect(await textOf('drillRecord', drill)).toContain('9. Time to complete');
  const facts = { conductedBy: 'Karin Lindqvist', notification: 'Announced by radio', staffOnDuty: 40, staffTakingPart: 38, evacuated: 0, conditions: 'Blocked hall', problems: 'Rm 12 did not lock', weather: 'Rain', timeToCompleteS: 250 };
  must({ type: 'EvaluateDrill', drill, evaluation: { facts, capabilities: [{ capability: 'Communication', rating: 'S' }], strengths: 'Quiet halls', areas: 'Locks', actions: [{ action: 'Repair the lock of Rm 12', owner: 'Facilities', due: '2026-10-30' }] } });
  const record = await textOf('drillRecord', drill);
  for (const said of [...Object.values(facts).filter((one) => typeof one === 'string'), '4 min 10 s', 'S: performed with some challenges', 'Quiet halls', 'Repair the lock of Rm 12', 'Oct 30, 2026']) expect(record).toContain(said);
  const year = await textOf('drillYear', null);
  for (const said of ['Sample Code 1', 'Karin Lindqvist', '1 not scheduled', 'Repair the lock of Rm 12']) expect(year).toContain(said);
  // What is to be mended is told in free words, which may name a student.
  must({ type: 'RecordDisclosure', incident: null, threat: 'A state audit', party: 'State board', way: 'file', students: 'all', fields: ['classes'] });
  const { disclosure } = defined(office.console.read('disclosures', {})[0], 'on record');
  for (const [document, of] of [['drillRecord', drill], ['drillYear', null]] as const) expect(await office.ask('exportDocument', { document, of, disclosure })).toBe('DisclosureDoesNotCover');
  expect(await office.ask('exportDocument', { document: 'drillRecord', of: UNKNOWN, disclosure: null })).toBe('DrillUnknown');
});

test('the report of a call says what nobody stated, and holds nothing that was written in confidence', async () => {
  must({ type: 'CallForHelp', room: null, kind: null, silent: false, exercise: false, onBehalf: null });
  const { call } = defined(office.console.read('calls', {})[0], 'it is open');
  must({ type: 'WriteConfidentialNote', call, words: 'Between us only' });
  const { text } = await office.answer('exportCallReport', { call, disclosure: null });
  expect(text).toContain('MISSING: nobody stated it');
  expect(text).not.toContain('Between us only');
  expect(await office.ask('exportCallReport', { call: UNKNOWN, disclosure: null })).toBe('CallUnknown');
});

test('RE-4 documents are for those who lead', () => {
  expect(recordsQueries.exportDocument.permission).toEqual(['administrator', 'assistantPrincipal']);
});
