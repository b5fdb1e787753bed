/** Families who have not come, in words, as of a moment. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { clockTime } from '../../ui/times.ts';
import { spokenName } from '../../ui/words.ts';

export type Family = SubscriptionRow<'families'>;

export const outcomeWords: Readonly<Record<Family['attempts'][number]['outcome'], string>> = { reached: 'Reached', leftMessage: 'Message left', noAnswer: 'No answer', wrongNumber: 'Wrong number' };

export const nextContact = (family: Family): Family['contacts'][number] | null => family.contacts.find((one) => one.contact === family.next?.contact) ?? null;

export type FamilyFilter = 'all' | 'due' | 'never' | 'coming' | 'nobody';

/** Somebody is to be called now. */
export const isDue = (family: Family, nowMs: number): boolean => family.next !== null && (family.next.dueWall === null || family.next.dueWall <= nowMs);

export function fits(family: Family, filter: FamilyFilter, nowMs: number): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'due':
      return isDue(family, nowMs);
    case 'never':
      return family.lastWall === null;
    case 'coming':
      return family.coming;
    case 'nobody':
      return family.next === null;
  }
}

/** Who is next, and when. */
export function nextWords(family: Family, nowMs: number): string {
  const next = nextContact(family);
  if (next === null) return family.contacts.length === 0 ? 'Nobody who may be called is on file' : 'No number is on file that was not wrong';
  const due = family.next?.dueWall ?? null;
  const when = due === null || due <= nowMs ? 'Call' : `At ${clockTime(due)} call`;
  return `${when} ${spokenName(next.name)}${next.relation === null ? '' : `, ${next.relation}`}: ${next.phone ?? next.email ?? ''}`;
}
