/** What a list of people can be narrowed to. Each filter is a count first; one that would show nobody is not offered. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import { searchText } from './typed-words.ts';

export type PersonRow = SubscriptionRow<'people'>;
export type FilterName = 'all' | 'look' | 'offered' | 'noContact' | 'restricted' | 'byHand';

interface PeopleFilter {
  readonly word: string;
  readonly has: (row: PersonRow) => boolean;
}

const nobody: Readonly<Record<PersonKind, string>> = { student: 'No contact on file', guardian: 'No student', staff: '' };

const FILTERS: Readonly<Record<FilterName, PeopleFilter>> = {
  look: { word: 'Two values to choose from', has: (row) => row.differs },
  offered: { word: 'Possible duplicate', has: (row) => row.offered > 0 },
  noContact: { word: '', has: (row) => row.kind !== 'staff' && row.linked === 0 && !(row.kind === 'guardian' && row.restricted) },
  restricted: { word: 'Restriction', has: (row) => row.restricted },
  byHand: { word: 'Changed by hand', has: (row) => row.amended || row.addedByHand },
  all: { word: 'All', has: () => true },
};
const NAMES = Object.keys(FILTERS) as FilterName[];

export const filterOf = (name: FilterName): PeopleFilter['has'] => FILTERS[name].has;

/** With their counts; `chosen` stays though it has become empty. */
export const filtersOf = (kind: PersonKind, rows: readonly PersonRow[], chosen: FilterName): { readonly name: FilterName; readonly word: string; readonly count: number }[] =>
  NAMES.map((name) => ({ name, word: name === 'noContact' ? nobody[kind] : FILTERS[name].word, count: rows.filter(FILTERS[name].has).length })).filter(({ name, count }) => name === 'all' || name === chosen || count > 0);

/** Each row with the text in which a word is looked for; made once a list. */
export const withText = (rows: readonly PersonRow[]): { readonly row: PersonRow; readonly text: string }[] =>
  rows.map((row) => ({ row, text: searchText([row.name.given, row.name.family, row.legalName?.given, row.legalName?.family, row.room, row.role, row.phone]) }));

/** Grades as a school counts them: K before 1 before 10; words after numbers. */
export const gradesOf = (rows: readonly PersonRow[]): string[] =>
  [...new Set(rows.flatMap((row) => row.grade ?? []))].sort((a, b) => Number(/\d/.test(a)) - Number(/\d/.test(b)) || a.localeCompare(b, 'en-US', { numeric: true }));
