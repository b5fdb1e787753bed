/** Records of an incident for the pictures: its files, a document as it is printed, what is asked before one leaves the school, and the log of that. */
import { expect, type Page } from '@playwright/test';

type Picture = (name: string) => Promise<void>;

/** On a school that has a past (records-of-before.ts): the year, one drill beside the one before it, and a real incident's records. */
export async function pastStates(page: Page, picture: Picture): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Drills/ }).click();
  const evaluated = page.getByRole('region', { name: 'The year' }).getByRole('link', { name: /^Fire.* 1,/ });
  await expect(evaluated).toBeVisible();
  await picture('97-drills-past-year');
  await evaluated.click();
  await page.getByRole('link', { name: 'Compare with earlier ones' }).click();
  await expect(page.getByRole('table', { name: 'By class' })).toBeVisible();
  await picture('97-drills-compare');
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Records/ }).click();
  await picture('68-records-past');
  await page.locator('main a', { hasText: 'REAL' }).click();
  await page.getByRole('combobox', { name: 'Which entries' }).click();
  await page.getByRole('option', { name: 'Conflicts, corrections' }).click();
  await expect(page.getByText('settles a conflict').first()).toBeVisible();
  await picture('68-records-conflicts');
  await page.getByRole('button', { name: 'Records', exact: true }).click();
  await page.getByRole('button', { name: 'Retention and holds' }).click();
  await expect(page.getByRole('heading', { name: 'Legal holds' })).toBeVisible();
  await picture('68-records-retention');
}

/** Stands at the list of records, and comes back to it. */
export async function recordsStates(page: Page, picture: Picture): Promise<void> {
  await page.getByRole('button', { name: 'Open the newest' }).click();
  await page.getByRole('button', { name: 'Files' }).click();
  await expect(page.getByText('Documents for print')).toBeVisible();
  await picture('68-records-files');
  await page.getByRole('button', { name: 'Open Reunification summary' }).click();
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Reunification summary' })).toBeVisible();
  await picture('68-records-document');
  await page.getByRole('button', { name: 'For somebody outside' }).click();
  await page.getByLabel('To whom?').fill('Lt. Wu, fire department');
  await page.getByLabel('Because of which threat?').fill('Smoke in the east wing');
  await picture('68-records-outside');
  await page.getByRole('button', { name: /^Record it/ }).click();
  await expect(page.frameLocator('iframe').getByText('Given to Lt. Wu')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Disclosure log' }).click();
  await expect(page.getByText('Because: Smoke in the east wing')).toBeVisible();
  await picture('68-records-disclosures');
  await page.getByRole('button', { name: 'Records', exact: true }).click();
}
