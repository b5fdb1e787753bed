/** The desktop shell as it is built, over a stand-in for Electron that shows its window in real Chromium. */
import { createHash, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../build/vite.config.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { BUILT, HALL, HOST, hostSays, OFFICE, ready, shownBy, startDesktop, takeovers, UPDATE_KEYS } from './built-desktop.ts';
import type { FakeElectron } from './fake-electron.ts';

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
  await expect.poll(() => page.url(), { timeout: 10_000 }).toBe(electron.windows[0]?.loads[2]);
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

it('gives the page print, saving, notify and seen, and nothing else; and to no other page', async () => {
  const electron = startDesktop();
  const page = await shownBy(electron);
  await expect.poll(() => page.url()).toContain('#code=1');
  expect(await page.evaluate('Object.keys(muster).sort()')).toEqual(['notify', 'print', 'saveFile', 'savePdf', 'seen']);
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
  await expect.poll(() => page.url(), { timeout: 10_000 }).toBe(electron.windows[0]?.loads[2]);
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

  const one = startDesktop({ place, shortcutsTaken: true });
  await shownBy(one);
  expect(one.windows[0]?.options).toMatchObject({ width: 1366, height: 768, kiosk: false });
  expect(one.notices[0]?.body).toContain('another program');
});

/** What the host under the window was handed of what was raised at the desktop. */
async function raisedAt(page: Page): Promise<readonly { readonly what: string; readonly commandId: string }[]> {
  return z.array(z.object({ what: z.string(), commandId: z.string() })).parse(await (await fetch(new URL('/raised', page.url()))).json());
}

/** Ends the host for good as long as `until` runs: each next one dies at once. */
async function whileDown(electron: FakeElectron, folder: string, page: Page, until: () => PromiseLike<void>): Promise<void> {
  const script = join(folder, 'host/serve.js');
  writeFileSync(script, 'process.exit(1)');
  await fetch(new URL('/die', page.url())).catch(() => 'the host is gone, as asked');
  await expect.poll(() => page.locator('h1').textContent()).toBe('Muster is starting again');
  await until();
  writeFileSync(script, HOST);
  await expect.poll(() => page.url(), { timeout: 40_000 }).toContain('#code=1');
}

it('keeps an alarm that is raised while no host runs, and sends it once when one is back', async () => {
  const folder = temporaryFolder();
  const electron = startDesktop({ folder });
  const page = await ready(electron);
  await whileDown(electron, folder, page, async () => {
    await page.getByRole('link', { name: 'EVACUATE' }).click();
    await page.getByRole('link', { name: 'No, go back' }).click();
    await page.getByRole('link', { name: 'LOCKDOWN' }).click();
    expect(readdirSync(folder)).not.toContain('raised.json');
    await page.getByRole('link', { name: 'Yes: LOCKDOWN, not a drill' }).click();
    await expect.poll(() => page.getByRole('alert').allTextContents()).toMatchObject([expect.stringContaining('LOCKDOWN is kept, and goes out when Muster runs again')]);
    expect(readdirSync(folder)).toContain('raised.json');
    for (const _ of [1, 2]) electron.shortcuts.get('CommandOrControl+Shift+F9')?.();
    await expect.poll(() => page.getByRole('alert').count()).toBe(2);
    await page.getByRole('link', { name: 'Do not send it' }).last().click();
    await expect.poll(() => page.getByRole('alert').count()).toBe(1);
  });
  await expect.poll(() => raisedAt(page)).toMatchObject([{ what: 'lockdown' }]);
  await expect.poll(() => electron.notices.map(({ title }) => title)).toEqual(['Muster', 'LOCKDOWN went out']);
  expect(readdirSync(folder)).not.toContain('raised.json');
});

it('calls for help by its shortcut when it is pressed twice, and says it again with the same id to a host that was not heard', async () => {
  const folder = temporaryFolder();
  const electron = startDesktop({ folder });
  const page = await ready(electron);
  await fetch(new URL('/deaf', page.url()));
  const press = electron.shortcuts.get('CommandOrControl+Shift+F9');
  press?.();
  expect(electron.windows[0]?.focused).toBe(1);
  expect(electron.notices.at(-1)?.body).toContain('again now to call for help');
  expect(await raisedAt(page)).toEqual([]);
  press?.();
  press?.();
  await expect.poll(() => raisedAt(page)).toMatchObject([{ what: 'help' }]);
  const [first] = await raisedAt(page);
  await whileDown(electron, folder, page, () => expect.poll(() => page.getByRole('alert').textContent()).toContain('A call for help is kept'));
  await expect.poll(() => raisedAt(page)).toEqual([{ ...first, is: 'raise' }].map(({ what, commandId }) => ({ what, commandId })));
  await expect.poll(() => electron.notices.at(-1)?.title).toBe('A call for help went out');
});

it('asks before it sends what an earlier desktop was left with, and tells what the host refuses', async () => {
  for (const [answer, sent] of [[0, []], [1, [{ what: 'hold' }]]] as const) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'raised.json'), JSON.stringify([{ is: 'raise', commandId: 'a'.repeat(26), what: 'hold' }]));
    const electron = startDesktop({ folder, answer });
    const page = await ready(electron);
    expect(electron.asked).toEqual(['HOLD: raised here before Muster ended, and not sent.']);
    await expect.poll(() => raisedAt(page)).toMatchObject(sent);
    await expect.poll(() => electron.notices.map(({ title, body }) => [title, body])).toEqual(sent.map(() => ['HOLD did NOT go out', 'An incident is already open.']));
    expect(readdirSync(folder)).not.toContain('raised.json');
  }
});

