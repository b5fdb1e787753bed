/** No task asks a stranger for more touches or keys than its budget. Times are not asserted: see tests/stranger/model.ts. */
import { expect, test } from '@playwright/test';
import { BUDGETS, stories } from '../stranger/stories.ts';
import { tell } from '../stranger/stranger.ts';
import { moveClock } from '../support/moved-clock.ts';
import { startHost, type HostProcess } from './host-process.ts';

test.use({ actionTimeout: 20_000, viewport: { width: 1024, height: 768 }, contextOptions: { reducedMotion: 'reduce' } });

let host: HostProcess;
test.beforeEach(async ({ context }) => {
  host = await startHost();
  await context.addInitScript(moveClock, host.clockOffsetMs);
});
test.afterEach(async () => {
  await host.stop();
});

for (const story of stories)
  test(`the stranger keeps to the budget: ${story.name}`, async ({ page }) => {
    await page.goto(host.url);
    const efforts = await tell(story, page, () => Promise.resolve());
    expect(efforts.size).toBeGreaterThan(0);
    for (const [task, { touches, keystrokes }] of efforts) {
      const most = BUDGETS[task];
      expect(most, `“${task}” has a budget`).toBeDefined();
      expect.soft(touches, `touches for “${task}”`).toBeLessThanOrEqual(most?.touches ?? 0);
      expect.soft(keystrokes, `keystrokes for “${task}”`).toBeLessThanOrEqual(most?.keystrokes ?? 0);
    }
  });
