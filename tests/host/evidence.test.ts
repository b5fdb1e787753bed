/** The evidence package, verified as its own page says: with nothing but Node's crypto, and nothing of Muster's but the words on that page. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { evidenceHolds } from '../../shared/contract/records-procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { MachineConsole } from '../support/machine-console.ts';
import { unzipped } from '../support/unzipped.ts';

type Files = readonly { readonly name: string; readonly text: string }[];
interface Commit {
  readonly events: readonly { readonly header: string; readonly payload: { readonly salt: string; readonly text: string } | null }[];
  readonly publicKey: string;
  readonly signature: string;
}

let office: MachineConsole;
let incident: string;
let files: Files;

const must = (command: Command): void => expect(office.command(command), command.type).toBe('accepted');
const packed = async (disclosure: string | null = null): Promise<Files> => unzipped(Buffer.from((await office.answer('exportEvidence', { incident, disclosure })).base64, 'base64'));
const textOf = (of: Files, name: string): string => defined(of.find((one) => one.name === name), name).text;

beforeAll(async () => {
  office = await MachineConsole.open();
  await loadSample(office.console, { seed: 1, students: 20, date: '2026-10-14', founder: 'Dana Okonkwo' });
  must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
  incident = defined(office.console.read('incidents', {})[0], 'it is open').incident;
  const { person } = defined(office.console.read('people', { kind: 'student' })[0], 'a student');
  must({ type: 'ReportPeople', incident, reports: [{ person, status: 'missing', where: '' }], classId: null, reporter: { staff: null, name: 'Pat' }, channel: 'radio' });
  // About something else, in between.
  must({ type: 'MarkAbsent', people: [person], date: '2026-10-15', reason: 'a cold that is nobody’s business' });
  must({ type: 'AddNote', incident, text: 'Seen behind the gym' });
  files = await packed();
});
test('RE-4 whoever has a file made sees how far it is, and can stop it: nothing is made then', async () => {
  const seen: { readonly what: string; readonly done: number; readonly of: number | null }[] = [];
  const stop = office.console.onChange((changed) => {
    if (!changed.has('exports')) return;
    const [row] = office.console.read('exports', {});
    if (row !== undefined) seen.push(row);
  });
  await packed();
  expect(seen[0]).toMatchObject({ what: 'evidence', done: 0, of: null });
  expect(seen.at(-1)).toMatchObject({ done: 10, of: 11 });
  expect(office.console.read('exports', {})).toEqual([]);
  stop();
  const stopAtOnce = office.console.onChange((changed) => {
    const [row] = changed.has('exports') ? office.console.read('exports', {}) : [];
    if (row?.done === 2) void office.ask('stopExport', { export: row.key });
  });
  expect(await office.ask('exportEvidence', { incident, disclosure: null })).toBe('ExportStopped');
  stopAtOnce();
  expect(office.console.read('exports', {})).toEqual([]);
  expect(await office.ask('stopExport', { export: 'export 1' })).toBe('ExportNotRunning');
});

afterAll(async () => {
  expect(office.faults).toEqual([]);
  await office.remove();
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** The key as the package's page says to put it for OpenSSL. */
function holds(publicKey: string, text: string, signature: string): boolean {
  const before = defined(/the bytes ([0-9a-f]+) \(hexadecimal\) before the 32 bytes of the key/.exec(textOf(files, 'VERIFY.html'))?.[1], 'on the page');
  return verify(null, Buffer.from(text), createPublicKey({ key: Buffer.concat([Buffer.from(before, 'hex'), Buffer.from(publicKey, 'base64url')]), format: 'der', type: 'spki' }), Buffer.from(signature, 'base64url'));
}

