/** Starts the desktop shell as it is built, over a stand-in for Electron that shows its windows in real Chromium, and a stand-in for its host. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { shellConfig } from '../../build/vite.config.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { launchBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { display, fakeElectron, type FakeElectron, type Rectangle } from './fake-electron.ts';

export const BUILT = temporaryFolder(afterAll);
/** A host and a page of Chromium, beside whatever else a machine does. */
const STARTS_WITHIN_MS = 15_000;
const QUIT_ANYWAY = 1;
export const UPDATE_KEYS = generateKeyPairSync('ed25519');
/** A host of few lines: one page that says which process serves it, and a way to make it die. */
export const HOST = `
import { createServer } from 'node:http';
const raised = [];
let deaf = false;
const server = createServer((request, response) => {
  if (request.url === '/die') { console.error('disk <full>'); process.exit(1); }
  if (request.url === '/raised') return response.end(JSON.stringify(raised));
  if (request.url === '/deaf') deaf = true;
  if (request.url.startsWith('/news?')) process.send(JSON.parse(decodeURIComponent(request.url.slice(6))));
  response.setHeader('content-type', 'text/html').end('<title>Muster</title><h1>' + process.pid + '</h1>');
});
const url = () => 'http://127.0.0.1:' + server.address().port + '/#code=1';
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: url() })));
process.on('message', (message) => {
  if (message === 'stop') process.exit(0);
  if (message.is === 'raise') raised.push(message);
  if (message === 'woke') raised.push({ what: 'woke', commandId: '' });
  if (message.is === 'raise' && !deaf) process.send({ is: 'raised', commandId: message.commandId, refused: message.what === 'hold' ? 'An incident is already open.' : null });
  if (message === 'window') process.send({ is: 'window', url: url() });
});
`;

let browser: Browser;

beforeAll(async () => {
  for (const name of ['main', 'preload'] as const) {
    const config = shellConfig(name);
    await build({ ...config, define: { MUSTER_UPDATE_KEY: JSON.stringify(UPDATE_KEYS.publicKey.export({ type: 'spki', format: 'pem' })) }, build: { ...config.build, outDir: BUILT } });
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
  /** What an earlier desktop left behind: its folder. */
  readonly folder?: string;
  /** The button that is pressed in dialogs. */
  readonly answer?: number;
  readonly isPackaged?: boolean;
  readonly args?: readonly string[];
  /** The script of the host. */
  readonly host?: string;
  readonly keyStore?: string;
  readonly keyStoreGives?: boolean;
  readonly platform?: NodeJS.Platform;
}
export const OFFICE = display(1, { x: 0, y: 0, width: 1366, height: 768 });
export const HALL = display(2, { x: 1366, y: 0, width: 1920, height: 1080 });

export function startDesktop({ lockIsFree = true, displays = [OFFICE], shortcutsTaken = false, place, folder = temporaryFolder(), answer = 0, isPackaged = false, args = ['--data', '/somewhere'], host = HOST, keyStore = 'gnome_libsecret', keyStoreGives = true, platform = 'win32' }: Computer = {}): FakeElectron {
  if (place !== undefined) writeFileSync(join(folder, 'window.json'), JSON.stringify(place));
  mkdirSync(join(folder, 'shell'), { recursive: true });
  mkdirSync(join(folder, 'host'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'host/serve.js'), host);
  writeFileSync(join(folder, 'shell/preload.cjs'), readFileSync(join(BUILT, 'preload.cjs')));

  const electron = fakeElectron(browser, { lockIsFree, userData: folder, displays, shortcutsTaken, isPackaged });
  electron.answer = answer;
  Object.assign(electron.keyStore, { name: keyStore, gives: keyStoreGives });
  const nodeRequire = createRequire(import.meta.url);
  const requireFrom = (name: string): unknown => (name === 'electron' ? electron.module : name === 'node:child_process' ? { spawn: spawned } : nodeRequire(name));
  const spawned = (program: string, args: readonly string[]): { unref: () => void } => {
    electron.started.push({ program, args });
    return { unref: () => undefined };
  };
  const shellProcess = { platform, arch: 'x64', env: {}, execPath: '/opt/100% $school/muster', argv: [...(isPackaged ? ['Muster'] : ['electron', '.']), ...args], stderr: { write: () => true } };
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

export async function shownBy(electron: FakeElectron): Promise<Page> {
  await expect.poll(() => electron.windows.length, { timeout: STARTS_WITHIN_MS }).toBe(1);
  return defined(electron.windows[0], 'one window is open').page;
}

/** What the host under the window says to the desktop. */
export async function hostSays(page: Page, keys: readonly string[], incidentOpen = keys.length > 0): Promise<void> {
  const news = { is: 'news', takeovers: keys.map((key) => ({ key, title: `REAL: ${key}`, body: 'Mill Road' })), incidentOpen };
  await fetch(new URL(`/news?${encodeURIComponent(JSON.stringify(news))}`, page.url()));
}
export const takeovers = (electron: FakeElectron): FakeElectron['windows'] => electron.windows.slice(1).filter((one) => !one.destroyed);

export async function ready(electron: FakeElectron): Promise<Page> {
  const page = await shownBy(electron);
  await expect.poll(() => page.url(), { timeout: STARTS_WITHIN_MS }).toContain('#code=1');
  return page;
}

