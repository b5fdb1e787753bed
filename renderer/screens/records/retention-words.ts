/** The words of keeping records. Nothing here decides anything. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

export type Retention = SubscriptionRow<'retention'>;
export type KeptKind = keyof Retention['years'];

export const keptWords: Readonly<Record<KeptKind, { readonly name: string; readonly what: string; readonly unit: string }>> = {
  drills: { name: 'Drills', what: 'The record and evaluation of each, and who was where in it, from the day it was closed', unit: 'drill' },
  incidents: { name: 'Real incidents', what: 'Course, posts, notes, rooms and cards, from the day each was closed', unit: 'incident' },
  people: { name: 'Where people were', what: 'Reports, hand-overs and absences of one person, from the newest of them', unit: 'person' },
  visitors: { name: 'Visitors', what: 'Who came and went, from the day they signed out', unit: 'visitor' },
  dayLists: { name: 'Attendance lists', what: 'What the attendance system said of a day', unit: 'list' },
  photos: { name: 'Photos', what: 'Only of people who are on the roster no more', unit: 'photo' },
};
export const KINDS = Object.keys(keptWords) as readonly KeptKind[];

export const yearsWords = (years: number | null): string => (years === null ? 'for good' : years === 1 ? '1 year' : `${years} years`);
