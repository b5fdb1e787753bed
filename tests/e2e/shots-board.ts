/** The board, families who have not come, messages and the hard count for `npm run shots`, two and a half hours into an evacuation; the board's rows are staged, since its lines take hours to grow. */
import { expect, type Page } from '@playwright/test';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { StagedRows } from './staged-rows.ts';
import { goTo } from './steps.ts';

type FlowRow = SubscriptionRow<'flow'>;
type Picture = (name: string) => Promise<void>;

const MINUTE_MS = 60_000;
const TEN_MINUTES_MS = 10 * MINUTE_MS;

/** As the mock has it: what was released in every ten minutes, and the longest wait at each stage. */
const RELEASED = [3, 11, 17, 22, 26, 24, 21, 23];
const WAITS: Readonly<Partial<Record<FlowRow['key'], readonly number[]>>> = { inLine: [3, 5, 7, 9, 11, 12, 14, 14], toFetch: [4, 5, 4, 4, 2, 2, 1, 1], handOff: [2, 2, 3, 2, 3, 3, 3, 3] };

function flowAt(nowMs: number): FlowRow[] {
  const end = Math.floor(nowMs / TEN_MINUTES_MS) * TEN_MINUTES_MS;
  const wallOf = (index: number): number => end - (RELEASED.length - 1 - index) * TEN_MINUTES_MS;
  const count = RELEASED.reduce((sum, one) => sum + one, 0);
  const minute = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const minutes = Array.from({ length: 30 }, (_, at) => ({ wall: minute - (30 - at) * MINUTE_MS, count: at % 4 === 0 ? 3 : 2 }));
  const row = (key: FlowRow['key'], waiting: number | null, longestMin: number): FlowRow => ({
    key,
    waiting,
    families: waiting ?? 0,
    since: waiting === null || waiting === 0 || key === 'whole' ? null : { longestWall: nowMs - longestMin * MINUTE_MS, ninetiethWall: nowMs - longestMin * 0.8 * MINUTE_MS, medianWall: nowMs - longestMin * 0.4 * MINUTE_MS },
    done: { count, firstWall: wallOf(0), waits: { count, medianMs: 4 * MINUTE_MS, ninetiethMs: 9 * MINUTE_MS, longestMs: 14 * MINUTE_MS }, acrossConsoles: 0 },
    minutes,
    tens: RELEASED.map((released, index) => {
      const longest = WAITS[key]?.[index];
      return { wall: wallOf(index), count: released, longestMs: longest === undefined ? null : longest * MINUTE_MS };
    }),
  });
  return [row('greeted', null, 0), row('inLine', 23, 14), { ...row('aside', 5, 9), done: null, minutes: [], tens: [] }, row('toFetch', 4, 2), row('onTheWay', 3, 3), row('handOff', 2, 3), row('whole', 224, 0)];
}

const holdersOf = (post: string, names: readonly string[]): SubscriptionRow<'posts'>['holders'] => names.map((name, at) => ({ key: `${post} ${at}`, staff: null, name, badge: String(at + 1), facts: ['f'], sinceWall: 1, recordedBy: 'Dana Okonkwo' }));

const postRow = (post: string, title: string, names: readonly string[]): SubscriptionRow<'posts'> => ({ key: post, post, title, purpose: '', reportsTo: null, heldBy: 'many', wanted: false, holders: holdersOf(post, names), sheet: [] });

/** In a window of its own whose lists are staged: the incident is the host's. */
export async function stagedBoard(page: Page, staged: StagedRows, picture: Picture): Promise<void> {
  await goTo(page, 'Now');
  const nowMs = await page.evaluate(() => Date.now());
  staged.show('flow', flowAt(nowMs));
  staged.show('posts', [postRow('greeter', 'Greeter', ['Ana Lopez', 'Ben Fox', 'Kim Oh', 'Lee Park', 'Samira Haddad']), postRow('checker', 'Checker', ['Pat Lee', 'Jo Reyes', 'Max Bell', 'Ida Lund']), postRow('reunifier', 'Reunifier', ['Tom Ray', 'Uma Rao', 'Vic Poe', 'Wes Orr', 'Yan Li'])]);
  await goTo(page, 'Reunification');
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Move one greeter to checking.' })).toBeVisible();
  await picture('80-board');
}

/** At the host's own rows, while a drill runs. */
export async function familyStates(page: Page, picture: Picture): Promise<void> {
  await goTo(page, 'Reunification');
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Stations', level: 2 })).toBeVisible();
  await picture('80-board-beginning');
  await page.getByRole('button', { name: 'Families who have not come' }).last().click();
  await page.getByRole('button', { name: 'What came of it' }).click();
  await picture('81-families-call');
  await page.getByRole('dialog').getByRole('button', { name: 'Message left' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('tab', { name: /^[\d,]*all$/ }).click();
  await picture('81-families');
  await page.getByRole('button', { name: 'Messages to families' }).click();
  await page.getByLabel('Place').fill('Orchard Street Hall');
  await page.getByText('Where to come, what to bring').click();
  await picture('82-messages');
  await page.getByRole('tab', { name: 'Arabic' }).click();
  await picture('82-messages-arabic');
  await page.getByRole('tab', { name: 'Chinese' }).click();
  await picture('82-messages-chinese');
  await goTo(page, 'Now');
  await page.evaluate(() => {
    location.hash = '#/now/close';
  });
  await expect(page.getByRole('heading', { name: /^Hard count/ })).toBeVisible();
  await picture('83-close');
}
