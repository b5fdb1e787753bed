/** Records of an incident for the pictures: its files, a document as it is printed, what is asked before one leaves the school, and the log of that. */
import { expect, type Page } from '@playwright/test';

type Picture = (name: string) => Promise<void>;

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