/** RFC 4648, small letters, no padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(parseInt(five.padEnd(5, '0'), 2))).join('');
}
const consoleOf = (publicKey: string): string => base32(createHash('sha256').update(`muster console v1 ${publicKey}`).digest().subarray(0, 16));

/** What does not hold; empty: all does. */
function faultsOf(all: Files): string[] {
  const faults: string[] = [];
  const fault = (found: boolean, what: string): void => void (found && faults.push(what));
  const sums = textOf(all, 'SHA256SUMS');
  for (const line of sums.trim().split('\n')) {
    const [sum = '', name = ''] = line.split('  ');
    fault(sum !== sha256(textOf(all, name)), `file ${name}`);
  }
  const seal = JSON.parse(textOf(all, 'seal.json')) as { text: string; console: string; publicKey: string; signature: string };
  fault(seal.text !== `muster evidence v1 ${sha256(sums)}`, 'list of files');
  fault(!holds(seal.publicKey, seal.text, seal.signature) || consoleOf(seal.publicKey) !== seal.console, 'seal of the package');
  const newest = new Map<string, string>();
  for (const line of textOf(all, 'log/commits.jsonl').trim().split('\n')) {
    const { events, publicKey, signature } = JSON.parse(line) as Commit;
    let last = '';
    for (const { header, payload } of events) {
      const { origin, prev, payloadHash } = JSON.parse(header) as { origin: string; prev: string | null; payloadHash: string };
      const before = newest.get(origin);
      fault(before !== undefined && prev !== before, 'chain');
      fault(payload !== null && sha256(payload.salt + payload.text) !== payloadHash, 'payload');
      fault(consoleOf(publicKey) !== origin.split('.')[0], 'key of another console');
      last = sha256(header);
      newest.set(origin, last);
    }
    fault(!holds(publicKey, `muster seal v1 ${last}`, signature), 'seal of a commit');
  }
  return faults;
}

test('RE-6 the package holds every document, table and sealed commit of the incident, and verifies without Muster', () => {
  expect(files.map(({ name }) => name).sort()).toEqual(expect.arrayContaining(['SHA256SUMS', 'VERIFY.html', 'log/commits.jsonl', 'seal.json', 'tables/record-DRILL.json', 'documents/ics-214-activity-log-DRILL.html']));
  expect(faultsOf(files)).toEqual([]);
  const log = textOf(files, 'log/commits.jsonl');
  expect(log).toContain('Seen behind the gym');
  expect(log).not.toContain('nobody’s business');
  const commits = log.trim().split('\n').map((line) => JSON.parse(line) as Commit);
  expect(commits.flatMap(({ events }) => events).filter(({ payload }) => payload === null).length).toBeGreaterThan(0);
});

test('RE-6 one changed byte is found, wherever it is', () => {
  const changed = (name: string, from: string, to: string): Files => files.map((one) => (one.name === name ? { name, text: one.text.replace(from, to) } : one));
  expect(textOf(files, 'log/commits.jsonl')).toContain('Seen behind the gym');
  expect(faultsOf(changed('log/commits.jsonl', 'behind the gym', 'behind the gum'))).toEqual(expect.arrayContaining(['file log/commits.jsonl', 'payload']));
  expect(faultsOf(changed('log/commits.jsonl', String.raw`\"seq\":`, String.raw`\"seq\":1`))).toContain('chain');
  // The note is the last event, alone in its commit: nothing is chained to it, and the seal is of its id.
  expect(faultsOf(changed('log/commits.jsonl', 'v1.NoteAdded', 'v1.NoteAddet'))).toContain('seal of a commit');
  expect(faultsOf(changed('tables/record-DRILL.json', 'Pat', 'Bat'))).toEqual(['file tables/record-DRILL.json']);
  expect(faultsOf(changed('SHA256SUMS', '0', '1'))).toContain('list of files');
  const forged = sha256(textOf(files, 'SHA256SUMS').replace('VERIFY', 'VERITY'));
  expect(faultsOf(files.map((one) => (one.name === 'seal.json' ? { ...one, text: one.text.replace(/v1 [0-9a-f]{64}/, `v1 ${forged}`) } : one)))).toContain('seal of the package');
  const [first = '', , ...rest] = textOf(files, 'log/commits.jsonl').trim().split('\n');
  expect(faultsOf(files.map((one) => (one.name === 'log/commits.jsonl' ? { ...one, text: [first, ...rest].join('\n') } : one)))).toContain('chain');
});

test('RE-3 for somebody outside the package needs a disclosure of everything that anybody said', async () => {
  const disclose = (fields: readonly (typeof evidenceHolds)[number][]): string => {
    office.clock.advance(1000);
    must({ type: 'RecordDisclosure', incident, threat: 'A subpoena', party: 'Judge Ames', way: 'file', students: 'all', fields: [...fields] });
    return defined(office.console.read('disclosures', {})[0], 'on record').disclosure;
  };
  expect(await office.ask('exportEvidence', { incident, disclosure: disclose(['names', 'classes']) })).toBe('DisclosureDoesNotCover');
  expect(faultsOf(await packed(disclose(evidenceHolds)))).toEqual([]);
  expect(await office.ask('exportEvidence', { incident: 'a'.repeat(26), disclosure: null })).toBe('IncidentUnknown');
});
