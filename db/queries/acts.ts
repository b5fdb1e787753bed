/** Acts that a person has to look at: those on a grant that was withdrawn elsewhere, and what a revoked console said beyond its cut. */
import type { WithdrawnGrant } from '../../shared/domain/site/acts.ts';
import type { Cut } from '../../shared/domain/site/events.ts';
import type { EventId, OriginId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';

/** As many as a card shows in words. */
const SHOWN = 12;

export interface Act {
  readonly id: EventId;
  readonly origin: OriginId;
  readonly seq: number;
  readonly type: string;
  readonly stream: string;
  readonly wall: number;
  readonly staff: string | null;
}

export interface Acts {
  readonly count: number;
  /** The first of them, by origin and number. */
  readonly first: readonly Act[];
  /** The newest of each origin. */
  readonly ends: Cut;
}

const NO_ACTS: Acts = { count: 0, first: [], ends: [] };

/** `json_extract` as the index over it has it (migration 0045). */
const GRANT = "json_extract(header, '$.actor.grant')";
const COLUMNS = "e.id, e.origin, e.seq, e.type, e.stream, json_extract(e.header, '$.wall') AS wall, json_extract(e.header, '$.actor.staff') AS staff";

/** Steps from one origin to the next by the index, however many acts there are. */
const ORIGINS = `
  WITH RECURSIVE found(origin) AS (
    SELECT min(origin) FROM log_event WHERE ${GRANT} = :grant
    UNION ALL
    SELECT (SELECT min(origin) FROM log_event WHERE ${GRANT} = :grant AND origin > found.origin) FROM found WHERE found.origin IS NOT NULL
  )
  SELECT origin FROM found WHERE origin IS NOT NULL`;

/** The newest act that rests on any of these grants, in each origin. */
export function actEnds(db: Database, grants: readonly string[]): Cut {
  const newest = db.prepare<[string, string], Cut[number]>(`SELECT origin, seq, id FROM log_event WHERE ${GRANT} = ? AND origin = ? ORDER BY seq DESC, id LIMIT 1`);
  const ends = new Map<string, Cut[number]>();
  for (const grant of grants) {
    for (const origin of db.prepare<[{ readonly grant: string }], string>(ORIGINS).pluck().all({ grant }) as string[]) {
      const end = newest.get(grant, origin);
      if (end !== undefined && end.seq > (ends.get(origin)?.seq ?? 0)) ends.set(origin, end);
    }
  }
  return [...ends.values()].sort((a, b) => (a.origin < b.origin ? -1 : 1));
}

/** Acts on a withdrawn grant at which nobody has looked, and which a withdrawal had not seen. */
export function openActs(db: Database, { ids, lookedAt }: Pick<WithdrawnGrant, 'ids' | 'lookedAt'>): Acts {
  const ends = actEnds(db, ids).filter((end) => end.seq > (lookedAt[end.origin as OriginId] ?? 0));
  if (ends.length === 0) return NO_ACTS;
  const beyond = `FROM log_event e WHERE ${GRANT.replace('header', 'e.header')} = ? AND e.origin = ? AND e.seq > ?`;
  const of = ids.flatMap((grant) => ends.map(({ origin }) => [grant, origin, lookedAt[origin as OriginId] ?? 0] as const));
  const count = db.prepare<[string, string, number], number>(`SELECT count(*) ${beyond}`).pluck();
  const first = db.prepare<[string, string, number], Act>(`SELECT ${COLUMNS} ${beyond} ORDER BY e.seq, e.id LIMIT ${SHOWN}`);
  return { count: of.reduce((all, one) => all + Number(count.get(...one)), 0), first: of.flatMap((one) => first.all(...one)).slice(0, SHOWN), ends };
}

/** What a revoked console said beyond its cut, that nobody adopted, and at which nobody has looked. */
export function openLateFacts(db: Database, console: string, lookedAt: Readonly<Record<OriginId, number>>): Acts {
  const rows = db.prepare<[string], Act>(`SELECT ${COLUMNS} FROM log_late l JOIN log_event e ON e.id = l.id WHERE e.origin LIKE ? || '.%' ORDER BY e.origin, e.seq, e.id`).all(console);
  const open = rows.filter((one) => one.seq > (lookedAt[one.origin] ?? 0));
  const ends = [...Map.groupBy(open, ({ origin }) => origin).values()].flatMap((of) => of.slice(-1));
  return { count: open.length, first: open.slice(0, SHOWN), ends: ends.map(({ origin, seq, id }) => ({ origin, seq, id })) };
}
