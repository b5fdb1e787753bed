/** Loads what the reunification area's decisions need: the roster's word on the pair, and what the accounting says of the student. */
import type { TypeBackCard } from '../../../shared/domain/cards/commands.ts';
import type {
  AnswerComfort,
  AuthorizePickup,
  BringStudent,
  CheckInAdult,
  CheckInAgain,
  CheckInFromAside,
  DecideDiscomfort,
  EndStepAside,
  EscortAdult,
  GrantIdentityException,
  OverrideRestriction,
  RecordCall,
  ReleaseAlone,
  ReleaseStudent,
  ReportWrongStudent,
  SendForStudent,
  SetSelfRelease,
  SettleRelease,
} from '../../../shared/domain/reunification/commands.ts';
import { answerComfort, bringStudent, checkInAdult, releaseAlone, releaseStudent, reportWrongStudent, sendForStudent, settleLinkedReleases, settleRelease, type AloneContext, type PairContext, type PairOnRecord, type PickupContext } from '../../../shared/domain/reunification/decide.ts';
import { authorizePickup, checkInAgain, checkInFromAside, decideDiscomfort, endStepAside, escortAdult, grantIdentityException, overrideRestriction, recordCall, type StopContext } from '../../../shared/domain/reunification/decide-aside.ts';
import { releaseOnPaper } from '../../../shared/domain/reunification/decide-paper.ts';
import { setSelfRelease } from '../../../shared/domain/reunification/self-release.ts';
import { recordFamilyTold, stateDeceased, stateHospital, takeBackCare, type CareContext } from '../../../shared/domain/reunification/care.ts';
import type { RecordFamilyTold, StateDeceased, StateHospital, TakeBackCare } from '../../../shared/domain/reunification/care-commands.ts';
import { letInBy } from '../../../shared/domain/reunification/stops.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { IncidentId, PersonId } from '../../../shared/kernel/ids.ts';
import { compareNames } from '../../../shared/kernel/name-comparison.ts';
import { anotherMayOverride, drivesHome, leavesAlone } from '../../../db/queries/desk.ts';
import { linkedReleasesOf } from '../../../db/queries/linked-releases.ts';
import { nameOf } from '../../../db/queries/reader.ts';
import { currentHeads, type RosterPair } from '../../../db/queries/roster-snapshot.ts';
import type { PersonStanding } from '../../../shared/domain/person-standing.ts';
import { MAX_REFS } from '../../../shared/kernel/limits.ts';
import { recordStream } from '../../../shared/kernel/streams.ts';
import { mayKnow } from '../may-know.ts';
import { countedAs, loadIncidents, loadStanding, openFor, takesFactsFor, type Sources } from './load.ts';

export function contextOf(sources: Sources, incident: string, student: string): PickupContext {
  const { exercise, refusal, started } = openFor(sources, incident);
  const standing = loadStanding(sources, student, incident, exercise);
  const found = sources.reader.rosters.current().students.get(student as PersonId);
  const name = nameOf(found ?? null);
  // Other records that are, or may be, this student (RO-14): the child is one.
  const others = sources.reader.rosters.links().widestOf(student as PersonId).filter((one) => one !== student);
  const records = [student, ...others];
  const standings = [standing, ...others.map((one) => loadStanding(sources, one, incident, exercise))];
  const statuses = standings.map(({ accounting }) => accounting.status);
  return {
    exercise,
    refusal,
    studentOnRoster: found !== undefined,
    studentName: `${name.given} ${name.family}`.trim(),
    pickup: standing.pickup,
    reportedMissing: statuses.includes('missing'),
    reportedInjured: statuses.includes('injured'),
    inCare: standings.some(({ care }) => care.length > 0),
    uncertain: standing.uncertain || records.some((one) => sources.reader.rosters.records().get(one)?.uncertain === true),
    releasedElsewhere: standings.slice(1).some(isReleased) || (!exercise && releasedElsewhere(sources, records, incident)),
    refs: [...(started === null ? [] : [started]), ...records.flatMap((one) => sources.log.heads(recordStream(one))), ...currentHeads(sources.reader.db)].slice(0, MAX_REFS),
    releaseDisputed: standing.contradictions.some((one) => one.kind !== 'reportsDisagree'),
  };
}

/** In another real incident that is open: two consoles may have started one each, and the child is one. */
function releasedElsewhere(sources: Sources, records: readonly string[], incident: string): boolean {
  const others = loadIncidents(sources).filter((one) => !one.exercise && one.closed === null && one.goesOnAs === one.incident && !one.oneWith.includes(incident as IncidentId));
  return others.some((other) => records.some((record) => isReleased(loadStanding(sources, record, other.incident, false))));
}

const isReleased = ({ pickup }: PersonStanding): boolean => pickup.releases.length > 0;

/** The present roster, not the one the incident started with: a restriction that came today counts today. */
const pairsOf = (sources: Sources, student: string): readonly RosterPair[] => sources.reader.rosters.current().pairsOfStudent.get(student as PersonId) ?? [];

