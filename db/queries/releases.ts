/** Every release of an incident, in the order in which the students left. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { cameFor } from './desk.ts';
import type { MayKnow } from './may-know.ts';
import type { Reader } from './reader.ts';
import { ROWS_AT_ONCE } from './standing-writes.ts';

type Row = SubscriptionRow<'releases'>;

/** `actor`: whoever reads; what they may not know is left out. */
export function* listReleases(reader: Reader, incident: IncidentId, actor: Actor, mayKnow: Pick<MayKnow, 'takers'>): Pieces<Row[]> {
  const roster = reader.rosterOf(incident);
  const rows: Row[] = [];
  for (const [index, standing] of [...reader.standings(incident).values()].entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const detail = reader.detailOf(standing);
    if (detail.releases.length === 0) continue;
    const { name, grade, room } = reader.identify(standing.person, roster);
    const onPaper = new Set<string>(detail.releases.flatMap(({ event, to }) => (to.is === 'paper' ? [event] : [])));
    for (const { event, wall, by, console, adult, alone, rests, hidden } of cameFor(reader, detail, actor, mayKnow).releases) {
      const how = hidden ? 'hidden' : alone !== null ? (alone.drives ? 'drives' : 'alone') : onPaper.has(event) ? 'paper' : 'adult';
      rows.push({ key: event, student: standing.person, name, grade, room, how, adult, rests, wall, by, console });
    }
  }
  return rows.sort((a, b) => a.wall - b.wall || (a.key < b.key ? -1 : 1));
}
