/**
 * The active roster as a parser knows rosters: in the ids of its source, which a package of changes is written in. The
 * way back from `planImport`.
 */
import type { RosterEntity, RosterKind } from '../../../shared/domain/roster/entities.ts';
import { namesOf, type ActiveRoster } from '../../../shared/formats/roster-file.ts';

type EntityOf<Kind extends RosterKind> = Extract<RosterEntity, { readonly kind: Kind }>;

/** Null if nothing is active. */
export function activeInSourceIds(active: ReadonlyMap<string, RosterEntity>): ActiveRoster | null {
  if (active.size === 0) return null;
  const entities = [...active.values()];
  const ofKind = <Kind extends RosterKind>(kind: Kind): readonly EntityOf<Kind>[] => entities.filter((entity): entity is EntityOf<Kind> => entity.kind === kind);
  const [schools, terms, students, guardians, staff, classes] = [ofKind('school'), ofKind('term'), ofKind('student'), ofKind('guardian'), ofKind('staff'), ofKind('class')];
  const idsOf = (...lists: readonly (readonly { readonly id: string; readonly sourceId: string }[])[]): ReadonlyMap<string, string> =>
    new Map(lists.flat().map(({ id, sourceId }) => [id, sourceId]));
  const [schoolIds, termIds, classIds] = [idsOf(schools), idsOf(terms), idsOf(classes)];
  const [studentIds, staffIds, guardianIds] = [idsOf(students), idsOf(staff), idsOf(guardians)];
  const known = (ids: readonly string[], names: ReadonlyMap<string, string>): readonly string[] => ids.flatMap((id) => names.get(id) ?? []);
  return {
    schools: schools.map(({ sourceId, name }) => ({ sourceId, name })),
    terms: terms.map(({ sourceId, title, startDate, endDate }) => ({ sourceId, title, startDate, endDate })),
    students: students.map((student) => ({
      ...namesOf(student),
      grade: student.grade,
      studentNumber: student.studentNumber,
      birthDate: student.birthDate,
      needs: student.needs,
      homeLanguage: student.homeLanguage,
      bus: student.bus,
      schools: known(student.schoolIds, schoolIds),
    })),
    guardians: guardians.map((guardian) => ({ ...namesOf(guardian), phone: guardian.phone, email: guardian.email })),
    staff: staff.map((member) => ({ ...namesOf(member), role: member.role, phone: member.phone, email: member.email, trainings: member.trainings, schools: known(member.schoolIds, schoolIds) })),
    classes: classes.map(({ sourceId, title, code, homeroom, room, zone, periods, schoolId, termIds: own }) => ({
      sourceId,
      title,
      code,
      homeroom,
      room,
      zone,
      periods,
      school: schoolIds.get(schoolId ?? '') ?? null,
      terms: known(own, termIds),
    })),
    enrollments: ofKind('enrollment').flatMap(({ classId, personId, role, primary, beginDate, endDate }) => {
      const given = classIds.get(classId);
      const person = (role === 'student' ? studentIds : staffIds).get(personId);
      return given === undefined || person === undefined ? [] : [{ class: given, person, role, primary, beginDate, endDate }];
    }),
    relationships: ofKind('relationship').flatMap(({ kind: _kind, id: _id, studentId, contactId, ...facts }) => {
      const student = studentIds.get(studentId);
      const contact = guardianIds.get(contactId);
      return student === undefined || contact === undefined ? [] : [{ student, contact, ...facts }];
    }),
  };
}
