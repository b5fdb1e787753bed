/** The desktop shell as it is built, over a stand-in for Electron that shows its window in real Chromium. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { shellConfig } from '../../build/vite.config.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { launchBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { display, fakeElectron, type FakeElectron, type Rectangle } from './fake-electron.ts';

const BUILT = temporaryFolder(afterAll);
const QUIT_ANYWAY = 1;
/** A host of few lines: one page that says which process serves it, and a way to make it die. */
const HOST = `
import { createServer } from 'node:http';
const server = createServer((request, response) => {
  if (request.url === '/die') { console.error('disk <full>'); process.exit(1); }
  if (request.url.startsWith('/news?')) process.send(JSON.parse(decodeURIComponent(request.url.slice(6))));
  response.setHeader('content-type', 'text/html').end('<title>Muster</title><h1>' + process.pid + '</h1>');
});
const url = () => 'http://127.0.0.1:' + server.address().port + '/#code=1';
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: url() })));
process.on('message', (message) => {
  if (message === 'stop') process.exit(0);
  if (message === 'window') process.send({ is: 'window', url: url() });
});
`;

let browser: Browser;

beforeAll(async () => {
  for (const name of ['main', 'preload'] as const) {
    const config = shellConfig(name);
    await build({ ...config, build: { ...config.build, outDir: BUILT } });
  }
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Computer {
  readonly lockIsFree?: boolean;
  readonly displays?: FakeElectron['displays'];
  readonly shortcutsTaken?: boolean;
  /** Where the main window stood last. */
  readonly place?: Rectangle;
  readonly args?: readonly string[];
}
const OFFICE = display(1, { x: 0, y: 0, width: 1366, height: 768 });
const HALL = display(2, { x: 1366, y: 0, width: 1920, height: 1080 });

function startDesktop({ lockIsFree = true, displays = [OFFICE], shortcutsTaken = false, place, args = ['--data', '/somewhere'] }: Computer = {}): FakeElectron {
  const folder = temporaryFolder();
  if (place !== undefined) writeFileSync(join(folder, 'window.json'), JSON.stringify(place));
  mkdirSync(join(folder, 'shell'));
  mkdirSync(join(folder, 'host'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'host/serve.js'), HOST);
  writeFileSync(join(folder, 'shell/preload.cjs'), readFileSync(join(BUILT, 'preload.cjs')));

  const electron = fakeElectron(browser, { lockIsFree, userData: folder, displays, shortcutsTaken });
  const nodeRequire = createRequire(import.meta.url);
  const requireFrom = (name: string): unknown => (name === 'electron' ? electron.module : nodeRequire(name));
  const shellProcess = { argv: ['electron', '.', ...args], stderr: { write: () => true } };
  const run = compileFunction(readFileSync(join(BUILT, 'main.cjs'), 'utf8'), ['require', 'process', '__dirname']);
  run(requireFrom, shellProcess, join(folder, 'shell'));

  onTestFinished(async () => {
    for (const window of electron.windows) await (await window.page).close();
    if (electron.hosts.length === 0) return;
    electron.answer = QUIT_ANYWAY;
    electron.app.quit();
    await electron.quit;
  });
  return electron;
}

async function shownBy(electron: FakeElectron): Promise<Page> {
  await expect.poll(() => electron.windows.length).toBe(1);
  return defined(electron.windows[0], 'one window is open').page;
}

const pidOnPage = async (page: Page): Promise<number> => Number(await page.locator('h1').textContent());

it('quits where another instance holds the lock, and starts nothing', async () => {
  const electron = startDesktop({ lockIsFree: false });
  await electron.quit;
  expect(electron.windows).toEqual([]);
  expect(electron.hosts).toEqual([]);
});

it('starts one host with the arguments given, shows its page, and ends it on quit', async () => {
  const electron = startDesktop();
  const page = await shownBy(electron);
  await expect.poll(() => page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=1$/);
  const [host] = electron.hosts;
  expect(await pidOnPage(page)).toBe(host?.pid);
  expect(host?.args).toEqual(['--data', '/somewhere']);
  expect(electron.windows[0]?.options.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false });

  electron.app.emit('second-instance');
  expect(electron.windows[0]?.focused).toBe(1);

  electron.app.emit('window-all-closed');
  await electron.quit;
  expect(await host?.exited).toBe(0);
  expect(electron.hosts).toHaveLength(1);
});

it('starts a host that died again, says why meanwhile, and shows the new one', async () => {
  const electron = startDesktop();
  const page = await shownBy(electron);
  await expect.poll(() => page.url()).toContain('#code=1');
  const first = await pidOnPage(page);
  await fetch(new URL('/die', page.url())).catch(() => 'the host is gone, as asked');

  await expect.poll(() => electron.windows[0]?.loads.length, { timeout: 10_000 }).toBe(3);
  const down = decodeURIComponent(electron.windows[0]?.loads[1] ?? '');
  expect(down).toMatch(/^data:text\/html/);
  expect(down).toContain('disk &lt;full>');
  await expect.poll(() => page.url(), { timeout: 10_000 }).toContain('#code=1');
  const second = await pidOnPage(page);
  expect(second).not.toBe(first);
  expect(second).toBe(electron.hosts[1]?.pid);
});

it('loads the page again after its process crashed', async () => {
  const electron = startDesktop();
  const page = await shownBy(electron);
  await expect.poll(() => page.url()).toContain('#code=1');
  await page.evaluate("document.title = 'about to crash'");
  electron.windows[0]?.webContents.emit('render-process-gone');
  await expect.poll(() => page.title(), { timeout: 5_000 }).toBe('Muster');
  expect(electron.hosts).toHaveLength(1);
});

it('gives the page print, notify and seen, and nothing else; and to no other page', async () => {
  const electron = startDesktop();
  const page = await shownBy(electron);
  await expect.poll(() => page.url()).toContain('#code=1');
  expect(await page.evaluate('Object.keys(muster).sort()')).toEqual(['notify', 'print', 'seen']);
  expect(await page.evaluate('typeof require + typeof process')).toBe('undefinedundefined');

  expect(await page.evaluate('muster.print()')).toBe(true);
  expect(electron.printed).toEqual([new URL(page.url()).origin]);
  await page.evaluate("muster.notify('LOCKDOWN', 'Locks, lights, out of sight')");
  await page.evaluate("muster.notify({ toString: 1 }, 'x')");
  expect(electron.notices).toEqual([{ title: 'LOCKDOWN', body: 'Locks, lights, out of sight' }]);

  expect(electron.callIpc('print', 'http://127.0.0.1:1')).toBe(false);
  electron.callIpc('notify', 'http://evil.example', 'a', 'b');
  expect(electron.callIpcFromFrame('print', new URL(page.url()).origin)).toBe(false);
  expect(electron.printed).toHaveLength(1);
  expect(electron.notices).toHaveLength(1);
});

it('refuses to leave its page, to open windows, and to grant permissions but the camera to its own page', async () => {
  const electron = startDesktop();
  const page = await shownBy(electron);
  await expect.poll(() => page.url()).toContain('#code=1');
  const [window] = electron.windows;
  const home = page.url();

  await page.evaluate("location.href = 'http://127.0.0.1:9/away'");
  await expect.poll(() => window?.refusedNavigations).toEqual(['http://127.0.0.1:9/away']);
  await page.evaluate("window.open('about:blank')");
  await expect.poll(() => window?.refusedWindows.length).toBe(1);
  expect(page.url()).toBe(home);

  await Promise.all([page.waitForEvent('load'), page.evaluate('location.reload()')]);
  expect(page.url()).toBe(home);
  expect(window?.refusedNavigations).toHaveLength(1);
  const refused = { asked: false, checked: false };
  for (const permission of ['geolocation', 'notifications', 'openExternal', 'fileSystem']) expect(electron.asksForPermission(permission, { url: home })).toEqual(refused);
  expect(electron.asksForPermission('media', { url: home, mediaTypes: ['video'] })).toEqual({ asked: true, checked: true });
  for (const mediaTypes of [['audio'], ['audio', 'video'], []]) expect(electron.asksForPermission('media', { url: home, mediaTypes })).toEqual(refused);
  expect(electron.asksForPermission('media', { url: 'http://127.0.0.1:9/', mediaTypes: ['video'] })).toEqual(refused);
});

/** What the host under the window says to the desktop. */
async function hostSays(page: Page, keys: readonly string[], incidentOpen = keys.length > 0): Promise<void> {
  const news = { is: 'news', takeovers: keys.map((key) => ({ key, title: `REAL: ${key}`, body: 'Mill Road' })), incidentOpen };
  await fetch(new URL(`/news?${encodeURIComponent(JSON.stringify(news))}`, page.url()));
}
const takeovers = (electron: FakeElectron): FakeElectron['windows'] => electron.windows.slice(1).filter((one) => !one.destroyed);

async function ready(electron: FakeElectron): Promise<Page> {
  const page = await shownBy(electron);
  await expect.poll(() => page.url()).toContain('#code=1');
  return page;
}

it('takes every display, above all else, until it was seen; then shows where that leads', async () => {
  const electron = startDesktop({ displays: [OFFICE, HALL] });
  const page = await ready(electron);
  await hostSays(page, ['SECURE', 'HOLD']);
  await expect.poll(() => takeovers(electron).map((one) => one.bounds.width)).toEqual([1366, 1920]);
  await expect.poll(() => takeovers(electron).map((one) => one.loads.length)).toEqual([1, 1]);
  for (const window of takeovers(electron)) {
    expect(window.loads[0]).toMatch(/#code=1&takeover=SECURE$/);
    expect(window).toMatchObject({ above: ['screen-saver'], flashed: true, options: { fullscreen: true, frame: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } } });
  }
  expect(electron.notices).toEqual([{ title: 'REAL: SECURE', body: 'Mill Road', urgency: 'critical' }]);
  expect([...electron.heldOff.values()].sort()).toEqual(['prevent-app-suspension', 'prevent-display-sleep']);

  electron.callIpc('seen', 'http://evil.example', 'SECURE', '/now');
  electron.callIpc('seen', new URL(page.url()).origin, 'SECURE', 'http://evil.example');
  expect(takeovers(electron)).toHaveLength(2);
  electron.callIpc('seen', new URL(page.url()).origin, 'SECURE', '/accounting/c1');
  await expect.poll(() => takeovers(electron).map((one) => one.loads[0]?.slice(-4))).toEqual(['HOLD', 'HOLD']);
  await expect.poll(() => page.url()).toMatch(/#\/accounting\/c1$/);

  await hostSays(page, [], true);
  await expect.poll(() => takeovers(electron)).toEqual([]);
  expect([...electron.heldOff.values()]).toEqual(['prevent-app-suspension']);
  // What ended and came back takes the screen again.
  await hostSays(page, ['SECURE']);
  await expect.poll(() => takeovers(electron).length).toBe(2);
});

it('brings a takeover back that was closed unseen, and follows displays that come and go', async () => {
  const electron = startDesktop();
  const page = await ready(electron);
  await hostSays(page, ['LOCKDOWN']);
  await expect.poll(() => takeovers(electron).length).toBe(1);
  electron.displays.push(HALL);
  electron.screen.emit('display-added');
  expect(takeovers(electron).map((one) => one.bounds.width)).toEqual([1366, 1920]);
  electron.displays.pop();
  electron.screen.emit('display-removed');
  expect(takeovers(electron).map((one) => one.bounds.width)).toEqual([1366]);
  expect(takeovers(electron)[0]?.closeByHand()).toBe(true);
  expect(takeovers(electron)).toEqual([]);
  await expect.poll(() => takeovers(electron).length, { timeout: 8_000 }).toBe(1);
});

it('takes the screen again after its host died, with the page of the new one', async () => {
  const electron = startDesktop();
  const page = await ready(electron);
  await hostSays(page, ['EVACUATE']);
  await expect.poll(() => takeovers(electron)[0]?.loads.length).toBe(1);
  const before = new URL(takeovers(electron)[0]?.loads[0] ?? '').origin;
  await fetch(new URL('/die', page.url())).catch(() => 'the host is gone, as asked');
  await expect.poll(() => electron.windows[0]?.loads.length, { timeout: 10_000 }).toBe(3);
  await expect.poll(() => page.url(), { timeout: 10_000 }).toContain('#code=1');
  expect(takeovers(electron)).toEqual([]);
  await hostSays(page, ['EVACUATE']);
  await expect.poll(() => takeovers(electron)[0]?.loads.length).toBe(1);
  expect(new URL(takeovers(electron)[0]?.loads[0] ?? '').origin).not.toBe(before);
});

it('hides when it is closed, and asks before it quits while an incident is open', async () => {
  const electron = startDesktop();
  const page = await ready(electron);
  expect(electron.windows[0]?.closeByHand()).toBe(false);
  expect(electron.windows[0]?.hidden).toBe(true);
  electron.app.emit('second-instance');
  expect(electron.windows[0]?.hidden).toBe(false);

  await hostSays(page, [], true);
  await expect.poll(() => electron.tray.toolTip).toContain('open');
  electron.app.quit();
  await expect.poll(() => electron.asked).toEqual(['An incident or a drill is open.']);
  await hostSays(page, [], false);
  await expect.poll(() => electron.tray.toolTip).toBe('Muster: ready');
  expect(electron.heldOff.size).toBe(0);
  electron.app.quit();
  await electron.quit;
  expect(electron.asked).toHaveLength(1);
});

it('comes up where it stood, or on a screen that exists; as a kiosk where it is told to; and says when its shortcut is taken', async () => {
  const place = { x: 1500, y: 20, width: 900, height: 700 };
  const both = startDesktop({ displays: [OFFICE, HALL], place, args: ['--kiosk', '--data', '/x'] });
  await shownBy(both);
  expect(both.windows[0]?.options).toMatchObject({ ...place, kiosk: true });
  expect(both.hosts[0]?.args).toEqual(['--data', '/x']);
  expect([...both.shortcuts.keys()]).toEqual(['CommandOrControl+Shift+F9']);
  both.shortcuts.get('CommandOrControl+Shift+F9')?.();
  expect(both.windows[0]?.focused).toBe(1);

  const one = startDesktop({ place, shortcutsTaken: true });
  await shownBy(one);
  expect(one.windows[0]?.options).toMatchObject({ width: 1366, height: 768, kiosk: false });
  expect(one.notices[0]?.body).toContain('another program');
});
