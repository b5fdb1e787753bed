/** The school's rule about students who leave without an adult. Off until somebody sets it. */
import { accept, type Decision } from '../../kernel/decision.ts';
import type { Fact, History } from '../../kernel/history.ts';
import { SELF_RELEASE } from '../../kernel/streams.ts';
import type { SetSelfRelease } from './commands.ts';
import { grades, type SelfReleaseSet } from './events.ts';

export type Grade = (typeof grades)[number];

export interface SelfReleaseRule {
  /** Null: nobody may leave alone. */
  readonly lowestGrade: Grade | null;
  /** Null: nobody may drive. */
  readonly lowestGradeDriving: Grade | null;
  /** The facts that say so; several where consoles set it apart. */
  readonly facts: readonly Fact[];
}

/** RU-21 the newest word counts; of words that did not know of each other the strictest. */
export function selfReleaseOf(history: History): SelfReleaseRule {
  const all = history.distinct(history.facts).filter((fact) => fact.type === 'v2.SelfReleaseSet');
  const facts = all.filter((fact) => !all.some((other) => history.precedes(fact.id, other.id)));
  const said = facts.map((fact) => fact.payload as SelfReleaseSet);
  return { lowestGrade: strictest(said.map((one) => one.lowestGrade)), lowestGradeDriving: strictest(said.map((one) => one.lowestGradeDriving)), facts };
}

function strictest(said: readonly (Grade | null)[]): Grade | null {
  const lowest = Math.max(...said.map((one) => (one === null ? grades.length : grades.indexOf(one))));
  return grades[lowest] ?? null;
}

/** Rosters write grades as "9", "09" or "KG"; of anything else it is not known that it is high enough. */
export function mayLeaveAlone(lowestGrade: Grade | null, studentGrade: string | null): boolean {
  const plain = (studentGrade ?? '').trim().toUpperCase().replace(/^0+(?=\d)/, '').replace(/^KG$/, 'K');
  const at = grades.findIndex((one) => one === plain);
  return lowestGrade !== null && at >= 0 && at >= grades.indexOf(lowestGrade);
}

/** RU-51 whoever drives leaves alone: both rules let them. */
export const mayDrive = (rule: Pick<SelfReleaseRule, 'lowestGrade' | 'lowestGradeDriving'>, studentGrade: string | null): boolean => mayLeaveAlone(rule.lowestGrade, studentGrade) && mayLeaveAlone(rule.lowestGradeDriving, studentGrade);

export const setSelfRelease = (command: SetSelfRelease): Decision => accept([{ stream: SELF_RELEASE, type: 'v2.SelfReleaseSet', payload: { lowestGrade: command.lowestGrade, lowestGradeDriving: command.lowestGradeDriving }, refs: [] }]);
