/** The desktop in the real Electron, where a machine has its binary and a display; elsewhere reported as skipped. What the tests over the stand-in show of Muster, this shows of Electron. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { ROOT } from '../../build/vite.config.ts';
import { findElectronBinary } from '../../electron/host/system/electron-binary.ts';
import { openSampleSchool, startDrill } from '../e2e/steps.ts';

const binary = findElectronBinary(join(ROOT, 'node_modules/electron/dist'), process.env, process.platform);
const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
const HOST = /^http:\/\/127\.0\.0\.1:\d+\//;

/** What the next dialogs are answered with, and where the next file is saved. Electron's own dialogs are the system's: nobody can press them here. */
const answerDialogs = (electron: ElectronApplication, saveTo: string): Promise<void> =>
  electron.evaluate(({ dialog }, filePath) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, saveTo);
const above = (electron: ElectronApplication): Promise<number> => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isAlwaysOnTop()).length);
const hostPid = (electron: ElectronApplication): Promise<number | undefined> => electron.evaluate(({ app }) => app.getAppMetrics().find(({ serviceName, name }) => serviceName === 'Muster host' || name === 'Muster host')?.pid);

test('the desktop shows its host, takes every display, prints, comes back after a crash, and does not end in the middle of an incident', async () => {
  test.skip(binary === null, 'no Electron binary here; npx install-electron gets one');
  test.skip(!hasDisplay, 'no display here');
  test.slow();
  const data = await mkdtemp(join(tmpdir(), 'muster-desktop-'));
  // What the desktop remembers lies where each system has it, and never where somebody's own Muster does.
  const env = { ...process.env, HOME: data, APPDATA: data, XDG_CONFIG_HOME: data, ELECTRON_DISABLE_SANDBOX: process.getuid?.() === 0 ? '1' : '' };
  const args = [ROOT, '--data', join(data, 'records'), '--no-lan'];
  const electron = await _electron.launch({ executablePath: String(binary), args, env });
  try {
    const window = await electron.firstWindow();
    const pdf = join(data, 'page.pdf');
    await answerDialogs(electron, pdf);

    await test.step('its page has the bridge, and nothing of Node', async () => {
      await expect(window).toHaveURL(HOST);
      expect(await window.evaluate('Object.keys(muster).sort()')).toEqual(['notify', 'print', 'saveFile', 'savePdf', 'seen']);
      expect(await window.evaluate('typeof require + typeof process')).toBe('undefinedundefined');
    });

    await test.step('PDFs of the page and of a document', async () => {
      for (const html of ['null', "'<!doctype html><p>Shelter'"]) {
        expect(await window.evaluate(`muster.savePdf('page.pdf', ${html})`)).toBe(true);
        expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
        await rm(pdf);
      }
    });

    await test.step('a second one ends at once, and the first stays', async () => {
      const second = spawn(String(binary), args, { env, stdio: 'ignore' });
      await once(second, 'exit');
      expect(second.exitCode).toBe(0);
      await expect(window).toHaveURL(HOST);
    });

    await test.step('it holds the keys that call for help', async () => {
      // Wayland gives keys of this kind to nobody.
      if (process.env['WAYLAND_DISPLAY'] === undefined) expect(await electron.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Shift+F9'))).toBe(true);
    });

    await test.step('a host that died is started again', async () => {
      const before = await hostPid(electron);
      expect(before).toBeDefined();
      process.kill(Number(before));
      await expect.poll(async () => ![undefined, before].includes(await hostPid(electron)), { timeout: 30_000 }).toBe(true);
      await expect(window).toHaveURL(HOST, { timeout: 30_000 });
    });

    await openSampleSchool(window, 'Dana Okonkwo');
    await test.step('an alarm takes every display until it is seen', async () => {
      await startDrill(window, 'EVACUATE', 'North field');
      const displays = await electron.evaluate(({ screen }) => screen.getAllDisplays().length);
      await expect.poll(() => above(electron), { timeout: 15_000 }).toBe(displays);
      const taken = electron.windows().find((one) => one !== window);
      await taken?.getByRole('button', { name: 'I have seen this' }).click();
      await expect.poll(() => above(electron), { timeout: 15_000 }).toBe(0);
    });

    await test.step('it is asked before it quits, and stays', async () => {
      await electron.evaluate(({ app }) => app.quit());
      await expect(window.getByRole('heading', { name: 'EVACUATE', level: 1 })).toBeVisible();
    });
  } finally {
    await electron.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    });
    await electron.close();
    await rm(data, { recursive: true, force: true });
  }
});
