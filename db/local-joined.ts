/** What this console alone remembers of joining a site, so that a restart in the middle goes on where it was. No fact, never sent. */
import type { ConsoleId } from '../shared/kernel/ids.ts';
import type { Database } from './driver.ts';

/** A person confirmed the digits here: from now on this member is trusted by its certificate. */
export interface AskedSite {
  /** Where the member was reached. */
  readonly address: string;
  /** The member. */
  readonly console: ConsoleId;
  /** DER in base64url. */
  readonly certificate: string;
  /** What this console is to be called. */
  readonly consoleName: string;
  readonly siteName: string;
}

export interface JoinedSite extends AskedSite {
  /** Null: the member has not said yet that this console is admitted. */
  readonly site: string | null;
  readonly caughtUp: boolean;
}

interface Row {
  readonly address: string;
  readonly console: ConsoleId;
  readonly certificate: string;
  readonly consoleName: string;
  readonly site: string | null;
  readonly siteName: string;
  readonly caughtUp: number;
}

/** Null: this console founded its site, or belongs to none. */
export function joinedSite(db: Database): JoinedSite | null {
  const row = db.prepare<[], Row>('SELECT address, console, certificate, console_name AS consoleName, site, site_name AS siteName, caught_up AS caughtUp FROM local_joined').get();
  return row === undefined ? null : { ...row, caughtUp: row.caughtUp === 1 };
}

export function keepAsked(db: Database, { address, console, certificate, consoleName, siteName }: AskedSite): void {
  db.prepare<[string, string, string, string, string]>(
    'INSERT OR REPLACE INTO local_joined (one, address, console, certificate, console_name, site, site_name, caught_up) VALUES (1, ?, ?, ?, ?, NULL, ?, 0)',
  ).run(address, console, certificate, consoleName, siteName);
}

/** Admitted: what was asked for is joined. */
export function keepJoined(db: Database, site: string, siteName: string): void {
  db.prepare<[string, string]>('UPDATE local_joined SET site = ?, site_name = ?').run(site, siteName);
}

export function keepCaughtUp(db: Database): void {
  db.prepare('UPDATE local_joined SET caught_up = 1').run();
}

/** Not admitted after all. A site that was joined is not forgotten by it. */
export function forgetAsked(db: Database): void {
  db.prepare('DELETE FROM local_joined WHERE site IS NULL').run();
}