it('opens no window that is less than hardened, answers no stranger on any channel, and loads nothing but its host and the page without one', async () => {
  const electron = startDesktop({ isPackaged: true });
  const page = await ready(electron);
  await hostSays(page, ['SECURE']);
  await expect.poll(() => takeovers(electron)[0]?.loads.length).toBe(1);
  expect(electron.sandboxed.all).toBe(true);
  expect(electron.login.open).toBe(true);
  for (const window of electron.windows) {
    const { preload, ...preferences } = window.options.webPreferences;
    expect(preload).toMatch(/preload\.cjs$/);
    expect(preferences).toEqual({ contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, webSecurity: true, devTools: false, autoplayPolicy: 'no-user-gesture-required' });
    let prevented = false;
    window.webContents.emit('will-attach-webview', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  }
  const before = [...electron.notices];
  expect(electron.channels()).toEqual(['notify', 'print', 'saveFile', 'savePdf', 'seen']);
  for (const channel of electron.channels()) {
    for (const stranger of ['http://evil.example', 'http://127.0.0.1:1', 'file://', 'null']) electron.callIpc(channel, stranger, 'SECURE', '/now');
    electron.callIpcFromFrame(channel, new URL(page.url()).origin, 'SECURE', '/now');
  }
  expect([electron.printed, electron.saveDialogs]).toEqual([[], []]);
  expect(electron.notices).toEqual(before);
  expect(takeovers(electron)).toHaveLength(1);
  await fetch(new URL('/die', page.url())).catch(() => 'the host is gone, as asked');
  await expect.poll(() => electron.windows[0]?.loads.length, { timeout: 10_000 }).toBe(3);
  for (const url of electron.windows.flatMap((window) => window.loads)) expect(url).toMatch(/^(?:http:\/\/127\.0\.0\.1:\d+\/#code=1|data:text\/html;charset=utf-8,)/);
  const code = readFileSync(join(BUILT, 'main.cjs'), 'utf8');
  for (const never of ['openExternal', 'openPath', 'loadFile', 'registerSchemesAsPrivileged', 'executeJavaScript', 'allowRunningInsecureContent', 'enableBlinkFeatures', 'experimentalFeatures']) expect(code).not.toContain(never);
});

it('keeps to what is managed: its shortcut, the kiosk, and whether it starts by itself; and tells its host when the computer woke up', async () => {
  const electron = startDesktop({ isPackaged: true });
  const page = await ready(electron);
  expect([electron.login.open, electron.windows[0]?.kiosk]).toEqual([true, false]);
  const settings = { kiosk: true, startAtLogin: false, helpShortcut: 'Control+Alt+H' };
  await fetch(new URL(`/news?${encodeURIComponent(JSON.stringify({ is: 'managed', settings }))}`, page.url()));
  await expect.poll(() => [...electron.shortcuts.keys()]).toEqual(['Control+Alt+H']);
  expect([electron.login.open, electron.windows[0]?.kiosk]).toEqual([false, true]);
  electron.powerMonitor.emit('resume');
  await expect.poll(() => raisedAt(page)).toMatchObject([{ what: 'woke' }]);
  electron.shortcuts.get('Control+Alt+H')?.();
  expect(electron.notices.at(-1)?.body).toContain('Press Ctrl+Alt+H again');
});

it('offers a new version out of a folder, installs it only when it is asked to, and not while an incident is open', async () => {
  const folder = temporaryFolder();
  const installer = Buffer.from('an installer');
  const manifest = Buffer.from(JSON.stringify({ version: '0.2.0', files: { 'win32-x64': { name: 'Muster-0.2.0.exe', sizeBytes: installer.length, sha512: createHash('sha512').update(installer).digest('hex') } } }));
  writeFileSync(join(folder, 'Muster-0.2.0.exe'), installer);
  writeFileSync(join(folder, 'muster-update.json'), manifest);
  writeFileSync(join(folder, 'muster-update.json.sig'), sign(null, manifest, UPDATE_KEYS.privateKey).toString('base64'));

  const electron = startDesktop();
  const page = await ready(electron);
  await fetch(new URL(`/news?${encodeURIComponent(JSON.stringify({ is: 'managed', settings: { updateFolder: folder } }))}`, page.url()));
  await expect.poll(() => electron.notices.map(({ title }) => title)).toEqual(['Muster 0.2.0 is here']);
  const choose = (): void => electron.tray.menu.find(({ label }) => label === 'Install Muster 0.2.0 and start it again')?.click?.();

  await hostSays(page, [], true);
  await expect.poll(() => electron.tray.toolTip).toContain('open');
  choose();
  await expect.poll(() => electron.asked).toEqual(['An incident or a drill is open.']);
  expect(electron.started).toEqual([]);
  await hostSays(page, [], false);
  await expect.poll(() => electron.tray.toolTip).toBe('Muster: ready');
  choose();
  await electron.quit;
  expect(electron.started).toMatchObject([{ args: ['/S', '--updated', '--force-run'] }]);
  expect(readFileSync(String(electron.started[0]?.program))).toEqual(installer);
  expect(electron.started[0]?.program).not.toContain(folder);
  expect(await electron.hosts[0]?.exited).toBe(0);
});

/** The real host on a data folder of its own, in the place of the stand-in. */
function withRealHost(folder: string): { readonly data: string; readonly args: readonly string[]; readonly host: string } {
  const data = join(folder, 'data');
  return { data, args: ['--data', data, '--no-lan'], host: `import ${JSON.stringify(pathToFileURL(join(ROOT, 'electron/host/serve.ts')).href)};` };
}

const KEY = 'console-key.pem';

it('wraps the keys of the host in the system’s key store; one that does not give them back is told, waited for, and with a person’s word replaced', { timeout: 150_000 }, async () => {
  const folder = temporaryFolder();
  const { data, args, host } = withRealHost(folder);
  const first = startDesktop({ folder, args, host });
  await expect.poll(() => first.windows[0]?.loads.length, { timeout: 40_000 }).toBe(1);
  expect(readFileSync(join(data, KEY), 'utf8')).toMatch(/^muster-wrapped 1 /);
  first.app.quit();
  await first.quit;

  const electron = startDesktop({ folder, args, host, keyStoreGives: false });
  const page = await shownBy(electron);
  await expect.poll(() => page.locator('pre').textContent(), { timeout: 40_000 }).toContain('The system’s key store (DPAPI) does not give them back');
  const newKeys = page.getByRole('link', { name: 'Go on with new keys' });
  await newKeys.click();
  await expect.poll(() => electron.asked).toEqual(['Go on with new keys?']);
  expect(readdirSync(data)).not.toContain('kept-aside');
  electron.answer = 1;
  await newKeys.click();
  await expect.poll(() => readdirSync(data), { timeout: 40_000 }).toContain('kept-aside');
  electron.keyStore.gives = true;
  await expect.poll(() => page.url(), { timeout: 40_000 }).toMatch(/^http:/);
});

it('on Linux without a keyring the keys stay in files of this user', { timeout: 150_000 }, async () => {
  const folder = temporaryFolder();
  const { data, args, host } = withRealHost(folder);
  const electron = startDesktop({ folder, args, host, keyStore: 'basic_text', platform: 'linux' });
  await expect.poll(() => electron.windows[0]?.loads.length, { timeout: 40_000 }).toBe(1);
  expect(readFileSync(join(data, KEY), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(readdirSync(join(data, 'logs')).map((name) => readFileSync(join(data, 'logs', name), 'utf8')).join('')).toContain('"event":"keys","kept":"noStore"');
});
