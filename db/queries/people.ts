/** People of the present roster: lists, and the search by which a stranger finds a child. */
import type { QueryAnswer, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { peopleOfKind } from './by-hand.ts';
import { byName, nameOf, otherLegalName, type Reader } from './reader.ts';
import { marksOf } from './record-details.ts';
import type { RosterPerson, RosterSnapshot } from './roster-snapshot.ts';
import type { Stated } from './rosters.ts';
import { ROWS_AT_ONCE } from './standing-writes.ts';

type PersonRow = SubscriptionRow<'people'>;

function rowOf(reader: Reader, stated: Stated, person: RosterPerson, roster: RosterSnapshot): PersonRow {
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
    ...marksOf(stated, person),
  };
}

export function* listPeople(reader: Reader, kind: RosterPerson['kind']): Pieces<PersonRow[]> {
  const stated = yield* reader.rosters.stated();
  const roster = reader.rosterToday(stated.roster);
  const rows: PersonRow[] = [];
  for (const [index, person] of (yield* reader.rosters.directory(stated.roster)).people.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    if (person.kind === kind && !person.withdrawn) rows.push(rowOf(reader, stated, person, roster));
  }
  return rows;
}

/** Everybody of whom something was stated by hand, also who has left; whoever needs a look first. */
export function* listByHand(reader: Reader): Pieces<SubscriptionRow<'people-by-hand'>[]> {
  const stated = yield* reader.rosters.stated();
  const roster = reader.rosterToday(stated.roster);
  const kinds = ['student', 'guardian', 'staff'] as const;
  const rows = [...stated.records].flatMap(([about, record]) =>
    kinds.flatMap((kind) => {
      const person = peopleOfKind(roster, kind).get(about as PersonId);
      return person === undefined ? [] : [{ ...rowOf(reader, stated, person, roster), left: record.left.some((one) => one.kind === kind) }];
    }),
  );
  const urgency = (row: (typeof rows)[number]): number => Number(row.differs) * 2 + Number(row.offered > 0);
  return rows.sort((a, b) => urgency(b) - urgency(a) || byName(a, b));
}

export function* searchPeople(reader: Reader, text: string, kinds: readonly RosterPerson['kind'][], limit: number): Pieces<QueryAnswer<'search'>> {
  const stated = yield* reader.rosters.stated();
  const found = (yield* reader.rosters.directory(stated.roster)).find(text, kinds);
  const roster = reader.rosterToday(stated.roster);
  return { rows: found.slice(0, limit).map((person) => rowOf(reader, stated, person, roster)), more: found.length > limit };
}
