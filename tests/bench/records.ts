/**
 * A year of records: 30 drills, 400 calls and 2 real incidents with every release, at a school of 1,200 students. How long each query of
 * the records takes, and each file: `npm run bench:records -- [--students N --drills N --calls N --releases N --times N]`
 */
import { parseArgs } from 'node:util';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { fitsEntry } from '../../renderer/screens/records/record-words.ts';
import { documents, exportKinds, type DocumentName, type ExportKind } from '../../shared/contract/records-procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { MachineConsole } from '../support/machine-console.ts';

const { values } = parseArgs({
  options: {
    students: { type: 'string', default: '1200' },
    drills: { type: 'string', default: '30' },
    calls: { type: 'string', default: '400' },
    releases: { type: 'string', default: '1200' },
    times: { type: 'string', default: '20' },
  },
});
const [students, drills, calls, releases, times] = [values.students, values.drills, values.calls, values.releases, values.times].map(Number) as [number, number, number, number, number];
const DAY_MS = 86_400_000;
/** What a query may take, of twenty the slowest but one. */
const ALLOWED_MS = 100;

const office = await MachineConsole.open();
await loadSample(office.console, { seed: 1, students, date: '2026-10-14', founder: 'Dana Okonkwo' });
const must = (command: Command): void => {
  const is = office.command(command);
  if (is !== 'accepted') throw new Error(`${command.type} was refused: ${is}`);
  office.clock.advance(1_000);
};
const openIncident = (): string => defined(office.console.read('incidents', {})[0], 'it is open').incident;

function reportClasses(incident: string): void {
  for (const { classId } of office.console.read('classes', { incident })) {
    const reports = office.console.read('class-roll', { incident, classId }).filter(({ status }) => status === 'unknown').map(({ person }) => ({ person, status: 'here' as const, where: '' }));
    if (reports.length > 0) must({ type: 'ReportPeople', incident, reports, classId, reporter: { staff: null, name: 'Pat' }, channel: 'radio' });
  }
}

/** Everybody to the first adult of the record who may take them. */
function reunify(incident: string): void {
  let left = releases;
  for (const { person } of office.console.read('people', { kind: 'student' })) {
    const contact = left === 0 ? undefined : office.console.read('student', { person, incident })[0]?.contacts.find((one) => one.restriction === null);
    const checkedIn = contact !== undefined && office.command({ type: 'CheckInAdult', incident, students: [person], contact: contact.contact, name: 'as on record', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } }) === 'accepted';
    const pickup = checkedIn ? office.console.read('pickups', { incident }).find((one) => one.student === person) : undefined;
    if (pickup === undefined) continue;
    must({ type: 'AnswerComfort', incident, student: person, checkIn: pickup.checkIn, comfortable: true });
    must({ type: 'ReleaseStudent', incident, student: person, checkIn: pickup.checkIn });
    left -= 1;
  }
}

function end(incident: string): void {
  must({ type: 'GiveAllClear', incident, reason: 'The fire department says so' });
  const open = office.console.read('people-by-status', { incident, status: null }).filter(({ status }) => status === 'unknown' || status === 'missing');
  for (let at = 0; at < open.length; at += 25) must({ type: 'AnswerForPeople', incident, people: open.slice(at, at + 25).map(({ person }) => person), reporter: { staff: null, name: 'Dana Okonkwo' }, reason: 'Seen on the field' });
  must({ type: 'CloseIncident', incident });
}

