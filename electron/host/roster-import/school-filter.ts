/**
 * Narrows a district's roster to one school. Whoever is in a class of the school belongs to it for this purpose, even if
 * their own record names another school or none: they are in the building, and must be on a list.
 */
import type { RosterFile } from '../../../shared/formats/roster-file.ts';

export function onlySchool(roster: RosterFile, school: string): RosterFile {
  const classes = roster.classes.filter((given) => given.school === school);
  const classIds = new Set(classes.map((given) => given.sourceId));
  const enrollments = roster.enrollments.filter((enrollment) => classIds.has(enrollment.class));
  const learners = new Set(enrollments.filter(({ role }) => role === 'student').map(({ person }) => person));
  const teachers = new Set(enrollments.filter(({ role }) => role !== 'student').map(({ person }) => person));
  const students = roster.students.filter((student) => student.schools.includes(school) || learners.has(student.sourceId));
  const staff = roster.staff.filter((member) => member.schools.includes(school) || teachers.has(member.sourceId));
  const studentIds = new Set(students.map((student) => student.sourceId));
  const relationships = roster.relationships.filter(({ student }) => studentIds.has(student));
  const contacts = new Set(relationships.map(({ contact }) => contact));
  const ownSchool = <T extends { readonly schools: readonly string[] }>(person: T): T => ({
    ...person,
    schools: person.schools.filter((id) => id === school),
  });
  return {
    format: roster.format,
    custody: roster.custody,
    schools: roster.schools.filter(({ sourceId }) => sourceId === school),
    terms: roster.terms,
    students: students.map(ownSchool),
    guardians: roster.guardians.filter(({ sourceId }) => contacts.has(sourceId)),
    staff: staff.map(ownSchool),
    classes,
    enrollments,
    relationships,
  };
}
