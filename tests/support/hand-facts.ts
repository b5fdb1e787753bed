/** Writers of facts stated by hand about one student, for drawn histories: two adults, two other records, few values that collide. */
import type { Fact } from '../../shared/kernel/history.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import { testId, type Writer } from './drawn-history.ts';

export const PERSON = testId('hand person');
export const ADULTS = [testId('hand adult 0'), testId('hand adult 1')] as const;

const ofType = (known: readonly Fact[], type: string, pick: number, atMost: number): EventId[] => {
  const found = known.filter((fact) => fact.type === type);
  return [...new Set(Array.from({ length: found.length === 0 ? 0 : atMost }, (_, i) => found[(pick + i) % found.length]!.id))].sort();
};
const pair = (pick: number) => ({ student: PERSON, contact: ADULTS[pick % 2]!, why: 'rang' });
const grade = (variant: number) => (variant === 5 ? null : String(variant % 3));
const other = (pick: number) => ({ person: PERSON, other: testId(`hand other ${pick % 2}`), kind: 'student', why: 'asked' });

export const handWriters: readonly Writer[] = [
  (_known, pick, variant) => ({ type: 'v1.PersonAmended', payload: { person: PERSON, kind: 'student', changes: { grade: grade(variant), ...(pick % 3 === 0 ? { bus: `${variant}` } : {}) }, was: { grade: '7', ...(pick % 3 === 0 ? { bus: null } : {}) }, why: 'rang' } }),
  (_known, pick, variant) => ({ type: 'v1.ContactAmended', payload: { ...pair(pick), changes: variant % 2 === 0 ? {} : { relation: `aunt ${variant}` }, was: {} } }),
  (_known, pick, variant) => ({ type: 'v1.RestrictionSet', payload: { ...pair(pick), words: `order ${variant}` } }),
  (known, pick, variant) => ({ type: 'v1.RestrictionLifted', payload: { ...pair(pick), settles: ofType(known, 'v1.RestrictionSet', pick, 1 + (variant % 2)), rosterWords: variant % 3 === 0 ? ['no pickup'] : [] } }),
  (_known, _pick, variant) => ({ type: variant % 2 === 0 ? 'v1.PersonLeft' : 'v1.PersonReturned', payload: { person: PERSON, kind: 'student', why: 'moved' } }),
  (known, pick, variant) => {
    const settles = ofType(known, variant % 2 === 0 ? 'v1.PersonAmended' : 'v1.ContactAmended', pick, 2);
    return settles.length === 0 ? null : { type: 'v1.AmendmentTakenBack', payload: { person: PERSON, settles, why: 'wrong' } };
  },
  (_known, pick, variant) => ({ type: variant % 2 === 0 ? 'v1.PeopleLinked' : 'v1.PeopleToldApart', payload: other(pick) }),
];