const pairsWith = (pairs: readonly RosterPair[], contact: string | null): readonly PairOnRecord[] => pairs.filter((pair) => pair.contact === contact);

/** The words of every restriction about this adult. Of somebody who is found on no record: of each restricted contact whose whole name was said. */
function restrictionsOn(sources: Sources, pairs: readonly RosterPair[], contact: string | null, name: string): readonly string[] {
  const { guardians, staff } = sources.reader.rosters.current();
  const about = pairs.filter((pair) => {
    const adult = guardians.get(pair.contact) ?? staff.get(pair.contact);
    return contact === null ? adult !== undefined && compareNames(name, `${adult.given} ${adult.family}`) === 'match' : pair.contact === contact;
  });
  return [...new Set(about.flatMap((pair) => pair.restriction ?? []))];
}

export function pairContextOf(sources: Sources, incident: string, student: string, contact: string | null, name: string): PairContext {
  const pairs = pairsOf(sources, student);
  return { ...contextOf(sources, incident, student), pairs: pairsWith(pairs, contact), restrictions: restrictionsOn(sources, pairs, contact, name), contactsOnFile: freeContactsIn(pairs).size };
}

function freeContactsIn(pairs: readonly RosterPair[]): ReadonlySet<string> {
  const restricted = new Set(pairs.filter((pair) => pair.restriction !== null).map((pair) => pair.contact));
  return new Set(pairs.map((pair) => pair.contact).filter((contact) => !restricted.has(contact)));
}

export function decideCheckIn(command: CheckInAdult, sources: Sources): Decision {
  // A contact of the record is recorded by the record's name, whatever the window says.
  const roster = sources.reader.rosters.current();
  const onRecord = command.contact === null ? undefined : (roster.guardians.get(command.contact as PersonId) ?? roster.staff.get(command.contact as PersonId));
  const name = onRecord === undefined ? command.name : `${onRecord.given} ${onRecord.family}`;
  const students = [...new Set(command.students.map((student) => countedAs(sources, student)))];
  const contexts = new Map(students.map((student) => [student, pairContextOf(sources, command.incident, student, command.contact, name)]));
  return checkInAdult({ ...command, students, name }, onRecord === undefined ? null : { given: onRecord.given, family: onRecord.family }, contexts);
}

type AboutCheckIn = { readonly incident: string; readonly student: string; readonly checkIn: string };
type AboutStop = { readonly incident: string; readonly student: string; readonly stop: string };

const plainContext = (command: { readonly incident: string; readonly student: string }, sources: Sources): PickupContext => contextOf(sources, command.incident, command.student);

function checkInContext(command: AboutCheckIn, sources: Sources, actor: Actor): PairContext & Pick<StopContext, 'actor'> {
  const adult = plainContext(command, sources).pickup.checkIns.find((one) => one.event === command.checkIn)?.adult;
  return { ...pairContextOf(sources, command.incident, command.student, adult?.contact ?? null, adult?.name ?? ''), actor: staffOf(actor) };
}

const staffOf = (actor: Actor): PersonId | null => (actor === 'unsigned' ? null : actor.staff);

function stopContext(command: AboutStop, sources: Sources, actor: Actor): StopContext {
  const { pickup } = plainContext(command, sources);
  const stop = pickup.stops.find((one) => one.event === command.stop);
  return {
    ...pairContextOf(sources, command.incident, command.student, stop?.adult.contact ?? null, stop?.adult.name ?? ''),
    actor: staffOf(actor),
    anotherMayOverride: anotherMayOverride(sources.reader, stop === undefined ? new Set() : letInBy(pickup, stop.adult)),
    freeContacts: freeContactsIn(pairsOf(sources, command.student)),
  };
}

/** As the check-in's, but nobody has come: the student's own name is on their own ID. */
const aloneContext = (command: ReleaseAlone, sources: Sources): AloneContext => {
  const student = sources.reader.rosters.current().students.get(command.student as PersonId);
  return { ...plainContext(command, sources), mayLeaveAlone: leavesAlone(sources.reader, student?.grade ?? null), mayDrive: drivesHome(sources.reader, student?.grade ?? null) };
};

/** Everything at the desk but the check-in itself and what settles a card. */
export type DeskCommand =
  | RecordCall
  | GrantIdentityException
  | AuthorizePickup
  | OverrideRestriction
  | EscortAdult
  | EndStepAside
  | CheckInFromAside
  | SendForStudent
  | BringStudent
  | ReportWrongStudent
  | AnswerComfort
  | DecideDiscomfort
  | CheckInAgain
  | ReleaseStudent
  | ReleaseAlone
  | SetSelfRelease;

