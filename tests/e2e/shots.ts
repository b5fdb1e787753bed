/**
 * `npm run shots -- DIR`: every screen and state on the sample school, as pictures at both sizes and in both themes, and
 * once as at 200 % zoom.
 * Fails where a screen breaks what tests/e2e/audit.ts measures, and says which.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { launchBrowser } from '../support/browser.ts';
import { moveClock } from '../support/moved-clock.ts';
import { auditAxe, measurePage } from './audit.ts';
import { startHost, STORY_DATE } from './host-process.ts';
import { cardStates } from './shots-cards.ts';
import { conflictStates } from './shots-conflicts.ts';
import { consoleStates, crowdedFoot, joinStates, stageAlone } from './shots-consoles.ts';
import { deskStates } from './shots-desk.ts';
import { dispatchStates } from './shots-dispatch.ts';
import { drillStates, takeoverStates } from './shots-drills.ts';
import { findInIncident, findStates } from './shots-find.ts';
import { importStates, rosterConflictStates } from './shots-import.ts';
import { accountingStates, bellScheduleStates } from './shots-accounting.ts';
import { peopleStates } from './shots-people.ts';
import { movementStates } from './shots-movement.ts';
import { lockdownStates } from './shots-lockdown.ts';
import { beginPosts, latePostStates, postStates } from './shots-posts.ts';
import { photoStates } from './shots-photos.ts';
import { responderStates } from './shots-responders.ts';
import { pastStates, recordsStates } from './shots-records.ts';
import { setupStates } from './shots-setup.ts';
import { everyTakeover } from './every-takeover.ts';
import { StagedRows } from './staged-rows.ts';
import { familyStates, stagedBoard } from './shots-board.ts';
import { beginStations, stationStates } from './shots-stations.ts';
import { supportStates } from './shots-support.ts';
import { answerForEverybody, closeWithSignature, checkIn, findStudent, giveAllClear, goTo, hold, markWholeClass, openOwnSchool, openSampleSchool, rowOf, startDrill, touch } from './steps.ts';

const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), process.argv[2] ?? 'shots');
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const;
/** The office screen at 200 % zoom. */
const ZOOMED = { width: 683, height: 384 } as const;
const SCHEMES = ['light', 'dark'] as const;

await mkdir(folder, { recursive: true });
const breaches: string[] = [];
let taken = 0;

const host = await startHost();
const browser = await launchBrowser();
const context = await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce' });
await context.addInitScript(moveClock, host.clockOffsetMs);
const page = await context.newPage();
page.on('pageerror', (error) => breaches.push(`error in the page: ${error.message}`));

async function picture(name: string, of: Page = page): Promise<void> {
  for (const size of SIZES) {
    await of.setViewportSize(size);
    for (const scheme of SCHEMES) {
      await of.emulateMedia({ colorScheme: scheme });
      await of.waitForTimeout(120);
      const variant = `${name}-${size.width}-${scheme}`;
      const found = await measurePage(of);
      if (size === SIZES[0]) found.push(...(await auditAxe(of)));
      breaches.push(...found.map((what) => `${variant}: ${what}`));
      await of.screenshot({ path: join(folder, `${variant}.png`), animations: 'disabled' });
      taken += 1;
    }
  }
  await of.emulateMedia({ colorScheme: 'light' });
  await of.setViewportSize(ZOOMED);
  await of.waitForTimeout(120);
  breaches.push(...(await measurePage(of)).map((what) => `${name}-zoomed: ${what}`));
  await of.screenshot({ path: join(folder, `${name}-zoomed.png`), animations: 'disabled', fullPage: true });
  taken += 1;
  await of.setViewportSize(SIZES[0]);
}

async function firstRun(): Promise<void> {
  await page.goto(host.url);
  await expect(page.getByRole('heading', { name: 'Not set up' })).toBeVisible();
  await picture('01-first-run-new');
  await page.getByRole('button', { name: 'Try the sample school' }).click();
  await picture('02-first-run-sample');
  await openSampleSchool(page, 'Dana Okonkwo');
}

