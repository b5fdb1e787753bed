/** Loads what the accounting area's decisions need. */
import type { AnswerForPeople, ReportPeople, SettleReports, TakeBackReport } from '../../../shared/domain/accounting/commands.ts';
import { answerForPeople, reportPeople, settleReports, takeBackReport, type AccountingContext } from '../../../shared/domain/accounting/decide.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { countedAs, isKnownPerson, loadStanding, takesFactsFor, type Sources } from './load.ts';

function contextOf(sources: Sources, incident: string, people: readonly string[]): AccountingContext {
  const { exercise, refusal, started } = takesFactsFor(sources, incident);
  const unique = [...new Set(people)] as PersonId[];
  return {
    exercise,
    refusal,
    started,
    known: new Set(unique.filter((person) => isKnownPerson(sources, person, incident))),
    released: new Set(unique.filter((person) => loadStanding(sources, person, incident, exercise).pickup.releases.length > 0)),
  };
}

export function decideReport(asked: ReportPeople, sources: Sources): Decision {
  const command = { ...asked, reports: asked.reports.map((one) => ({ ...one, person: countedAs(sources, one.person) })) };
  return reportPeople(command, contextOf(sources, command.incident, command.reports.map((one) => one.person)));
}

export function decideTakeBack(command: TakeBackReport, sources: Sources): Decision {
  const context = contextOf(sources, command.incident, [command.person]);
  return takeBackReport(command, loadStanding(sources, command.person, command.incident, context.exercise).accounting, context);
}

export function decideSettleReports(command: SettleReports, sources: Sources): Decision {
  const context = contextOf(sources, command.incident, [command.person]);
  const { accounting, movement } = loadStanding(sources, command.person, command.incident, context.exercise);
  return settleReports(command, accounting, context, movement.places.map((one) => one.event));
}

export const decideAnswerFor = (command: AnswerForPeople, sources: Sources): Decision => answerForPeople(command, contextOf(sources, command.incident, command.people));
