/** The school year's rows in the words of the screen. Nothing here decides anything. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { bellTime, dateWords } from '../../ui/times.ts';

export type DrillYear = SubscriptionRow<'drill-year'>;
export type Drill = DrillYear['drills'][number];
export type RuleStatus = DrillYear['statuses'][number];
type Directive = NonNullable<DrillYear['kinds'][number]['directive']>;

/** "Evacuation by a secondary exit" */
export const drillName = (kindName: string, secondaryExit: boolean): string => `${kindName}${secondaryExit ? ' by a secondary exit' : ''}`;

/** "Monday, Dec 7, 09:30" */
export const whenWords = ({ date, minute }: Pick<Drill['plan'], 'date' | 'minute'>): string => `${dateWords(date)}, ${bellTime(minute)}`;

export const ruleStatusWords: Readonly<Record<RuleStatus['status'], string>> = {
  done: 'Completed',
  scheduled: 'Scheduled',
  toPlan: 'To plan',
  outOfCompliance: 'Out of compliance',
  cannotSay: 'Cannot be said',
  notAsked: 'Not asked of this school',
};

export const drillStateWords: Readonly<Record<Drill['state'], string>> = {
  held: 'Held',
  scheduled: 'Scheduled',
  missed: 'Its day is over: record it, move it, or call it off',
  noSchool: 'No school on its day: move it',
};

const laneNames: Readonly<Record<Directive, string>> = { evacuate: 'Evacuate', lockdown: 'Lockdown', secure: 'Secure', hold: 'Hold', shelter: 'Shelter' };

/** Kinds that run with one directive share a lane, as a fire drill is an evacuation too. */
export function laneOf(kinds: DrillYear['kinds'], kind: string): string {
  const directive = kinds.find((one) => one.key === kind)?.directive ?? null;
  return directive === null ? 'Talked through' : laneNames[directive];
}

/** Months as "2026-09", from one date to another. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1;
  return Array.from({ length: last - first + 1 }, (_, i) => `${Math.floor((first + i) / 12)}-${String(((first + i) % 12) + 1).padStart(2, '0')}`);
}
