/** Types of other versions: unknown ones are kept, passed on and counted, and folded after an upgrade; old ones are upcast. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { activeRoster } from '../../db/queries/active-roster.ts';
import { loadRoster } from '../../db/queries/roster-snapshot.ts';
import { eventRegistry, type EventRegistry } from '../../shared/domain/registry.ts';
import type { ImportId, StreamName } from '../../shared/kernel/ids.ts';
import { importStream, ROSTER } from '../../shared/kernel/streams.ts';
import { testId } from '../support/drawn-history.ts';
import { MemoryMarker } from '../support/console.ts';
import { Author, type HandWritten } from '../support/hand-written.ts';
import { append, digests, erase, findingsOf, freshCommand, ACTOR, INCIDENT, noteEvent, payloadsIn, rebuild, send } from '../support/log-actions.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { laterCommitsOf, openSiteConsole, SITE_EVENTS } from '../support/test-site.ts';

const NOTES = `incident/${INCIDENT}` as StreamName;
const without = (...types: readonly string[]): EventRegistry => ({ ...eventRegistry, schemas: Object.fromEntries(Object.entries(eventRegistry.schemas).filter(([type]) => !types.includes(type))) });

/** A version in which a note has a colour; version 1 had none. */
const newer: EventRegistry = {
  schemas: { ...without('v1.NoteAdded').schemas, 'v2.NoteAdded': z.strictObject({ incident: z.string(), text: z.string(), colour: z.string() }) },
  upcasts: { 'v1.NoteAdded': { to: 'v2.NoteAdded', payload: (older) => ({ ...(older as object), colour: 'none' }) } },
};
const note = (version: 1 | 2, payload: Readonly<Record<string, unknown>>, more: Partial<HandWritten> = {}): HandWritten => ({ stream: NOTES, type: `v${version}.NoteAdded`, payload: { incident: INCIDENT, ...payload }, ...more });

describe('a type that this version does not know', () => {
  test('is kept, passed on and counted, not folded; and folded after an upgrade', async () => {
    const path = `${temporaryFolder()}/console.db`;
    const marker = new MemoryMarker();
    const old = await openSiteConsole({ seed: 1, path, marker, registry: without('v1.NoteAdded') });
    const author = new Author('newer');
    const first = author.write(note(1, { text: 'x' }));
    expect(old.committer.receive(first.wire)).toEqual({ result: 'landed' });
    append(old, [{ stream: NOTES, type: 'v1.AllClearGiven', payload: { incident: INCIDENT, reason: '' }, refs: [] }]);
    expect(old.committer.log.eventCount()).toBe(SITE_EVENTS + 2);
    expect(old.db.prepare("SELECT count(*) FROM log_event WHERE type = 'v1.NoteAdded'").pluck().get()).toBe(1);
    expect(old.db.prepare('SELECT type FROM view_timeline').pluck().all()).toEqual(['v1.AllClearGiven']);
    expect(await findingsOf(old)).toEqual([]);

    const third = await openSiteConsole({ seed: 3, registry: without('v1.NoteAdded') });
    expect(send(old, third)).toBe(2);
    expect(digests(third)).toEqual(digests(old));

    old.close();
    const upgraded = await openSiteConsole({ seed: 2, path, marker, registry: eventRegistry, secret: 'console 1' });
    expect(upgraded.needsRebuild).toBe(true);
    expect(upgraded.db.prepare('SELECT type FROM view_timeline ORDER BY type').pluck().all()).toEqual(['v1.AllClearGiven', 'v1.NoteAdded']);
    const fresh = await openSiteConsole({ seed: 4 });
    for (const commit of laterCommitsOf(third)) fresh.committer.receive(commit);
    expect(digests(upgraded)).toEqual(digests(fresh));
    expect(await findingsOf(upgraded)).toEqual([]);
  });

  test('is checked for its hash and for being JSON', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const wire = new Author('a').write({ stream: NOTES, type: 'v7.Strange', payload: [1, { any: 'thing' }] }).wire;
    const changed = { ...wire, events: wire.events.map((event) => ({ ...event, payload: { ...event.payload!, text: '[2]' } })) };
    expect(console.committer.receive(changed)).toMatchObject({ result: 'quarantined' });
    expect(console.committer.receive(wire)).toEqual({ result: 'landed' });
  });

  test('an erasure that becomes known is carried out at the upgrade', async () => {
    const path = `${temporaryFolder()}/console.db`;
    const marker = new MemoryMarker();
    const old = await openSiteConsole({ seed: 1, path, marker, registry: without('v1.PayloadsErased') });
    append(old, [noteEvent('mine')]);
    const source = await openSiteConsole({ seed: 9 });
    send(old, source);
    erase(source, NOTES);
    send(source, old);
    expect(payloadsIn(old, NOTES)).toBe(1);
    old.close();
    const upgraded = await openSiteConsole({ seed: 2, path, marker, secret: 'console 1' });
    expect(payloadsIn(upgraded, NOTES)).toBe(0);
    expect(digests(upgraded)).toEqual(digests(source));
    expect(await findingsOf(upgraded)).toEqual([]);
  });
});

