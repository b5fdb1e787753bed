/** Reads from the page what a person would read: the numbers, the list behind each, the record to its end. */
import { expect, type Page } from '@playwright/test';
import type { StandingStatus } from '../../../shared/contract/standing-status.ts';
import { goTo } from '../steps.ts';
import type { Entry, Ledger, Numbers } from './ledger.ts';

/** Short enough to be read to their ends each time. */
export const SHORT_LISTS = ['missing', 'injured', 'extra', 'released', 'elsewhere', 'absent', 'left'] as const satisfies readonly StandingStatus[];
export const ALL_LISTS = [...SHORT_LISTS, 'answeredFor', 'unknown', 'here'] as const satisfies readonly StandingStatus[];

/** Under Now, while an incident is open. */
async function readNumbers(page: Page): Promise<Numbers> {
  const row = page.locator('.number-row');
  const of = async (word: string): Promise<number> => {
    const link = row.getByRole('link', { name: new RegExp(`^[\\d,]+ ${word}$`, 'i') });
    return (await link.count()) === 0 ? 0 : Number.parseInt((await link.innerText()).replaceAll(',', ''), 10);
  };
  const total = /([\d,]+)\s+accounted of\s+([\d,]+)\s+expected/.exec(await row.innerText());
  const number = (text: string | undefined): number => Number((text ?? 'none').replaceAll(',', ''));
  return {
    missing: await of('missing'),
    unknown: await of('unknown'),
    injured: await of('injured'),
    extra: await of('extra'),
    released: await of('released'),
    absent: await of('absent'),
    left: await of('left'),
    accounted: number(total?.[1]),
    expected: number(total?.[2]),
  };
}

interface ReadRow extends Entry {
  readonly name: string;
}

/** Every row of a long list, scrolled from its top to its end; only those in view are in the page. */
async function readRows(page: Page, label: string): Promise<readonly ReadRow[]> {
  const list = page.getByRole('region', { name: label, exact: true });
  const found = new Map<number, ReadRow>();
  await list.evaluate((element) => element.scrollTo(0, 0));
  for (;;) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const part = await list.evaluate((element) => {
      const rows = [...element.querySelectorAll('li')].map((row) => {
        const words = row.querySelector('.grow');
        const by = words?.querySelector('.timeline-by') ?? null;
        const who = [...(words?.children ?? [])].find((one) => one.tagName === 'BDI') ?? null;
        const text = [...(words?.childNodes ?? [])].filter((node) => node !== by && node !== who).map((node) => node.textContent).join('');
        return { at: Number(row.getAttribute('aria-posinset')), name: row.querySelector('.name')?.textContent ?? '', person: who?.textContent ?? '', text: text.replace(/^: /, ''), by: by?.querySelector('bdi')?.textContent ?? '' };
      });
      const size = Number(element.querySelector('li')?.getAttribute('aria-setsize') ?? 0);
      const ended = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
      element.scrollTo(0, element.scrollTop + element.clientHeight * 0.9);
      return { rows, size, ended };
    });
    for (const { at, ...row } of part.rows) found.set(at, row);
    if (!part.ended) continue;
    if (found.size !== part.size) throw new Error(`${label}: ${found.size} rows were read of ${part.size}`);
    return [...found].sort(([a], [b]) => a - b).map(([, row]) => row);
  }
}

async function readList(page: Page, origin: string, status: StandingStatus): Promise<readonly string[]> {
  await page.goto(new URL(`/#/now/list/${status}`, origin).href);
  const sentence = page.getByRole('region', { name: 'Next step' }).getByRole('heading');
  await expect(sentence).toHaveText(/: [\d,]+ (person|people)$/);
  if ((await sentence.innerText()).endsWith(': 0 people')) return [];
  const [label = ''] = (await sentence.innerText()).split(':');
  return (await readRows(page, label)).map(({ name }) => name).sort();
}

/** What the open incident's screens say and the ledger does not, by name. */
export async function differencesOnScreens(page: Page, origin: string, ledger: Ledger, lists: readonly StandingStatus[]): Promise<readonly string[]> {
  const differences: string[] = [];
  await goTo(page, 'Now');
  const kept = ledger.numbers();
  await expect(page.locator('.number-row')).toContainText('expected');
  // The last press may still be on its way to the numbers.
  await expect.poll(() => readNumbers(page), { timeout: 10_000 }).toEqual(kept).catch(async () => {
    differences.push(`the numbers are ${JSON.stringify(await readNumbers(page))} and should be ${JSON.stringify(kept)}`);
  });
  for (const status of lists) {
    const shown = await readList(page, origin, status);
    differences.push(...apart(shown, ledger.names(status)).map((words) => `${status}: ${words}`));
  }
  await goTo(page, 'Now');
  return differences;
}

function apart(shown: readonly string[], kept: readonly string[]): readonly string[] {
  const left = [...kept];
  const more = shown.filter((name) => {
    const at = left.indexOf(name);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  return [...more.map((name) => `${name} is on the screen and should not be`), ...left.map((name) => `${name} should be on the screen and is not`)];
}

export interface TheRecord {
  /** What it says of the whole. */
  readonly sentence: string;
  readonly entries: readonly Entry[];
}

/** From the list of records; `words` are in its row. */
export async function readRecord(page: Page, words: string): Promise<TheRecord> {
  await goTo(page, 'Records');
  await page.locator('a.record-row', { hasText: words }).click();
  const slab = page.getByRole('region', { name: 'Next step' });
  await expect(slab).toContainText(/[1-9][\d,]* entries/);
  const entries = (await readRows(page, 'Timeline')).map(({ person, text, by }) => ({ person, text, by }));
  return { sentence: await slab.locator('.next-why').innerText(), entries };
}
