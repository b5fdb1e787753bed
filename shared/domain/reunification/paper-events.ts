/** A hand-over that was written on a card of paper while no console could be used, as a kind of release (`v3.StudentReleased`). */
import { z } from 'zod';

/** What the record says against it. It is recorded all the same: the student is gone. */
const paperObjections = ['alreadyReleased', 'restricted', 'noContactOnFile', 'notOnRecord', 'identityNotVerified', 'notComfortable', 'comfortNotWritten', 'reportedMissing', 'reportedInjured', 'colleagueNeeded', 'recordNotRead'] as const;
export type PaperObjection = (typeof paperObjections)[number];

/** What stands on the card, beside whom the student left with; null: nothing is ticked. */
export const onPaper = {
  card: z.string().max(20),
  photoMatches: z.boolean().nullable(),
  comfortable: z.boolean().nullable(),
  /** As somebody wrote it. */
  time: z.string().max(40),
  initials: z.string().max(20),
  against: z.array(z.enum(paperObjections)).max(paperObjections.length),
} as const;
