/** The row behind the frame: what this version does not know is counted where a person sees it. */
import { expect, test } from 'vitest';
import { Reader } from '../../db/queries/reader.ts';
import { readSite } from '../../db/queries/site.ts';
import { eventRegistry, knownTypes } from '../../shared/domain/registry.ts';
import type { StreamName } from '../../shared/kernel/ids.ts';
import { dateInUtc, minuteInUtc } from '../support/console.ts';
import { rowSamples } from '../host/web/samples.ts';
import { Author } from '../support/hand-written.ts';
import { openSiteConsole } from '../support/test-site.ts';

const STREAM = 'call/one' as StreamName;

test('events of types that this version does not know are counted, however many types there are', async () => {
  const console = await openSiteConsole({ seed: 1 });
  const reader = new Reader(console.db, console.ports.clock, dateInUtc, minuteInUtc);
  const unknown = (): number | undefined => readSite(reader, console.console, knownTypes(eventRegistry), 'test', { acting: null, signIn: rowSamples.site.signIn, rostersContradict: false, digests: console.ports.digests, diskReserveGoneWall: null, dataTrouble: null })[0]?.unknownEvents;
  expect(unknown()).toBe(0);
  const author = new Author('newer');
  for (const type of ['v9.HelpCalled', 'v1.AreaSwept', 'v9.HelpCalled']) {
    expect(console.committer.receive(author.write({ stream: STREAM, type, payload: {} }).wire)).toEqual({ result: 'landed' });
  }
  console.committer.receive(author.write({ stream: 'incident/one' as StreamName, type: 'v1.NoteAdded', payload: {} }).wire);
  expect(unknown()).toBe(3);
});
