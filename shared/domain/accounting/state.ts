/** Where the reports put one person in one incident, whatever order they arrived in. */
import type { z } from 'zod';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import type { accountingEvents, PersonAnsweredFor, ReportStatus } from './events.ts';

type Reporter = PersonAnsweredFor['reporter'];

/** One report or settlement that stands: not corrected by its own reporter since, and not settled. */
interface StandingReport {
  readonly event: EventId;
  readonly status: ReportStatus;
  readonly where: string;
  readonly classId: string | null;
  readonly reporter: Reporter;
  /** Null where it is a settlement. */
  readonly channel: z.infer<(typeof accountingEvents)['v1.PersonReported']>['channel'] | null;
  readonly wall: number;
  readonly fact: Fact;
}

export interface Accounting {
  readonly reports: readonly StandingReport[];
  /** The standing reports cannot all be true. */
  readonly disagree: boolean;
  /** The worse of what stands (AC-4); null: nobody has said anything, which is unknown and never "safe". */
  readonly status: ReportStatus | null;
  readonly answeredFor: { readonly event: EventId; readonly reporter: Reporter; readonly reason: string } | null;
}

/** AC-1 the same reporter is the same staff member, or, for one who is not on the roster, the same name. */
export const reporterKey = (reporter: Reporter): string => reporter.staff ?? `name:${reporter.name.toLowerCase()}`;

export const sameReporter = (a: Reporter, b: Reporter): boolean => reporterKey(a) === reporterKey(b);

function reportsIn(history: History, isOf: (incident: string) => boolean): StandingReport[] {
  return history.distinct(history.facts).flatMap((fact): StandingReport[] => {
    if (fact.type === 'v1.PersonReported') {
      const payload = fact.payload as z.infer<(typeof accountingEvents)['v1.PersonReported']>;
      return isOf(payload.incident) ? [{ event: fact.id, ...payload, wall: fact.wall, fact }] : [];
    }
    if (fact.type === 'v1.ReportsSettled') {
      const payload = fact.payload as z.infer<(typeof accountingEvents)['v1.ReportsSettled']>;
      return isOf(payload.incident) ? [{ event: fact.id, ...payload, classId: null, channel: null, wall: fact.wall, fact }] : [];
    }
    return [];
  });
}

const WORST_FIRST: readonly ReportStatus[] = ['missing', 'injured', 'elsewhere', 'extra', 'here'];

/**
 * AC-3 an extra is where they are: it answers "missing" elsewhere instead of contradicting it, unless whoever reports the
 * person missing knew of the extra (the child ran off again). Equal statements agree.
 */
const answers = (history: History, extra: StandingReport, missing: StandingReport): boolean => extra.status === 'extra' && missing.status === 'missing' && !history.precedes(extra.event, missing.event);

function disagree(history: History, a: StandingReport, b: StandingReport): boolean {
  if (answers(history, a, b) || answers(history, b, a)) return false;
  if (a.status === 'extra' && b.status === 'extra') return a.classId !== b.classId;
  return a.status !== b.status;
}

/**
 * AC-2 a later report by the same reporter corrects; by another it contradicts until settled. `oneWith`: the incidents that
 * were joined with it, itself among them. `seenSince`: its reporter stated since, otherwise than by a report, where the person is.
 */
export function accountingOf(history: History, incident: IncidentId, oneWith: readonly string[] = [incident], seenSince: (report: Pick<StandingReport, 'event' | 'status' | 'reporter'>) => boolean = () => false): Accounting {
  const isOf = (named: string): boolean => oneWith.includes(named);
  const all = reportsIn(history, isOf);
  const reports = all
    .filter((one) => !history.isSettled(one.event))
    .filter((one) => !seenSince(one))
    .filter((one) => !all.some((other) => sameReporter(other.reporter, one.reporter) && history.precedes(one.event, other.event)));
  const counted = reports.filter((one) => !reports.some((other) => answers(history, other, one)));
  const answersFor = history
    .distinct(history.facts)
    .filter((fact) => fact.type === 'v1.PersonAnsweredFor' && isOf((fact.payload as PersonAnsweredFor).incident))
    // AC-5 an answer stands in for what nobody knew when it was given; a report that it had not seen reopens the question.
    .filter((answer) => all.every((one) => history.precedes(one.event, answer.id)));
  const answer = answersFor[0];
  return {
    reports,
    disagree: reports.some((a, i) => reports.slice(i + 1).some((b) => disagree(history, a, b))),
    status: WORST_FIRST.find((status) => counted.some((one) => one.status === status)) ?? null,
    answeredFor: answer === undefined ? null : { event: answer.id, ...pick(answer.payload as PersonAnsweredFor) },
  };
}

const pick = (payload: PersonAnsweredFor): { reporter: Reporter; reason: string } => ({ reporter: payload.reporter, reason: payload.reason });
