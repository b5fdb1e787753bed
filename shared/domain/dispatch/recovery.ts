/** Recovery after a call: which tasks there are, until when, and whether they are answered. Derived from the call; nothing has to be created. Pure. */
import { differs, type RecoveryTask } from './report.ts';
import { weekdayOf } from '../../kernel/day-times.ts';
import type { RecoveryTaskAnswered, RecoveryTaskName } from './report-events.ts';

/** AF-6 working days after the call was cleared: care at once, the educator's own affairs within days, plans within the week. */
const DUE_AFTER_DAYS: Readonly<Record<RecoveryTaskName, number>> = { medical: 1, mentalHealth: 1, contact: 1, leave: 2, returnPlan: 3, debrief: 3, timeForOthers: 3, planReview: 5 };

const DAY_MS = 86_400_000;
const nextDay = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
const SATURDAY = 6;
const SUNDAY = 0;
const isWorkingDay = (date: string): boolean => weekdayOf(date) !== SATURDAY && weekdayOf(date) !== SUNDAY;

/** AF-6 Saturdays and Sundays do not count. */
export function workingDaysLater(date: string, days: number): string {
  let day = date;
  for (let left = days; left > 0; ) {
    day = nextDay(day);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

export interface TaskStanding {
  readonly state: RecoveryTaskAnswered['is'];
  /** Answered apart, and not alike: it stays open until somebody who knows of both answers. */
  readonly differ: boolean;
  readonly due: string;
  /** More than one where they were named apart. */
  readonly owners: readonly string[];
}

/** AF-7 open until it is answered. Of due dates set apart the earlier counts. */
export function standingOfTask(task: RecoveryTask, clearedDate: string): TaskStanding {
  const stands = new Set(task.answered.newest.map(({ is }) => is.is));
  const [only] = [...stands];
  const assigned = [...task.assigned.newest.map(({ is }) => is), ...(task.assigned.newest.length === 0 && task.referral !== null ? [task.referral.is] : [])];
  const due = assigned.map((one) => one.due).sort()[0];
  return {
    state: stands.size === 1 && only !== undefined ? only : 'open',
    differ: stands.size > 1 || differs(task.assigned),
    due: due ?? workingDaysLater(clearedDate, DUE_AFTER_DAYS[task.key as RecoveryTaskName]),
    owners: [...new Set(assigned.flatMap(({ owner }) => owner ?? []))].sort(),
  };
}

/** AF-7 from the day after it was due. */
export const isOverdue = ({ state, due }: TaskStanding, today: string): boolean => state === 'open' && due < today;
