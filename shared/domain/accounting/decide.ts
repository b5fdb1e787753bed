/** Rules of the accounting area (README.md beside this file). Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { EventId, IncidentId, PersonId, StreamName } from '../../kernel/ids.ts';
import { personStream } from '../../kernel/streams.ts';
import type { AnswerForPeople, ReportPeople, SettleReports, TakeBackReport } from './commands.ts';
import { sameReporter, type Accounting } from './state.ts';

export interface AccountingContext {
  readonly exercise: boolean;
  /** Why the incident takes no reports, or null. */
  readonly refusal: Decision | null;
  /** People of the command who are on the roster; others are refused. */
  readonly known: ReadonlySet<PersonId>;
  readonly released: ReadonlySet<PersonId>;
  /** The start of the incident, on which every fact about it relies; null where it is unknown here (and refused). */
  readonly started: EventId | null;
}

const refsOf = (context: AccountingContext): readonly EventId[] => (context.started === null ? [] : [context.started]);

const streamOf = (person: string, incident: string, context: AccountingContext): StreamName => personStream(person as PersonId, incident as IncidentId, context.exercise);

/** AC-6 a report is about somebody on the roster. AC-7 one command says one thing of a person. AC-8 "Here" of a student who was handed over is a mistake until the release is settled. */
export function reportPeople(command: ReportPeople, context: AccountingContext): Decision {
  if (context.refusal) return context.refusal;
  const stranger = command.reports.find((one) => !context.known.has(one.person as PersonId));
  if (stranger) return reject('PersonNotOnRoster', 'One of these people is not on the roster.', 'Search for the person again. If they are really new, write a note.');
  if (new Set(command.reports.map((one) => one.person)).size < command.reports.length) return reject('PersonReportedTwice', 'One person is listed twice.', 'Report each person once.');
  const gone = command.reports.find((one) => one.status !== 'missing' && context.released.has(one.person as PersonId));
  if (gone) return reject('StudentAlreadyReleased', 'One of these students was already handed to an adult.', 'Leave that student out, or settle the release if the student is with you.');
  return accept(
    command.reports.map((one) => ({
      stream: streamOf(one.person, command.incident, context),
      type: 'v1.PersonReported',
      payload: { incident: command.incident, person: one.person, status: one.status, where: one.where, classId: command.classId, reporter: command.reporter, channel: command.channel },
      refs: refsOf(context),
    })),
  );
}

/** AC-9 a settlement names reports that stand, all of which its author has seen. `places`: facts of movement that stand, which it may take to be wrong too. */
export function settleReports(command: SettleReports, accounting: Accounting, context: AccountingContext, places: readonly EventId[] = []): Decision {
  if (context.refusal) return context.refusal;
  if (context.released.has(command.person as PersonId)) return reject('StudentAlreadyReleased', 'This student was handed to an adult.', 'Settle the release, or report the student missing.');
  const standing = new Set<EventId>(accounting.reports.map((one) => one.event));
  const named = command.settles as EventId[];
  if (!named.every((id) => standing.has(id) || places.includes(id))) return reject('ReportNoLongerStands', 'One of these reports was corrected or settled meanwhile.', 'Look at the card again.');
  if ([...standing].some((id) => !named.includes(id))) return reject('AnotherReportCameIn', 'Another report about this person came in meanwhile.', 'Look at the card again.');
  return accept([
    {
      stream: streamOf(command.person, command.incident, context),
      type: 'v1.ReportsSettled',
      payload: { incident: command.incident, person: command.person, settles: named, status: command.status, where: command.where, reporter: command.reporter, reason: command.reason },
      refs: refsOf(context),
    },
  ]);
}

/** AC-11 only whoever reported can take it back, and only while it stands; what another reporter said is not touched. */
export function takeBackReport(command: TakeBackReport, accounting: Accounting, context: AccountingContext): Decision {
  if (context.refusal) return context.refusal;
  const report = accounting.reports.find((one) => one.event === command.report);
  if (report === undefined) return reject('ReportNoLongerStands', 'That report was corrected or settled meanwhile.', 'Look at the list again.');
  if (!sameReporter(report.reporter, command.reporter)) return reject('ReportOfAnother', `${report.reporter.name} reported that.`, 'Report what you know; then both are shown, and somebody settles it.');
  return accept([
    {
      stream: streamOf(command.person, command.incident, context),
      type: 'v1.ReportTakenBack',
      payload: { incident: command.incident, person: command.person, settles: [command.report], reporter: command.reporter },
      refs: refsOf(context),
    },
  ]);
}

/** AC-10 answering for people is by name, with a reason, one person at a time in the record. */
export function answerForPeople(command: AnswerForPeople, context: AccountingContext): Decision {
  if (context.refusal) return context.refusal;
  const stranger = command.people.find((person) => !context.known.has(person as PersonId));
  if (stranger) return reject('PersonNotOnRoster', 'One of these people is not on the roster.', 'Look at the list again.');
  return accept(
    [...new Set(command.people)].map((person) => ({
      stream: streamOf(person, command.incident, context),
      type: 'v1.PersonAnsweredFor',
      payload: { incident: command.incident, person, reporter: command.reporter, reason: command.reason },
      refs: refsOf(context),
    })),
  );
}
