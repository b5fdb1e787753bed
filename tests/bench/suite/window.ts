/**
 * Row 11: what a person feels at a window of a school of 5,000: tasks that hold it up while one filters and scrolls, frames that come late,
 * and how long 200 rows that change at once take until they stand on the screen. Beside an empty page in the same browser, where that says more.
 */
import { expect as expected, type Browser, type Page } from '@playwright/test';
import { io, type Socket } from 'socket.io-client';
import { randomIds } from '../../../electron/host/system/crypto.ts';
import type { Answer, DeltaMessage } from '../../../shared/contract/messages.ts';
import type { CommandOutcome, SubscriptionName, SubscriptionParams } from '../../../shared/contract/procedures.ts';
import { startHost } from '../../e2e/host-process.ts';
import { goTo, startDrill } from '../../e2e/steps.ts';
import { launchBrowser } from '../../support/browser.ts';
import { moveClock } from '../../support/moved-clock.ts';
import { FeltAt, late, LATE_FRAME_MS, listen, LONG_TASK_MS, type Felt } from '../felt.ts';
import { muster, WatchedList } from '../running-host.ts';
import { median, type Measured, type Row } from './row.ts';

const expect = expected.configure({ timeout: 60_000 });
const KEY_MS = 90;
const TYPED = ['garcia', 'okonkwo'];
/** As many as one command may name, five times: a change of 200 rows. */
const [PEOPLE, COMMANDS] = [40, 5];
const QUIET_MS = 1_500;

interface AtWindow {
  readonly acts: readonly Felt[];
  readonly scrolls: readonly Felt[];
  readonly empty: readonly Felt[];
  readonly deltaMs: readonly number[];
}

declare global {
  interface Window {
    /** When the last change of a list came, and when the list on the screen changed last. */
    lastDeltaMs?: number;
    lastDrawnMs?: number;
  }
}

/** Runs in the page before anything else. */
function watchDeltas(): void {
  window.WebSocket = class extends WebSocket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string' && event.data.startsWith('42["delta"')) window.lastDeltaMs = performance.now();
      });
    }
  };
}

/** Runs in the page: from now on it is known when the list was drawn last, up to the frame that shows it. */
function watchList(): void {
  const list = document.querySelector('.virtual-rows');
  if (list === null) throw new Error('there is a list');
  new MutationObserver(() => requestAnimationFrame(() => (window.lastDrawnMs = performance.now()))).observe(list, { childList: true, subtree: true, characterData: true });
}

/** Another window at the same host, by the session of this one. */
async function besides(page: Page): Promise<Socket> {
  const token = await page.evaluate(() => sessionStorage.getItem('muster.token'));
  const { origin } = new URL(page.url());
  const socket = io(origin, { transports: ['websocket'], auth: { token }, extraHeaders: { origin }, forceNew: true });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return socket;
}

/** A list as it is now. */
async function keysOf<N extends SubscriptionName>(socket: Socket, name: N, params: SubscriptionParams<N>): Promise<readonly string[]> {
  const list = new WatchedList();
  const whole = new Promise<void>((resolve) => {
    socket.on('delta', (message: DeltaMessage) => {
      if (message.subscription === list.id && list.replica.take(message) && !message.more) resolve();
    });
  });
  await socket.timeout(30_000).emitWithAck('subscribe', { subscription: list.id, name, params, since: null });
  await whole;
  await socket.timeout(30_000).emitWithAck('unsubscribe', { subscription: list.id });
  socket.off('delta');
  return list.rows.map(({ key }) => key);
}

/** So many of whom nothing is known are here, as another window says. Returns the milliseconds from the last word of it at this window until its list shows it. */
async function delta(page: Page): Promise<number> {
  const socket = await besides(page);
  try {
    const [incident = ''] = await keysOf(socket, 'incidents', {});
    const people = await keysOf(socket, 'people-by-status', { incident, status: 'unknown' });
    const said = Array.from({ length: COMMANDS }, (_, i) => ({
      commandId: randomIds.next(),
      command: { type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name: 'Ana' }, channel: 'radio', reports: people.slice(i * PEOPLE, (i + 1) * PEOPLE).map((person) => ({ person, status: 'here', where: '' })) },
    }));
    for (const answer of await Promise.all(said.map((command) => socket.timeout(30_000).emitWithAck('command', command) as Promise<Answer<CommandOutcome>>))) {
      if (!answer.ok || !answer.value.accepted) throw new Error(JSON.stringify(answer));
    }
    await page.waitForTimeout(QUIET_MS);
    const { cameMs, drawnMs } = await page.evaluate(() => ({ cameMs: window.lastDeltaMs ?? NaN, drawnMs: window.lastDrawnMs ?? NaN }));
    return Math.max(0, drawnMs - cameMs);
  } finally {
    socket.close();
  }
}

