/** The bell schedule of the sample school: a homeroom and seven periods, later on Wednesdays, with days that are cut short. */
import type { SetBellSchedule } from '../../../shared/domain/site/commands.ts';
import type { BellPeriod } from '../../../shared/domain/site/events.ts';
import { HOMEROOM, PERIODS } from './sample-timetable.ts';

interface Day {
  readonly homeroom: { readonly name: string; readonly startMinute: number; readonly lengthMinutes: number };
  readonly periodMinutes: number;
  /** After which period; null: nobody stays that long. */
  readonly lunchAfter: number | null;
}

const LUNCH_MINUTES = 35;
const BETWEEN_MINUTES = 5;

function periodsOf({ homeroom, periodMinutes, lunchAfter }: Day): BellPeriod[] {
  const { name, startMinute, lengthMinutes } = homeroom;
  const periods: BellPeriod[] = [{ period: HOMEROOM, name, startMinute, endMinute: startMinute + lengthMinutes }];
  let at = startMinute + lengthMinutes + BETWEEN_MINUTES;
  for (let number = 1; number <= PERIODS; number++) {
    periods.push({ period: String(number), name: `Period ${number}`, startMinute: at, endMinute: at + periodMinutes });
    at += periodMinutes;
    if (number === lunchAfter) {
      periods.push({ period: null, name: 'Lunch', startMinute: at, endMinute: at + LUNCH_MINUTES });
      at += LUNCH_MINUTES;
    }
    at += BETWEEN_MINUTES;
  }
  return periods;
}

const EIGHT = 8 * 60;
const QUARTER_PAST_NINE = 9 * 60 + 15;

export const SAMPLE_BELLS: SetBellSchedule = {
  type: 'SetBellSchedule',
  bells: {
    schedules: [
      { name: 'Regular', periods: periodsOf({ homeroom: { name: 'Homeroom', startMinute: EIGHT, lengthMinutes: 10 }, periodMinutes: 50, lunchAfter: 4 }) },
      { name: 'Wednesday', periods: periodsOf({ homeroom: { name: 'Advisory', startMinute: QUARTER_PAST_NINE, lengthMinutes: 45 }, periodMinutes: 34, lunchAfter: 3 }) },
      { name: 'Early release', periods: periodsOf({ homeroom: { name: 'Homeroom', startMinute: EIGHT, lengthMinutes: 5 }, periodMinutes: 30, lunchAfter: null }) },
    ],
    weekdays: [null, 'Regular', 'Regular', 'Wednesday', 'Regular', 'Regular', null],
    dates: [],
  },
};
