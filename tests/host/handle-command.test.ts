/** Commands are answered once: a retry is told what the first try was told, here and where another console was asked first. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { frontierOf, missingPage } from '../../db/peers.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

let a: FolderConsole;
let b: FolderConsole;
beforeEach(async () => {
  a = await openFolderConsole();
  b = await openFolderConsole();
});
afterEach(async () => {
  await a.remove();
  await b.remove();
});

const newCommand = (): CommandId => randomIds.next() as CommandId;
const START = { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true } as const;
const carry = (from: FolderConsole, to: FolderConsole): void => {
  for (const commit of missingPage(from.console.db, from.console.committer.log, frontierOf(to.console.db), 0).commits) to.console.committer.receive(commit);
};

test('a retry gets the first answer and writes nothing', () => {
  const id = newCommand();
  const first = a.console.execute(id, START);
  const events = a.console.committer.log.count();
  expect(a.console.execute(id, START)).toEqual(first);
  expect(a.console.committer.log.count()).toBe(events);
});

test('a refusal is remembered too', () => {
  const id = newCommand();
  const note = { type: 'AddNote', incident: randomIds.next(), text: 'x' } as const;
  const first = a.console.execute(id, note);
  expect(first).toMatchObject({ accepted: false, rejection: { name: 'IncidentUnknown' } });
  expect(a.console.execute(id, note)).toEqual(first);
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
