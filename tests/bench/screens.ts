/**
 * What a person feels at a window of a school of 5,000 students, in a real browser over a real host: search as one types,
 * lists, filters and scrolling. For each act: the questions that the window asked and how long their answers took, the
 * tasks that held its thread up for more than 50 ms, and the frames that came late while it scrolled. Beside the wall's
 * milliseconds stand those of the processor, and beside the acts an empty page in the same run: on a machine with other
 * work only these say what Muster costs.
 * npm run bench:screens [-- --students N --runs N --json FILE]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { expect as expected, type Page } from '@playwright/test';
import { startHost } from '../e2e/host-process.ts';
import { goTo, startDrill } from '../e2e/steps.ts';
import { launchBrowser } from '../support/browser.ts';
import { moveClock } from '../support/moved-clock.ts';
import { FeltAt, late, LATE_FRAME_MS, listen, LONG_TASK_MS, type Felt } from './felt.ts';
import { muster } from './running-host.ts';

const { values } = parseArgs({ options: { students: { type: 'string', default: '5000' }, runs: { type: 'string', default: '3' }, json: { type: 'string' } } });

/** Letter by letter, as fast as a hurried person. */
const TYPED = ['garcia', 'johnson noah', 'muler', 'okonkwo'];
const KEY_MS = 90;
/** However slow the machine: what is late is measured, not failed. */
const expect = expected.configure({ timeout: 60_000 });

const percentile = (numbers: readonly number[], share: number): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null);
};
const median = (numbers: readonly number[]): number => percentile(numbers, 0.5) ?? 0;

/** Of several runs, the middle one in each figure. */
function summary(runs: readonly Felt[]) {
  const ofRuns = (figure: (felt: Felt) => number | null): number | null => {
    const found = runs.flatMap((felt) => figure(felt) ?? []);
    return found.length === 0 ? null : Math.round(median(found) * 100) / 100;
  };
  return {
    queries: runs[0]?.queriesMs.length ?? 0,
    queryP95Ms: ofRuns(({ queriesMs }) => percentile(queriesMs, 0.95)),
    longTasks: ofRuns(({ tasks }) => tasks.filter(({ wallMs }) => wallMs > LONG_TASK_MS).length),
    longestTaskMs: ofRuns(({ tasks }) => Math.max(0, ...tasks.map(({ wallMs }) => wallMs))),
    longTasksCpu: ofRuns(({ tasks }) => tasks.filter(({ cpuMs }) => cpuMs > LONG_TASK_MS).length),
    longestTaskCpuMs: ofRuns(({ tasks }) => Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs))),
    frames: runs[0]?.framesMs.length ?? 0,
    lateFrames: ofRuns(({ framesMs }) => (framesMs.length === 0 ? null : late(framesMs))),
    cpuMsInAFrame: ofRuns(({ framesMs, tasks }) => (framesMs.length === 0 ? null : tasks.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / framesMs.length)),
  };
}

async function typeAll(page: Page, type: (text: string) => Promise<void>, clear: () => Promise<void>): Promise<void> {
  for (const text of TYPED) {
    await type(text);
    await page.waitForTimeout(300);
    await clear();
  }
}

async function oneRun(page: Page, bench: FeltAt): Promise<void> {
  const field = (placeholder: string) => page.getByPlaceholder(placeholder);
  const typeInto = (placeholder: string) => typeAll(page, (text) => field(placeholder).pressSequentially(text, { delay: KEY_MS }), () => field(placeholder).fill(''));

  await bench.act('open People, all students', async () => {
    await goTo(page, 'People');
    await expect(page.locator('.people-list .ledger-row').first()).toBeVisible();
  });
  await bench.act('filter the students as one types', () => typeInto('Name, room, phone…'));
  await bench.act('only those with a restriction', async () => {
    await page.getByRole('tab', { name: /Restriction$/ }).click();
  });
  await page.getByRole('tab', { name: /All$/ }).click();
  await bench.scrolled('scroll through the students', '.virtual-rows');
  await bench.act('open the guardians', async () => {
    await page.getByRole('tab', { name: /Guardians$/ }).click();
    await expect(page.locator('.people-list .ledger-row').first()).toBeVisible();
  });
  await bench.scrolled('scroll through the guardians', '.virtual-rows');

  await bench.act('Ctrl+K, as one types', async () => {
    await page.keyboard.press('Control+k');
    await typeInto('A person, a room, an action: two letters will do');
    await page.keyboard.press('Escape');
  });
  await bench.act('search in reunification as one types', async () => {
    await goTo(page, 'Reunification');
    await typeInto('Two letters will do');
  });
  await goTo(page, 'Accounting');
  await bench.act('open a class', async () => {
    await page.locator('a.class-row').first().click();
    await expect(page.locator('.roll-row').first()).toBeVisible();
  });
  await bench.act('the whole class is here', async () => {
    await page.getByRole('button', { name: /^(?:All|The other) .*(?:are|is) here$/ }).click();
    await expect(page.getByRole('heading', { name: 'This class has reported.' })).toBeVisible();
  });
  await bench.act('everybody on the list', async () => {
    await goTo(page, 'Now');
    await page.locator('a.number-total').click();
    await expect(page.locator('.virtual-rows li').first()).toBeVisible();
  });
  await bench.scrolled('scroll through everybody', '.virtual-rows');
  await bench.act('open the timeline', async () => {
    await goTo(page, 'Records');
    await page.getByRole('button', { name: 'Open the newest' }).click();
    await expect(page.locator('.timeline-row').first()).toBeVisible();
  });
}

const host = await startHost();
const browser = await launchBrowser();
try {
  muster('sample', '--students', values.students, '--data', host.dataFolder);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addInitScript(moveClock, host.clockOffsetMs);
  await context.addInitScript(listen);
  const page = await context.newPage();
  const bench = new FeltAt(browser, page);
  await page.goto(host.url);
  await expect(page.getByRole('heading', { name: 'What must everybody do?' })).toBeVisible({ timeout: 60_000 });
  await startDrill(page, 'EVACUATE', 'North field');
  const empty = await context.newPage();
  const nothing = new FeltAt(browser, empty);
  await empty.setContent('<!doctype html><title>Empty</title>');
  await empty.goto('data:text/html,<!doctype html><title>Empty</title><div class="virtual-rows" style="height:700px;overflow:auto"><div style="height:250000px"></div></div>');
  for (let run = 0; run < Number(values.runs); run++) {
    await empty.bringToFront();
    await nothing.scrolled('an empty page', '.virtual-rows');
    await page.bringToFront();
    await oneRun(page, bench);
  }
  const report = [...nothing.felt, ...bench.felt].map(([what, runs]) => ({ what, ...summary(runs) }));
  console.log(`${values.students} students, ${values.runs} runs, the middle one of each figure; a frame is late after ${LATE_FRAME_MS} ms`);
  console.table(Object.fromEntries(report.map(({ what, ...figures }) => [what, figures])));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ students: Number(values.students), runs: Number(values.runs), lateFrameMs: LATE_FRAME_MS, acts: report }, null, 2)}\n`);
} finally {
  await browser.close();
  await host.stop();
}
