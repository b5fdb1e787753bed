/** What needs nothing but the log, no incident and not who asks: living lists, files made of them, and what a file would add to them. */
import { readBellSchedule } from '../../db/queries/bell-schedule.ts';
import { listDisclosures } from '../../db/queries/disclosures.ts';
import { readDrillYear } from '../../db/queries/drills.ts';
import { listBarred } from '../../db/queries/entrance.ts';
import { listRecords } from '../../db/queries/incidents.ts';
import { listQuietAlerts } from '../../db/queries/quiet-alerts.ts';
import { listFloors } from '../../db/queries/floors.ts';
import type { Reader } from '../../db/queries/reader.ts';
import { listCourses, listResponders, listTrainings } from '../../db/queries/responders.ts';
import { listRosterClasses } from '../../db/queries/roster-classes.ts';
import { readRetention } from '../../db/queries/retention.ts';
import { readSiteSettings } from '../../db/queries/site-settings.ts';
import { readTapOutRules } from '../../db/queries/tap-outs.ts';
import { readSelfRelease } from '../../db/queries/desk.ts';
import { listRooms } from '../../db/queries/rooms.ts';
import { listTexts } from '../../db/queries/texts.ts';
import { calendarAsAnswer, drillPlanAsIcs } from './commands/drills.ts';
import { trainingsAsAnswer, trainingsAsCsv } from './training-list.ts';

export const listsOfTheLog = {
  'roster-classes': listRosterClasses,
  barred: listBarred,
  records: listRecords,
  'bell-schedule': readBellSchedule,
  'site-settings': readSiteSettings,
  texts: listTexts,
  'drill-year': readDrillYear,
  'quiet-alerts': listQuietAlerts,
  disclosures: listDisclosures,
  responders: listResponders,
  trainings: listTrainings,
  courses: listCourses,
  'tap-out-rules': readTapOutRules,
  retention: readRetention,
  'self-release': (reader: Reader) => [readSelfRelease(reader)],
} as const;

/** With what tells the id of a room. */
export const listsOfRooms = { rooms: listRooms, floors: listFloors } as const;

export const textsOfTheLog = { drillPlanIcs: drillPlanAsIcs, trainingsCsv: trainingsAsCsv } as const;

/** Before anything is written. */
export const filesAsAnswers = { readSchoolCalendar: (_: Reader, text: string) => calendarAsAnswer(text), readTrainings: trainingsAsAnswer } as const;
