/** A log as drills and days leave it, drawn from a seed: classes reported in one commit, single reports, notes, by several consoles, each commit with its own Ed25519 seal. */
import type { WireCommit } from '../../../db/log/wire.ts';
import { newSigningKey, sealChecker, signerFromKey } from '../../../electron/host/system/crypto.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { fastSeals, openTestConsole, Random, type TestConsole } from '../../support/console.ts';
import { testId } from '../../support/drawn-history.ts';
import { Author } from '../../support/hand-written.ts';
import { noteEvent, reportEvent } from '../../support/log-actions.ts';
import { openFolderConsole } from '../../support/own-console.ts';
import { admit, TEST_SITE } from '../../support/test-site.ts';

const CLASS = 25;
const CONSOLES = 6;
const PAGE = 500;
const SLICE_MS = 20;

/** Whole commits in an order in which causes stand before effects. */
function drawn(authors: readonly Author[], wanted: number): readonly WireCommit[] {
  const random = new Random(1);
  const people = Array.from({ length: Math.ceil(wanted / 12) }, (_, i) => testId<PersonId>(`person ${i}`));
  const wires: WireCommit[] = [];
  for (let events = 0; events < wanted; ) {
    const author = random.pick(authors);
    const dice = random.below(10);
    const first = random.below(people.length);
    const about = dice < 2 ? Array.from({ length: CLASS }, (_, i) => reportEvent(people[(first + i) % people.length] ?? testId('nobody'), 'here')) : dice < 9 ? [reportEvent(random.pick(people), random.pick(['here', 'missing', 'injured']))] : [noteEvent(`note ${events}`, testId(`incident ${events >> 9}`))];
    wires.push(author.write(...about).wire);
    events += about.length;
  }
  return wires;
}

/** A console on a file, with seals as the product makes and checks them; that of the site alone is of the tests. */
export function openSealed(path: string): Promise<TestConsole> {
  const real = sealChecker();
  return openTestConsole({ seed: 2, path, crypto: { signer: signerFromKey(newSigningKey()), seals: { verify: (key, text, signature) => fastSeals.verify(key, text, signature) || real.verify(key, text, signature) } } });
}

export interface Taken {
  readonly tookMs: number;
  readonly transactions: number;
  readonly longestMs: number;
}

/** Page by page, as from a peer. */
function take(at: TestConsole, wires: readonly WireCommit[]): Taken {
  let [transactions, longestMs] = [0, 0];
  const startedMs = performance.now();
  for (let place = 0; place < wires.length; transactions += 1) {
    const sinceMs = performance.now();
    const received = at.committer.receivePage(wires.slice(place, place + PAGE), () => performance.now() - sinceMs > SLICE_MS / 2);
    if (received.some((one) => one.result !== 'landed')) throw new Error(JSON.stringify(received));
    place += received.length;
    longestMs = Math.max(longestMs, performance.now() - sinceMs);
  }
  return { tookMs: performance.now() - startedMs, transactions, longestMs };
}

/** At a site of the tests, by six consoles. */
export function fillLog(at: TestConsole, events: number): Taken {
  at.committer.receive(TEST_SITE);
  const authors = Array.from({ length: CONSOLES }, (_, i) => new Author(`bench ${i}`, 'one', signerFromKey(newSigningKey())));
  for (const author of authors) admit(at, author);
  return take(at, drawn(authors, events));
}

/** The data folder of a console that founded its site, and wrote all of it itself. */
export async function fillFolder(data: string, events: number): Promise<void> {
  const own = await openFolderConsole(data);
  own.must({ type: 'FoundSite', siteName: 'Bench', founderName: 'Dana', consoleName: 'Office' });
  await own.close();
  await addToFolder(data, events);
}

/** What the console of a site wrote since. */
export async function addToFolder(data: string, events: number): Promise<void> {
  const own = await openFolderConsole(data);
  const { signer } = own.keys;
  const file = own.folder.database;
  await own.close();
  const at = await openTestConsole({ seed: 2, path: file, crypto: { signer, seals: sealChecker() } });
  take(at, drawn([new Author('bench', 'filled', signer)], events));
  at.db.close();
}
