/** The desktop in the real Electron, where a machine has its binary and a display; elsewhere reported as skipped. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { ROOT } from '../../build/vite.config.ts';
import { findElectronBinary } from '../../electron/host/system/electron-binary.ts';

const binary = findElectronBinary(join(ROOT, 'node_modules/electron/dist'), process.env, process.platform);
const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;

test('the desktop shows its host and bridges print, saving, notify and seen only', async () => {
  test.skip(binary === null, 'no Electron binary here; npx install-electron gets one');
  test.skip(!hasDisplay, 'no display here');
  const data = await mkdtemp(join(tmpdir(), 'muster-desktop-'));
  const electron = await _electron.launch({
    executablePath: String(binary),
    args: [ROOT, '--data', data, '--no-lan'],
    env: { ...process.env, ELECTRON_DISABLE_SANDBOX: process.getuid?.() === 0 ? '1' : '' },
  });
  try {
    const window = await electron.firstWindow();
    await expect(window).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\//);
    expect(await window.evaluate('Object.keys(muster).sort()')).toEqual(['notify', 'print', 'saveFile', 'savePdf', 'seen']);
    expect(await window.evaluate('typeof require + typeof process')).toBe('undefinedundefined');
  } finally {
    await electron.close();
    await rm(data, { recursive: true, force: true });
  }
});
