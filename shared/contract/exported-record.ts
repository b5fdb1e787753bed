/** The form of an incident's record as JSON: what docs/record-format.md describes, and what other programs may rely on. A change of it is a new format. */
import { z } from 'zod';
import { recordsSubscriptions } from './records-procedures.ts';
import { recordRow, rollRow, timelineRow } from './rows.ts';

export const RECORD_FORMAT = 'muster-record-1';

export const exportedRecord = z.object({
  format: z.literal(RECORD_FORMAT),
  /** A drill: everything in it is practice. */
  exercise: z.boolean(),
  incident: recordRow,
  /** In the order of cause and effect; nothing is left out of it that was corrected or settled since. */
  timeline: z.array(timelineRow),
  /** As they stood when the file was made. What students need is not in it, and no photos. */
  people: z.array(rollRow.omit({ needs: true, photo: true })),
  releases: z.array(recordsSubscriptions.releases.row),
});
