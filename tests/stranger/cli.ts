/**
 * `npm run stranger -- [--json] [--out DIR]`: what each task asks of somebody who has never seen Muster, counted on the
 * real screens of the built host, in the smaller of the two windows. `--out` keeps a picture of each screen as it was acted on,
 * and the figures.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startHost } from '../e2e/host-process.ts';
import { launchBrowser } from '../support/browser.ts';
import { moveClock } from '../support/moved-clock.ts';
import { secondsOf, type Effort } from './model.ts';
import { BUDGETS, stories } from './stories.ts';
import { tell } from './stranger.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, out: { type: 'string' } } });
const folder = values.out === undefined ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), values.out);
if (folder !== null) await mkdir(folder, { recursive: true });

const browser = await launchBrowser();
const efforts = new Map<string, Effort>();
try {
  for (const story of stories) {
    const host = await startHost();
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' });
    try {
      await context.addInitScript(moveClock, host.clockOffsetMs);
      const page = await context.newPage();
      await page.goto(host.url);
      const picture = async (task: string, act: number): Promise<void> => {
        const name = `${task.replace(/[^\w]+/g, '-')}-${String(act).padStart(2, '0')}.png`;
        if (folder !== null) await page.screenshot({ path: join(folder, name), animations: 'disabled' });
      };
      for (const [name, effort] of await tell(story, page, picture)) efforts.set(name, effort);
    } finally {
      await context.close();
      await host.stop();
    }
  }
} finally {
  await browser.close();
}

const figures = [...efforts].map(([task, effort]) => ({ task, ...effort, machineMs: Math.round(effort.machineMs), seconds: Math.round(secondsOf(effort)), budget: BUDGETS[task] ?? null }));
const line = (task: string, ...columns: readonly (string | number)[]): string => task.padEnd(58) + columns.map((column) => String(column).padStart(10)).join('');
const table = [
  line('task', 'touches', 'keys', 'screens', 'scrolls', 'seconds', 'machine ms', 'budget'),
  ...figures.map((one) => line(one.task, one.touches, one.keystrokes, one.screens, one.scrolls, one.seconds, one.machineMs, one.budget === null ? 'none' : `${one.budget.touches} + ${one.budget.keystrokes}`)),
].join('\n');
const json = JSON.stringify(figures, null, 2);
console.log(values.json ? json : table);
if (folder !== null) {
  await writeFile(join(folder, 'stranger.json'), `${json}\n`);
  await writeFile(join(folder, 'stranger.txt'), `${table}\n`);
}
