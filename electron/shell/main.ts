/**
 * The desktop: one instance, one host, one window on it, and windows over everything while an alarm is due. It decides nothing about school
 * emergencies and knows no event, command or person; whatever it could do beyond showing the host's screens, a browser could not, and the two
 * would drift apart.
 */
import { join } from 'node:path';
import { app, dialog, globalShortcut, Menu, nativeImage, Notification, powerSaveBlocker, session, Tray, type BrowserWindow } from 'electron';
import { openBridge } from './bridge.ts';
import { downPage } from './down-page.ts';
import { superviseHost } from './host-process.ts';
import { allowCameraOnly, openSecureWindow, show } from './secure-window.ts';
import { TakeoverWindows } from './takeover-windows.ts';
import { TRAY_ICON } from './tray-icon.ts';
import { placeOf, rememberPlace } from './window-place.ts';

const HOST_SCRIPT = join(__dirname, '../host/serve.js');
/** Brings Muster to the front from any program; there F9 calls for help. */
const HELP_SHORTCUT = 'CommandOrControl+Shift+F9';
const QUIT_ANYWAY = 1;

/** Electron's own arguments come first: the binary, and in development the folder of the app. */
const given = process.argv.slice(app.isPackaged ? 1 : 2);
/** A computer that is a station of its own shows Muster and nothing else. */
const KIOSK = '--kiosk';

if (app.requestSingleInstanceLock()) {
  void runDesktop();
} else {
  app.quit();
}

async function runDesktop(): Promise<void> {
  await app.whenReady();
  /** Where the screens are served from just now; only pages from there may do anything. */
  let origin: string | null = null;
  const isOurs = (url: string): boolean => origin !== null && URL.canParse(url) && new URL(url).origin === origin;
  allowCameraOnly(session.defaultSession, isOurs);

  let quitting = false;
  let incidentOpen = false;
  let awake: number | null = null;
  const placeFile = join(app.getPath('userData'), 'window.json');
  const main = openSecureWindow({ ...placeOf(placeFile), kiosk: given.includes(KIOSK) }, isOurs);
  main.on('close', (event) => {
    rememberPlace(placeFile, main);
    if (quitting) return;
    // An alarm must still reach this computer: closed is hidden, and quitting is asked for by name.
    event.preventDefault();
    main.hide();
  });

  const host = superviseHost(HOST_SCRIPT, given.filter((one) => one !== KIOSK), {
    onReady: (url) => {
      origin = new URL(url).origin;
      takeovers.beginAgain();
      show(main, url);
    },
    onDown: (lastWords) => {
      origin = null;
      show(main, downPage(lastWords));
    },
    onNews: (news) => {
      incidentOpen = news.incidentOpen;
      if (incidentOpen && awake === null) awake = powerSaveBlocker.start('prevent-app-suspension');
      if (!incidentOpen && awake !== null) {
        powerSaveBlocker.stop(awake);
        awake = null;
      }
      tray.setToolTip(incidentOpen ? 'Muster: an incident or a drill is open' : 'Muster: ready');
      takeovers.hear(news.takeovers);
    },
  });
  const takeovers = new TakeoverWindows({ isOurs, freshUrl: () => host.freshUrl() });
  openBridge(isOurs, (key, thenShow) => {
    takeovers.seen(key);
    bringToFront(main);
    if (isOurs(main.webContents.getURL())) show(main, `${main.webContents.getURL().replace(/#.*$/, '')}#${thenShow}`);
  });

  const tray = new Tray(nativeImage.createFromDataURL(TRAY_ICON));
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Open Muster', click: () => bringToFront(main) },
      { label: 'Quit Muster', click: () => app.quit() },
    ]),
  );
  tray.on('click', () => bringToFront(main));
  app.on('second-instance', () => bringToFront(main));
  app.on('activate', () => bringToFront(main));
  app.on('window-all-closed', () => app.quit());
  if (!globalShortcut.register(HELP_SHORTCUT, () => bringToFront(main))) {
    new Notification({ title: 'Muster', body: 'Ctrl+Shift+F9 belongs to another program on this computer. Open Muster and press F9 to call for help.' }).show();
  }
  if (app.isPackaged) app.setLoginItemSettings({ openAtLogin: true });

  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void mayQuit(main, incidentOpen).then(async (may) => {
      if (!may || quitting) return;
      quitting = true;
      takeovers.end();
      globalShortcut.unregisterAll();
      await host.stop();
      stopped = true;
      app.quit();
    });
  });
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

async function mayQuit(window: BrowserWindow, incidentOpen: boolean): Promise<boolean> {
  if (!incidentOpen) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    buttons: ['Keep Muster running', 'Quit anyway'],
    defaultId: 0,
    cancelId: 0,
    message: 'An incident or a drill is open.',
    detail: 'If Muster quits, this computer hears no alarm and shows no change until it is started again. What was saved is safe.',
  });
  return response === QUIT_ANYWAY;
}
