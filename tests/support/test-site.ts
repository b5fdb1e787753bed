/**
 * A site for tests of the log, founded by nobody under test: its one commit admits a cast of consoles, so that these may write to each
 * other's logs. And how a console under test admits one more.
 */
import { consoleIdOf } from '../../db/log/header.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import type { Committer } from '../../db/commit.ts';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import { consoleStream, FOUNDING } from '../../shared/kernel/streams.ts';
import { fastSigner, openTestConsole, type TestConsole, type TestConsoleOptions } from './console.ts';
import { testEvent, testId } from './drawn-history.ts';
import { Author } from './hand-written.ts';
import { append, commitsOf } from './log-actions.ts';

/** By their secrets: authors of commits written by hand, and test consoles by their seeds. */
const CAST = ['founder', 'a', 'b', 'c', 'the console', 'older', 'newer', ...Array.from({ length: 12 }, (_, seed) => `console ${seed}`)];

export interface Member {
  readonly console: ConsoleId;
  readonly publicKey: string;
}

const memberOf = (secret: string): Member => {
  const { publicKey } = fastSigner(secret);
  return { publicKey, console: consoleIdOf(nodeDigests, publicKey) as ConsoleId };
};

const admission = ({ console, publicKey }: Member, name: string): NewEvent => ({ stream: consoleStream(console), type: 'v1.ConsoleAdmitted', payload: { console, name, publicKey }, refs: [] });

export const TEST_SITE: WireCommit = new Author('founder').write(
  { stream: FOUNDING, type: 'v1.SiteFounded', payload: { site: testId('site'), name: 'Site', idKey: testEvent('key') } },
  ...CAST.map((secret) => admission(memberOf(secret), secret)),
).wire;

export const SITE_EVENTS = TEST_SITE.events.length;

/** A test console of the site: the one commit more in its log is the site's. */
export async function openSiteConsole(options: TestConsoleOptions): Promise<TestConsole> {
  const console = await openTestConsole(options);
  const { result } = console.committer.receive(TEST_SITE);
  if (result !== 'landed' && result !== 'known') throw new Error(`the site is ${result}`);
  return console;
}

/** All that a test console came to hold beyond it, causes before effects. */
export const laterCommitsOf = (console: TestConsole): readonly WireCommit[] => commitsOf(console).slice(1);

/** As whoever may do so there would. */
export function admit<M extends Member>(at: { readonly committer: Committer }, member: M): M {
  append(at, [admission(member, 'admitted')]);
  return member;
}
