/**
 * What an import would change, by person, as a window is told before anything is written. Names are there to be shown;
 * nothing of this is ever logged. Most serious first: restrictions that come or go, then who leaves, then the rest.
 */
import { z } from 'zod';
import { personName } from './person-name.ts';

/** More than anybody reads; the largest such list is half a megabyte. */
export const MAX_CHANGES_SHOWN = 2000;

const count = z.number().int().nonnegative();

export const rosterCounts = z.object({ students: count, guardians: count, staff: count, classes: count, enrollments: count, relationships: count, restrictions: count });

/**
 * A person, with all that changes about them: classes and contacts of a student, classes that a teacher teaches. A class
 * without a teacher stands for itself; its title is the family name then.
 */
const rosterChange = z.object({
  /** Unique in its list. */
  key: z.string(),
  /** Null: a class. */
  person: z.string().nullable(),
  kind: z.enum(['student', 'guardian', 'staff', 'class']),
  change: z.enum(['added', 'changed', 'withdrawn']),
  name: personName,
  grade: z.string().nullable(),
  /** A restriction comes, goes or is worded anew: marked, and first. */
  restriction: z.boolean(),
  /** Plain words: "moved from 7A to 7B", "RESTRICTION added: Núñez, Rosa". Who comes or goes as a whole needs few. */
  what: z.array(z.string()),
});
export type RosterChange = z.infer<typeof rosterChange>;

/** How one roster differs from another. */
export const rosterChanges = {
  /** Students, guardians and staff; somebody who is both staff and guardian counts as each. */
  people: z.object({ added: count, changed: count, withdrawn: count }),
  /** Pairs of student and adult. `changed`: other words. */
  restrictionChanges: z.object({ added: count, gone: count, changed: count }),
  /** The first MAX_CHANGES_SHOWN. */
  changes: z.array(rosterChange),
  /** How many more there are. */
  moreChanges: count,
};

/** Something that a person chose: where it comes from. */
const chosenBy = z.enum(['given', 'remembered']);

export const importChoices = {
  /** The one school that it was narrowed to; null: all of the file. */
  school: z.object({ sourceId: z.string(), from: chosenBy }).nullable(),
  /** What the columns of a class list were taken for, in order; null for every other format. */
  columns: z
    .array(
      z.object({
        column: z.string(),
        /** Null: not used. */
        field: z.string().nullable(),
        confidence: z.enum(['certain', 'likely', 'none']),
        /** A few of its cells. */
        examples: z.array(z.string()),
      }),
    )
    .nullable(),
  /** Null: there are none. */
  columnsFrom: z.enum(['guessed', ...chosenBy.options]).nullable(),
};

/** What makes somebody look twice before it is applied. */
export const importCautions = {
  /**
   * More than a tenth of the active students would leave: `applyImport` must say how many. Null: it need not. `renamed`:
   * those among them whose id stays with a wholly different name, as in the roster of another school.
   */
  leaving: z.object({ students: count, renamed: count, of: count }).nullable(),
  /** A new school year ("2025–2026"): how many students leave, move up a grade, and are new. */
  newYear: z.object({ from: z.string(), to: z.string(), leave: count, moveUp: count, join: count }).nullable(),
};
