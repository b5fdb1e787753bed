/** The consoles of the site: as the log knows them, and as this console hears them. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { isMember, type ConsoleStanding } from '../../shared/domain/site/consoles.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';
import { joinedSite } from '../local-joined.ts';
import { compareNames } from './name-order.ts';

export interface KnownConsole extends ConsoleStanding {
  readonly name: string;
}

type ConsoleRow = SubscriptionRow<'consoles'>;

/** What this console hears of another; see console-rows.ts. */
export type Heard = Pick<ConsoleRow, 'theyLack' | 'weLack' | 'lastHeardWall' | 'clockOffMs' | 'version' | 'address' | 'problem'> & { readonly state: 'inStep' | 'behind' | 'stale' | 'neverHeard' };

interface Stored {
  readonly console: ConsoleId;
  readonly name: string;
  readonly publicKey: string;
  readonly certificate: string | null;
  readonly hasLeft: number;
  readonly revoked: number;
}

/** Every console that was ever let in, also those that left or were revoked; the founding one too. By id. */
export function admittedConsoles(db: Database): readonly KnownConsole[] {
  const stored = db
    .prepare<[], Stored>(
      `SELECT c.console, coalesce(n.name, '') AS name, c.public_key AS publicKey, c.certificate, c.has_left AS hasLeft, c.revoked
       FROM view_console c LEFT JOIN view_console_name n ON n.console = c.console ORDER BY c.console`,
    )
    .all();
  return stored.map(({ hasLeft, revoked, ...one }) => ({ ...one, left: hasLeft === 1, revoked: revoked === 1 }));
}

/** The id of the site, as its founding says it; null before that is here. */
export function siteId(db: Database): string | null {
  const site = db.prepare<[], string>('SELECT site FROM view_site ORDER BY event LIMIT 1').pluck().get();
  return typeof site === 'string' ? site : null;
}

/** Also that of a site which let this console in and whose founding has not come yet; null: it belongs to none. */
export const siteBelongedTo = (db: Database): string | null => siteId(db) ?? joinedSite(db)?.site ?? null;

const NOT_HEARD: Heard = { state: 'neverHeard', theyLack: 0, weLack: 0, lastHeardWall: null, clockOffMs: null, version: null, address: null, problem: null };

/** The console that is asked. */
export interface Here {
  readonly console: ConsoleId;
  readonly version: string;
  /** By a member of the site, whose log says more than ours. */
  readonly saidOfUs: 'revoked' | 'left' | null;
}

/** This console first, then by name. */
export function listConsoles(db: Database, here: Here, heard: ReadonlyMap<ConsoleId, Heard>): ConsoleRow[] {
  const rows = admittedConsoles(db).map((known): ConsoleRow => {
    const { console, name } = known;
    const isHere = console === here.console;
    const what = isHere ? { ...NOT_HEARD, version: here.version } : (heard.get(console) ?? NOT_HEARD);
    const state = known.revoked ? 'revoked' : known.left ? 'left' : isHere ? (here.saidOfUs ?? 'here') : what.state;
    return { key: console, console, name, ...what, state };
  });
  const first = (row: ConsoleRow): number => Number(row.console === here.console);
  return rows.sort((a, b) => first(b) - first(a) || compareNames(a.name, b.name) || (a.console < b.console ? -1 : 1));
}

/** Members of the site other than this console. */
export const otherMembers = (db: Database, here: ConsoleId): readonly KnownConsole[] => admittedConsoles(db).filter((one) => isMember(one) && one.console !== here);

/** Whether anything of it lies beyond a cut and was not adopted. */
export const saidLate = (db: Database, console: string): boolean =>
  db.prepare<[string], number>("SELECT 1 FROM log_late l JOIN log_event e ON e.id = l.id WHERE substr(e.origin, 1, instr(e.origin, '.') - 1) = ? LIMIT 1").pluck().get(console) === 1;