for (let drill = 0; drill < drills; drill++) {
  office.clock.advance(DAY_MS);
  must({ type: 'StartIncident', directive: 'evacuate', detail: `Field ${drill + 1}`, exercise: true });
  const incident = openIncident();
  reportClasses(incident);
  end(incident);
  must({ type: 'RecordDrill', drill: null, run: incident, plan: { kind: 'evacuation', date: office.console.reader.today(), minute: 570, secondaryExit: false, told: true, parentsTold: null } });
}
for (let call = 0; call < calls; call++) {
  must({ type: 'CallForHelp', room: null, kind: 'medical', silent: false, exercise: false, onBehalf: null });
  const made = defined(office.console.read('calls', {}).find((one) => one.state === 'new'), 'it is new').call;
  must({ type: 'TakeCall', call: made, responder: null, onBehalf: null });
  must({ type: 'ClearCall', call: made, outcome: 'Calm again' });
}
const real: string[] = [];
for (let at = 0; at < 2; at++) {
  office.clock.advance(DAY_MS);
  must({ type: 'StartIncident', directive: 'evacuate', detail: 'Smoke', exercise: false });
  real.push(openIncident());
  reportClasses(openIncident());
  reunify(openIncident());
  end(openIncident());
}
const incident = defined(real[1], 'the second');
const call = defined(office.console.read('call-reports', {})[0], 'a call').call;
const entries = office.console.read('timeline', { incident });
console.log(`${office.console.committer.log.eventCount().toLocaleString('en-US')} events; the larger timeline has ${entries.length.toLocaleString('en-US')} entries`);

const slow: string[] = [];
async function measured(what: string, ask: () => unknown, allowedMs: number | null): Promise<void> {
  const wall: number[] = [];
  const processor: number[] = [];
  for (let time = 0; time < times; time++) {
    const sinceMs = performance.now();
    const used = process.cpuUsage();
    await ask();
    wall.push(performance.now() - sinceMs);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  const at = (took: readonly number[], share: number): number => took.toSorted((one, other) => one - other)[Math.ceil(took.length * share) - 1] ?? 0;
  const told = (took: readonly number[]): string => `p50 ${at(took, 0.5).toFixed(1).padStart(7)}  p95 ${at(took, 0.95).toFixed(1).padStart(7)}`;
  console.log(`  ${what.padEnd(34)} ms ${told(wall)}   of the processor ${told(processor)}`);
  if (allowedMs !== null && at(wall, 0.95) > allowedMs) slow.push(what);
}

console.log('queries');
await measured('list of records', () => office.console.read('records', {}), ALLOWED_MS);
await measured('timeline of the larger incident', () => office.console.read('timeline', { incident }), ALLOWED_MS);
await measured('filter of that timeline, a letter', () => entries.filter((row) => fitsEntry(row, 'leaving', 'gar')), ALLOWED_MS);
await measured('releases', () => office.console.read('releases', { incident }), ALLOWED_MS);
await measured('everybody of an incident', () => office.console.read('people-by-status', { incident, status: null }), ALLOWED_MS);
await measured('calls with their reports', () => office.console.read('call-reports', {}), ALLOWED_MS);
await measured('report of a call', () => office.console.read('call-report', { call }), ALLOWED_MS);
await measured('numbers of calls', () => office.answer('callNumbers', { from: '2026-08-01', to: '2027-07-31' }), ALLOWED_MS);
await measured('the year of drills', () => office.console.read('drill-year', {}), ALLOWED_MS);
const lastDrill = defined(office.console.read('drill-year', {}).flatMap((year) => year.drills).at(-1), 'a drill').drill;
// Kept: the first time is that of five drills folded, in slices.
await measured('a drill beside four before it', () => office.console.read('drill-pace', { drill: lastDrill }), ALLOWED_MS);
await measured('disclosures', () => office.console.read('disclosures', {}), ALLOWED_MS);
console.log('files');
for (const kind of Object.keys(exportKinds) as ExportKind[]) await measured(`file: ${kind}`, () => office.answer('exportIncident', { incident, kind, disclosure: null }), null);
for (const document of (Object.keys(documents) as DocumentName[]).filter((one) => documents[one].of === 'incident')) await measured(`document: ${document}`, () => office.answer('exportDocument', { document, of: incident, disclosure: null }), null);
await measured('evidence package', () => office.answer('exportEvidence', { incident, disclosure: null }), null);
await office.remove();
if (slow.length > 0) {
  console.error(`Slower than ${ALLOWED_MS} ms: ${slow.join(', ')}`);
  process.exitCode = 1;
}
