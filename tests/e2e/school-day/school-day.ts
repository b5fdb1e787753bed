/**
 * One whole day at a school, lived at the real screens of a real host: morning in the office, a drill, a real incident with
 * releases by every path, two restarts (of which one is a power cut), midnight, all clear, close. What was done is kept in a
 * ledger, and at the end everything that Muster says is held against it.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';
import type { StandingStatus } from '../../../shared/contract/standing-status.ts';
import { moveClock } from '../../support/moved-clock.ts';
import { startHost, type HostProcess } from '../host-process.ts';
import { answerForEverybody, giveAllClear, goTo, hold, rowOf, signForAll, startDrill } from '../steps.ts';
import { classesReport, contradict, foundAgain, settle } from './accounting.ts';
import { Day } from './day.ts';
import { deskDay, prepareFamilies, type Families } from './desk-day.ts';
import type { Waiting } from './desk.ts';
import { databaseBytes, HostFigures, type CommandFigures } from './host-figures.ts';
import { Ledger, type Entry, type Numbers } from './ledger.ts';
import { officeMorning, signOutVisitor, VISITORS, type Morning } from './morning.ts';
import { ALL_LISTS, differencesOnScreens, readRecord, SHORT_LISTS, type TheRecord } from './read-back.ts';
import type { Answering, School } from './schools.ts';
import { giveRolesAndLetters, OFFICE, PRINCIPAL, signIn, SUPERVISOR, VOLUNTEER } from './staff.ts';

export interface DayPlan {
  readonly releases: number;
  /** How often each exceptional path is gone. */
  readonly each: number;
  /** How many classes report, in the drill and in the incident; the others stay unknown. */
  readonly drillClasses: number;
  readonly incidentClasses: number;
  readonly seed: number;
}

export interface DayReport {
  readonly differences: readonly string[];
  readonly errorsInPages: readonly string[];
  /** Of the real incident, before it was closed. */
  readonly numbers: Numbers;
  readonly answeredFor: number;
  readonly sentence: string;
  /** How often each way of leaving, or of not leaving, was gone. */
  readonly paths: Readonly<Record<string, number>>;
  readonly entries: number;
  readonly verified: { readonly events: number; readonly findings: number };
  readonly commands: readonly CommandFigures[];
  readonly peakMemoryBytes: number;
  readonly databaseBytes: number;
  readonly tookMs: number;
  readonly record: readonly string[];
}

const MUSTER = join(process.env['MUSTER_DIST'] ?? join(import.meta.dirname, '../../../dist'), 'host/muster.js');
const AFTER_LUNCH = new Date(2026, 9, 14, 13, 20);
const BEFORE_MIDNIGHT = new Date(2026, 9, 14, 23, 59, 30);
const NEXT_DAY = new Date(2026, 9, 15, 7, 0);

const verified = z.object({ ok: z.boolean(), events: z.number(), findings: z.array(z.unknown()) });
const status = z.object({ logDigest: z.string(), viewsDigest: z.string() });

async function muster(host: HostProcess, ...words: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [MUSTER, ...words, '--data', host.dataFolder, '--json']);
  return JSON.parse(stdout);
}

interface Run {
  readonly browser: Browser;
  readonly school: School;
  readonly plan: DayPlan;
  readonly say: (words: string) => void;
  readonly figures: HostFigures;
  readonly errorsInPages: string[];
  readonly differences: string[];
  host: HostProcess;
}

export async function liveSchoolDay(browser: Browser, school: School, plan: DayPlan, say: (words: string) => void): Promise<DayReport> {
  const beganMs = performance.now();
  const run: Run = { browser, school, plan, say, figures: new HostFigures(), errorsInPages: [], differences: [], host: await startHost() };
  try {
    const page = await openWindow(run);
    await school.open(page);
    const day = new Day(school.facts, page, run.host.url, new Ledger([]), '');
    const bells = await school.setBells(page);
    await giveRolesAndLetters(page);
    say('the school is founded, its roster in, five people can sign in');
    await day.handOverTo(OFFICE);
    const morning = await officeMorning(day, school.absent);
    const families = await prepareFamilies(day, plan.each, morning);
    say('absences, a late one, an early one, two visitors');
    await drill(run, day, morning, families, bells.morning);
    await restart(run, day, 'stopped', AFTER_LUNCH);
    await signIn(day.page, PRINCIPAL);
    day.me = PRINCIPAL.name;
    return await incident(run, day, morning, families, bells.afternoon, beganMs);
  } finally {
    await run.host.stop();
  }
}

