/** What a person's record shows of what was stated by hand: amendments beside the roster's word, links, and offers to link. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { rosterSaysThird, rosterWordsThatApply, type Amended, type FieldValue, type Said } from '../../shared/domain/roster/state.ts';
import type { PersonKind } from '../../shared/domain/roster/fields.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { contactFieldsOf, fieldsOf, peopleOfKind, personUnderneath, type Records } from './by-hand.ts';
import { nameOf, type Reader } from './reader.ts';
import type { Stated } from './rosters.ts';
import type { RosterPair, RosterPerson, RosterSnapshot } from './roster-snapshot.ts';

type StudentRow = SubscriptionRow<'student'>;
type Amendment = StudentRow['amendments'][number];
type ContactByHandRow = NonNullable<StudentRow['contacts'][number]['byHand']>;

const saidBy = (reader: Reader, { actor, wall, why }: Said): { by: string; wall: number; why: string } => ({ by: reader.staffName(actor), wall, why });

const copied = (value: FieldValue): Amendment['rosterValue'] => (typeof value === 'object' && value !== null ? [...value] : value);
const same = (a: FieldValue, b: FieldValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/** RO-13 the roster says by now what was stated by hand: nothing is left to show. */
const isMoot = (one: Amended, rosterValue: FieldValue): boolean => one.values.every(({ value }) => same(value, rosterValue));

function amendmentOf(reader: Reader, one: Amended, rosterValue: FieldValue, since: () => number | null): Amendment {
  const isDifferent = rosterSaysThird(one, rosterValue);
  return {
    events: [...one.events],
    field: one.field,
    values: one.values.map((each) => ({ ...saidBy(reader, each), value: copied(each.value) })),
    disputed: one.values.length > 1,
    differs: isDifferent,
    rosterValue: copied(rosterValue),
    rosterSinceWall: isDifferent ? since() : null,
    together: [...one.together],
  };
}

/** Newest write of an entity that was activated; each kind has a table of its own. */
function sinceWall(reader: Reader, sql: string, ...ids: readonly string[]): number | null {
  const wall = reader.db.prepare<string[], number>(sql).pluck().get(...ids);
  return typeof wall === 'number' ? wall : null;
}

const personSince = (reader: Reader, kind: PersonKind, id: PersonId): number | null =>
  sinceWall(reader, `SELECT max(a.wall) FROM view_roster_${kind} w JOIN view_roster_activation a ON a.import = w.import WHERE w.id = ?`, id);

const pairSince = (reader: Reader, student: PersonId, contact: PersonId): number | null =>
  sinceWall(reader, 'SELECT max(a.wall) FROM view_roster_relationship w JOIN view_roster_activation a ON a.import = w.import WHERE w.student_id = ? AND w.contact_id = ?', student, contact);

const standingAmendments = (imported: RosterSnapshot, records: Records, kind: PersonKind, id: PersonId): { readonly one: Amended; readonly rosterValue: FieldValue }[] => {
  const under = personUnderneath(imported, records, kind, id);
  if (under === null) return [];
  const said: Readonly<Record<string, FieldValue>> = fieldsOf(under);
  return (records.get(id)?.amended ?? []).map((one) => ({ one, rosterValue: said[one.field] ?? null })).filter(({ one, rosterValue }) => !isMoot(one, rosterValue));
};

export const amendmentsOf = (reader: Reader, { kind, id }: RosterPerson): Amendment[] =>
  standingAmendments(reader.rosters.imported(), reader.rosters.records(), kind, id).map(({ one, rosterValue }) => amendmentOf(reader, one, rosterValue, () => personSince(reader, kind, id)));

/** For whoever may not see what a student needs: neither that it was amended, nor the reason given for it and for other fields at once. */
export const withoutNeeds = (amendments: readonly Amendment[]): Amendment[] =>
  amendments
    .filter(({ field }) => field !== 'needs')
    .map((one) => (one.together.includes('needs') ? { ...one, values: one.values.map((each) => ({ ...each, why: '' })), together: one.together.filter((field) => field !== 'needs') } : one));

const namesOf = ({ given, family, middle, preferredGiven, preferredFamily }: RosterPerson): StudentRow['names'] => ({ givenName: given, familyName: family, middleName: middle, preferredGivenName: preferredGiven, preferredFamilyName: preferredFamily });

interface RecordHead {
  names: StudentRow['names'];
  addedByHand: StudentRow['addedByHand'];
  left: StudentRow['left'];
  linked: StudentRow['linked'];
  offered: StudentRow['offered'];
}

