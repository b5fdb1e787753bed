/** A small school day on the sample: every part of the story and every exceptional path once; `npm run day` lives the large ones. */
import { expect, test } from '@playwright/test';
import { liveSchoolDay } from './school-day/school-day.ts';
import { sampleSchool } from './school-day/schools.ts';

test('one school day: absences, a drill, a real incident over a power cut and midnight, releases by every path, close; everything that is said is what was done', async ({ browser }) => {
  // About a minute and a half; much longer where others use the processors too.
  test.setTimeout(600_000);
  const report = await liveSchoolDay(browser, await sampleSchool(), { releases: 20, each: 1, drillClasses: 9, incidentClasses: 12, seed: 1 }, () => undefined);
  expect(report.differences).toEqual([]);
  expect(report.errorsInPages).toEqual([]);
  expect(report.numbers.released).toBe(20);
  expect(report.verified.findings).toBe(0);
});
