/**
 * Finds the desktop's binary on disk. Never by `require('electron')`: outside Electron that module answers with a path
 * and, where the binary is missing, starts a download.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const BINARY_BY_PLATFORM: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  linux: 'electron',
  win32: 'electron.exe',
};

export function findElectronBinary(
  installedDist: string,
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
): string | null {
  const name = BINARY_BY_PLATFORM[platform];
  if (name === undefined) return null;
  const binary = join(environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? installedDist, name);
  return existsSync(binary) ? binary : null;
}
