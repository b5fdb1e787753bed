/** How each student went through the posts of a reunification, in one short row, so that the board never reads what was said in full; and who stays after a no. */
import { paceOf } from '../../shared/domain/reunification/pace.ts';
import { concernsQueue } from '../../shared/domain/reunification/queue.ts';
import { pickupOf } from '../../shared/domain/reunification/state.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { personOfStream } from '../../shared/kernel/streams.ts';
import type { StreamProjection, ViewRow } from './projection.ts';

export const reunificationPace: StreamProjection = {
  kind: 'stream',
  name: 'reunification-pace',
  version: 1,
  reads: (stream) => personOfStream(stream) !== null,
  /** `steps`: a `Pace`, as JSON. */
  tables: [
    { name: 'view_pace', columns: ['incident TEXT NOT NULL', 'person TEXT NOT NULL', 'steps TEXT NOT NULL'], key: ['incident'], indexes: [['incident']] },
    /** It was decided that the student does not go with this adult. */
    { name: 'view_stay', columns: ['incident TEXT NOT NULL', 'person TEXT NOT NULL', 'event TEXT NOT NULL', 'adult TEXT NOT NULL', 'words TEXT NOT NULL', 'wall INTEGER NOT NULL'], key: ['event'], indexes: [['incident']] },
  ],
  rows(history, stream) {
    const person = personOfStream(stream);
    if (!history.facts.some(concernsQueue)) return [];
    const incidents = new Set(history.facts.flatMap((fact) => (fact.payload as { readonly incident?: IncidentId }).incident ?? []));
    return [...incidents].sort().flatMap((incident): ViewRow[] => {
      const pickup = pickupOf(history, incident);
      const pace = paceOf(history, incident, pickup);
      const stays = pickup.checkIns.flatMap(({ adult, decisions }) => decisions.filter((one) => one.decision === 'stays').map((one) => ({ ...one, adult: adult.name })));
      return [
        ...(pace === null ? [] : [{ table: 'view_pace', cells: [incident, person, JSON.stringify(pace)] }]),
        ...stays.map(({ event, adult, reason, fact }) => ({ table: 'view_stay', cells: [incident, person, event, adult, reason, fact.wall] })),
      ];
    });
  },
};