async function openWindow(run: Run): Promise<Page> {
  const context = await run.browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addInitScript(moveClock, run.host.clockOffsetMs);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => run.errorsInPages.push(error.message));
  run.figures.watch(page);
  await page.goto(run.host.url);
  return page;
}

/** Nobody is signed in afterwards. */
async function restart(run: Run, day: Day, how: 'stopped' | 'died', at: Date): Promise<void> {
  run.figures.lookAt(run.host.pid);
  await day.page.context().close();
  run.host = await run.host.restart(how, at);
  day.page = await openWindow(run);
  day.origin = run.host.url;
  await day.page.goto(new URL('/#/sign-in', run.host.url).href);
}

/** Everybody who may be counted, as the day stands when an incident starts. */
function expectedNow(day: Day, morning: Morning, families: Families): Ledger {
  const standing = (id: string): 'unknown' | 'absent' | 'left' => (morning.absent.has(id) ? 'absent' : morning.left.has(id) ? 'left' : 'unknown');
  const { students, staff } = day.facts;
  return new Ledger([
    ...[...students.values(), ...families.added].map(({ id, listed }) => ({ key: id, listed, student: true, status: standing(id) })),
    ...[...staff].map(([id, { listed }]) => ({ key: id, listed, student: false, status: 'unknown' as const })),
    ...morning.visitors.map((name) => ({ key: name, listed: name, student: false, status: 'unknown' as const })),
  ]);
}

async function compare(run: Run, day: Day, when: string, lists: readonly StandingStatus[] = SHORT_LISTS): Promise<void> {
  const found = await differencesOnScreens(day.page, day.origin, day.ledger, lists);
  run.differences.push(...found.map((words) => `${when}, ${words}`));
  run.say(`${when}: ${found.length === 0 ? 'each number and list is as the ledger has it' : `${found.length} differences`}`);
}

async function drill(run: Run, day: Day, morning: Morning, families: Families, answering: Answering): Promise<void> {
  await day.handOverTo(PRINCIPAL);
  day.ledger = expectedNow(day, morning, families);
  await goTo(day.page, 'Now');
  await startDrill(day.page, 'EVACUATE', 'North field');
  day.ledger.tell(day.me, { text: 'EVACUATE drill started: North field' }, { text: `The classes of ${answering.name} answer, by the bell schedule` });
  await day.handOverTo(SUPERVISOR);
  const { odd } = await classesReport(day, answering, run.plan.drillClasses, ['missing', 'missing', 'injured', 'elsewhere', 'extra', 'slip']);
  const [found] = odd.missing;
  if (found !== undefined) await foundAgain(day, found);
  await compare(run, day, 'the drill');
  await day.handOverTo(PRINCIPAL);
  await endAndClose(run, day, 'drill', []);
}

