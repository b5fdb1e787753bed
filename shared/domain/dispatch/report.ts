/**
 * What was stated of a call beside the call itself: the report's facts, accounts, notes, lessons, and recovery. Whatever order the
 * facts arrived in; those that did not know of each other stand side by side.
 */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId } from '../../kernel/ids.ts';
import { recoveryTasks, reportFacts, type AffectedNamed, type afterEvents, type CareTeamReferred, type ConfidentialNoteWritten, type LessonRecorded, type OwnAccountGiven, type RecoveryTaskAnswered, type RecoveryTaskAssigned, type ReportFact, type ReportFactStated } from './report-events.ts';

/** One word of somebody. `by` null: nobody was signed in. */
export interface Stated<T> {
  readonly is: T;
  readonly event: EventId;
  readonly wall: number;
  readonly by: string | null;
}

/** `newest` more than one: stated apart. `earlier`: what these amended. */
export interface Amended<T> {
  readonly newest: readonly Stated<T>[];
  readonly earlier: readonly Stated<T>[];
}

export interface RecoveryTask {
  /** Its name, or a referral's fact. */
  readonly key: string;
  readonly referral: Stated<CareTeamReferred> | null;
  readonly assigned: Amended<Pick<RecoveryTaskAssigned, 'owner' | 'due'>>;
  readonly answered: Amended<Pick<RecoveryTaskAnswered, 'is' | 'words'>>;
}

export interface CallAftermath {
  readonly facts: readonly { readonly name: ReportFact; readonly said: Amended<ReportFactStated['said']> }[];
  readonly affected: Amended<string>;
  readonly accounts: readonly Stated<string>[];
  readonly notes: readonly Stated<string>[];
  readonly lessons: readonly Stated<string>[];
  readonly tasks: readonly RecoveryTask[];
}

/** A cause stands before its effect, and all consoles have the same order. */
const inOrder = (a: Fact, b: Fact): number => a.at.ms - b.at.ms || a.at.n - b.at.n || (a.id < b.id ? -1 : 1);

/** AF-2 who knew of an earlier word takes its place; the earlier one stays to be read. */
function amended<T>(history: History, stated: readonly Stated<T>[]): Amended<T> {
  const isNewest = ({ event }: Stated<T>): boolean => !stated.some((other) => history.precedes(event, other.event));
  return { newest: stated.filter(isNewest), earlier: stated.filter((one) => !isNewest(one)) };
}

export function aftermathOf(history: History): CallAftermath {
  const facts = [...history.distinct(history.facts)].sort(inOrder);
  const every = <P, T>(type: keyof typeof afterEvents, read: (payload: P) => T): readonly Stated<T>[] =>
    facts.flatMap((fact) => (fact.type === type ? [{ is: read(fact.payload as P), event: fact.id, wall: fact.wall, by: fact.actor === 'unsigned' ? null : fact.actor.staff }] : []));
  const said = every('v1.ReportFactStated', (payload: ReportFactStated) => payload.said);
  const assigned = every('v1.RecoveryTaskAssigned', (payload: RecoveryTaskAssigned) => payload);
  const answered = every('v1.RecoveryTaskAnswered', (payload: RecoveryTaskAnswered) => payload);
  const referrals = every('v1.CareTeamReferred', (payload: CareTeamReferred) => payload);
  const keyOf = (task: string): string => ((recoveryTasks as readonly string[]).includes(task) ? task : history.canonical(task as EventId));
  const taskOf = (key: string, referral: Stated<CareTeamReferred> | null): RecoveryTask => ({
    key,
    referral,
    assigned: amended(history, assigned.flatMap((one) => (keyOf(one.is.task) === key ? [{ ...one, is: { owner: one.is.owner, due: one.is.due } }] : []))),
    answered: amended(history, answered.flatMap((one) => (keyOf(one.is.task) === key ? [{ ...one, is: { is: one.is.is, words: one.is.words } }] : []))),
  });
  return {
    facts: reportFacts.map((name) => ({ name, said: amended(history, said.filter(({ is }) => is.fact === name)) })),
    affected: amended(history, every('v1.AffectedNamed', (payload: AffectedNamed) => payload.staff)),
    accounts: every('v1.OwnAccountGiven', (payload: OwnAccountGiven) => payload.words),
    notes: every('v1.ConfidentialNoteWritten', (payload: ConfidentialNoteWritten) => payload.words),
    lessons: every('v1.LessonRecorded', (payload: LessonRecorded) => payload.words),
    tasks: [...recoveryTasks.map((name) => taskOf(name, null)), ...referrals.map((one) => taskOf(one.event, one))],
  };
}

/** AF-2 stated apart, and not alike. */
export const differs = <T>({ newest }: Pick<Amended<T>, 'newest'>): boolean => new Set(newest.map(({ is }) => JSON.stringify(is))).size > 1;

/** AF-3 whom the report names, else whoever called. */
export const affectedBy = ({ affected }: Pick<CallAftermath, 'affected'>, caller: string | null): readonly string[] =>
  affected.newest.length > 0 ? [...new Set(affected.newest.map(({ is }) => is))].sort() : caller === null ? [] : [caller];