async function atRest(): Promise<void> {
  await picture('03-now-ready');
  await page.getByRole('radio', { name: /^EVACUATE/ }).click();
  await page.locator('#detail').fill('North field');
  await picture('04-now-ready-evacuate');
  await page.getByRole('radio', { name: /^SHELTER/ }).click();
  await picture('05-now-ready-shelter');
  await goTo(page, 'Accounting');
  await picture('06-accounting-nothing-running');
  await goTo(page, 'Conflicts');
  await picture('07-conflicts-none');
  await goTo(page, 'Records');
  await picture('08-records-none');
  await peopleStates(page, picture);
  await goTo(page, 'People');
  await today();
  await findStates(page, picture);
  await setupStates(page, picture);
  await bellScheduleStates(page, picture);
  await dispatchStates(page, picture);
  await responderStates(page, picture);
}

/** Absences, leaving early, visitors. What is said here stands in the pictures that follow. */
async function today(): Promise<void> {
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Mark absent' })).toBeVisible();
  await picture('11-today');
  await page.getByRole('tab', { name: /^Tomorrow/ }).click();
  await expect(page.getByRole('heading', { name: 'Mark who is absent tomorrow.' })).toBeVisible();
  await picture('11-today-nobody');
  await page.getByRole('tab', { name: /^Today/ }).click();
  await page.getByRole('button', { name: 'Mark absent' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('lucia munoz');
  await page.locator('.person-search button.ledger-row').first().click();
  await picture('11-today-mark-absent');
  await page.getByRole('button', { name: /^Mark .* absent$/ }).click();
  await page.getByRole('button', { name: 'Leaves early' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('noah johnson');
  await page.locator('.person-search button.ledger-row').first().click();
  await expect(page.getByText(/RESTRICTION/)).toBeVisible();
  await page.getByLabel('With whom').fill('Marcus Johnson');
  await page.getByRole('button', { name: /left early$/ }).click();
  await expect(page.getByText('PickupRestricted')).toBeVisible();
  await picture('11-today-leaves-refused');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Sign in a visitor' }).click();
  await page.getByLabel('Name of the visitor').fill('Pat Lee');
  await page.getByLabel('Badge').fill('7');
  await picture('11-today-visitor');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign out Pat Lee' })).toBeVisible();
  await picture('11-today-marked');
  await page.getByRole('button', { name: 'Sign out Pat Lee' }).click();
}

async function accounting(): Promise<void> {
  await goTo(page, 'Now');
  await startDrill(page, 'EVACUATE', 'To the north field');
  await expect(page.getByText('EVACUATE drill started').first()).toBeVisible();
  await picture('20-now-drill-started');
  await goTo(page, 'Accounting');
  await expect(page.locator('a.class-row').first()).toBeVisible();
  await picture('21-accounting-classes');
  await accountingStates(page, picture);
  await page.locator('a.class-row', { hasText: 'Rm 101' }).click();
  await expect(page.getByRole('button', { name: /^(All|The other) \d+ are here$/ })).toBeVisible();
  await picture('22-class-open');
  await touch(page, 'Harris, Benjamin', 'Missing');
  await touch(page, 'King, Harper', 'Injured');
  await rowOf(page, 'Cooper, Riley').getByRole('radio', { name: 'Elsewhere' }).click();
  await page.getByLabel('With whom').fill('the nurse');
  await picture('23-class-elsewhere');
  await page.getByRole('button', { name: 'Report elsewhere' }).click();
  await touch(page, 'Morris, Hazel', 'Here');
  await page.getByRole('button', { name: 'Add an extra student' }).first().click();
  await page.getByLabel('Name of the student').fill('hernandez sof');
  await expect(page.locator('.person-search button.ledger-row').first()).toBeVisible();
  await picture('24-class-add-extra');
  await page.locator('.person-search button.ledger-row').first().click();
  await expect(page.getByText('Counted once, with you.')).toBeVisible();
  await picture('25-class-in-work');
  await page.getByRole('button', { name: /^The other \d+ are here$/ }).click();
  await expect(page.getByRole('heading', { name: 'This class has reported.' })).toBeVisible();
  await page.getByText('Me', { exact: true }).click();
  await touch(page, 'Morris, Hazel', 'Missing');
  await expect(rowOf(page, 'Morris, Hazel')).toContainText('reports disagree');
  await page.waitForTimeout(1_800);
  await picture('26-class-disagree');
  await page.setViewportSize(SIZES[1]);
  await page.getByRole('button', { name: 'Compare' }).click();
  await picture('27-class-compare');
  for (const room of ['Rm 102', 'Rm 103', 'Rm 104', 'Rm 105', 'Rm 106', 'Rm 107']) await markWholeClass(page, room);
  await goTo(page, 'Accounting');
  await picture('28-accounting-classes-reported');
  await goTo(page, 'Conflicts');
  await expect(page.getByText('What is true?')).toBeVisible();
  await picture('29-conflict-reports');
  await goTo(page, 'Now');
  await picture('30-now-drill');
  await page.getByRole('link', { name: /Missing/ }).first().click();
  await expect(page.locator('.roll-row').first()).toBeVisible();
  await picture('31-list-missing');
  await page.goto(new URL('/#/now/list/all', host.url).href);
  await expect(page.locator('.roll-row').first()).toBeVisible();
  await picture('32-list-everybody');
  await goTo(page, 'Now');
  await page.getByRole('button', { name: 'Change directive' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: /^HOLD/ }).click();
  await picture('33-change-directive');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add a note' }).click();
  await picture('34-note');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Real emergency' }).click();
  await page.getByRole('radio', { name: /^LOCKDOWN/ }).click();
  await picture('35-real-emergency');
  await page.getByRole('button', { name: 'Back to the drill' }).click();
  await findInIncident(page, picture);
  await postStates(page, picture);
}

async function reunification(): Promise<void> {
  await goTo(page, 'Reunification');
  await picture('40-reunification');
  await findStudent(page, 'Johnson, Noah');
  await picture('41-check-in');
  await page.getByRole('radio', { name: /Johnson, Lisa/ }).click();
  await page.getByRole('radio', { name: 'Driver license' }).click();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await picture('42-check-in-ready');
  await page.getByRole('radio', { name: /Johnson, Marcus/ }).click();
  await picture('43-check-in-restricted');
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('heading', { name: 'RESTRICTION: may not pick up' })).toBeVisible();
  await picture('44-restriction-refused');
  await page.getByRole('button', { name: 'Next adult' }).click();
  await findStudent(page, 'Johnson, Noah');
  await page.getByRole('radio', { name: /not on this list/ }).click();
  await page.getByLabel('The name that the adult says').fill('Pat Stranger');
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('heading', { name: 'Not on this student’s record' })).toBeVisible();
  await picture('45-not-on-record');
  await goTo(page, 'Reunification');
  await findStudent(page, 'Johnson, Noah');
  await page.getByRole('radio', { name: /Johnson, Lisa/ }).click();
  await page.getByRole('radio', { name: 'No ID' }).click();
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Identity is not certain' })).toBeVisible();
  await picture('46-identity');
  await goTo(page, 'Reunification');
  await findStudent(page, 'Mitchell, Levi');
  await picture('47-no-contact');
  await goTo(page, 'Reunification');
  await checkIn(page, 'Johnson, Noah', 'Johnson, Lisa');
  await picture('48-checked-in');
  await goTo(page, 'Reunification');
  await checkIn(page, 'Johnson, Noah', 'Miller, Denise');
  await goTo(page, 'Reunification');
  await checkIn(page, 'Muñoz, Mateo', 'Rodríguez, Guadalupe');
  await goTo(page, 'Reunification');
  await expect(page.getByRole('link', { name: /for Denise Miller/ })).toBeVisible();
  await picture('49-queue');
  await page.getByRole('link', { name: /for Lisa Johnson/ }).click();
  await expect(page.getByRole('heading', { name: /comfortable/ })).toBeVisible();
  await picture('50-comfort-question');
  await page.getByRole('button', { name: /^Yes/ }).click();
  await expect(page.getByRole('button', { name: 'Hand over' })).toBeVisible();
  await picture('51-hand-over');
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByRole('heading', { name: /left with/ })).toBeVisible();
  await picture('52-released');
  await goTo(page, 'Reunification');
  await findStudent(page, 'Johnson, Noah');
  await expect(page.getByRole('heading', { name: 'Already released' })).toBeVisible();
  await picture('53-already-released');
  await goTo(page, 'Reunification');
  await page.getByRole('link', { name: /for Guadalupe/ }).click();
  await page.getByRole('button', { name: /^No, or not sure/ }).click();
  await expect(page.getByRole('heading', { name: /Call a counselor/ })).toBeVisible();
  await picture('54-not-comfortable');
  await deskStates(page, picture);
}

async function afterwards(): Promise<void> {
  await goTo(page, 'Accounting');
  await page.locator('a.class-row', { hasText: 'Rm 101' }).click();
  await expect(rowOf(page, 'Johnson, Noah')).toContainText('Released');
  await picture('60-class-released');
  await goTo(page, 'Conflicts');
  await page.getByRole('radio', { name: /Not known/ }).click();
  await page.getByLabel('How do you know?').fill('Not seen since the stairs');
  await picture('61-conflict-settling');
  await page.getByRole('button', { name: 'Settle it' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is in conflict.' })).toBeVisible();
  await page.goto(new URL('/#/now/list/released', host.url).href);
  await page.getByRole('button', { name: 'Report missing' }).click();
  await goTo(page, 'Conflicts');
  await expect(page.getByRole('heading', { name: /^Reported after release/ })).toBeVisible();
  await picture('61-conflict-after-release');
  await page.getByRole('radio', { name: /Lisa Johnson/ }).click();
  await page.getByLabel('How do you know?').fill('Phoned Lisa Johnson: they are at home');
  await page.getByRole('button', { name: 'Settle it' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is in conflict.' })).toBeVisible();
  await goTo(page, 'Now');
  await expect(page.getByRole('heading', { name: /^Get a report from/ })).toBeVisible();
  await picture('61-now-drill-later');
  await hold(page, page.getByRole('button', { name: /All clear/ }));
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture('62-all-clear-reason');
  await page.getByRole('dialog').getByRole('textbox').fill('The fire marshal released the building');
  await page.getByRole('button', { name: 'Give all clear' }).click();
  await expect(page.getByRole('heading', { name: 'ALL CLEAR', level: 1 })).toBeVisible();
  await picture('63-all-clear');
  await page.getByRole('button', { name: 'Close the drill' }).click();
  await expect(page.getByText('PeopleUnaccountedFor')).toBeVisible();
  await picture('64-close-refused');
  await page.getByRole('button', { name: 'Answer by name' }).click();
  await expect(page.getByText('Nobody has accounted for')).toBeVisible();
  await picture('65-answer');
  await answerForEverybody(page, 'Seen on the field by the assistant principal');
  await expect(page.getByRole('heading', { name: 'Close the drill.' })).toBeVisible();
  await picture('66-ready-to-close');
  await closeWithSignature(page, 'drill', 'Left with the officer');
  await expect(page.getByLabel('Only entries that contain')).toBeVisible();
  await picture('67-timeline');
  await goTo(page, 'Records');
  await picture('68-records');
  await recordsStates(page, picture);
  await goTo(page, 'Now');
  await page.getByRole('radio', { name: /^EVACUATE/ }).click();
  await picture('69-now-ready-places');
  await page.getByRole('radio', { name: /^LOCKDOWN/ }).click();
  await hold(page, page.getByRole('button', { name: /LOCKDOWN, REAL/ }));
  await expect(page.getByRole('heading', { name: 'LOCKDOWN', level: 1 })).toBeVisible();
  await lockdownStates(page, picture);
  await giveAllClear(page, 'Police released the building room by room');
  await picture('71-lockdown-over');
}

/** On schools of their own: a roster is brought in, two stand side by side, and two consoles acted apart. */
async function preparedSchools(): Promise<void> {
  const prepared: readonly (readonly [URL | null, typeof importStates])[] = [
    [null, importStates],
    [new URL('./rosters-apart.ts', import.meta.url), rosterConflictStates],
    [new URL('./conflicts-apart.ts', import.meta.url), conflictStates],
  ];
  for (const [prepare, states] of prepared) {
    const school = await startHost(prepare);
    const own = await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce' });
    try {
      await own.addInitScript(moveClock, school.clockOffsetMs);
      const window = await own.newPage();
      window.on('pageerror', (error) => breaches.push(`error in the page: ${error.message}`));
      await window.goto(school.url);
      if (prepare === null) await openOwnSchool(window);
      await states(window, (name) => picture(name, window));
    } finally {
      await own.close();
      await school.stop();
    }
  }
}

/** On a school of its own, whose clock goes on by half an hour. */
async function latePosts(): Promise<void> {
  const windowAt = async (url: string, clockOffsetMs: number): Promise<Page> => {
    const own = await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce' });
    await own.addInitScript(moveClock, clockOffsetMs);
    const window = await own.newPage();
    await window.goto(url);
    return window;
  };
  const school = await startHost();
  const before = await windowAt(school.url, school.clockOffsetMs);
  await openSampleSchool(before, 'Dana Okonkwo');
  await beginPosts(before);
  await beginStations(before);
  await before.context().close();
  const later = await school.restart('stopped', new Date(2026, 9, 14, 10, 3));
  const after = await windowAt(later.url, later.clockOffsetMs);
  await latePostStates(after, (name) => picture(name, after));
  await stationStates(after, (name) => picture(name, after));
  await after.context().close();
  await later.stop();
}

async function onTheMove(): Promise<void> {
  const fresh = await startHost();
  const window = await context.newPage();
  await window.goto(fresh.url);
  await openSampleSchool(window, 'Dana Okonkwo');
  await startDrill(window, 'EVACUATE', 'North field');
  await movementStates(window, (name) => picture(name, window));
  await cardStates(window, (name) => picture(name, window));
  await window.close();
  await fresh.stop();
}

async function withPhotos(): Promise<void> {
  const fresh = await startHost();
  const window = await context.newPage();
  await window.goto(fresh.url);
  await openSampleSchool(window, 'Dana Okonkwo');
  await photoStates(window, (name) => picture(name, window), STORY_DATE);
  await supportStates(window, (name) => picture(name, window));
  await window.close();
  await fresh.stop();
}

async function aPast(): Promise<void> {
  const school = await startHost(new URL('./records-of-before.ts', import.meta.url));
  const window = await context.newPage();
  await window.goto(school.url);
  await pastStates(window, (name) => picture(name, window));
  await window.close();
  await school.stop();
}

async function drillsAndTakeovers(): Promise<void> {
  for (const exercise of [true, false]) {
    const fresh = await startHost();
    const window = await context.newPage();
    const pictureOf = (name: string): Promise<void> => picture(name, window);
    await window.goto(fresh.url);
    await openSampleSchool(window, 'Dana Okonkwo');
    if (exercise) await drillStates(window, pictureOf);
    await takeoverStates(window, pictureOf, exercise);
    await window.close();
    await fresh.stop();
  }
}

/** The twenty looks of what takes the screen, each at its own size. */
async function everyAlarm(): Promise<void> {
  const fresh = await startHost();
  const window = await context.newPage();
  await window.goto(fresh.url);
  await openSampleSchool(window, 'Dana Okonkwo');
  await everyTakeover(window, async ({ directive, exercise, width }) => {
    await window.screenshot({ path: join(folder, `99-alarm-${directive}-${exercise ? 'drill' : 'real'}-${width}.png`), animations: 'disabled' });
    taken += 1;
  });
  await window.close();
  await fresh.stop();
}

/** At a school of its own, since the board's rows are staged. */
async function boardAndFamilies(): Promise<void> {
  const school = await startHost();
  const window = await context.newPage();
  const pictureOf = (name: string): Promise<void> => picture(name, window);
  await window.goto(school.url);
  await openSampleSchool(window, 'Dana Okonkwo');
  await startDrill(window, 'EVACUATE', 'North field');
  await familyStates(window, pictureOf);
  const staged = new StagedRows();
  await staged.stage(window);
  await window.reload();
  await stagedBoard(window, staged, pictureOf);
  await window.close();
  await school.stop();
}

async function manyConsoles(): Promise<void> {
  for (const prepare of [null, new URL('./rosters-apart.ts', import.meta.url)]) {
    const school = await startHost(prepare);
    const window = await context.newPage();
    const pictureOf = (name: string): Promise<void> => picture(name, window);
    const staged = new StagedRows();
    stageAlone(staged);
    await staged.stage(window);
    await window.goto(school.url);
    if (prepare === null) {
      await joinStates(window, staged, pictureOf);
      await window.getByRole('button', { name: 'Start a new school' }).click();
      await openSampleSchool(window, 'Dana Okonkwo');
      await consoleStates(window, staged, pictureOf);
    } else await crowdedFoot(window, staged, pictureOf);
    await window.close();
    await school.stop();
  }
}

async function withoutHost(): Promise<void> {
  const late = await context.newPage();
  await late.goto(host.url);
  await expect(late.getByText('Nothing is lost')).toBeVisible();
  await picture('80-code-used-up', late);
  await late.close();
  await host.stop();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await picture('81-connection-lost');
}

try {
  for (const part of [firstRun, atRest, preparedSchools, accounting, reunification, afterwards, latePosts, onTheMove, withPhotos, drillsAndTakeovers, aPast, everyAlarm, manyConsoles, boardAndFamilies, withoutHost]) await part();
} catch (error) {
  await page.screenshot({ path: join(folder, 'stopped-here.png') });
  breaches.push(`stopped: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await browser.close();
  await host.stop();
}
console.log(`${taken} pictures in ${folder}`);
for (const breach of new Set(breaches)) console.error(breach);
if (breaches.length > 0) process.exitCode = 1;