/** `aside`: who still waits; whoever closes signs for them. */
async function endAndClose(run: Run, day: Day, what: 'drill' | 'incident', aside: readonly Waiting[]): Promise<TheRecord> {
  const [clear, reason] = ['The building was released', 'Seen by the assistant principal'];
  await goTo(day.page, 'Now');
  await giveAllClear(day.page, clear);
  day.ledger.tell(day.me, { text: `All clear: ${clear}` });
  await day.page.getByRole('button', { name: 'Answer by name' }).click();
  await answerForEverybody(day.page, reason);
  const open = day.ledger.keys('missing', 'unknown');
  day.ledger.tell(day.me, ...open.map((person) => ({ person, text: `${day.me} answers for this person: ${reason}` })));
  for (const person of open) day.ledger.set(person, 'answeredFor');
  if (what === 'incident') await compare(run, day, 'before the close', ALL_LISTS);
  const close = day.page.getByRole('button', { name: `Close the ${what}` }).first();
  await close.click();
  if (aside.length > 0) {
    const words = 'Spoken to in private by the counselor, who goes on with it';
    const matters = day.page.locator('.closing-matter');
    await expect(matters).toHaveCount(aside.length);
    for (const [index, { adult, student }] of aside.entries()) {
      await expect(matters.nth(index)).toContainText(student.listed);
      await expect(matters.nth(index)).toContainText(`${adult} waits aside`);
    }
    await signForAll(day.page, words);
    day.ledger.tell(day.me, { text: `Signed for what was open: ${words}` });
    await close.click();
  }
  await expect(day.page.locator('.full-timeline')).toBeVisible();
  const { expected, released } = day.ledger.numbers();
  day.ledger.tell(day.me, { text: `Hard count at the close. ${day.ledger.hardCount()}` }, { text: `Closed: ${expected.toLocaleString('en-US')} expected, ${released.toLocaleString('en-US')} released, ${open.length.toLocaleString('en-US')} answered for` });
  const record = await readRecord(day.page, what === 'drill' ? 'DRILL' : 'REAL');
  const found = day.ledger.differencesFrom(record.entries);
  run.differences.push(...found.map((one) => `the record of the ${what}, ${one}`));
  run.say(`the ${what} is closed; its record of ${record.entries.length} entries ${found.length === 0 ? 'tells what was done, and in its order' : `differs ${found.length} times`}`);
  return record;
}

async function incident(run: Run, day: Day, morning: Morning, families: Families, answering: Answering, beganMs: number): Promise<DayReport> {
  const { plan } = run;
  day.ledger = expectedNow(day, morning, families);
  await goTo(day.page, 'Now');
  await day.page.getByRole('radio', { name: /^HOLD/ }).click();
  await hold(day.page, day.page.getByRole('button', { name: /HOLD, REAL/ }));
  await expect(day.page.getByRole('heading', { name: 'HOLD', level: 1 })).toBeVisible();
  day.ledger.tell(day.me, { text: 'HOLD started' }, { text: `The classes of ${answering.name} answer, by the bell schedule` });
  await addNote(day, 'Smell of gas at the boiler house; fire department called at 13:21');
  await day.page.getByRole('button', { name: 'Change directive' }).click();
  const dialog = day.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^EVACUATE/ }).click();
  await dialog.locator('#detail').fill('South gate');
  await dialog.getByRole('button', { name: 'Change to EVACUATE' }).click();
  await expect(day.page.getByRole('heading', { name: 'EVACUATE', level: 1 })).toBeVisible();
  day.ledger.tell(day.me, { text: 'Directive changed to EVACUATE: South gate' });

  await day.handOverTo(SUPERVISOR);
  const many = <T>(one: T): readonly T[] => Array.from({ length: plan.each }, () => one);
  const counted = await classesReport(day, answering, plan.incidentClasses, [...many('injured' as const), ...many('missing' as const), 'missing', 'elsewhere', ...many('extra' as const), 'slip']);
  const disputed = counted.here.slice(0, plan.each).map((one) => ({ said: one, student: day.mustTake((student) => student.contacts.length > 0, one.map(({ student }) => student.id)) }));
  for (const { said, student } of disputed) for (const one of said) if (one.student.id === student.id) await contradict(day, one);
  await visitorIsHere(day, VISITORS[0]);
  await day.handOverTo(OFFICE);
  await signOutVisitor(day, VISITORS[1]);
  day.ledger.set(VISITORS[1], 'left');
  await compare(run, day, 'after the classes');
  await day.handOverTo(PRINCIPAL);
  for (const { said, student } of disputed) for (const one of said) if (one.student.id === student.id) await settle(day, one);
  await addNote(day, 'Gas is shut off; the building stays closed');
  await startReunification(day, 'South gate lawn');

  const { paths, aside } = await deskDay(day, families, counted, plan, run.say, async () => {
    await restart(run, day, 'died', BEFORE_MIDNIGHT);
    await signIn(day.page, VOLUNTEER);
    day.me = VOLUNTEER.name;
    await compare(run, day, 'after the power cut');
  });
  await day.handOverTo(PRINCIPAL);
  const numbers = day.ledger.numbers();
  const { sentence, entries } = await endAndClose(run, day, 'incident', aside);
  const answeredFor = day.ledger.names('answeredFor').length;
  const closing = `${numbers.expected.toLocaleString('en-US')} expected, ${numbers.released} released, ${answeredFor.toLocaleString('en-US')} answered for by name.`;
  if (!sentence.startsWith(closing)) run.differences.push(`the record begins “${sentence}” and should begin “${closing}”`);
  return { ...(await afterwards(run, day, entries)), numbers, answeredFor, sentence, paths, tookMs: Math.round(performance.now() - beganMs) };
}

