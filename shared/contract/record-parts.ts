/** What records of students and of adults have in common, and what is on record of one student and one adult. */
import { z } from 'zod';
import { addedByHand, amendment, contactByHand, linkedRecord, offeredRecord, saidByHand, through } from './by-hand-rows.ts';
import { nameParts, personName } from './person-name.ts';

/** Everybody who has a record. */
export const recordParts = {
  key: z.string(),
  person: z.string(),
  name: personName,
  /** The name on documents, where people use another. */
  legalName: personName.nullable(),
  names: nameParts,
  withdrawn: z.boolean(),
  addedByHand,
  /** Has left, as somebody stated by hand. */
  left: saidByHand.nullable(),
  amendments: z.array(amendment),
  linked: z.array(linkedRecord),
  offered: z.array(offeredRecord),
};

/** Of one student and one adult, whichever of the two the row is about. */
export const pairParts = {
  relation: z.string().nullable(),
  /** "May not be picked up by this person", or the record's own words; null: none. */
  restriction: z.string().nullable(),
  legalGuardian: z.boolean().nullable(),
  livesWith: z.boolean().nullable(),
  emergencyContact: z.boolean().nullable(),
  primaryContact: z.boolean().nullable(),
  priority: z.number().nullable(),
  /** What was stated by hand of the pair; null: nothing. */
  byHand: contactByHand.nullable(),
  /** What applies of the roster's own words; `LiftRestriction` names them. `restriction` is all that counts, in one text. */
  rosterRestrictions: z.array(z.string()),
  through,
};
