/**
 * Larkmoor School: an invented middle and high school to try Muster on. It has what makes real rosters hard: brothers and
 * sisters across grades, two households, contacts who may not pick up a child, students without any contact, teachers who
 * are parents, names in several scripts. The same seed, size and date give the same school; all days of a school year do.
 */
import type { RosterFile } from '../../../shared/formats/roster-file.ts';

import { schoolYearOf } from './sample-calendar.ts';
import { SAMPLE_SCHOOL_NAME } from './sample-cast.ts';
import { makePeople, type SampleRequest } from './sample-people.ts';
import { makeStaff } from './sample-staff.ts';
import { makeTimetable } from './sample-timetable.ts';

const SCHOOL_ID = 'larkmoor';

export function sampleSchool(request: SampleRequest): RosterFile {
  const year = schoolYearOf(request.date);
  const { firstYear, ...term } = year;
  const termId = `${SCHOOL_ID}-${firstYear}`;
  const families = makePeople(request, year, SCHOOL_ID);
  const timetable = makeTimetable(families.students, { school: SCHOOL_ID, terms: [termId] });
  return {
    format: 'sample school',
    custody: true,
    schools: [{ sourceId: SCHOOL_ID, name: SAMPLE_SCHOOL_NAME }],
    terms: [{ sourceId: termId, ...term }],
    classes: timetable.classes,
    ...makeStaff(families, timetable, { seed: request.seed, year, school: SCHOOL_ID }),
  };
}
