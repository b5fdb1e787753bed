/** Who waits in a line for a student, and what became of each adult who came to a checker: what the queues count. */
import { concernsQueue, greetingsOf } from '../../shared/domain/reunification/queue.ts';
import { pickupOf } from '../../shared/domain/reunification/state.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { personOfStream } from '../../shared/kernel/streams.ts';
import type { Cell, StreamProjection, ViewRow } from './projection.ts';

const who = (fact: Fact): readonly Cell[] => [fact.at.ms, fact.at.n, fact.wall, fact.actor === 'unsigned' ? null : fact.actor.staff, fact.origin];
const WHO = ['ms INTEGER NOT NULL', 'n INTEGER NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'origin TEXT NOT NULL'] as const;

export const reunificationQueue: StreamProjection = {
  kind: 'stream',
  name: 'reunification-queue',
  version: 1,
  reads: (stream) => personOfStream(stream) !== null,
  tables: [
    { name: 'view_greeting', columns: ['incident TEXT NOT NULL', 'person TEXT NOT NULL', 'event TEXT NOT NULL', 'family TEXT NOT NULL', 'card TEXT', 'lines TEXT NOT NULL', ...WHO], key: ['event'], indexes: [['incident']] },
    /** What was done at a post for one student: `does` is checkIn, stop or release. `sent`: somebody went for the student of this check-in. */
    { name: 'view_desk_act', columns: ['incident TEXT NOT NULL', 'person TEXT NOT NULL', 'event TEXT NOT NULL', 'does TEXT NOT NULL', 'adult TEXT', 'sent INTEGER NOT NULL', ...WHO], key: ['event'], indexes: [['incident', 'does']] },
  ],
  rows(history, stream) {
    const person = personOfStream(stream);
    if (!history.facts.some(concernsQueue)) return [];
    const incidents = new Set(history.facts.flatMap((fact) => (fact.payload as { readonly incident?: IncidentId }).incident ?? []));
    return [...incidents].sort().flatMap((incident): ViewRow[] => {
      const { checkIns, stops, releases } = pickupOf(history, incident);
      const act = (does: string, fact: Fact, adult: string | null, sent = false): ViewRow => ({ table: 'view_desk_act', cells: [incident, person, fact.id, does, adult, Number(sent), ...who(fact)] });
      return [
        ...greetingsOf(history, incident).map(({ event, family, card, lines, fact }): ViewRow => ({ table: 'view_greeting', cells: [incident, person, event, family, card, JSON.stringify(lines), ...who(fact)] })),
        ...checkIns.map((one) => act('checkIn', one.fact, adultKey(one.adult), one.sentFor.length > 0 || releases.length > 0)),
        ...stops.map((one) => act('stop', one.fact, adultKey(one.adult))),
        ...releases.map((one) => act('release', one.fact, null)),
      ];
    });
  },
};

/** As far as a desk can know, the same adult: by id, else by the name that they said. */
export const adultKey = ({ contact, name }: { readonly contact: string | null; readonly name: string }): string => contact ?? name.trim().toLowerCase();