/** As `countedAs`, but what was begun under another record before the two were linked is finished there. */
function onCountedRecord<C extends { readonly incident: string; readonly student: string; readonly checkIn?: string; readonly stop?: string }>(asked: C, sources: Sources): C {
  const student = countedAs(sources, asked.student);
  if (student === asked.student) return asked;
  const { checkIns, stops } = plainContext(asked, sources).pickup;
  const begunThere = [...checkIns, ...stops].some(({ event }) => event === (asked.checkIn ?? asked.stop));
  return begunThere ? asked : { ...asked, student };
}

export function decideAtDesk(asked: DeskCommand, sources: Sources, actor: Actor): Decision {
  const command = 'student' in asked ? onCountedRecord(asked, sources) : asked;
  switch (command.type) {
    case 'RecordCall':
      return recordCall(command, plainContext(command, sources));
    case 'GrantIdentityException':
      return grantIdentityException(command, plainContext(command, sources));
    case 'AuthorizePickup':
      return authorizePickup(command, stopContext(command, sources, actor));
    case 'OverrideRestriction':
      return overrideRestriction(command, stopContext(command, sources, actor));
    case 'EscortAdult':
      return escortAdult(command, plainContext(command, sources));
    case 'EndStepAside':
      return endStepAside(command, plainContext(command, sources));
    case 'CheckInFromAside':
      return checkInFromAside(command, stopContext(command, sources, actor));
    case 'SendForStudent':
      return sendForStudent(command, plainContext(command, sources));
    case 'BringStudent':
      return bringStudent(command, plainContext(command, sources));
    case 'ReportWrongStudent':
      return reportWrongStudent(command, plainContext(command, sources));
    case 'AnswerComfort':
      return answerComfort(command, plainContext(command, sources));
    case 'DecideDiscomfort':
      return decideDiscomfort(command, plainContext(command, sources));
    case 'CheckInAgain':
      return checkInAgain(command, checkInContext(command, sources, actor));
    case 'ReleaseStudent':
      return releaseStudent(command, checkInContext(command, sources, actor));
    case 'ReleaseAlone':
      return releaseAlone(command, aloneContext(command, sources));
    case 'SetSelfRelease':
      return setSelfRelease(command);
    default:
      return unreachable(command);
  }
}

type CareCommand = StateHospital | StateDeceased | RecordFamilyTold | TakeBackCare;

/** Taken after the close too, as all facts about where people are. */
export function decideCare(asked: CareCommand, sources: Sources, actor: Actor): Decision {
  const command = { ...asked, student: countedAs(sources, asked.student) };
  const { refusal } = takesFactsFor(sources, command.incident);
  const { exercise } = openFor(sources, command.incident);
  const context: CareContext = { ...plainContext(command, sources), refusal, care: loadStanding(sources, command.student, command.incident, exercise).care, knowsDeaths: mayKnow(actor).deaths };
  switch (command.type) {
    case 'StateHospital':
      return stateHospital(command, context);
    case 'StateDeceased':
      return stateDeceased(command, context);
    case 'RecordFamilyTold':
      return recordFamilyTold(command, context);
    case 'TakeBackCare':
      return takeBackCare(command, context);
    default:
      return unreachable(command);
  }
}

export function decideSettleRelease(command: SettleRelease, sources: Sources): Decision {
  const { exercise, refusal, started } = takesFactsFor(sources, command.incident);
  const standing = loadStanding(sources, command.student, command.incident, exercise);
  const card = standing.contradictions.filter((one) => one.kind !== 'reportsDisagree').flatMap((one) => one.events);
  const refs = started === null ? [] : [started];
  const linked = card.length > 0 ? null : linkedReleasesOf(sources.reader, command.incident as IncidentId, command.student);
  if (linked !== null) return settleLinkedReleases(command, { exercise, refusal, refs, releases: new Map([...linked.releases].map(([record, { event }]) => [record, event])) });
  const disputed = new Set(card);
  return settleRelease(command, { exercise, refusal, refs, disputed, releases: new Set([...standing.pickup.releases, ...standing.pickup.rivals].map((one) => one.event).filter((id) => disputed.has(id))) });
}

/** RU-40 what a card of paper says, in place of a check-in and a hand-over. Paper comes in late, so it is taken after the close too. */
export function decidePaperRelease(command: TypeBackCard & { readonly card: string }, sources: Sources): Decision {
  const { incident, student, contact, card, photoMatches, comfortable, time, initials, evenSo } = command;
  const roster = sources.reader.rosters.current();
  const onRecord = contact === null ? undefined : (roster.guardians.get(contact as PersonId) ?? roster.staff.get(contact as PersonId));
  const name = onRecord === undefined ? command.name : `${onRecord.given} ${onRecord.family}`;
  const context = { ...pairContextOf(sources, incident, student, contact, name), refusal: takesFactsFor(sources, incident).refusal };
  const adult = { contact, name, relation: context.pairs[0]?.relation ?? (command.relation === '' ? null : command.relation) };
  return releaseOnPaper({ incident, student, card, adult, photoMatches, comfortable, time, initials, evenSo }, context);
}
