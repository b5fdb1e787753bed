/** How older forms of the roster's events are read. */
import { z } from 'zod';

/** Version 1 knew nothing of needs, languages, buses, trainings and zones. */
const ADDED_IN_2: Readonly<Record<string, object>> = { student: { needs: [], homeLanguage: null, bus: null }, staff: { trainings: [] }, class: { zone: null } };

const chunk1 = z.looseObject({ writes: z.array(z.looseObject({ entity: z.looseObject({ kind: z.string() }) })) });

export const rosterUpcasts = {
  'v1.RosterChunk': {
    to: 'v2.RosterChunk',
    /** What does not look like a chunk is handed on as it is, to be refused by the newer schema. */
    payload: (older: unknown): unknown => {
      const read = chunk1.safeParse(older);
      if (!read.success) return older;
      return { ...read.data, writes: read.data.writes.map((write) => ({ ...write, entity: { ...write.entity, ...ADDED_IN_2[write.entity.kind] } })) };
    },
  },
} as const;