async function oneWindow(browser: Browser, quick: boolean): Promise<AtWindow> {
  const host = await startHost();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  try {
    muster('sample', '--students', quick ? '1000' : '5000', '--data', host.dataFolder);
    for (const script of [watchDeltas, listen]) await context.addInitScript(script);
    await context.addInitScript(moveClock, host.clockOffsetMs);
    const page = await context.newPage();
    const at = new FeltAt(browser, page);
    await page.goto(host.url);
    await expect(page.getByRole('heading', { name: 'What must everybody do?' })).toBeVisible();
    await startDrill(page, 'EVACUATE', 'North field');
    const blank = await context.newPage();
    const empty = new FeltAt(browser, blank);
    await blank.goto('data:text/html,<!doctype html><title>Empty</title><div class="virtual-rows" style="height:700px;overflow:auto"><div style="height:250000px"></div></div>');
    const deltaMs: number[] = [];
    for (let run = 0; run < (quick ? 1 : 3); run++) {
      await blank.bringToFront();
      await empty.scrolled('empty', '.virtual-rows');
      await page.bringToFront();
      await goTo(page, 'People');
      await expect(page.locator('.people-list .ledger-row').first()).toBeVisible();
      const field = page.getByPlaceholder('Name, room, phone…');
      await at.act('filter', async () => {
        for (const text of TYPED) {
          await field.pressSequentially(text, { delay: KEY_MS });
          await page.waitForTimeout(300);
          await field.fill('');
        }
      });
      await at.scrolled('scroll', '.virtual-rows');
      await goTo(page, 'Now');
      await page.locator('a.number-cell', { hasText: /unknown/i }).first().click();
      const rows = page.locator('.virtual-rows li');
      await expect(rows.first()).toBeVisible();
      await page.evaluate(watchList);
      deltaMs.push(await delta(page));
    }
    return { acts: at.felt.get('filter') ?? [], scrolls: at.felt.get('scroll') ?? [], empty: empty.felt.get('empty') ?? [], deltaMs };
  } finally {
    await context.close();
    await host.stop();
  }
}

let known: Promise<AtWindow> | null = null;
/** Measured once for the three rows. */
async function once(quick: boolean): Promise<AtWindow> {
  known ??= launchBrowser().then(async (browser) => {
    try {
      return await oneWindow(browser, quick);
    } finally {
      await browser.close();
    }
  });
  return known;
}

const row = (id: string, name: string, ratioOf: string, aim: Row['aim'], of: (at: AtWindow) => Measured): Row => ({ id, name, ratioOf, aim, measure: async (quick) => of(await once(quick)) });
const spreadOf = (figures: readonly number[]): readonly [number, number] => [Math.min(...figures), Math.max(...figures)];
const longTasks = ({ tasks }: Felt): number => tasks.filter(({ cpuMs }) => cpuMs > LONG_TASK_MS).length;
const longest = (felt: readonly Felt[]): number => Math.max(0, ...felt.flatMap(({ tasks }) => tasks.map(({ cpuMs }) => cpuMs)));

export const windowRows: readonly Row[] = [
  row('11a', 'window, 5,000 rows: filter and scroll', `tasks over ${LONG_TASK_MS} ms of the processor in a run`, { atMost: 0 }, ({ acts, scrolls }) => {
    const counts = acts.map((felt, i) => longTasks(felt) + (scrolls[i] === undefined ? 0 : longTasks(scrolls[i])));
    return { ratio: median(counts), spread: spreadOf(counts), figures: `the longest ${longest([...acts, ...scrolls]).toFixed(0)} ms, ${counts.length} runs` };
  }),
  row('11b', 'window, 5,000 rows: late frames while scrolling', `share of frames over ${LATE_FRAME_MS} ms, beyond that of an empty page`, { atMost: 0.01 }, ({ scrolls, empty }) => {
    const lateOf = (felt: readonly Felt[]): readonly number[] => felt.map(({ framesMs }) => late(framesMs));
    const [ours, beside] = [lateOf(scrolls), lateOf(empty)];
    const shares = ours.map((share, i) => Math.max(0, share - (beside[i] ?? 0)));
    return { ratio: median(shares), spread: spreadOf(shares), figures: `ours ${(median(ours) * 100).toFixed(1)} %, an empty page ${(median(beside) * 100).toFixed(1)} %, ${shares.length} runs` };
  }),
  row('11c', 'window: 200 rows change at once', 'milliseconds from the last word of it at the window to its frame', { atMost: 50 }, ({ deltaMs }) => ({ ratio: median(deltaMs), spread: spreadOf(deltaMs), figures: `${deltaMs.length} runs` })),
];
