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
import { fakeElectron, type FakeElectron } from './fake-electron.ts';

const BUILT = temporaryFolder(afterAll);
/** A host of few lines: one page that says which process serves it, and a way to make it die. */
const HOST = `
import { createServer } from 'node:http';
const server = createServer((request, response) => {
  if (request.url === '/die') { console.error('disk <full>'); process.exit(1); }
  response.setHeader('content-type', 'text/html').end('<title>Muster</title><h1>' + process.pid + '</h1>');
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: 'http://127.0.0.1:' + server.address().port + '/#code=1' })));
process.on('message', (message) => { if (message === 'stop') process.exit(0); });
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

function startDesktop(lockIsFree: boolean): FakeElectron {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'shell'));
  mkdirSync(join(folder, 'host'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'host/serve.js'), HOST);
  writeFileSync(join(folder, 'shell/preload.cjs'), readFileSync(join(BUILT, 'preload.cjs')));

  const electron = fakeElectron(browser, lockIsFree);
  const nodeRequire = createRequire(import.meta.url);
  const requireFrom = (name: string): unknown => (name === 'electron' ? electron.module : nodeRequire(name));
  const shellProcess = { argv: ['electron', '.', '--data', '/somewhere'], stderr: { write: () => true } };
  const run = compileFunction(readFileSync(join(BUILT, 'main.cjs'), 'utf8'), ['require', 'process', '__dirname']);
  run(requireFrom, shellProcess, join(folder, 'shell'));

  onTestFinished(async () => {
    for (const window of electron.windows) await (await window.page).close();
    if (electron.hosts.length === 0) return;
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
  const electron = startDesktop(false);
  await electron.quit;
  expect(electron.windows).toEqual([]);
  expect(electron.hosts).toEqual([]);
});

it('starts one host with the arguments given, shows its page, and ends it on quit', async () => {
  const electron = startDesktop(true);
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
  const electron = startDesktop(true);
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
  const electron = startDesktop(true);
  const page = await shownBy(electron);
  await expect.poll(() => page.url()).toContain('#code=1');
  await page.evaluate("document.title = 'about to crash'");
  electron.windows[0]?.webContents.emit('render-process-gone');
  await expect.poll(() => page.title(), { timeout: 5_000 }).toBe('Muster');
  expect(electron.hosts).toHaveLength(1);
});

it('gives the page print and notify, and nothing else', async () => {
  const electron = startDesktop(true);
  const page = await shownBy(electron);
  await expect.poll(() => page.url()).toContain('#code=1');
  expect(await page.evaluate('Object.keys(muster).sort()')).toEqual(['notify', 'print']);
  expect(await page.evaluate('typeof require + typeof process')).toBe('undefinedundefined');

  expect(await page.evaluate('muster.print()')).toBe(true);
  expect(electron.printed).toEqual([new URL(page.url()).origin]);
  await page.evaluate("muster.notify('LOCKDOWN', 'Locks, lights, out of sight')");
  await page.evaluate("muster.notify({ toString: 1 }, 'x')");
  expect(electron.notices).toEqual([{ title: 'LOCKDOWN', body: 'Locks, lights, out of sight' }]);

  expect(electron.callIpc('print', 'http://127.0.0.1:1')).toBe(false);
  electron.callIpc('notify', 'http://evil.example', 'a', 'b');
  expect(electron.printed).toHaveLength(1);
  expect(electron.notices).toHaveLength(1);
});

it('refuses to leave its page, to open windows, and to grant permissions', async () => {
  const electron = startDesktop(true);
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
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal']) expect(electron.asksForPermission(permission)).toBe(false);
});
