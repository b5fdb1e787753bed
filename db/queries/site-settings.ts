/** What was set of the site as a whole, and who set it; where nobody did, what the founding and the roster say. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { SitePayload } from '../../shared/domain/site/events.ts';
import { DEFAULT_CLOCK, lockdownAllClear, type ClockHours, type LockdownAllClear } from '../../shared/domain/site/settings.ts';
import type { StreamName } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { CLOCK, LOCKDOWN_ALL_CLEAR, SCHOOLS, SITE_NAME } from '../../shared/kernel/streams.ts';
import type { Reader } from './reader.ts';
import { currentHeads } from './roster-snapshot.ts';
import { Activations, standingRowsInPieces, type WriteRow } from './standing-writes.ts';

/** Null before the site is founded. */
export function siteKey(reader: Reader): string | null {
  const key = reader.db.prepare<[], string>('SELECT id_key FROM view_site ORDER BY event LIMIT 1').pluck().get();
  return typeof key === 'string' ? key : null;
}

interface Said<T> {
  readonly says: T;
  readonly by: string;
  readonly wall: number;
}

/** The one that counts first; more than one where consoles set it without knowing of each other. */
function said<T>(reader: Reader, stream: StreamName): readonly Said<T>[] {
  const rows = reader.db.prepare<[string], { wall: number; actor: string | null; says: string }>('SELECT wall, actor, says FROM view_site_setting WHERE stream = ? ORDER BY place').all(stream);
  return rows.map(({ wall, actor, says }) => ({ says: JSON.parse(says) as T, by: reader.staffName(actor), wall }));
}

export const siteNamesSet = (reader: Reader): readonly Said<SitePayload<'v1.SiteRenamed'>>[] => said(reader, SITE_NAME);
const schoolsSet = (reader: Reader): readonly Said<SitePayload<'v1.SchoolsNamed'>>[] => said(reader, SCHOOLS);
const clocksSet = (reader: Reader): readonly Said<SitePayload<'v1.ClockChosen'>>[] => said(reader, CLOCK);
export const lockdownAllClearSet = (reader: Reader): readonly Said<LockdownAllClear>[] => said(reader, LOCKDOWN_ALL_CLEAR);

export const clockHours = (reader: Reader): ClockHours => clocksSet(reader)[0]?.says.hours ?? DEFAULT_CLOCK;

const inOrder = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function schoolsOfRoster(reader: Reader): readonly string[] {
  const heads = currentHeads(reader.db);
  const rows = atOnce(standingRowsInPieces<WriteRow & { name: string }>(reader.db, 'school', new Activations(reader.db, heads)));
  return [...new Set(rows.flatMap(({ op, name }) => (op === 'put' ? [name] : [])))].sort(inOrder.compare);
}

/** SI-26 those that people named, else the roster's. */
export function schoolsOnSite(reader: Reader): readonly string[] {
  const named = schoolsSet(reader)[0]?.says.schools ?? [];
  return named.length > 0 ? named : schoolsOfRoster(reader);
}

export function readSiteSettings(reader: Reader): SubscriptionRow<'site-settings'>[] {
  return [
    {
      key: 'site-settings',
      names: siteNamesSet(reader).map(({ says, by, wall }) => ({ name: says.name, by, wall })),
      schools: schoolsSet(reader).map(({ says, by, wall }) => ({ schools: says.schools, by, wall })),
      rosterSchools: [...schoolsOfRoster(reader)],
      clocks: clocksSet(reader).map(({ says, by, wall }) => ({ hours: says.hours, by, wall })),
      lockdownAllClear: { ...lockdownAllClear(lockdownAllClearSet(reader).map((one) => one.says)), set: lockdownAllClearSet(reader).map(({ by, wall }) => ({ by, wall })) },
    },
  ];
}
