/** The record of one adult: a guardian, or a member of the staff. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { studentsOf } from './contacts.ts';
import { nameOf, otherLegalName, type Reader } from './reader.ts';
import { amendmentsOf, recordHead } from './record-details.ts';
import type { RosterPerson, RosterSnapshot } from './roster-snapshot.ts';

const adult = (reader: Reader, roster: RosterSnapshot, person: RosterPerson) => ({
  key: person.id,
  person: person.id,
  name: nameOf(person),
  legalName: otherLegalName(person),
  phone: person.phone,
  email: person.email,
  withdrawn: person.withdrawn,
  students: studentsOf(reader, person.id, roster),
  amendments: amendmentsOf(reader, person),
  ...recordHead(reader, roster, person),
});

export function readGuardian(reader: Reader, id: PersonId): SubscriptionRow<'guardian'>[] {
  const roster = reader.rosterToday();
  const person = roster.guardians.get(id);
  if (person === undefined) return [];
  const member = roster.staff.get(id);
  return [{ ...adult(reader, roster, person), staffRole: member?.role ?? null, onStaff: member !== undefined && !member.withdrawn }];
}

export function readStaffMember(reader: Reader, id: PersonId): SubscriptionRow<'staff-member'>[] {
  const roster = reader.rosterToday();
  const person = roster.staff.get(id);
  if (person === undefined) return [];
  const classes = [...roster.classes.values()].filter((one) => one.teachers.includes(id));
  return [
    {
      ...adult(reader, roster, person),
      role: person.role,
      trainings: person.trainings.map(({ name, on }) => ({ name, on })),
      classes: classes.map((one) => ({ classId: one.id, title: one.title, room: one.room, periods: [...one.periods] })),
    },
  ];
}
