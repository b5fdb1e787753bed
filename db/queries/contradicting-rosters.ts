/** Rosters that are active side by side, because their imports did not know of each other. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import type { Reader } from './reader.ts';
import { currentHeads } from './roster-snapshot.ts';

interface HeadRow {
  readonly source: string;
  readonly wall: number;
  readonly origin: string;
  readonly staff: string | null;
}

/** Empty where one roster is active, or none. */
export function contradictingRosters(reader: Reader): SubscriptionRow<'rosters'>[] {
  const heads = currentHeads(reader.db);
  if (heads.length < 2) return [];
  const head = reader.db.prepare<[EventId], HeadRow>('SELECT source, wall, origin, staff FROM view_roster_activation WHERE activation = ?');
  return heads.flatMap((activation) => {
    const row = head.get(activation);
    if (row === undefined) return [];
    return [{ key: activation, activation, source: row.source, wall: row.wall, by: reader.staffName(row.staff), console: reader.consoleName(row.origin), compared: null }];
  });
}