/** How the record came about, and which others may be or are the same person. */
export function recordHead(reader: Reader, roster: RosterSnapshot, person: RosterPerson): RecordHead {
  const { kind, id } = person;
  const { rosters } = reader;
  const record = rosters.records().get(id);
  const left = record?.left.find((one) => one.kind === kind);
  const people = peopleOfKind(roster, kind);
  const links = [...(record?.links ?? []).map((link) => ({ ...link, person: link.other })), ...rosters.linksFrom(id)];
  return {
    names: namesOf(person),
    addedByHand: record?.added ? saidBy(reader, record.added) : null,
    left: left === undefined ? null : saidBy(reader, left),
    linked: links.flatMap(({ person, linked, apart }) => {
      const other = people.get(person);
      return linked === null || other === undefined ? [] : [{ person, name: nameOf(other), grade: other.grade, disputed: apart !== null, ...saidBy(reader, linked) }];
    }),
    offered: (rosters.offers().get(id) ?? []).filter(({ other }) => other.kind === kind).map(({ other, because }) => ({ person: other.id, name: nameOf(other), grade: other.grade, room: roster.classOf.get(other.id)?.room ?? null, because })),
  };
}

/** What was stated by hand of a pair that is on this record; null: nothing. */
export function contactByHand(reader: Reader, { student, contact, through }: RosterPair): ContactByHandRow | null {
  const { rosters } = reader;
  const hand = through === null ? rosters.records().get(student)?.contacts.find((one) => one.contact === contact) : undefined;
  if (hand === undefined) return null;
  const under = rosterPairs(rosters.imported(), student, contact);
  const said = pairSays(under);
  return {
    made: under.length > 0 || hand.made === null ? null : saidBy(reader, hand.made),
    amendments: hand.amended
      .map((one) => ({ one, rosterValue: said[one.field] ?? null }))
      .filter(({ one, rosterValue }) => !isMoot(one, rosterValue))
      .map(({ one, rosterValue }) => amendmentOf(reader, one, rosterValue, () => pairSince(reader, student, contact))),
    events: [...hand.events],
    restrictions: hand.restrictions.map((one) => ({ ...saidBy(reader, one), event: one.event, words: one.words })),
    lifted: wordsOf(under).flatMap((words) => hand.lifted.filter(({ rosterWords }) => rosterWords.includes(words)).slice(0, 1).map((one) => ({ ...saidBy(reader, one), words }))),
  };
}

/** As the rosters say it: two may stand side by side. */
const rosterPairs = (imported: RosterSnapshot, student: PersonId, contact: PersonId): readonly RosterPair[] =>
  (imported.pairsOfStudent.get(student) ?? []).filter((pair) => pair.contact === contact);

const pairSays = ([pair]: readonly RosterPair[]): Readonly<Record<string, FieldValue>> => (pair === undefined ? {} : contactFieldsOf(pair));

const wordsOf = (pairs: readonly RosterPair[]): readonly string[] => [...new Set(pairs.flatMap((pair) => pair.rosterRestriction ?? []))];

/** What applies of the roster's own restrictions on a pair. */
export function rosterRestrictions(reader: Reader, { student, contact, through }: RosterPair): string[] {
  if (through !== null) return [];
  const hand = reader.rosters.records().get(student)?.contacts.find((one) => one.contact === contact);
  return [...rosterWordsThatApply(hand, wordsOf(rosterPairs(reader.rosters.imported(), student, contact)))];
}

/** The marks of a person in a list. */
export function marksOf({ imported, records, offers }: Stated, { kind, id }: RosterPerson): { amended: boolean; differs: boolean; offered: number } {
  const record = records.get(id);
  const offered = (offers.get(id) ?? []).filter(({ other }) => other.kind === kind).length;
  if (record === undefined) return { amended: false, differs: false, offered };
  const own = standingAmendments(imported, records, kind, id);
  const contacts = kind === 'student' ? record.contacts : [];
  const ofPairs = contacts.flatMap((contact) => {
    const said = pairSays(rosterPairs(imported, id, contact.contact));
    return contact.amended.map((one) => ({ one, rosterValue: said[one.field] ?? null }));
  });
  return {
    amended: own.length > 0 || contacts.some((one) => one.made !== null || one.restrictions.length > 0 || one.lifted.length > 0),
    differs: [...own, ...ofPairs].some(({ one, rosterValue }) => one.values.length > 1 || rosterSaysThird(one, rosterValue)),
    offered,
  };
}

export function photosOf(reader: Reader, person: PersonId): StudentRow['photos'] {
  return reader.db
    .prepare<[string], { sha256: string; filings: string; actor: string | null; wall: number }>('SELECT sha256, filings, actor, wall FROM view_photo WHERE stream = ? ORDER BY place')
    .all(`photo/${person}`)
    .map(({ sha256, filings, actor, wall }) => ({ sha256, filings: JSON.parse(filings) as string[], by: reader.staffName(actor), wall }));
}
