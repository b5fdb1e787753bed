/** The classes of the present roster, who teaches them today, and the list of one for printing before an incident. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { contactsOf } from './contacts.ts';
import { byName, nameOf, type Reader } from './reader.ts';
import type { RosterClassInfo } from './roster-snapshot.ts';

type Substitutes = SubscriptionRow<'roster-classes'>['substitutes'];

/** Whom to ask instead of the teacher on a day (ISO date). */
export function substitutesOn(reader: Reader, classId: string, date: string): Substitutes {
  const day = reader.rosters.records().get(classId)?.substitutes.find((one) => one.date === date);
  return (day?.named ?? []).map(({ name, staff, actor, wall }) => ({ name, staff, by: reader.staffName(actor), wall }));
}

const byRoom = (a: RosterClassInfo, b: RosterClassInfo): number =>
  (a.room ?? '~').localeCompare(b.room ?? '~', 'en', { numeric: true }) || (a.periods[0] ?? '').localeCompare(b.periods[0] ?? '', 'en', { numeric: true }) || (a.id < b.id ? -1 : 1);

export function listRosterClasses(reader: Reader): SubscriptionRow<'roster-classes'>[] {
  const roster = reader.rosterToday();
  const today = reader.today();
  return [...roster.classes.values()].sort(byRoom).map((one) => {
    const teacher = one.teachers[0];
    return {
      key: one.id,
      classId: one.id,
      title: one.title,
      homeroom: one.homeroom,
      room: one.room,
      zone: one.zone,
      periods: [...one.periods],
      teacher: teacher === undefined ? null : nameOf(reader.person(teacher, roster)),
      teacherId: teacher ?? null,
      substitutes: substitutesOn(reader, one.id, today),
      students: one.students.length,
    };
  });
}

/** By name. Those who may not take a student are not on it: paper is left lying about. */
export function listClass(reader: Reader, classId: string): SubscriptionRow<'class-list'>[] {
  const roster = reader.rosterToday();
  const rowOf = (id: PersonId): SubscriptionRow<'class-list'>[] => {
    const student = roster.students.get(id);
    if (student === undefined) return [];
    const contacts = contactsOf(reader, roster.pairsOfStudent.get(id) ?? [], roster, { orders: false });
    return [
      {
        key: id,
        person: id,
        name: nameOf(student),
        photo: reader.photoOf(id),
        grade: student.grade,
        studentNumber: student.studentNumber,
        bus: student.bus,
        contacts: contacts.filter((one) => one.restriction === null).map(({ name, calledName, relation, phone }) => ({ name: calledName ?? name, relation, phone })),
        restricted: contacts.some((one) => one.restriction !== null),
        hasNeeds: student.needs.length > 0,
      },
    ];
  };
  return (roster.classes.get(classId)?.students ?? []).flatMap(rowOf).sort(byName);
}