async function addNote(day: Day, text: string): Promise<void> {
  await goTo(day.page, 'Now');
  await day.page.getByRole('button', { name: 'Add a note' }).click();
  await day.page.getByRole('dialog').getByRole('textbox').fill(text);
  await day.page.getByRole('button', { name: 'Save the note' }).click();
  await expect(day.page.getByRole('dialog')).toBeHidden();
  day.ledger.tell(day.me, { text });
}

async function startReunification(day: Day, place: string): Promise<void> {
  await goTo(day.page, 'Now');
  await day.page.getByRole('button', { name: 'Start reunification' }).click();
  const dialog = day.page.getByRole('dialog');
  await dialog.getByLabel('Where do families come to?').fill(place);
  await dialog.getByRole('button', { name: 'Start reunification' }).click();
  await expect(dialog).toBeHidden();
  day.ledger.tell(day.me, { text: `Reunification is at ${place}` });
}

async function visitorIsHere(day: Day, name: string): Promise<void> {
  await goTo(day.page, 'Now');
  await day.page.getByRole('link', { name: /Unknown$/ }).click();
  await expect(rowOf(day.page, name)).toContainText('visitor');
  await rowOf(day.page, name).getByRole('radio', { name: 'Here', exact: true }).click();
  await expect(rowOf(day.page, name)).toBeHidden();
  day.ledger.tell(day.me, { person: name, text: `Here, reported by ${day.me} in person` });
  day.ledger.set(name, 'here');
}

/** The log is whole, views made anew are the same, and the next morning's host tells the same story. */
async function afterwards(run: Run, day: Day, told: readonly Entry[]): Promise<Omit<DayReport, 'numbers' | 'answeredFor' | 'sentence' | 'paths' | 'tookMs'>> {
  const { events, findings } = verified.parse(await muster(run.host, 'verify'));
  run.differences.push(...findings.map((one) => `verify: ${JSON.stringify(one)}`));
  const before = status.parse(await muster(run.host, 'status'));
  await muster(run.host, 'rebuild');
  const rebuilt = status.parse(await muster(run.host, 'status'));
  if (rebuilt.viewsDigest !== before.viewsDigest) run.differences.push('views that were made anew from the log are others');
  await restart(run, day, 'stopped', NEXT_DAY);
  await signIn(day.page, PRINCIPAL);
  const again = (await readRecord(day.page, 'REAL')).entries;
  if (JSON.stringify(again) !== JSON.stringify(told)) run.differences.push('the record is another after the restart');
  run.figures.lookAt(run.host.pid);
  run.say(`verified ${events} events; rebuilt; restarted`);
  return {
    differences: run.differences,
    errorsInPages: run.errorsInPages,
    entries: told.length,
    verified: { events, findings: findings.length },
    commands: run.figures.commands(),
    peakMemoryBytes: run.figures.peakMemoryBytes,
    databaseBytes: databaseBytes(run.host.dataFolder),
    record: told.map((entry) => `${entry.person === '' ? '' : `${entry.person}: `}${entry.text} [${entry.by}]`),
  };
}
