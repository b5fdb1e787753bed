/** A window of Muster and what no page in it may do: leave, open others, embed any. Every window is made here, so that none is made otherwise. */
import { join } from 'node:path';
import { app, BrowserWindow, type BrowserWindowConstructorOptions, type Session } from 'electron';
import { after } from './shell-timer.ts';

const PRELOAD = join(__dirname, 'preload.cjs');
/** A page that crashes each time it loads must not keep the machine from everything else. */
const RELOAD_AFTER_CRASH_MS = 1_000;

/** Whether an address is one of the host's that runs now. */
export type IsOurs = (url: string) => boolean;

/** `less`: what a window is to be denied beyond what all are. */
export function openSecureWindow(options: Omit<BrowserWindowConstructorOptions, 'webPreferences'>, isOurs: IsOurs, less: { readonly javascript?: false } = {}): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Muster',
    autoHideMenuBar: true,
    ...options,
    // An alarm sounds without a touch.
    webPreferences: { preload: PRELOAD, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, webSecurity: true, devTools: !app.isPackaged, autoplayPolicy: 'no-user-gesture-required', ...less },
  });
  const { webContents } = window;
  // The page may reload itself; it may not leave. What the desktop itself loads raises no 'will-navigate'.
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isOurs(event.url)) event.preventDefault();
  };
  webContents.on('will-navigate', stay);
  webContents.on('will-redirect', stay);
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('render-process-gone', () => {
    after(RELOAD_AFTER_CRASH_MS, () => {
      if (!window.isDestroyed()) webContents.reload();
    });
  });
  return window;
}

/** A load that the next one overtakes is reported as aborted, which is how a restart looks and no failure. */
export function show(window: BrowserWindow, url: string): void {
  if (window.isDestroyed()) return;
  window.loadURL(url).catch((error: unknown) => {
    if (!window.isDestroyed()) console.error(`The window did not load: ${String(error)}`);
  });
}

/** What screens save goes through a dialog; nothing else comes onto the disk. */
export function refuseDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}

/** Of everything that a page may ask the system for, the camera alone is given, and to the host's own pages alone: codes and licenses are scanned with it. */
export function allowCameraOnly(session: Session, isOurs: IsOurs): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, ...details }) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(permission === 'media' && isOurs(requestingUrl) && types.length > 0 && types.every((type) => type === 'video'));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => permission === 'media' && details.mediaType === 'video' && isOurs(origin));
}
