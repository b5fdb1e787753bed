/**
 * The desktop: one instance, one host, one window on it. It decides nothing about school emergencies and knows no
 * event, command or person; whatever it could do beyond showing the host's screens, a browser could not, and the two
 * would drift apart.
 */
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, Notification, session, type IpcMainInvokeEvent } from 'electron';
import { superviseHost } from './host-process.ts';
import { after } from './shell-timer.ts';

const HOST_SCRIPT = join(__dirname, '../host/serve.js');
const PRELOAD = join(__dirname, 'preload.cjs');
const NOTICE_CHARACTERS = 500;
/** A page that crashes each time it loads must not keep the machine from everything else. */
const RELOAD_AFTER_CRASH_MS = 1_000;

/** Electron's own arguments come first: the binary, and in development the folder of the app. */
const hostArgs = process.argv.slice(app.isPackaged ? 1 : 2);

if (app.requestSingleInstanceLock()) {
  void runDesktop();
} else {
  app.quit();
}

async function runDesktop(): Promise<void> {
  await app.whenReady();
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);

  /** Where the screens are served from just now; only pages from there may use the bridge. */
  let origin: string | null = null;
  const window = openWindow((url) => origin !== null && new URL(url).origin === origin);

  const host = superviseHost(HOST_SCRIPT, hostArgs, {
    onReady: (url) => {
      origin = new URL(url).origin;
      show(window, url);
    },
    onDown: (lastWords) => {
      origin = null;
      show(window, downPage(lastWords));
    },
  });

  const fromOurPage = (event: IpcMainInvokeEvent): boolean => origin !== null && event.senderFrame?.origin === origin;
  ipcMain.handle('print', (event) => {
    if (!fromOurPage(event)) return false;
    return new Promise<boolean>((resolve) => event.sender.print({}, (printed) => resolve(printed)));
  });
  ipcMain.handle('notify', (event, title: unknown, body: unknown) => {
    if (!fromOurPage(event) || typeof title !== 'string' || typeof body !== 'string') return;
    new Notification({ title: title.slice(0, NOTICE_CHARACTERS), body: body.slice(0, NOTICE_CHARACTERS) }).show();
  });

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());

  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void host.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}

function openWindow(isOurs: (url: string) => boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    title: 'Muster',
    autoHideMenuBar: true,
    webPreferences: { preload: PRELOAD, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false },
  });
  // The page may reload itself; it may not leave. What this file loads raises no 'will-navigate'.
  window.webContents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.webContents.on('render-process-gone', () => {
    after(RELOAD_AFTER_CRASH_MS, () => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  return window;
}

/** A load that the next one overtakes is reported as aborted, which is how a restart looks and no failure. */
function show(window: BrowserWindow, url: string): void {
  if (window.isDestroyed()) return;
  window.loadURL(url).catch((error: unknown) => console.error(`The window did not load: ${String(error)}`));
}

function downPage(lastWords: string): string {
  const said = lastWords.trim() === '' ? 'It said nothing more.' : `It said: ${lastWords.trim()}`;
  const escaped = said.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Muster</title>
<body style="font:18px/1.5 system-ui;max-width:44em;margin:4em auto;padding:0 1em">
<h1>Muster is starting again</h1><p>The part of Muster that keeps the records has ended, and is being started again.
What was saved is safe. If this page stays, restart the computer.</p><pre style="white-space:pre-wrap">${escaped}</pre>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}
