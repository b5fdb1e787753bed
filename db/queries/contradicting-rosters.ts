/** Rosters that are active side by side, because their imports did not know of each other, and contradict each other. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import type { Reader } from './reader.ts';
import { currentHeads } from './roster-snapshot.ts';

type Row = SubscriptionRow<'rosters'>;

interface HeadRow {
  readonly source: string;
  readonly wall: number;
  readonly origin: string;
  readonly staff: string | null;
}

/** `compared`: what each says that the others do not; null while nobody knows. The caller knows that they contradict each other. */
export function contradictingRosters(reader: Reader, compared: ReadonlyMap<EventId, NonNullable<Row['compared']>> | null): Row[] {
  const head = reader.db.prepare<[EventId], HeadRow>('SELECT source, wall, origin, staff FROM view_roster_activation WHERE activation = ?');
  return currentHeads(reader.db).flatMap((activation) => {
    const row = head.get(activation);
    if (row === undefined) return [];
    return [{ key: activation, activation, source: row.source, wall: row.wall, by: reader.staffName(row.staff), console: reader.consoleName(row.origin), compared: compared?.get(activation) ?? null }];
  });
}
