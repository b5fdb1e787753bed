/** People on the move for `npm run shots`: zones, a bus from its list to the recount at the site, the gaps by name, and who left on their own. */
import { expect, type Page } from '@playwright/test';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();

/** In a drill that has just begun, with its place. The bus is left with a gap, and one person is in two places. */
export async function movementStates(page: Page, picture: Picture): Promise<void> {
  await goTo(page, 'Accounting');
  await tab(page, 'Sweeps');
  await page.getByText('By radio', { exact: true }).click();
  await page.getByLabel('Team, or who leads it').fill('Whitehorse, Ben');
  await page.getByRole('button', { name: /^Cleared: / }).first().click();
  await page.getByRole('button', { name: /^Not reached: / }).nth(1).click();
  await page.getByRole('button', { name: /^Found… in / }).nth(2).click();
  await page.getByLabel('Who or what, and where').fill('Two students behind the stage, one with a hurt ankle');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/behind the stage/).first()).toBeVisible();
  await picture('23-sweeps');

  await tab(page, 'Buses');
  await expect(page.getByRole('button', { name: /usually ride it$/ }).first()).toBeVisible();
  await picture('23-buses-none');
  await page.getByRole('button', { name: /^Bus 3, / }).click();
  await page.getByRole('button', { name: /^Bus 4, / }).click();
  await page.getByRole('link', { name: /Bus 3/ }).click();
  await expect(page.getByRole('button', { name: /^All \d+ are on it$/ })).toBeVisible();
  await page.getByRole('button', { name: /^Not on it: / }).nth(1).click();
  await picture('23-bus-loading');
  await page.getByRole('button', { name: /^The other \d+ are on it$/ }).click();
  await expect(page.getByRole('region', { name: 'List of bus 3' }).locator('.roll-row').first()).toBeVisible();
  await page.getByRole('button', { name: 'It has left' }).first().click();
  await page.getByLabel('Heads on it').fill('31');
  await picture('23-bus-left');
  await page.getByRole('dialog').getByRole('button', { name: 'It has left' }).click();
  await expect(page.getByText('On its way')).toBeVisible();
  await page.getByRole('button', { name: 'It has arrived' }).click();
  await page.getByLabel('Heads that got off').fill('29');
  await page.getByRole('dialog').getByRole('button', { name: 'It has arrived' }).click();
  await expect(page.getByText('Arrived', { exact: true })).toBeVisible();
  await tab(page, 'Buses');
  await picture('23-buses');

  await page.getByRole('button', { name: 'Tick who is there' }).click();
  await expect(page.getByRole('button', { name: /^All \d+ are here$/ })).toBeVisible();
  // Whoever counts at the site is somebody else than whoever wrote the list.
  await page.getByText('By phone', { exact: true }).click();
  await page.getByLabel('Who calls in').fill('Park, Lee');
  for (const place of [0, 1, 2]) await page.getByRole('button', { name: /^Not here: / }).nth(place).click();
  await picture('23-arrivals');
  await page.getByRole('button', { name: /^The other \d+ are here$/ }).click();
  await expect(page.getByRole('heading', { name: '3 people are not here.' })).toBeVisible();
  await page.getByRole('button', { name: 'Report these 3 missing' }).click();
  await expect(page.getByRole('button', { name: /^Is here: / }).first()).toBeVisible();
  await picture('23-arrivals-rest');

  await tab(page, 'School, bus, site');
  await page.getByRole('button', { name: 'Somebody left on their own' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('lucia mu');
  await page.getByRole('dialog').locator('button.ledger-row').first().click();
  await page.getByLabel('Where to, or where they are').fill('Over the fence to Elm Street');
  await picture('23-left-on-own');
  await page.getByRole('button', { name: 'Save: said to have left' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await picture('23-school-bus-site');
  await page.getByRole('button', { name: /whom nobody|its list/ }).first().click();
  await picture('23-gap-of-bus');
  await goTo(page, 'Conflicts');
  await expect(page.getByText(/On bus 3/).first()).toBeVisible();
  await picture('23-two-places');
}
