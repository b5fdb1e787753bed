/** What is said of a student’s care, to those who may know it. */
import type { Student } from './pickup-words.ts';

export type Care = NonNullable<Student['care']>[number];

export const careTitle = (care: Care['care']): string =>
  care.is === 'hospital' ? `In a hospital: ${care.hospital}${care.wentAlong === '' ? '' : `, with ${care.wentAlong}`}` : `Deceased, as ${care.knownFrom} says${care.withFamily === '' ? '' : `; with the family: ${care.withFamily}`}`;
