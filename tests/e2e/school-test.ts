/**
 * The test that most stories are told with: a host of its own, and a window at it whose clock is the story's. It stands at the
 * sample school, which each worker opens once, as a user does, and copies: opening it takes longer than many stories do. An error
 * of the page fails the story, and so does what its Content Security Policy forbids.
 */
import { rm } from 'node:fs/promises';
import { test as base, expect } from '@playwright/test';
import { moveClock } from '../support/moved-clock.ts';
import { startHost, type HostProcess } from './host-process.ts';
import { openSampleSchool } from './steps.ts';

interface Story {
  /** `nothing`: a new computer. A program fills the data folder first. */
  readonly before: 'sample school' | 'nothing' | URL;
  readonly host: HostProcess;
}

interface Shared {
  /** The data folder of the sample school, made when first asked for. */
  readonly sampleSchool: () => Promise<string>;
}

export const test = base.extend<Story, Shared>({
  before: ['sample school', { option: true }],

  sampleSchool: [
    async ({ browser }, use) => {
      const made: { folder: Promise<string> | null } = { folder: null };
      const open = async (): Promise<string> => {
        const host = await startHost();
        const page = await browser.newPage();
        await page.addInitScript(moveClock, host.clockOffsetMs);
        await page.goto(host.url);
        await openSampleSchool(page, 'Dana Okonkwo');
        await page.close();
        await host.end();
        return host.dataFolder;
      };
      await use(() => (made.folder ??= open()));
      if (made.folder !== null) await rm(await made.folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  host: async ({ before, context, sampleSchool }, use) => {
    const host = await startHost(before === 'sample school' ? await sampleSchool() : before === 'nothing' ? null : before);
    await context.addInitScript(moveClock, host.clockOffsetMs);
    await use(host);
    await host.stop();
  },

  page: async ({ before, host, page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) errors.push(message.text());
    });
    await page.goto(host.url);
    if (before === 'sample school') await expect(page.getByRole('heading', { name: 'What must everybody do?' })).toBeVisible();
    await use(page);
    expect(errors).toEqual([]);
  },
});
