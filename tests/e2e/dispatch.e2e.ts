/** A call for help over two windows: out at the first touch, taken at the second, three in all with the kind; then answered to its end. */
import { expect } from '@playwright/test';
import { expectSound } from './audit.ts';
import { test } from './school-test.ts';
import { goTo } from './steps.ts';
import { countTouches, touchesOf } from './touches.ts';

test.use({ actionTimeout: 20_000 });

test('help is called in one touch, said to be medical in one more, taken in a third, then answered by keyboard and touch and cleared', async ({ context, page: caller }) => {
  await caller.getByRole('link', { name: 'People' }).click();
  const opened = context.waitForEvent('page');
  await caller.evaluate(() => window.open(location.href));
  const answerer = await opened;
  await expect(answerer.getByRole('button', { name: 'Call for help F9' })).toBeVisible();
  // Where whoever sends others sits.
  await goTo(answerer, 'Dispatch');
  await expect(answerer.getByRole('heading', { name: 'No call waits.' })).toBeVisible();
  for (const page of [caller, answerer]) await countTouches(page);

  const toCall = await touchesOf(caller, async () => {
    await caller.getByRole('button', { name: 'Call for help F9' }).click();
    await expect(caller.getByRole('dialog').getByText('Nobody has answered yet')).toBeVisible();
    await caller.getByRole('radio', { name: 'Medical' }).click();
  });
  const toTake = await touchesOf(answerer, async () => {
    await answerer.getByRole('button', { name: /^Take / }).click();
    await expect(caller.getByRole('dialog').getByText('Dana Okonkwo has the call.')).toBeVisible();
  });
  expect(toCall + toTake).toBeLessThanOrEqual(3);
  // It is one call, however often the key is pressed while its panel is open.
  await caller.keyboard.press('F9');
  await expectSound(caller);
  await caller.getByRole('button', { name: 'Done' }).click();
  await expect(caller.getByText('Dana Okonkwo has the call.')).toBeVisible();

  await expect(answerer.getByRole('heading', { name: 'Acknowledged 1' })).toBeVisible();
  await expect(answerer.getByRole('article')).toHaveCount(1);
  await expect(answerer.getByRole('article')).toContainText('Medical');
  await answerer.getByRole('button', { name: /: On the way$/ }).focus();
  await answerer.keyboard.press('Enter');
  await expect(caller.getByText('Dana Okonkwo is on the way.')).toBeVisible();
  await answerer.getByRole('button', { name: /: Arrived$/ }).click();
  await expect(answerer.getByRole('heading', { name: 'On scene 1' })).toBeVisible();
  await expectSound(answerer);

  await answerer.getByRole('article').getByRole('link').click();
  await answerer.getByRole('button', { name: 'Clear', exact: true }).click();
  await answerer.getByRole('button', { name: 'Seen by the nurse.' }).click();
  await answerer.getByRole('button', { name: 'Clear the call', exact: true }).click();
  await expect(answerer.getByText('Outcome: Seen by the nurse.')).toBeVisible();
  await goTo(answerer, 'Dispatch');
  await expect(answerer.getByRole('heading', { name: 'Cleared today 1' })).toBeVisible();
  await expect(answerer.getByRole('heading', { name: 'No call waits.' })).toBeVisible();
});
