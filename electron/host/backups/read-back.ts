/** Takes what can still be read of a database that was kept aside into the one that is in its place, as if a peer had sent it: in slices, and any number of times. */
import type { Committer } from '../../../db/commit.ts';
import { openDatabase, SqliteError, type Database } from '../../../db/driver.ts';
import type { WireCommit } from '../../../db/log/wire.ts';
import { commitsLeftIn } from '../../../db/read-back.ts';
import type { Digests, SealChecker } from '../../../shared/kernel/ports.ts';
import type { Slices } from '../../../shared/kernel/slices.ts';

/** So many land in one transaction at most. */
const PAGE = 50;

export interface ReadBack {
  /** That were not here. */
  readonly commits: number;
  /** Of which something was left, but not enough, or which cannot be taken before a peer brings more. */
  readonly lost: number;
}

interface ReadBackNeeds {
  readonly file: string;
  readonly committer: Committer;
  readonly ports: { readonly digests: Digests; readonly seals: SealChecker };
  readonly slices: Slices;
  readonly isStopped: () => boolean;
}

/** Null: it was stopped before its end. */
export async function readBack({ file, committer, ports, slices, isStopped }: ReadBackNeeds): Promise<ReadBack | null> {
  const db = openedToRead(file);
  if (db === null) return { commits: 0, lost: 0 };
  let commits = 0;
  let lost = 0;
  let page: WireCommit[] = [];
  const land = async (): Promise<void> => {
    while (page.length > 0) {
      const received = committer.receivePage(page, () => slices.over, 'ownFile');
      commits += received.filter(({ result }) => result === 'landed' || result === 'waiting').length;
      lost += received.filter(({ result }) => result === 'quarantined' || result === 'notAdmitted' || result === 'refused').length;
      page = page.slice(received.length);
      await slices.pause();
    }
    while (committer.landAwake(() => slices.over)) await slices.pause();
  };
  try {
    for (const commit of commitsLeftIn(db, ports)) {
      if (isStopped()) return null;
      if (commit === null) lost += 1;
      else page.push(commit);
      if (page.length === PAGE || slices.over) await land();
    }
    await land();
    return { commits, lost };
  } finally {
    db.close();
  }
}

/** Null: nothing can be read of it. */
function openedToRead(file: string): Database | null {
  try {
    return openDatabase(file, { synchronous: 'FULL', readonly: true });
  } catch (error) {
    if (error instanceof SqliteError) return null;
    throw error;
  }
}
