/** The reunification desk: who came for one student, who is checked in, and who waits aside; and the school's rule on leaving alone. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { StandingStatus } from '../../shared/contract/standing-status.ts';
import { mayLeaveAlone, type Grade } from '../../shared/domain/reunification/self-release.ts';
import { waitsAfterNo } from '../../shared/domain/reunification/state.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { StandingDetail } from '../projections/person.ts';
import { nameOf, type Reader } from './reader.ts';
import type { RosterPerson, RosterSnapshot } from './roster-snapshot.ts';
import { grantOf } from './staff.ts';
import { after } from './words.ts';

type Student = SubscriptionRow<'student'>;
type Came = Pick<Student, 'checkIns' | 'stops' | 'releases'>;
type Said = { readonly event: string; readonly wall: number; readonly actor: string | null };

const saidBy = (reader: Reader, { event, wall, actor }: Said) => ({ event, wall, by: reader.staffName(actor) });
const grantsOf = (reader: Reader, all: readonly (Said & { readonly reason: string })[]) => all.map((one) => ({ ...saidBy(reader, one), reason: one.reason }));

/** Who may override a restriction, by the role in which they may act now. */
const entitledStaff = (reader: Reader): readonly string[] =>
  (reader.db.prepare<[], string>('SELECT DISTINCT staff FROM view_grant ORDER BY staff').pluck().all() as string[]).filter((staff) => {
    const role = grantOf(reader, staff)?.role;
    return role === 'administrator' || role === 'assistantPrincipal';
  });

export const anotherMayOverride = (reader: Reader, recordedBy: string | null): boolean => entitledStaff(reader).some((staff) => staff !== recordedBy);

export function cameFor(reader: Reader, { checkIns, stops, releases }: StandingDetail, actor: Actor): Came {
  const inWords = new Map(
    [
      ...stops.flatMap((stop) => [
        ...stop.exceptions.map((one) => ({ one, words: `identity taken as certain by ${reader.staffName(one.actor)}: ${one.reason}` })),
        ...stop.authorizations.map((one) => ({ one, words: `authorized by ${reader.staffName(one.actor)}: ${one.reason}` })),
        ...stop.overrides.map((one) => ({ one, words: `restriction overridden by ${reader.staffName(one.actor)}: ${one.reason}` })),
        ...stop.escorts.map((one) => ({ one, words: `spoken to in private by ${one.escort}` })),
      ]),
      ...checkIns.flatMap((checkIn) => checkIn.decisions.map((one) => ({ one, words: `asked again, decided by ${reader.staffName(one.actor)}: ${one.reason}` }))),
    ].map(({ one, words }) => [one.event, words]),
  );
  const restsOn = (rests: readonly string[]): string[] => rests.flatMap((event) => inWords.get(event as never) ?? []);
  return {
    checkIns: checkIns.map((one) => ({
      ...saidBy(reader, one),
      contact: one.adult.contact,
      adult: one.adult.name,
      relation: one.adult.relation,
      identity: one.identity,
      comfortable: one.comfortable,
      refused: one.refused,
      decisions: one.decisions.map((made) => ({ ...saidBy(reader, made), reason: made.reason, decision: made.decision })),
      sentFor: one.sentFor.map((sent) => ({ ...saidBy(reader, sent), runner: sent.runner })),
      broughtWall: one.brought[0]?.wall ?? null,
      rests: restsOn(one.rests),
    })),
    stops: stops.map((one) => ({
      ...saidBy(reader, one),
      contact: one.adult.contact,
      adult: one.adult.name,
      relation: one.adult.relation,
      identity: one.identity,
      why: [...one.why],
      open: [...one.open],
      waits: one.waits,
      calls: one.calls.map((call) => ({ ...saidBy(reader, call), name: call.name, phone: call.phone, words: call.said, agrees: call.agrees })),
      exceptions: grantsOf(reader, one.exceptions),
      authorizations: grantsOf(reader, one.authorizations),
      overrides: grantsOf(reader, one.overrides),
      escorts: one.escorts.map((escort) => ({ ...saidBy(reader, escort), escort: escort.escort, place: escort.place })),
      byMe: actor !== 'unsigned' && one.actor === actor.staff,
      anotherMayOverride: anotherMayOverride(reader, one.actor),
    })),
    releases: releases.map((one) => {
      const base = { ...saidBy(reader, one), console: reader.consoleName(one.origin) };
      if (one.to.is === 'alone') return { ...base, checkIn: null, contact: null, adult: null, alone: { proof: one.to.proof, knownBy: one.to.knownBy, goingHome: one.to.goingHome }, rests: [] };
      if (one.to.is === 'paper') return { ...base, checkIn: null, contact: one.to.adult.contact, adult: one.to.adult.name, alone: null, rests: [`card ${one.to.card} of paper${after(one.to.time, ', at ')}${after(one.to.initials, ', initials ')}`] };
      const { checkIn, adult, rests } = one.to;
      return { ...base, checkIn, contact: adult.contact, adult: adult.name, alone: null, rests: restsOn(rests) };
    }),
  };
}

