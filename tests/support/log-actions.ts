/** What tests of the log do over and over: append facts, hand commits from console to console, compare what they hold. */
import { logDigest } from '../../db/digests.ts';
import type { Committed } from '../../db/commit.ts';
import { frontierOf, missingPage } from '../../db/peers.ts';
import { rebuildViews } from '../../db/rebuild.ts';
import { verifyDatabase, type Finding } from '../../db/verify.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, EventId, IncidentId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { incidentStream, personStream } from '../../shared/kernel/streams.ts';
import { testSlices, type TestConsole } from './console.ts';
import { testId } from './drawn-history.ts';

export const ACTOR: Actor = { staff: testId<PersonId>('somebody'), role: 'administrator', grant: null };
export const INCIDENT = testId<IncidentId>('the incident');

let commands = 0;
export const freshCommand = (): CommandId => testId<CommandId>(`fresh command ${(commands += 1)}`);

export const noteEvent = (text: string, incident: IncidentId = INCIDENT): NewEvent => ({ stream: incidentStream(incident), type: 'v1.NoteAdded', payload: { incident, text }, refs: [] });
export const reportEvent = (person: PersonId, status: string, incident: IncidentId = INCIDENT): NewEvent => ({
  stream: personStream(person, incident, false),
  type: 'v1.PersonReported',
  payload: { incident, person, status, where: '', classId: null, reporter: { staff: null, name: 'Ana' }, channel: 'radio' },
  refs: [],
});
export const erasureEvent = (stream: StreamName, heads: readonly EventId[]): NewEvent => ({
  stream: 'site/erasures' as StreamName,
  type: 'v1.PayloadsErased',
  payload: { erasures: [{ stream, heads }], reason: 'retention' },
  refs: heads,
});

export const append = (console: Pick<TestConsole, 'committer'>, events: readonly NewEvent[], commandId: CommandId = freshCommand()): Committed =>
  console.committer.append({ commandId, actor: ACTOR, events, outcome: (ids) => ({ ids }) });

/** Erases a stream as it stands at this console. */
export const erase = (console: TestConsole, stream: StreamName): Committed => append(console, [erasureEvent(stream, console.committer.log.heads(stream))]);

/** All commits of a console, causes before effects. */
export const commitsOf = (console: TestConsole): readonly WireCommit[] =>
  (console.db.prepare<[], EventId>('SELECT newest FROM log_commit ORDER BY no').pluck().all() as EventId[]).map((newest) => console.committer.log.commit(newest)!);

export const commitOf = (console: TestConsole, committed: Committed): WireCommit => console.committer.log.commit(committed.newest!)!;

/** One side's pages to the other until there is no next. Returns how many commits travelled. */
export function send(from: TestConsole, to: TestConsole): number {
  const theirs = frontierOf(to.db);
  let sent = 0;
  let at: number | null = 0;
  while (at !== null) {
    const page = missingPage(from.db, from.committer.log, theirs, at);
    for (const commit of page.commits) to.committer.receive(structuredClone(commit));
    sent += page.commits.length;
    at = page.next;
  }
  return sent;
}

/** Both ways until both hold the same. */
export function exchange(...consoles: readonly TestConsole[]): void {
  for (let round = 0; round < 10; round++) {
    for (const from of consoles) for (const to of consoles) if (from !== to) send(from, to);
    if (new Set(consoles.map((one) => digests(one).log)).size === 1) return;
  }
  throw new Error('the consoles do not come to hold the same log');
}

export const digests = (console: TestConsole): { readonly log: string; readonly views: string } => ({
  log: logDigest(console.db, console.ports.digests),
  views: console.committer.views.digest(console.ports.digests),
});

export const rebuild = (console: TestConsole): Promise<unknown> =>
  rebuildViews(console.db, console.committer, console.ports.digests, console.ports.registry, testSlices(console.ports.clock), () => undefined);

export const findingsOf = async (console: Pick<TestConsole, 'db' | 'ports'>): Promise<readonly Finding[]> => (await verifyDatabase(console.db, console.ports, testSlices(console.ports.clock))).findings;

export const payloadsIn = (console: TestConsole, stream: StreamName): number =>
  Number(console.db.prepare('SELECT count(*) FROM log_payload p JOIN log_event e ON e.no = p.event_no WHERE e.stream = ?').pluck().get(stream));
