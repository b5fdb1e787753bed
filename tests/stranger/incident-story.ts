/** A drill from the first class to its close: accounting, another directive, all clear, who answers for whom. */
import { expect, type Locator, type Page } from '@playwright/test';
import { goTo, openSampleSchool, startDrill } from '../e2e/steps.ts';
import type { Story } from './stranger.ts';

const mark = (page: Page, row: number, status: string): Locator => page.locator('.roll-row').nth(row).getByRole('radio', { name: status, exact: true });
const reported = (page: Page): Locator => page.getByRole('heading', { name: 'This class has reported.' });
const report = (page: Page): Locator => page.getByRole('button', { name: /^Report for/ });

export const incidentStory: Story = {
  name: 'a drill from the first class to its close',
  run: async (page, task) => {
    await openSampleSchool(page, 'Dana Okonkwo');
    await startDrill(page, 'EVACUATE', '');
    await report(page).waitFor();
    await task('one class: all here', async (hand) => {
      await hand.touch(report(page));
      await hand.touch(page.getByRole('button', { name: /^All \d+ are here/ }));
      await hand.see(reported(page));
    });
    await goTo(page, 'Now');
    await task('one class: two missing, one injured', async (hand) => {
      await hand.touch(report(page));
      await hand.touch(mark(page, 0, 'Missing'));
      await hand.touch(mark(page, 1, 'Missing'));
      await hand.touch(mark(page, 2, 'Injured'));
      await hand.touch(page.getByRole('button', { name: /^The other \d+ are here/ }));
      await hand.see(reported(page));
    });
    await goTo(page, 'Now');
    await task('one class: a teacher by radio', async (hand) => {
      await hand.touch(report(page));
      await hand.touch(page.getByText('By radio', { exact: true }));
      await hand.touch(page.getByRole('button', { name: /^All \d+ are here/ }));
      await hand.see(reported(page));
    });
    await task('the next class by radio', async (hand) => {
      await hand.touch(page.getByRole('button', { name: /^Next class/ }));
      await hand.touch(page.getByRole('button', { name: /^All \d+ are here/ }));
      await hand.see(reported(page));
      await expect(page.getByRole('radio', { name: 'By radio' })).toBeChecked();
    });
    await goTo(page, 'Now');
    await task('another directive', async (hand) => {
      await hand.touch(page.getByRole('button', { name: 'Change directive' }));
      await hand.touch(page.getByRole('dialog').getByRole('radio', { name: /^HOLD/ }));
      await hand.touch(page.getByRole('button', { name: 'Change to HOLD' }));
      await hand.see(page.getByRole('heading', { name: 'HOLD', level: 1 }));
    });
    await expect(page.getByRole('dialog')).toBeHidden();
    await task('all clear with people open', async (hand) => {
      await hand.hold(page.getByRole('button', { name: /All clear/ }));
      await hand.type(page.getByLabel('Why is all clear given all the same?'), 'Fire marshal released the building');
      await hand.goOn(page.getByRole('button', { name: 'Give all clear' }));
      await hand.see(page.getByRole('heading', { name: 'ALL CLEAR', level: 1 }));
    });
    await task('answer for all whom nobody reported', async (hand) => {
      await hand.touch(page.getByRole('button', { name: 'Answer by name' }));
      await hand.type(page.getByLabel('Reason'), 'Seen on the field');
      await hand.goOn(page.getByRole('button', { name: /^I answer for these/ }));
      await hand.see(page.getByRole('heading', { name: 'Answer for 2 people by name.' }));
    });
    const [first, second] = [page.getByRole('checkbox').nth(0), page.getByRole('checkbox').nth(0)];
    await task('answer for one missing person', async (hand) => {
      await hand.touch(page.getByRole('button', { name: 'Answer by name' }));
      await hand.type(page.getByLabel('Reason'), 'At home, the mother rang');
      await hand.touch(first);
      await hand.goOn(page.getByRole('button', { name: /^I answer for/ }));
      await hand.see(page.getByRole('heading', { name: 'Answer for 1 person by name.' }));
    });
    await page.getByRole('button', { name: 'Answer by name' }).click();
    await second.check();
    await page.getByLabel('Reason').fill('At home, the mother rang');
    await page.getByRole('button', { name: /^I answer for/ }).click();
    await task('close', async (hand) => {
      await hand.touch(page.getByRole('region', { name: 'Next step' }).getByRole('button', { name: 'Close the drill' }));
      await hand.see(page.getByRole('heading', { name: /EVACUATE/ }));
    });
  },
};
