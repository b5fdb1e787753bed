/** Whether Muster starts when somebody signs in to the computer. Electron knows how on Windows and macOS; Linux reads a file (the freedesktop.org autostart specification). */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** In an `Exec` line: what a quoted argument must escape, and a percent sign, which begins a field code. */
const quoted = (path: string): string => `"${path.replace(/[\\"`$]/g, '\\$&').replaceAll('%', '%%')}"`;

export function startAtSignIn(open: boolean): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: open });
    return;
  }
  const folder = join(app.getPath('appData'), 'autostart');
  const file = join(folder, 'muster.desktop');
  try {
    if (open) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, `[Desktop Entry]\nType=Application\nName=Muster\nExec=${quoted(process.env['APPIMAGE'] ?? process.execPath)}\n`);
    } else {
      rmSync(file, { force: true });
    }
  } catch (error) {
    // A home that cannot be written to must not keep the desktop from starting.
    console.error(`Muster cannot ${open ? 'be' : 'cease to be'} started at sign-in: ${String(error)}`);
  }
}
