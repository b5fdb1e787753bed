/** Accounting: the classes, one class, and the list behind every number. */
import { NO_CLASS } from '../../shared/contract/no-class.ts';
import type { QueryAnswer, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { StandingStatus } from '../../shared/contract/standing-status.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import type { StandingDetail } from '../projections/person.ts';
import { peopleIn, tally, type Accountable } from './expected.ts';
import { insertSorted } from './name-order.ts';
import { byName, nameOf, type Reader } from './reader.ts';
import { substitutesOn } from './roster-classes.ts';
import type { RosterClassInfo, RosterSnapshot } from './roster-snapshot.ts';
import { ROWS_AT_ONCE } from './standing-writes.ts';

const rooms = new Intl.Collator('en', { numeric: true });

/** In the place of a class, for those without one. */
const WITHOUT_CLASS: Pick<RosterClassInfo, 'id' | 'title' | 'room' | 'periods' | 'teachers'> = { id: NO_CLASS, title: 'No class at this time', room: null, periods: [], teachers: [] };

type Roll = SubscriptionRow<'class-roll'>;

/** Trouble first: missing, then contradicted, then not yet reported, then by room. `showNeeds`: whoever acts may see what students need. */
export function listClasses(reader: Reader, incident: IncidentId, showNeeds = false): SubscriptionRow<'classes'>[] {
  const roster = reader.rosterOf(incident);
  const people = peopleIn(reader, incident);
  const walls = new Map(
    reader.db
      .prepare<[string], { class_id: string; wall: number }>('SELECT class_id, max(wall) AS wall FROM view_report WHERE incident IN (SELECT value FROM json_each(?)) AND class_id IS NOT NULL GROUP BY class_id')
      .all(JSON.stringify(reader.joined.membersOf(incident)))
      .map((row) => [row.class_id, row.wall]),
  );
  const rows = [...roster.answersFor].map(([classId, students]) => {
    const one = roster.classes.get(classId) ?? WITHOUT_CLASS;
    const { expected, unknown, here, missing, injured, elsewhere, extra, released, absent, left, contradictions } = tally(students.flatMap((student) => people.get(student) ?? []));
    const teacher = one.teachers[0];
    return {
      key: one.id,
      classId: one.id,
      title: one.title,
      room: one.room,
      periods: [...one.periods],
      teacher: teacher === undefined ? null : nameOf(reader.person(teacher, roster)),
      teacherId: teacher ?? null,
      substitutes: substitutesOn(reader, one.id, reader.dateOfIncident(incident) ?? reader.today()),
      expected,
      unknown,
      here,
      missing,
      injured,
      elsewhere,
      extra,
      released,
      absent,
      left,
      contradictions,
      needing: showNeeds ? students.filter((student) => needsOf(roster, student).length > 0).length : null,
      reportedWall: walls.get(one.id) ?? null,
    };
  });
  const trouble = (row: (typeof rows)[number]): number => (row.missing > 0 ? 3 : row.contradictions > 0 ? 2 : row.reportedWall === null ? 1 : 0);
  return rows.sort((a, b) => trouble(b) - trouble(a) || rooms.compare(a.room ?? '~', b.room ?? '~') || (a.key < b.key ? -1 : 1));
}

/** All that was said of a person, as it lies in the view; null: nothing. */
const detailOf = (reader: Reader, { standing }: Accountable): string | null => (standing === null ? null : reader.detailTextOf(standing));

const needsOf = (roster: RosterSnapshot, person: PersonId): readonly string[] => roster.students.get(person)?.needs ?? [];

function rollRow(reader: Reader, roster: RosterSnapshot, one: Accountable, onList: boolean, showNeeds: boolean, detail = detailOf(reader, one)): Roll {
  const { person, status, standing, day } = one;
  const reports = detail === null ? [] : (JSON.parse(detail) as StandingDetail).reports;
  return {
    key: person,
    person,
    ...reader.identify(person, roster),
    photo: reader.photoOf(person),
    onList,
    status,
    day,
    needs: showNeeds ? [...needsOf(roster, person)] : null,
    reports: reports.map(({ event, status: said, where, reporter, reporterStaff, channel, wall }) => ({ event, status: said, where, reporter, reporterStaff, channel, wall })),
    disagree: (standing?.contradictions ?? 0) > 0,
  };
}

/** The students for whom the class answers by name, absent ones too, then the extras that were reported with it. */
export function classRoll(reader: Reader, incident: IncidentId, classId: string, showNeeds = false): Roll[] {
  const roster = reader.rosterOf(incident);
  const people = peopleIn(reader, incident);
  const rows = (these: readonly PersonId[], onList: boolean): Roll[] => these.flatMap((person) => people.get(person) ?? []).map((one) => rollRow(reader, roster, one, onList, showNeeds));
  // A class that answers for nobody, as that of another period, is shown as it stands on the roster.
  const own = roster.answersFor.get(classId) ?? roster.classes.get(classId)?.students ?? [];
  const listed = new Set(own);
  const extras = (
    reader.db.prepare<[string, string], PersonId>("SELECT DISTINCT person FROM view_report WHERE incident IN (SELECT value FROM json_each(?)) AND class_id = ? AND status = 'extra'").pluck().all(JSON.stringify(reader.joined.membersOf(incident)), classId) as PersonId[]
  ).filter((person) => !listed.has(person));
  return [...rows(own, true).sort(byName), ...rows(extras, false).sort(byName)];
}

/** The list behind a number, as of one moment, visitors first, whom nobody has on a roll; null: everybody who is expected, or was reported. */
export function* peopleByStatus(reader: Reader, incident: IncidentId, status: StandingStatus | null, showNeeds = false): Pieces<Roll[]> {
  const directory = yield* reader.rosters.directory(reader.rosterOf(incident));
  const roster = reader.rosterOf(incident);
  const asked = new Map([...peopleIn(reader, incident)].filter(([, one]) => (status === null ? one.status !== 'absent' && one.status !== 'left' : one.status === status)));
  const details = new Map([...asked.values()].map((one) => [one.person, detailOf(reader, one)]));
  const rowOf = (one: Accountable): Roll => rollRow(reader, roster, one, one.onList, showNeeds, details.get(one.person));

  const rows: Roll[] = [];
  for (const [index, { kind, id }] of directory.people.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const one = kind === 'guardian' ? undefined : asked.get(id);
    if (one === undefined) continue;
    asked.delete(id);
    rows.push(rowOf(one));
  }
  // Visitors, and whoever is on no roster any more.
  const others = Map.groupBy([...asked.values()].map(rowOf).sort(byName), ({ kind }) => kind === 'visitor');
  insertSorted(rows, others.get(false) ?? [], byName);
  return [...(others.get(true) ?? []), ...rows];
}

/** Students and staff by some letters of their names, each as they stand in the incident, and the class that answers for them. */
export function* searchIncident(reader: Reader, incident: IncidentId, text: string, limit: number): Pieces<QueryAnswer<'searchIncident'>> {
  // The directory of the present roster is at hand; who is not in the incident is left out.
  const directory = yield* reader.rosters.directory(reader.rosters.current());
  const roster = reader.rosterOf(incident);
  const people = peopleIn(reader, incident);
  const found = directory.find(text, ['student', 'staff']).flatMap((person) => people.get(person.id) ?? []);
  const rows = found.slice(0, limit).map((one) => ({
    ...rollRow(reader, roster, one, one.onList, false),
    classId: roster.students.has(one.person) ? (roster.classOf.get(one.person)?.id ?? NO_CLASS) : null,
  }));
  return { rows, more: found.length > limit };
}
