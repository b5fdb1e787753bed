/** Accounting: the classes, one class, and the list behind every number. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { StandingStatus } from '../../shared/contract/rows.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { expectedPeople } from './incidents.ts';
import { byName, nameOf, type Reader, type StandingRow } from './reader.ts';
import type { RosterClassInfo, RosterSnapshot } from './roster-snapshot.ts';

type Roll = SubscriptionRow<'class-roll'>;

/** Trouble first: missing, then contradicted, then not yet reported, then by room. */
export function listClasses(reader: Reader, incident: IncidentId): SubscriptionRow<'classes'>[] {
  const roster = reader.rosterOf(incident);
  const standings = reader.standings(incident);
  const answering = new Map<RosterClassInfo, PersonId[]>();
  for (const [student, one] of roster.classOf) {
    const list = answering.get(one);
    if (list) list.push(student);
    else answering.set(one, [student]);
  }
  const walls = new Map(
    reader.db
      .prepare<[string], { class_id: string; wall: number }>('SELECT class_id, max(wall) AS wall FROM view_report WHERE incident = ? AND class_id IS NOT NULL GROUP BY class_id')
      .all(incident)
      .map((row) => [row.class_id, row.wall]),
  );
  const rows = [...answering].map(([one, students]) => {
    const counts = { unknown: 0, here: 0, missing: 0, injured: 0, elsewhere: 0, extra: 0, released: 0, answeredFor: 0 };
    let contradictions = 0;
    for (const student of students) {
      const standing = standings.get(student);
      counts[(standing?.status ?? 'unknown') as keyof typeof counts] += 1;
      contradictions += standing?.contradictions ?? 0;
    }
    const { answeredFor: _, ...shown } = counts;
    const teacher = one.teachers[0];
    return {
      key: one.id,
      classId: one.id,
      title: one.title,
      room: one.room,
      periods: [...one.periods],
      teacher: teacher === undefined ? null : nameOf(reader.person(teacher, roster)),
      teacherId: teacher ?? null,
      expected: students.length,
      ...shown,
      contradictions,
      reportedWall: walls.get(one.id) ?? null,
    };
  });
  const trouble = (row: (typeof rows)[number]): number => (row.missing > 0 ? 3 : row.contradictions > 0 ? 2 : row.reportedWall === null ? 1 : 0);
  return rows.sort((a, b) => trouble(b) - trouble(a) || (a.room ?? '~').localeCompare(b.room ?? '~', 'en', { numeric: true }) || (a.key < b.key ? -1 : 1));
}

function rollRow(reader: Reader, roster: RosterSnapshot, person: PersonId, standing: StandingRow | undefined, onList: boolean): Roll {
  const found = reader.person(person, roster);
  return {
    key: person,
    person,
    kind: found?.kind === 'staff' ? 'staff' : 'student',
    name: nameOf(found),
    grade: found?.grade ?? null,
    room: roster.classOf.get(person)?.room ?? null,
    onList,
    status: (standing?.status ?? 'unknown') as StandingStatus,
    reports: (standing?.detail.reports ?? []).map(({ event, status, where, reporter, reporterStaff, channel, wall }) => ({ event, status, where, reporter, reporterStaff, channel, wall })),
    disagree: (standing?.contradictions ?? 0) > 0,
    sameName: found === null ? [] : reader.namesakes(found, roster),
  };
}

/** The class's own students by name, then the extras that were reported with it. */
export function classRoll(reader: Reader, incident: IncidentId, classId: string): Roll[] {
  const roster = reader.rosterOf(incident);
  const standings = reader.standings(incident);
  const own = (roster.classes.get(classId)?.students ?? []).map((student) => rollRow(reader, roster, student, standings.get(student), true));
  const listed = new Set(own.map((row) => row.person));
  const extras = (
    reader.db.prepare<[string, string], PersonId>("SELECT DISTINCT person FROM view_report WHERE incident = ? AND class_id = ? AND status = 'extra'").pluck().all(incident, classId) as PersonId[]
  )
    .filter((person) => !listed.has(person))
    .map((person) => rollRow(reader, roster, person, standings.get(person), false));
  return [...own.sort(byName), ...extras.sort(byName)];
}

/** The list behind a number; null: everybody. */
export function peopleByStatus(reader: Reader, incident: IncidentId, status: StandingStatus | null): Roll[] {
  const roster = reader.rosterOf(incident);
  const standings = reader.standings(incident);
  const expected = new Set(expectedPeople(roster));
  const people = [...expected, ...[...standings.keys()].filter((person) => !expected.has(person))];
  return people
    .filter((person) => status === null || (standings.get(person)?.status ?? 'unknown') === status)
    .map((person) => rollRow(reader, roster, person, standings.get(person), expected.has(person)))
    .sort(byName);
}
