/** Commands are answered once: a retry is told what the first try was told, here and where another console was asked first. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

let a: FolderConsole;
let b: FolderConsole;
beforeEach(async () => {
  a = await openFolderConsole();
  b = await openFolderConsole();
  a.must({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  letIn(a, b);
});
afterEach(async () => {
  await a.remove();
  await b.remove();
});

const newCommand = (): CommandId => randomIds.next() as CommandId;
const START = { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true } as const;

test('a retry gets the first answer and writes nothing', () => {
  const id = newCommand();
  const first = a.console.execute(id, START);
  const events = a.console.committer.log.eventCount();
  expect(a.console.execute(id, START)).toEqual(first);
  expect(a.console.committer.log.eventCount()).toBe(events);
});

test('a refusal is remembered too', () => {
  const id = newCommand();
  const note = { type: 'AddNote', incident: randomIds.next(), text: 'x' } as const;
  const first = a.console.execute(id, note);
  expect(first).toMatchObject({ accepted: false, rejection: { name: 'IncidentUnknown' } });
  expect(a.console.execute(id, note)).toEqual(first);
});

test('a refusal that another console recorded is not told as an acceptance', async () => {
  await loadSample(a.console, { seed: 1, students: 60, date: '2026-10-14', founder: null });
  const incident = String(a.must(START).result['incident']);
  const student = a.console.read('people', { kind: 'student' }).find((row) => row.restricted)?.person ?? '';
  const contact = a.console.read('student', { person: student, incident })[0]?.contacts.find((one) => one.restriction !== null)?.contact ?? '';
  const id = newCommand();
  const checkIn = { type: 'CheckInAdult', incident, students: [student], contact, name: 'x', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } } as const;
  expect(a.console.execute(id, checkIn)).toMatchObject({ accepted: false, rejection: { name: 'PickupRestricted' } });
  carry(a, b);
  expect(b.console.execute(id, checkIn)).toMatchObject({ accepted: false, rejection: { name: 'RefusedElsewhere' } });
});

test('where there is no site yet a room is refused in words (sim seeds 200102, 300172)', async () => {
  const fresh = await openFolderConsole();
  for (const command of [{ type: 'AddRoom', name: '204', zone: null }, { type: 'RenameRoom', room: randomIds.next(), name: '204' }] as const) {
    expect(fresh.console.execute(newCommand(), command)).toMatchObject({ accepted: false, rejection: { name: 'SiteNotFounded' } });
  }
  await fresh.remove();
});

test('a command that another console carried out is not carried out again once that is known', () => {
  const id = newCommand();
  const first = a.console.execute(id, START);
  carry(a, b);
  expect(b.console.execute(id, START)).toMatchObject({ accepted: true, events: first.accepted ? first.events : [] });
  expect(b.console.read('incidents', {})).toHaveLength(1);
});

test('a command that reached two consoles apart is one fact when they meet', () => {
  a.must(START);
  carry(a, b);
  const incident = String(a.console.read('incidents', {})[0]?.incident);
  const id = newCommand();
  const note = { type: 'AddNote', incident, text: 'Boiler room is locked' } as const;
  a.console.execute(id, note);
  b.console.execute(id, note);
  carry(a, b);
  carry(b, a);
  for (const one of [a, b]) expect(one.console.read('timeline', { incident }).filter((row) => row.type === 'v1.NoteAdded')).toHaveLength(1);
  expect(a.console.read('timeline', { incident })).toEqual(b.console.read('timeline', { incident }));
});
