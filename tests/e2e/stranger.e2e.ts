/** No task asks a stranger for more touches or keys than its budget. Times are not asserted: see tests/stranger/model.ts. */
import { expect } from '@playwright/test';
import { BUDGETS, stories } from '../stranger/stories.ts';
import { tell } from '../stranger/stranger.ts';
import { test } from './school-test.ts';

test.use({ before: 'nothing', actionTimeout: 20_000, viewport: { width: 1024, height: 768 }, contextOptions: { reducedMotion: 'reduce' } });

for (const story of stories)
  test(`the stranger keeps to the budget: ${story.name}`, async ({ page }) => {
    const efforts = await tell(story, page, () => Promise.resolve());
    expect(efforts.size).toBeGreaterThan(0);
    for (const [task, { touches, keystrokes }] of efforts) {
      const most = BUDGETS[task];
      expect(most, `“${task}” has a budget`).toBeDefined();
      expect.soft(touches, `touches for “${task}”`).toBeLessThanOrEqual(most?.touches ?? 0);
      expect.soft(keystrokes, `keystrokes for “${task}”`).toBeLessThanOrEqual(most?.keystrokes ?? 0);
    }
  });
