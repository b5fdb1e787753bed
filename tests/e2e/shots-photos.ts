/** Photos for the pictures and the end-to-end test: of the sample school, in colours, of nobody; and the states of `npm run shots` that show them. */
import { expect, type Page } from '@playwright/test';
import { sampleSchool } from '../../electron/host/roster-import/sample-school.ts';
import { zipOf } from '../roster-import/zip-writer.ts';
import { portrait } from '../support/pictures.ts';
import { openRecord } from './shots-people.ts';
import { checkIn, findStudent, goTo, startDrill } from './steps.ts';

type Picture = (name: string) => Promise<void>;

/** Everybody in the grade of the first student but each fifth, and the principal, whom no student number names. `room`: of that student’s homeroom. */
export function samplePhotos(date: string): { readonly zip: Buffer; readonly photos: number; readonly room: string } {
  const { students, classes, enrollments } = sampleSchool({ seed: 1, students: 1_200, date });
  const rooms = enrollments.filter(({ person }) => person === students[0]?.sourceId).flatMap(({ class: of }) => classes.find((one) => one.sourceId === of && one.homeroom)?.room ?? []);
  const some = students.filter((student, index) => student.grade === students[0]?.grade && index % 5 !== 4);
  const entries = some.map((student, index) => ({ name: `photos/${student.studentNumber ?? student.sourceId}.png`, bytes: portrait(index) }));
  return { zip: zipOf([...entries, { name: 'photos/principal.png', bytes: portrait(999) }]), photos: entries.length, room: rooms[0] ?? '' };
}

/** To the preview of the photos, by the import screen. */
export async function choosePhotos(page: Page, zip: Buffer): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('button', { name: /Import/ }).first().click();
  // What was imported last is told until it is put away.
  const others = page.getByRole('button', { name: 'Import other files' });
  await others.or(page.getByRole('button', { name: 'Choose files' })).first().waitFor();
  if (await others.isVisible()) await others.click();
  await page.locator('input[type=file]').setInputFiles({ name: 'photos.zip', mimeType: 'application/zip', buffer: zip });
  await expect(page.getByText(/^Photos: /)).toBeVisible({ timeout: 30_000 });
}

export async function fileThem(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Back to People' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Back to People' }).click();
}

/** At least that many photos are in view (a list draws its rows a few at a time), and every one was decoded. */
export async function photosInView(page: Page, atLeast = 1): Promise<void> {
  const photos = page.locator('img.photo');
  await expect.poll(() => photos.count()).toBeGreaterThanOrEqual(atLeast);
  await expect.poll(() => photos.evaluateAll((all) => all.every((one) => one instanceof HTMLImageElement && one.complete && one.naturalWidth > 0))).toBe(true);
}

/** Rolls, check-in and hand-off of a student who has a photo, in a drill of its own. */
export async function photoStates(page: Page, picture: Picture, date: string): Promise<void> {
  const { zip, room } = samplePhotos(date);
  await choosePhotos(page, zip);
  await picture('90-photos-preview');
  await fileThem(page);
  await page.getByRole('tab', { name: /Students$/ }).click();
  await page.getByPlaceholder('Name, room, phone…').fill('jo');
  await photosInView(page);
  await picture('91-photos-students');
  await openRecord(page, 'Students', 'Johnson, Noah');
  await photosInView(page);
  await picture('92-photos-record');
  await page.getByRole('button', { name: 'Remove the photo' }).click();
  await picture('93-photos-remove');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await goTo(page, 'Now');
  await startDrill(page, 'EVACUATE', 'North field');
  await goTo(page, 'Accounting');
  await page.locator('a.class-row', { hasText: room }).first().click();
  await photosInView(page);
  await picture('94-photos-roll');
  await goTo(page, 'Reunification');
  await findStudent(page, 'Johnson, Noah');
  await photosInView(page);
  await picture('95-photos-check-in');
  await goTo(page, 'Reunification');
  await checkIn(page, 'Johnson, Noah', 'Johnson, Lisa');
  await page.getByRole('button', { name: 'Hand-off' }).click();
  await photosInView(page);
  await picture('96-photos-hand-off');
}
