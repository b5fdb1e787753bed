/** The row of the closing: the hard count, the sentence that follows from it, and every open matter with who signed for it. */
import { z } from 'zod';
import { unpairedRow } from './card-rows.ts';
import { personName } from './person-name.ts';

const count = z.number().int().nonnegative();
const wall = z.number();

/** Everybody is in exactly one place. */
export const closingPlaces = ['released', 'alone', 'leftOnOwn', 'answeredFor', 'school', 'bus', 'site', 'elsewhere', 'missing', 'unknown', 'saidToHaveLeft', 'disagreeing', 'absent', 'dismissed'] as const;
export type ClosingPlace = (typeof closingPlaces)[number];

export const closingRow = z.object({
  key: z.string(),
  students: z.record(z.enum(closingPlaces), count),
  /** Staff and visitors. */
  adults: z.record(z.enum(closingPlaces), count),
  sentence: z.string(),
  /** Contradictions about people that only a settlement closes. */
  disagreeing: count,
  matters: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(['aside', 'stays', 'unpaired']),
      /** In words: who waits and why; '' for halves. */
      words: z.string(),
      /** What of halves does not pair; null: it is about no halves. */
      unpaired: unpairedRow.shape.kinds.nullable(),
      student: z.string().nullable(),
      name: personName.nullable(),
      card: z.string().nullable(),
      about: z.array(z.string()).min(1),
      sinceWall: wall,
      /** Who answers for it, the newest; null: nobody. */
      signed: z.object({ by: z.string(), wall, words: z.string() }).nullable(),
    }),
  ),
  /** False: no half of any card is in, so nothing was reconciled. */
  cardsUsed: z.boolean(),
  /** By what the incident may not be closed yet, in words; empty: it may. */
  hindered: z.array(z.string()),
});
