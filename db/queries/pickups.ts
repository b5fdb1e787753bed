/** One student with who may take them, who came and who took them. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { StandingDetail } from '../projections/person.ts';
import { dayOf } from './attendance.ts';
import { contactsOf } from './contacts.ts';
import { cameFor, careRows, drivesHome, leavesAlone, othersOf, siblingContactsOf } from './desk.ts';
import { peopleIn } from './expected.ts';
import type { MayKnow } from './may-know.ts';
import { nameOf, otherLegalName, type Reader } from './reader.ts';
import { amendmentsOf, photosOf, recordHead, withoutNeeds } from './record-details.ts';
import type { RosterPair, RosterSnapshot } from './roster-snapshot.ts';

export const NOTHING_SAID: StandingDetail = { places: [], reports: [], checkIns: [], stops: [], care: [], releases: [], rivals: [], settlements: [] };

/** One student; names and contacts by the present roster, since a restriction that came today must show today. `showNeeds`, `mayKnow`: to whoever acts here, who is `actor`. */
export function readStudent(reader: Reader, person: PersonId, incident: IncidentId | null, showNeeds: boolean, actor: Actor, mayKnow: MayKnow): SubscriptionRow<'student'>[] {
  const roster = reader.rosterToday();
  const student = roster.students.get(person);
  if (student === undefined) return [];
  const here = incident === null ? undefined : peopleIn(reader, incident).get(person);
  const standing = here?.standing ?? null;
  const said = standing === null ? NOTHING_SAID : reader.detailOf(standing);
  const date = incident === null ? reader.today() : reader.dateOfIncident(incident);
  const pairs = roster.pairsOfStudent.get(person) ?? [];
  return [
    {
      key: person,
      person,
      name: nameOf(student),
      legalName: otherLegalName(student),
      photos: photosOf(reader, person),
      grade: student.grade,
      room: roster.classOf.get(student.countsAs ?? person)?.room ?? null,
      studentNumber: student.studentNumber,
      birthDate: student.birthDate,
      homeLanguage: student.homeLanguage,
      bus: student.bus,
      needs: showNeeds ? [...student.needs] : null,
      withdrawn: student.withdrawn,
      classes: classesOf(reader, student.countsAs ?? person, roster),
      amendments: showNeeds ? amendmentsOf(reader, student) : withoutNeeds(amendmentsOf(reader, student)),
      countsAs: student.countsAs,
      ...recordHead(reader, roster, student),
      status: here?.status ?? 'unknown',
      attendance: date === null ? null : dayOf(reader, student.countsAs ?? person, date),
      reports: said.reports.map(({ event, status, where, reporter, reporterStaff, channel, wall }) => ({ event, status, where, reporter, reporterStaff, channel, wall })),
      contacts: contactsOf(reader, pairs, roster, mayKnow),
      siblings: siblingsOf(reader, person, pairs, roster),
      ...cameFor(reader, said, actor, mayKnow),
      care: mayKnow.hospital ? careRows(reader, said.care, mayKnow) : null,
      others: incident === null ? [] : othersOf(reader, person, incident, roster),
      siblingContacts: incident === null ? [] : siblingContactsOf(student, roster),
      mayLeaveAlone: leavesAlone(reader, student.grade),
      mayDrive: drivesHome(reader, student.grade),
    },
  ];
}

function classesOf(reader: Reader, person: PersonId, roster: RosterSnapshot): SubscriptionRow<'student'>['classes'] {
  return [...roster.classes.values()]
    .filter((one) => one.students.includes(person))
    .map(({ id, title, room, periods, teachers: [teacher] }) => ({ classId: id, title, room, periods: [...periods], teacher: teacher === undefined ? null : nameOf(reader.person(teacher, roster)) }))
    .sort((a, b) => (a.periods[0] ?? '').localeCompare(b.periods[0] ?? '', 'en', { numeric: true }) || (a.classId < b.classId ? -1 : 1));
}

/** Students who share a contact and a household with this one, as far as the record says. */
function siblingsOf(reader: Reader, person: PersonId, pairs: readonly RosterPair[], roster: RosterSnapshot): SubscriptionRow<'student'>['siblings'] {
  const others = new Set(pairs.flatMap((pair) => (roster.pairsOfContact.get(pair.contact) ?? []).map((other) => other.student)));
  for (const own of reader.rosters.links().sureOf(person)) others.delete(own);
  return [...others].flatMap((id) => {
    const sibling = roster.students.get(id);
    return sibling === undefined || sibling.withdrawn || sibling.countsAs !== null ? [] : [{ person: id, name: nameOf(sibling), grade: sibling.grade }];
  });
}
