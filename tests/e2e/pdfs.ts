/**
 * `npm run pdfs -- DIR`: everything that Muster prints on the sample school, as a printer gets it, for a person to look at: cards in
 * every language, class lists, badges, job sheets, slips, letters, the network's sheet, and the documents of drills, of a
 * real incident, of the year and of a call.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { documents } from '../../shared/contract/records-procedures.ts';
import { languageNames, languages } from '../../shared/kernel/languages.ts';
import { launchBrowser } from '../support/browser.ts';
import { moveClock } from '../support/moved-clock.ts';
import { openCards, printBlanks } from './cards-steps.ts';
import { startHost } from './host-process.ts';
import { checkIn, goTo, markWholeClass, startDrill } from './steps.ts';

const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), process.argv[2] ?? 'pdfs');
await mkdir(folder, { recursive: true });
const host = await startHost(new URL('./records-of-before.ts', import.meta.url));
const browser = await launchBrowser();
const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
await context.addInitScript(moveClock, host.clockOffsetMs);
const page = await context.newPage();

async function paper(name: string, of: Page = page): Promise<void> {
  await of.evaluate(async () => {
    // As renderer/print/print-sheets.ts leaves it while the printer reads.
    for (const sheets of document.querySelectorAll<HTMLElement>('.sheets')) sheets.dataset['printing'] = '';
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  });
  await of.pdf({ path: join(folder, `${name}.pdf`), format: 'Letter', preferCSSPageSize: true, printBackground: true });
  console.log(name);
}

async function openAddress(address: string): Promise<void> {
  await page.evaluate((to) => (window.location.hash = to), `#${address}`);
}

async function cards(): Promise<void> {
  for (const language of languages) {
    await openCards(page, 'Print cards');
    await page.getByRole('combobox', { name: 'Language beside English' }).click();
    await page.getByRole('option', { name: language === 'en' ? 'English alone' : languageNames[language] }).click();
    await printBlanks(page, 2);
    await paper(`cards-${language}`);
  }
  await goTo(page, 'Now');
  await openAddress('/cards/print');
  await page.getByText('One grade', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Which grade' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await paper('cards-of-a-grade');
}

/** Sets what the frame shows in a page of its own, as a printer gets it. */
async function documentAt(place: string, name: string): Promise<void> {
  await openAddress(place);
  const frame = page.locator('iframe.document-frame');
  await expect(frame.contentFrame().getByRole('heading').first()).toBeVisible();
  const text = await frame.getAttribute('srcdoc');
  const alone = await context.newPage();
  // At the host's own address: from another its fonts would not come.
  const address = new URL('/alone.html', host.url).href;
  await alone.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: text ?? '' }));
  await alone.goto(address);
  await paper(`document-${name}`, alone);
  await alone.close();
}

/** The last part of the addresses that links of this screen lead to. */
async function linkedFrom(place: string, links: string): Promise<readonly string[]> {
  await openAddress(place);
  const found = page.locator(`main a[href*="${links}"]`);
  await expect(found.first()).toBeVisible();
  return found.evaluateAll((all) => all.map((one) => (one.getAttribute('href') ?? '').split('/').at(-1) ?? ''));
}

async function allDocuments(): Promise<void> {
  const incidents = await linkedFrom('/records', '#/records/');
  const [running = ''] = incidents;
  const real = (await page.locator('main a', { hasText: 'REAL' }).first().getAttribute('href'))?.split('/').at(-1) ?? '';
  const ofIncident = Object.entries(documents).flatMap(([name, { of }]) => (of === 'incident' ? [name] : []));
  for (const name of ofIncident) {
    await documentAt(`/records/${running}/documents/${name}`, `${name}-drill`);
    await documentAt(`/records/${real}/documents/${name}`, `${name}-real`);
  }
  // The after-action report of a drill that was evaluated.
  await documentAt(`/records/${incidents[2] ?? ''}/documents/afterAction`, 'afterAction-evaluated');
  await documentAt('/records/year', 'drillYear');
  await openAddress('/drills');
  const drill = (await page.getByRole('region', { name: 'The year' }).getByRole('link', { name: /^Fire.* 1,/ }).getAttribute('href'))?.split('/').at(-1) ?? '';
  await documentAt(`/records/drills/${drill}/brief`, 'drillBrief');
  await documentAt(`/records/drills/${drill}`, 'drillRecord');
  const [call = ''] = await linkedFrom('/records/calls', '#/records/calls/');
  await documentAt(`/records/calls/${call}/document`, 'call');
}

try {
  await page.goto(host.url);
  await expect(page.getByRole('heading', { name: 'What must everybody do?' })).toBeVisible();
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await openAddress('/people/print');
  await expect(page.locator('.sheets article, .sheets section').first()).toBeVisible();
  await paper('class-lists');
  await openAddress('/dispatch/slip');
  await expect(page.locator('.sheets article, .sheets section').first()).toBeVisible();
  await paper('call-slips');
  await openAddress('/setup/network/sheet');
  await expect(page.getByRole('region', { name: 'What the network must allow' })).toBeVisible();
  await paper('network-sheet');

  await goTo(page, 'Now');
  await startDrill(page, 'EVACUATE', 'North field');
  await markWholeClass(page, 'Rm 204');
  await openAddress('/now/sheets');
  await expect(page.locator('.sheets article, .sheets section').first()).toBeVisible();
  await paper('job-sheets');
  await goTo(page, 'Reunification');
  await checkIn(page, 'Muñoz, Mateo', 'Rodríguez, Guadalupe');
  await cards();
  await allDocuments();
} finally {
  await browser.close();
  await host.stop();
}
