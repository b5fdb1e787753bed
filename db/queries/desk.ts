/** The reunification desk: who came for one student, who is checked in, and who waits aside; and the school's rule on leaving alone. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { StandingStatus } from '../../shared/contract/standing-status.ts';
import { mayDrive, mayLeaveAlone, type Grade } from '../../shared/domain/reunification/self-release.ts';
import { waitsAfterNo } from '../../shared/domain/reunification/state.ts';
import { sameAdult } from '../../shared/domain/reunification/stops.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { StandingDetail } from '../projections/person.ts';
import { mayKnowCare, type MayKnow } from './may-know.ts';
import { nameOf, type Reader } from './reader.ts';
import type { RosterPerson, RosterSnapshot } from './roster-snapshot.ts';
import { grantOf } from './staff.ts';
import { after, VERIFIED_WORDS } from './words.ts';

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

/** `letIn`: those who recorded that the adult came. */
export const anotherMayOverride = (reader: Reader, letIn: ReadonlySet<string>): boolean => entitledStaff(reader).some((staff) => !letIn.has(staff));

/** RU-17 as the area's `letInBy`, of what lies in the view. */
function recordedBy({ checkIns, stops }: Pick<StandingDetail, 'checkIns' | 'stops'>, adult: StandingDetail['stops'][number]['adult']): ReadonlySet<string> {
  return new Set([...checkIns, ...stops].flatMap((one) => (sameAdult(one.adult, adult) ? (one.actor ?? []) : [])));
}

/** `mayKnow.takers` false: with whom the student left is said only of releases by whoever acts. */
export function cameFor(reader: Reader, { checkIns, stops, releases }: StandingDetail, actor: Actor, mayKnow: Pick<MayKnow, 'takers'>): Came {
  const inWords = new Map(
    [
      ...stops.flatMap((stop) => [
        ...stop.exceptions.map((one) => ({ one, words: `identity taken as certain by ${reader.staffName(one.actor)}: ${one.reason}` })),
        ...stop.authorizations.map((one) => ({ one, words: `authorized by ${reader.staffName(one.actor)}${after(one.vouchedBy, ', vouched for by ')}${one.verified === null ? '' : `, ${VERIFIED_WORDS[one.verified]}`}: ${one.reason}` })),
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
      wrong: one.wrong.map((other) => ({ ...saidBy(reader, other), brought: other.brought })),
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
      authorizations: one.authorizations.map((made) => ({ ...saidBy(reader, made), reason: made.reason, vouchedBy: made.vouchedBy, verified: made.verified })),
      overrides: grantsOf(reader, one.overrides),
      escorts: one.escorts.map((escort) => ({ ...saidBy(reader, escort), escort: escort.escort, place: escort.place })),
      byMe: isMe(actor, recordedBy({ checkIns, stops }, one.adult)),
      anotherMayOverride: anotherMayOverride(reader, recordedBy({ checkIns, stops }, one.adult)),
      overriddenByMe: one.overrides.length > 0 && one.overrides.every((made) => made.actor !== null && isMe(actor, new Set([made.actor]))),
    })),
    releases: releases.map((one) => {
      const base = { ...saidBy(reader, one), console: reader.consoleName(one.origin), adult: null, contact: null, checkIn: null, alone: null, rests: [] };
      if (!mayKnow.takers && !isMe(actor, new Set(one.actor === null ? [] : [one.actor]))) return { ...base, hidden: true };
      if (one.to.is === 'paper') return { ...base, hidden: false, contact: one.to.adult.contact, adult: one.to.adult.name, rests: [`card ${one.to.card} of paper${after(one.to.time, ', at ')}${after(one.to.initials, ', initials ')}`] };
      if (one.to.is !== 'adult') return { ...base, hidden: false, alone: { drives: one.to.is === 'drives', proof: one.to.proof, knownBy: one.to.knownBy, goingHome: one.to.goingHome } };
      const { checkIn, adult, rests } = one.to;
      return { ...base, hidden: false, checkIn, contact: adult.contact, adult: adult.name, rests: restsOn(rests) };
    }),
  };
}

/** As reported. Of somebody in a hospital or deceased nothing is said. */
function whereIs(reader: Reader, person: PersonId, incident: IncidentId): string | null {
  const standing = reader.standings(incident).get(person);
  if (standing === undefined) return null;
  const { reports, care } = reader.detailOf(standing);
  const place = care.length > 0 ? '' : (reports.find((one) => one.status === 'elsewhere' || one.status === 'extra')?.where ?? '');
  return place === '' ? null : place;
}

const isMe = (actor: Actor, staff: ReadonlySet<string>): boolean => actor !== 'unsigned' && staff.has(actor.staff);

export const careRows = (reader: Reader, care: StandingDetail['care'], mayKnow: MayKnow): NonNullable<Student['care']> =>
  care
    .filter((one) => mayKnowCare(one.care, mayKnow))
    .map((one) => ({ ...saidBy(reader, one), care: one.care, doubted: one.doubted, told: one.told.map((told) => ({ ...saidBy(reader, told), whom: told.whom, toldBy: told.toldBy, words: told.words })) }));

/** Other students of this student's adults, with what the record says of each pair; who is gone is said, for nobody is sent for them. */
export function othersOf(reader: Reader, student: PersonId, incident: IncidentId, roster: RosterSnapshot): Student['others'] {
  const gone = new Set([...reader.standings(incident).values()].filter((one) => one.status === 'released').map((one) => one.person));
  const own = new Set(reader.rosters.links().widestOf(student));
  const contacts = new Set((roster.pairsOfStudent.get(student) ?? []).map((pair) => pair.contact));
  const family = roster.students.get(student)?.family;
  // RU-57 another family shares this adult and nobody else, and has another name.
  const ofAnotherFamily = (other: RosterPerson, contact: PersonId): boolean => other.family !== family && !(roster.pairsOfStudent.get(other.id) ?? []).some((pair) => pair.contact !== contact && contacts.has(pair.contact));
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
        otherFamily: ofAnotherFamily(other, contact),
        where: whereIs(reader, other.id, incident),
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
  const row = reader.db.prepare<[], { lowest_grade: Grade | null; lowest_grade_driving: Grade | null; set_by: string | null; wall: number }>('SELECT lowest_grade, lowest_grade_driving, set_by, wall FROM view_self_release').get();
  return { key: 'self-release', lowestGrade: row?.lowest_grade ?? null, lowestGradeDriving: row?.lowest_grade_driving ?? null, setBy: row === undefined ? null : reader.staffName(row.set_by), setWall: row?.wall ?? null };
}

export const leavesAlone = (reader: Reader, grade: string | null): boolean => mayLeaveAlone(readSelfRelease(reader).lowestGrade, grade);

export const drivesHome = (reader: Reader, grade: string | null): boolean => mayDrive(readSelfRelease(reader), grade);

function rowsWhere(reader: Reader, incident: IncidentId, column: 'waits' | 'aside' | 'care') {
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

/** Students in a hospital, or deceased: what whoever reads it may know. */
export const listCare = (reader: Reader, incident: IncidentId, mayKnow: MayKnow): SubscriptionRow<'care'>[] =>
  rowsWhere(reader, incident, 'care').flatMap(({ about: { student, ...named }, detail }) => {
    const care = careRows(reader, detail.care, mayKnow);
    return care.length === 0 ? [] : [{ key: student, person: student, ...named, care }];
  });

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
