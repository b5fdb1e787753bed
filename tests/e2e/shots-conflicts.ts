/** The states of Conflicts for `npm run shots`: a card of each kind, on a school whose two consoles acted apart (`conflicts-apart.ts`). */
import { expect, type Page } from '@playwright/test';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

export async function conflictStates(page: Page, picture: Picture): Promise<void> {
  await expect(page.getByText('Incidents were started apart')).toBeVisible();
  await goTo(page, 'Conflicts');
  const card = (name: string) => page.getByRole('region', { name });
  const open = async (name: string): Promise<void> => {
    const button = page.getByRole('button', { name: new RegExp(`^${name}`) });
    if ((await button.count()) > 0) await button.first().click();
    await expect(card(name)).toBeVisible();
  };
  await open('Two at one post');
  await picture('80-conflict-post');
  await open('Set two ways');
  await page.getByRole('radio', { name: /Larkmoor High School/ }).click();
  await picture('80-conflict-setting');
  await open('Two roles');
  await picture('80-conflict-roles');
  await open('Done in a role that was withdrawn');
  await picture('80-conflict-acts');
  await open('Two incidents at once');
  await page.getByRole('radio', { name: /under EVACUATE/ }).click();
  await picture('80-conflict-incidents');
  await page.getByRole('button', { name: 'Settle it' }).click();
  await expect(card('Two incidents at once')).toBeHidden();
  await open('Reports disagree');
  await picture('80-conflict-joined');
  await goTo(page, 'Now');
  await picture('80-conflict-joined-now');
  await goTo(page, 'Records');
  await picture('80-conflict-joined-records');
}