/** Other students of this student's adults, with what the record says of each pair; who is gone is said, for nobody is sent for them. */
export function othersOf(reader: Reader, student: PersonId, incident: IncidentId, roster: RosterSnapshot): Student['others'] {
  const gone = new Set([...reader.standings(incident).values()].filter((one) => one.status === 'released').map((one) => one.person));
  const own = new Set(reader.rosters.links().widestOf(student));
  const contacts = new Set((roster.pairsOfStudent.get(student) ?? []).map((pair) => pair.contact));
  return [...contacts].flatMap((contact) => {
    const each = new Map<PersonId, Student['others'][number]>();
    for (const pair of roster.pairsOfContact.get(contact) ?? []) {
      const other = roster.students.get(pair.student);
      if (other === undefined || own.has(other.id) || other.withdrawn || other.countsAs !== null) continue;
      each.set(other.id, {
        contact,
        person: other.id,
        name: nameOf(other),
        grade: other.grade,
        room: roster.classOf.get(other.id)?.room ?? null,
        restriction: pair.restriction ?? each.get(other.id)?.restriction ?? null,
        gone: gone.has(other.id),
      });
    }
    return [...each.values()];
  });
}

/** Adults of students with this one's family name: numbers to try where nobody is on this student's own record. */
export function siblingContactsOf(student: RosterPerson, roster: RosterSnapshot): Student['siblingContacts'] {
  if ((roster.pairsOfStudent.get(student.id) ?? []).some((pair) => pair.restriction === null)) return [];
  const ofSameName = [...roster.students.values()].filter((other) => other.id !== student.id && !other.withdrawn && other.family === student.family);
  const found = ofSameName.flatMap((other) =>
    (roster.pairsOfStudent.get(other.id) ?? []).flatMap((pair) => {
      const adult = roster.guardians.get(pair.contact) ?? roster.staff.get(pair.contact);
      return adult === undefined || pair.restriction !== null ? [] : [{ contact: adult.id, name: nameOf(adult), phone: adult.phone, of: nameOf(other) }];
    }),
  );
  return found.slice(0, SAME_NAME_SHOWN);
}

/** A common family name has hundreds; nobody calls more than these. */
const SAME_NAME_SHOWN = 12;

export function readSelfRelease(reader: Reader): SubscriptionRow<'self-release'> {
  const row = reader.db.prepare<[], { lowest_grade: Grade | null; set_by: string | null; wall: number }>('SELECT lowest_grade, set_by, wall FROM view_self_release').get();
  return { key: 'self-release', lowestGrade: row?.lowest_grade ?? null, setBy: row === undefined ? null : reader.staffName(row.set_by), setWall: row?.wall ?? null };
}

export const leavesAlone = (reader: Reader, grade: string | null): boolean => mayLeaveAlone(readSelfRelease(reader).lowestGrade, grade);

function rowsWhere(reader: Reader, incident: IncidentId, column: 'waits' | 'aside') {
  const roster = reader.rosterOf(incident);
  return [...reader.standings(incident).values()]
    .filter((one) => one[column] === 1)
    .map((one) => {
      const { person, status } = one;
      const found = reader.person(person, roster);
      const about = { student: person, name: nameOf(found), grade: found?.grade ?? null, room: roster.classOf.get(person)?.room ?? null };
      return { about, status: status as StandingStatus, detail: reader.detailOf(one) };
    });
}

/** Checked in, comfort not refused, not yet handed over; the longest wait first. */
export function waitingPickups(reader: Reader, incident: IncidentId): SubscriptionRow<'pickups'>[] {
  return rowsWhere(reader, incident, 'waits')
    .flatMap(({ about, status, detail }) =>
      detail.checkIns
        .filter((one) => !one.refused && one.comfortable !== false)
        .map((one) => {
          const sent = one.sentFor.reduce<(typeof one.sentFor)[number] | null>((newest, other) => (newest === null || other.wall > newest.wall ? other : newest), null);
          return {
            key: one.event,
            ...about,
            status,
            checkIn: one.event,
            adult: one.adult.name,
            relation: one.adult.relation,
            comfortable: one.comfortable,
            runner: sent?.runner ?? null,
            sentWall: sent?.wall ?? null,
            broughtWall: one.brought[0]?.wall ?? null,
            checkedInWall: one.wall,
            by: reader.staffName(one.actor),
          };
        }),
    )
    .sort((a, b) => a.checkedInWall - b.checkedInWall || (a.key < b.key ? -1 : 1));
}

/** Who waits aside, or whose student said no and nobody has decided yet, or asked again; the longest wait first. */
export function listAside(reader: Reader, incident: IncidentId): SubscriptionRow<'step-aside'>[] {
  return rowsWhere(reader, incident, 'aside')
    .flatMap(({ about, detail }) => [
      ...detail.stops
        .filter((one) => one.waits)
        .map((one) => ({
          key: one.event,
          ...about,
          stop: one.event,
          checkIn: null,
          adult: one.adult.name,
          relation: one.adult.relation,
          why: [...one.why],
          open: [...one.open],
          escort: one.escorts[0]?.escort ?? null,
          called: one.calls.length > 0,
          askAgain: false,
          sinceWall: one.wall,
          by: reader.staffName(one.actor),
        })),
      ...(detail.releases.length > 0 ? [] : detail.checkIns)
        .filter((one) => waitsAfterNo(one, detail.checkIns))
        .map((one) => ({
          key: one.event,
          ...about,
          stop: null,
          checkIn: one.event,
          adult: one.adult.name,
          relation: one.adult.relation,
          why: [],
          open: [],
          escort: null,
          called: false,
          askAgain: one.decisions.length > 0,
          sinceWall: one.wall,
          by: reader.staffName(one.actor),
        })),
    ])
    .sort((a, b) => a.sinceWall - b.sinceWall || (a.key < b.key ? -1 : 1));
}
