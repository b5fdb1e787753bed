/** The site of a run: its consoles, let in and in step, with a roster that came through the real import, and a station at each. */
import { keepAsked, keepJoined } from '../../db/local-joined.ts';
import { siteId } from '../../db/queries/consoles.ts';
import { importFiles, loadSample } from '../../electron/host/cli/operations.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import { admitConsole } from '../../shared/domain/site/consoles.ts';
import { assert, defined } from '../../shared/kernel/assert.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { founderGrant } from '../../db/queries/staff.ts';
import type { PaceConsole } from './pace-console.ts';

export type Roster = { readonly is: 'sample'; readonly students: number } | { readonly is: 'files'; readonly files: readonly string[]; readonly school: string | null };

const DATE = '2026-11-19';
const SITE = 'Pace School';
const FOUNDER = 'Dana Reyes';

export async function foundSchool(first: PaceConsole, roster: Roster): Promise<void> {
  const report =
    roster.is === 'sample'
      ? await loadSample(first.console, { seed: 1, students: roster.students, date: DATE, founder: FOUNDER })
      : await importFiles(first.console, { files: [...roster.files], map: null, school: roster.school, dryRun: false, siteName: SITE, founder: FOUNDER, acceptLeaving: null });
  if (report.rejection !== null) throw new Error(`the roster was refused: ${report.rejection.message}`);
}

/** After the pairing, which is not what is measured: the joiner knows its site, and the site the joiner. */
export function letIn(first: PaceConsole, joiner: PaceConsole): void {
  const { console } = first;
  const site = siteId(console.db);
  assert(site !== null, 'the first console founded a site');
  keepAsked(joiner.console.db, { address: first.name, console: first.id, certificate: 'AA', consoleName: joiner.name, siteName: SITE });
  keepJoined(joiner.console.db, site, SITE);
  const decision = admitConsole({ console: joiner.id, name: joiner.name, publicKey: joiner.publicKey, certificate: 'AA' });
  assert(decision.accepted, 'nobody was let in before');
  const actor = defined(founderGrant(console.reader) ?? undefined, 'somebody founded it');
  console.committer.append({ commandId: randomIds.next() as CommandId, actor, events: decision.events, outcome: () => null });
}
