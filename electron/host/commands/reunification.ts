/** Loads what the reunification area's decisions need: the roster's word on the pair, and what the accounting says of the student. */
import type { AnswerComfort, CheckInAdult, ReleaseStudent, SettleRelease } from '../../../shared/domain/reunification/commands.ts';
import { answerComfort, checkInAdult, releaseStudent, settleRelease, type PairOnRecord, type PickupContext } from '../../../shared/domain/reunification/decide.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { nameOf } from '../../../db/queries/reader.ts';
import { currentHeads, type RosterPair } from '../../../db/queries/roster-snapshot.ts';
import type { PersonStanding } from '../../../shared/domain/person-standing.ts';
import { MAX_REFS } from '../../../shared/kernel/limits.ts';
import { recordStream } from '../../../shared/kernel/streams.ts';
import { loadIncidents, loadStanding, openFor, takesFactsFor, type Sources } from './load.ts';

function contextOf(sources: Sources, incident: string, student: string): PickupContext {
  const { exercise, refusal, started } = openFor(sources, incident);
  const standing = loadStanding(sources, student, incident, exercise);
  const found = sources.reader.rosters.current().students.get(student as PersonId);
  const name = nameOf(found ?? null);
  // Other records that are, or may be, this student (RO-14): the child is one.
  const others = sources.reader.rosters.links().widestOf(student as PersonId).filter((one) => one !== student);
  const records = [student, ...others];
  return {
    exercise,
    refusal,
    studentOnRoster: found !== undefined,
    studentName: `${name.given} ${name.family}`.trim(),
    pickup: standing.pickup,
    reportedMissing: [standing, ...others.map((one) => loadStanding(sources, one, incident, exercise))].some(({ accounting }) => accounting.status === 'missing'),
    uncertain: standing.uncertain || records.some((one) => sources.reader.rosters.records().get(one)?.uncertain === true),
    releasedElsewhere: releasedUnderAnotherRecord(sources, others, incident, exercise) ?? (exercise ? null : releasedElsewhere(sources, records, incident)),
    refs: [...(started === null ? [] : [started]), ...records.flatMap((one) => sources.log.heads(recordStream(one))), ...currentHeads(sources.reader.db)].slice(0, MAX_REFS),
    releaseDisputed: standing.contradictions.some((one) => one.kind !== 'reportsDisagree'),
  };
}

/** In another real incident that is open: two consoles may have started one each, and the child is one. */
function releasedElsewhere(sources: Sources, records: readonly string[], incident: string): string | null {
  const others = loadIncidents(sources).filter((one) => !one.exercise && one.closed === null && one.incident !== incident);
  return firstTaker(others.flatMap((other) => records.map((record) => loadStanding(sources, record, other.incident, false))));
}

const releasedUnderAnotherRecord = (sources: Sources, others: readonly string[], incident: string, exercise: boolean): string | null => firstTaker(others.map((other) => loadStanding(sources, other, incident, exercise)));

const firstTaker = (standings: readonly PersonStanding[]): string | null => standings.flatMap(({ pickup }) => pickup.releases).at(0)?.adult.name ?? null;

/** The present roster, not the one the incident started with: a restriction that came today counts today. */
const pairsOf = (sources: Sources, student: string): readonly RosterPair[] => sources.reader.rosters.current().pairsOfStudent.get(student as PersonId) ?? [];

const pairsWith = (pairs: readonly RosterPair[], contact: string | null): readonly PairOnRecord[] => pairs.filter((pair) => pair.contact === contact);

export function decideCheckIn(command: CheckInAdult, sources: Sources): Decision {
  const pairs = pairsOf(sources, command.student);
  const restricted = new Set(pairs.filter((pair) => pair.restriction !== null).map((pair) => pair.contact));
  const free = new Set(pairs.map((pair) => pair.contact).filter((contact) => !restricted.has(contact)));
  // A contact of the record is recorded by the record's name, whatever the window says.
  const roster = sources.reader.rosters.current();
  const onRecord = command.contact === null ? undefined : (roster.guardians.get(command.contact as PersonId) ?? roster.staff.get(command.contact as PersonId));
  const name = onRecord === undefined ? command.name : `${onRecord.given} ${onRecord.family}`;
  return checkInAdult({ ...command, name }, { ...contextOf(sources, command.incident, command.student), pairs: pairsWith(pairs, command.contact), contactsOnFile: free.size });
}

export const decideComfort = (command: AnswerComfort, sources: Sources): Decision => answerComfort(command, contextOf(sources, command.incident, command.student));

export function decideRelease(command: ReleaseStudent, sources: Sources): Decision {
  const context = contextOf(sources, command.incident, command.student);
  const checkIn = context.pickup.checkIns.find((one) => one.event === command.checkIn);
  return releaseStudent(command, { ...context, pairs: pairsWith(pairsOf(sources, command.student), checkIn?.adult.contact ?? null) });
}

export function decideSettleRelease(command: SettleRelease, sources: Sources): Decision {
  const { exercise, refusal, started } = takesFactsFor(sources, command.incident);
  const standing = loadStanding(sources, command.student, command.incident, exercise);
  const card = standing.contradictions.filter((one) => one.kind !== 'reportsDisagree').flatMap((one) => one.events);
  const disputed = new Set(card);
  return settleRelease(command, { exercise, refusal, refs: started === null ? [] : [started], disputed, releases: new Set(standing.pickup.releases.map((one) => one.event).filter((id) => disputed.has(id))) });
}