describe('an older version of a type', () => {
  test('is upcast when it is read, and the log keeps what was written', async () => {
    const console = await openSiteConsole({ seed: 1, registry: newer });
    const author = new Author('a');
    console.committer.receive(author.write(note(1, { text: 'old' })).wire);
    console.committer.receive(author.write(note(2, { text: 'new', colour: 'red' })).wire);
    const facts = console.committer.log.history(NOTES).facts.map((fact) => [fact.type, fact.payload]);
    expect(facts).toHaveLength(2);
    expect(facts).toEqual(expect.arrayContaining([['v2.NoteAdded', { incident: INCIDENT, text: 'old', colour: 'none' }], ['v2.NoteAdded', { incident: INCIDENT, text: 'new', colour: 'red' }]]));
    expect(console.db.prepare('SELECT type FROM log_event WHERE origin = ? ORDER BY no').pluck().all(author.origin)).toEqual(['v1.NoteAdded', 'v2.NoteAdded']);
    expect(console.db.prepare('SELECT DISTINCT type FROM view_timeline').pluck().all()).toEqual(['v2.NoteAdded']);
    const live = digests(console);
    await rebuild(console);
    expect(digests(console)).toEqual(live);
    expect(await findingsOf(console)).toEqual([]);
  });

  test('that the newest schema refuses after upcasting is kept like one that is not known', async () => {
    const console = await openSiteConsole({ seed: 1, registry: newer });
    expect(console.committer.receive(new Author('a').write(note(1, { text: 5 })).wire)).toEqual({ result: 'landed' });
    expect(console.committer.log.history(NOTES).facts).toEqual([]);
  });

  test('can still be written, and is stored as this version reads it', async () => {
    const console = await openSiteConsole({ seed: 1, registry: newer });
    expect(() => console.committer.append({ commandId: freshCommand(), actor: ACTOR, events: [{ stream: NOTES, type: 'v3.NoteAdded', payload: {}, refs: [] }], outcome: () => null })).toThrow(/decide made/);
    console.committer.append({ commandId: freshCommand(), actor: ACTOR, events: [{ stream: NOTES, type: 'v2.NoteAdded', payload: { incident: INCIDENT, text: 'x', colour: 'red' }, refs: [] }], outcome: () => null });
    expect(await findingsOf(console)).toEqual([]);
  });

  test('a roster of version 1 is active as version 2 reads it: for the lists, and for the next import to compare with', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const author = new Author('older');
    const [importId, student] = [testId('import'), testId('student')];
    const names = { sourceId: '7', givenName: 'Ana', familyName: 'Moss', middleName: null, preferredGivenName: null, preferredFamilyName: null };
    const entity = { kind: 'student', id: student, ...names, grade: '7', studentNumber: null, birthDate: null, schoolIds: [] };
    const chunk = author.write({ stream: importStream(importId as ImportId), type: 'v1.RosterChunk', payload: { import: importId, number: 0, writes: [{ op: 'put', entity }] } });
    const newestChunk = chunk.ids[0] ?? null;
    const payload = { import: importId, bases: [], chunks: 1, newestChunk, chunksDigest: '0'.repeat(64), source: 'OneRoster 1.1' };
    const activation = author.write({ stream: ROSTER, type: 'v1.RosterActivated', payload, refs: chunk.ids });
    for (const { wire } of [chunk, activation]) expect(console.committer.receive(wire)).toEqual({ result: 'landed' });
    expect(activeRoster(console.db, activation.ids)).toEqual(new Map([[`student:${student}`, { ...entity, needs: [], homeLanguage: null, bus: null }]]));
    expect([...loadRoster(console.db, activation.ids).students.values()]).toMatchObject([{ given: 'Ana', needs: [], bus: null }]);
    expect(await findingsOf(console)).toEqual([]);
  });
});
