/** Pairs of student and adult as rows show them: one row an adult, or a student, though two rosters may speak of the pair. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { MayKnow } from './may-know.ts';
import { byName, legalNameOf, nameOf, otherLegalName, type Reader } from './reader.ts';
import { contactByHand, rosterRestrictions } from './record-details.ts';
import type { RosterPair, RosterSnapshot } from './roster-snapshot.ts';

type Contact = SubscriptionRow<'student'>['contacts'][number];
type ContactOf = SubscriptionRow<'guardian'>['students'][number];

/** The first of each; any restriction shows. A pair on this record itself goes before one through another record. */
function onePair(pairs: readonly RosterPair[], of: (pair: RosterPair) => PersonId): readonly RosterPair[] {
  const each = new Map<PersonId, RosterPair>();
  for (const pair of [...pairs].sort((a, b) => Number(a.through !== null) - Number(b.through !== null))) {
    const other = each.get(of(pair));
    const words = [...new Set([other?.restriction, pair.restriction].filter((one) => typeof one === 'string'))];
    each.set(of(pair), { ...(other ?? pair), restriction: words.length === 0 ? null : words.join('; ') });
  }
  return [...each.values()];
}

const pairRow = (reader: Reader, pair: RosterPair) => ({
  relation: pair.relation,
  restriction: pair.restriction,
  rosterRestrictions: rosterRestrictions(reader, pair),
  legalGuardian: pair.legalGuardian,
  livesWith: pair.livesWith,
  emergencyContact: pair.emergencyContact,
  primaryContact: pair.primaryContact,
  priority: pair.priority,
  byHand: contactByHand(reader, pair),
  through: pair.through,
});

/** Whom to call, in that order: restricted last. */
export function contactsOf(reader: Reader, pairs: readonly RosterPair[], roster: RosterSnapshot, mayKnow: Pick<MayKnow, 'orders'>): Contact[] {
  return onePair(pairs, (pair) => pair.contact)
    .map((pair) => {
      const adult = roster.guardians.get(pair.contact) ?? roster.staff.get(pair.contact) ?? null;
      const calledName = adult === null || otherLegalName(adult) === null ? null : nameOf(adult);
      return { key: pair.contact, contact: pair.contact, name: legalNameOf(adult), calledName, phone: adult?.phone ?? null, email: adult?.email ?? null, orders: mayKnow.orders ? ordersOf(reader, pair) : null, ...pairRow(reader, pair) };
    })
    .sort((a, b) => Number(a.restriction !== null) - Number(b.restriction !== null) || (a.priority ?? 99) - (b.priority ?? 99) || byName(a, b))
    .map(({ key: _, ...contact }) => contact);
}

/** RO-22 of the record that says so; the newest first. */
function ordersOf(reader: Reader, { student, contact, through }: RosterPair): NonNullable<Contact['orders']> {
  const on = through ?? { student, contact };
  const about = reader.rosters.records().get(on.student)?.contacts.find((one) => one.contact === on.contact);
  return (about?.orders ?? []).map(({ event, actor, wall, why, order }) => ({ event, by: reader.staffName(actor), wall, why, order, ended: order.until !== null && order.until < reader.today() })).sort((a, b) => b.wall - a.wall);
}

/** The students whose contact an adult is. */
export function studentsOf(reader: Reader, contact: PersonId, roster: RosterSnapshot): ContactOf[] {
  return onePair(roster.pairsOfContact.get(contact) ?? [], (pair) => pair.student)
    .flatMap((pair) => {
      const student = roster.students.get(pair.student);
      if (student === undefined || student.withdrawn) return [];
      return [{ key: student.id, student: student.id, name: nameOf(student), grade: student.grade, room: roster.classOf.get(student.countsAs ?? student.id)?.room ?? null, ...pairRow(reader, pair) }];
    })
    .sort(byName)
    .map(({ key: _, ...student }) => student);
}
