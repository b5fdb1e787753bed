/** The two kinds of school that a day can be lived at: the invented one, and one from a roster's files. How each is opened, and who is in it. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { writeSample } from '../../../electron/host/cli/write-sample.ts';
import { sampleAbsences } from '../../../electron/host/roster-import/sample-absences.ts';
import { STORY_DATE } from '../host-process.ts';
import { openImport } from '../shots-import.ts';
import { chooseSecret, foundSchool, keepCode, openSetup } from '../sign-in-steps.ts';
import { goTo, openSampleSchool } from '../steps.ts';
import { readRosterFacts, type RosterFacts } from './roster-facts.ts';
import { ADMINISTRATOR } from './staff.ts';

export interface Answering {
  readonly period: string;
  readonly name: string;
}

export interface School {
  readonly facts: RosterFacts;
  /** Students who are absent before anybody is marked. */
  readonly absent: readonly string[];
  /** Founds it, brings its roster in, and sets its sign-in up. */
  readonly open: (page: Page) => Promise<void>;
  /** Sets the bell schedule; whose classes answer at half past nine, and at twenty past one. */
  readonly setBells: (page: Page) => Promise<{ readonly morning: Answering; readonly afternoon: Answering }>;
}

/** As the button “Try the sample school” makes it. */
const SAMPLE = { seed: 1, students: 1_200, date: STORY_DATE };

export async function sampleSchool(): Promise<School> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-sample-'));
  try {
    writeSample(folder, SAMPLE);
    return {
      facts: await readRosterFacts(folder, null),
      absent: sampleAbsences(SAMPLE, (id) => id).flatMap(({ people }) => people),
      open: async (page) => {
        await openSampleSchool(page, ADMINISTRATOR.name);
        await goTo(page, 'Setup');
        await openSetup(page, 'Signing in');
        await chooseSecret(page, ADMINISTRATOR.secret);
        await page.getByRole('button', { name: 'Set up sign-in' }).click();
        await keepCode(page);
      },
      setBells: async (page) => {
        await openBells(page);
        await page.getByRole('tab', { name: 'Wednesday' }).click();
        await page.getByLabel('Ends, Advisory').fill('10:01');
        await saveBells(page);
        return { morning: { period: 'HR', name: 'Advisory' }, afternoon: { period: '5', name: 'Period 5' } };
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `school`: the one of the file in which this computer stands; null: all of them. */
export async function schoolOf(folder: string, school: string | null): Promise<School> {
  return {
    facts: await readRosterFacts(folder, school),
    absent: [],
    open: async (page) => {
      await foundSchool(page, school ?? 'All schools', ADMINISTRATOR.name);
      await openImport(page);
      await page.locator('input[type=file]').setInputFiles(readdirSync(folder).map((name) => join(folder, name)));
      await expect(page.getByRole('heading', { name: 'Which school is this computer in?' })).toBeVisible({ timeout: 60_000 });
      await page.getByRole('radio', { name: new RegExp(`^${school ?? 'All of them'}`) }).click();
      await page.getByRole('button', { name: 'This one' }).click();
      await page.getByRole('button', { name: 'Apply' }).click({ timeout: 60_000 });
      await expect(page.getByRole('heading', { name: 'The roster is in. Print the class lists.' })).toBeVisible({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Back to People' }).click();
    },
    setBells: async (page) => {
      await openBells(page);
      const names = page.getByLabel(/^Called, row/);
      await expect(names.first()).toBeVisible();
      const called: string[] = [];
      for (const field of await names.all()) called.push(await field.inputValue());
      for (const [index, name] of called.entries()) {
        await page.getByLabel(`Begins, ${name}`, { exact: true }).fill(clock(FIRST_BELL + index * EVERY));
        await page.getByLabel(`Ends, ${name}`, { exact: true }).fill(clock(FIRST_BELL + index * EVERY + LESSON));
      }
      await saveBells(page);
      const at = async (minute: number): Promise<Answering> => {
        const index = Math.floor((minute - FIRST_BELL) / EVERY);
        return { period: await page.getByLabel(`Period on the roster, ${called[index] ?? ''}`, { exact: true }).inputValue(), name: called[index] ?? '' };
      };
      return { morning: await at(9 * 60 + 30), afternoon: await at(13 * 60 + 20) };
    },
  };
}

/** In minutes. */
const [FIRST_BELL, LESSON, EVERY] = [8 * 60 + 20, 50, 55];
const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

async function openBells(page: Page): Promise<void> {
  await goTo(page, 'Setup');
  await openSetup(page, 'Bell schedule');
}

async function saveBells(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save the bell schedule' }).click();
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();
}
