/** Facts about the records themselves: which student data went to somebody outside the school, and why. Each disclosure has a stream of its own. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);

/** What of a student can be disclosed: what the records hold of them. */
export const disclosedFields = ['names', 'classes', 'whereabouts', 'injuries', 'adults', 'contacts', 'photos', 'needs'] as const;
export type DisclosedField = (typeof disclosedFields)[number];

export const disclosureWays = ['told', 'shown', 'printed', 'file'] as const;

/** Listed one by one they are so few that a commit holds them; else it is everybody. */
const MAX_NAMED_STUDENTS = 500;

const words = (max: number) => z.string().trim().min(1).max(max);

export const disclosureParts = {
  /** Null: it was on an ordinary day. */
  incident: id.nullable(),
  /** The articulable and significant threat, 34 CFR 99.32(a)(5)(i); of what is written about drills the interest of whoever oversees the school, 99.32(a)(3). */
  threat: words(500),
  /** To whom, 99.32(a)(5)(ii): a person and who they stand for. */
  party: words(200),
  way: z.enum(disclosureWays),
  /** `all`: everybody of the incident; without one, of the roster. */
  students: z.union([z.literal('all'), z.array(id).min(1).max(MAX_NAMED_STUDENTS)]),
  fields: z.array(z.enum(disclosedFields)).min(1),
} as const;

export const recordsEvents = {
  'v1.DisclosureRecorded': z.strictObject({ disclosure: id, ...disclosureParts }),
} as const;

export type DisclosureRecorded = z.infer<(typeof recordsEvents)['v1.DisclosureRecorded']>;
