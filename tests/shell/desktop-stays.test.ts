/** That the desktop is there when it is needed: it starts by itself, tells how it stands, keeps its keys, and is not ended unasked in the middle of an incident. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hostSays, ready, startDesktop } from './built-desktop.ts';
import type { FakeElectron } from './fake-electron.ts';

const USUAL = 'CommandOrControl+Shift+F9';
/** However busy the machine is. */
const SOON = { timeout: 15_000 };

const manage = (page: Page, settings: Readonly<Record<string, unknown>>): Promise<unknown> => fetch(new URL(`/news?${encodeURIComponent(JSON.stringify({ is: 'managed', settings }))}`, page.url()));
/** What can be read in the tray's menu and not chosen. */
const said = (electron: FakeElectron): readonly string[] => electron.tray.menu.flatMap(({ label, enabled }) => (label !== undefined && enabled === false ? [label] : []));
const isPrevented = (emit: (event: { preventDefault(): void }) => void): boolean => {
  let prevented = false;
  emit({ preventDefault: () => (prevented = true) });
  return prevented;
};

it('holds the computer up while an incident is open, and ends its host whole when the computer is shut down all the same', async () => {
  const electron = startDesktop();
  const page = await ready(electron);
  const asks = (): boolean => isPrevented((event) => electron.windows[0]?.emit('query-session-end', event));
  expect(asks()).toBe(false);
  await hostSays(page, [], true);
  await expect.poll(asks, SOON).toBe(true);
  electron.windows[0]?.emit('session-end', {});
  expect(await electron.hosts[0]?.exited).toBe(0);
  expect(electron.hosts).toHaveLength(1);
  expect(electron.asked).toEqual([]);
});

it('on macOS and Linux a shutdown waits until the host has ended whole', async () => {
  const electron = startDesktop({ platform: 'linux' });
  await ready(electron);
  expect(isPrevented((event) => electron.powerMonitor.emit('shutdown', event))).toBe(true);
  await electron.quit;
  expect(await electron.hosts[0]?.exited).toBe(0);
});

it('starts at sign-in on Linux too, by a file that goes when it is managed away', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'autostart/muster.desktop');
  const electron = startDesktop({ folder, isPackaged: true, platform: 'linux' });
  const page = await ready(electron);
  expect(readFileSync(file, 'utf8')).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Muster\nExec="\/opt\/100%% \\\$school\/muster"\n$/);
  expect(electron.login.open).toBe(false);
  await manage(page, { startAtLogin: false });
  await expect.poll(() => existsSync(file), SOON).toBe(false);
});

it('a kiosk is not put away when it is closed: there is nothing beneath it', async () => {
  const electron = startDesktop({ args: ['--kiosk'] });
  await ready(electron);
  expect(electron.windows[0]?.closeByHand()).toBe(false);
  expect(electron.windows[0]?.hidden).toBe(false);
});

it('tells how it stands and whether its keys work, and takes them when the program that held them is gone', { timeout: 40_000 }, async () => {
  const electron = startDesktop({ shortcutsTaken: true });
  const page = await ready(electron);
  expect(said(electron)).toEqual(['Muster: ready', 'Ctrl+Shift+F9 belongs to another program']);
  expect(electron.notices).toHaveLength(1);
  // A host that began again manages the same: what is so already is not told again.
  await manage(page, {});
  await hostSays(page, [], true);
  await expect.poll(() => said(electron)[0], SOON).toBe('Muster: an incident or a drill is open');
  expect(electron.notices).toHaveLength(1);

  electron.shortcutsTaken = false;
  await expect.poll(() => [...electron.shortcuts.keys()], SOON).toEqual([USUAL]);
  expect(said(electron)[1]).toBe('Ctrl+Shift+F9 twice calls for help');
  expect(electron.notices.at(-1)?.body).toContain('is free again');

  await fetch(new URL('/die', page.url())).catch(() => 'the host is gone, as asked');
  await expect.poll(() => said(electron)[0], SOON).toBe('Muster: starting again');
});
