/** People of the present roster: lists, and the search by which a stranger finds a child. */
import type { QueryAnswer, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { peopleOfKind } from './by-hand.ts';
import { byName, nameOf, otherLegalName, type Reader } from './reader.ts';
import { marksOf } from './record-details.ts';
import type { RosterPerson, RosterSnapshot } from './roster-snapshot.ts';

type PersonRow = SubscriptionRow<'people'>;

function rowOf(reader: Reader, person: RosterPerson, roster: RosterSnapshot): PersonRow {
  const pairs = (person.kind === 'student' ? roster.pairsOfStudent : roster.pairsOfContact).get(person.id) ?? [];
  return {
    key: `${person.kind} ${person.id}`,
    person: person.id,
    kind: person.kind,
    name: nameOf(person),
    legalName: otherLegalName(person),
    photo: reader.photoOf(person.id),
    grade: person.grade,
    room: person.kind === 'student' ? (roster.classOf.get(person.id)?.room ?? null) : null,
    role: person.role,
    phone: person.phone,
    linked: new Set(pairs.flatMap((pair) => (person.kind !== 'student' ? pair.student : pair.restriction === null ? pair.contact : []))).size,
    restricted: pairs.some((pair) => pair.restriction !== null),
    bus: person.bus,
    addedByHand: person.addedByHand,
    ...marksOf(reader, person),
  };
}

export function listPeople(reader: Reader, kind: RosterPerson['kind']): PersonRow[] {
  const roster = reader.rosterToday();
  return [...peopleOfKind(roster, kind).values()]
    .filter((person) => !person.withdrawn)
    .map((person) => rowOf(reader, person, roster))
    .sort(byName);
}

/** Everybody of whom something was stated by hand, also who has left; whoever needs a look first. */
export function listByHand(reader: Reader): SubscriptionRow<'people-by-hand'>[] {
  const roster = reader.rosterToday();
  const kinds = ['student', 'guardian', 'staff'] as const;
  const rows = [...reader.rosters.records()].flatMap(([about, record]) =>
    kinds.flatMap((kind) => {
      const person = peopleOfKind(roster, kind).get(about as PersonId);
      return person === undefined ? [] : [{ ...rowOf(reader, person, roster), left: record.left.some((one) => one.kind === kind) }];
    }),
  );
  const urgency = (row: (typeof rows)[number]): number => Number(row.differs) * 2 + Number(row.offered > 0);
  return rows.sort((a, b) => urgency(b) - urgency(a) || byName(a, b));
}

export function searchPeople(reader: Reader, text: string, kinds: readonly RosterPerson['kind'][], limit: number): QueryAnswer<'search'> {
  const roster = reader.rosterToday();
  const found = reader.peopleIndex(roster).find(text, kinds);
  return { rows: found.slice(0, limit).map((person) => rowOf(reader, person, roster)), more: found.length > limit };
}
