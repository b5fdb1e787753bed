/**
 * The desktop: one instance, one host, one window on it, and windows over everything while an alarm is due. It decides nothing about school
 * emergencies and knows no event, command or person; whatever it could do beyond showing the host's screens, a browser could not, and the two
 * would drift apart.
 */
import type { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { app, dialog, Menu, nativeImage, powerMonitor, powerSaveBlocker, session, Tray, type BrowserWindow } from 'electron';
import { openBridge } from './bridge.ts';
import { downPage, downTouch } from './down-page.ts';
import { HelpShortcut } from './help-shortcut.ts';
import { superviseHost } from './host-process.ts';
import { startAtSignIn } from './login-start.ts';
import { RaisedHere, raisedWords, type Raisable } from './raised-here.ts';
import { allowCameraOnly, openSecureWindow, refuseDownloads, show } from './secure-window.ts';
import { TakeoverWindows } from './takeover-windows.ts';
import { TRAY_ICON } from './tray-icon.ts';
import { install, watchForUpdates } from './updates.ts';
import type { NewVersion } from './update-folder.ts';
import { placeOf, rememberPlace } from './window-place.ts';

const HOST_SCRIPT = join(__dirname, '../host/serve.js');
const QUIT_ANYWAY = 1;
const SEND_NOW = 1;
const NEW_KEYS = 1;

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
  app.enableSandbox();
  await app.whenReady();
  /** Where the screens are served from just now; only pages from there may do anything. */
  let origin: string | null = null;
  const isOurs = (url: string): boolean => origin !== null && URL.canParse(url) && new URL(url).origin === origin;
  allowCameraOnly(session.defaultSession, isOurs);
  refuseDownloads(session.defaultSession);

  let quitting = false;
  let incidentOpen = false;
  let awake: number | null = null;
  let watching = false;
  const placeFile = join(app.getPath('userData'), 'window.json');
  const main = openSecureWindow({ ...placeOf(placeFile), kiosk: given.includes(KIOSK) }, isOurs);
  main.on('close', (event) => {
    rememberPlace(placeFile, main);
    if (quitting) return;
    // An alarm must still reach this computer: closed is hidden, and quitting is asked for by name.
    event.preventDefault();
    // There is nothing beneath a kiosk.
    if (!main.isKiosk()) main.hide();
  });
  // Windows shows who holds it up, and lets the person go on all the same.
  main.on('query-session-end', (event) => {
    if (incidentOpen) event.preventDefault();
  });
  main.on('session-end', () => void end());

  /** Of the host that ended; null: one runs, or is only starting. */
  let lastWords: string | null = null;
  let keysLocked = false;
  const showDown = (chosen: Raisable | null): void => show(main, downPage({ keysLocked, lastWords: lastWords ?? '', waiting: raisedHere.waiting, chosen }));
  main.webContents.on('will-navigate', ({ url }) => {
    const touch = origin === null ? downTouch(url) : null;
    if (touch === null) return;
    if (touch.does === 'newKeys') {
      void mayTakeNewKeys(main).then((may) => may && host.startWithNewKeys());
      return;
    }
    if (touch.does === 'raise') raisedHere.raise(touch.what);
    if (touch.does === 'takeBack') raisedHere.takeBack(touch.what);
    showDown(touch.does === 'choose' ? touch.what : null);
  });

  const host = superviseHost(HOST_SCRIPT, given.filter((one) => one !== KIOSK), {
    onReady: (url) => {
      origin = new URL(url).origin;
      lastWords = null;
      keysLocked = false;
      showTray();
      takeovers.beginAgain();
      show(main, url);
      raisedHere.hostRuns();
    },
    onKeysLocked: () => {
      const known = keysLocked;
      keysLocked = true;
      if (!known && lastWords !== null) showDown(null);
    },
    onDown: (words) => {
      origin = null;
      // Not again under the hand of whoever is raising an alarm on it.
      if (lastWords !== null) return;
      lastWords = words;
      showTray();
      showDown(null);
    },
    onManaged: ({ kiosk, startAtLogin, helpShortcut, updateFolder }) => {
      if (kiosk === true) main.setKiosk(true);
      if (startAtLogin !== undefined) startAtSignIn(startAtLogin);
      help.listen(helpShortcut);
      if (updateFolder !== undefined && !watching) {
        watching = true;
        watchForUpdates({ folder: updateFolder, onFound: (found) => offer(found) });
      }
    },
    onRaised: (commandId, refused) => raisedHere.answered(commandId, refused),
    onNews: (news) => {
      incidentOpen = news.incidentOpen;
      if (incidentOpen && awake === null) awake = powerSaveBlocker.start('prevent-app-suspension');
      if (!incidentOpen && awake !== null) {
        powerSaveBlocker.stop(awake);
        awake = null;
      }
      showTray();
      takeovers.hear(news.takeovers);
    },
  });
  const callForHelp = (): void => {
    raisedHere.raise('help');
    if (lastWords !== null) showDown(null);
  };
  const help = new HelpShortcut({ toFront: () => bringToFront(main), callForHelp, changed: () => showTray() });
  const raisedHere = new RaisedHere(join(app.getPath('userData'), 'raised.json'), (raised) => host.raise(raised));
  if (raisedHere.left.length > 0) void mayStillSend(main, raisedHere.left).then((send) => raisedHere.sendLeft(send));
  const takeovers = new TakeoverWindows({ isOurs, freshUrl: () => host.freshUrl() });
  openBridge(isOurs, (key, thenShow) => {
    takeovers.seen(key);
    bringToFront(main);
    if (isOurs(main.webContents.getURL())) show(main, `${main.webContents.getURL().replace(/#.*$/, '')}#${thenShow}`);
  });

  const tray = new Tray(nativeImage.createFromDataURL(TRAY_ICON));
  let offered: NewVersion | null = null;
  const showTray = (): void => {
    const state = lastWords !== null ? 'starting again' : incidentOpen ? 'an incident or a drill is open' : 'ready';
    tray.setToolTip(`Muster: ${state}`);
    const found = offered;
    const update = found === null ? [] : [{ label: `Install Muster ${found.version} and start it again`, click: () => void installNow(found) }];
    // Not every desktop shows what a mark says when it is pointed at.
    const said = [`Muster: ${state}`, ...(help.says === null ? [] : [help.says])].map((label) => ({ label, enabled: false }));
    tray.setContextMenu(Menu.buildFromTemplate([...said, { type: 'separator' }, { label: 'Open Muster', click: () => bringToFront(main) }, ...update, { label: 'Quit Muster', click: () => app.quit() }]));
  };
  const offer = (found: NewVersion): void => {
    offered = found;
    showTray();
  };
  showTray();
  tray.on('click', () => bringToFront(main));
  app.on('second-instance', () => bringToFront(main));
  app.on('activate', () => bringToFront(main));
  powerMonitor.on('resume', () => host.wokeUp());
  // macOS and Linux wait for a program that asks for it, as Electron says of this event in words and not in types.
  (powerMonitor as EventEmitter).on('shutdown', (event: Electron.Event) => {
    event.preventDefault();
    void end().then(() => app.quit());
  });
  app.on('window-all-closed', () => app.quit());
  help.listen();
  if (app.isPackaged) startAtSignIn(true);

  let stopped = false;
  const end = async (): Promise<void> => {
    quitting = true;
    takeovers.end();
    help.end();
    await host.stop();
    stopped = true;
  };
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void mayQuit(main, incidentOpen).then(async (may) => {
      if (!may || quitting) return;
      await end();
      app.quit();
    });
  });
  const installNow = async (found: NewVersion): Promise<void> => {
    if (quitting) return;
    if (incidentOpen) {
      await dialog.showMessageBox(main, { type: 'warning', buttons: ['Keep Muster running'], message: 'An incident or a drill is open.', detail: 'A new version is installed when it is over: until then every computer is needed.' });
      return;
    }
    await end();
    await install(found).catch((error: unknown) => dialog.showMessageBox(main, { type: 'error', buttons: ['Quit'], message: 'The new version was not installed.', detail: `${String(error)}. Start Muster again: it runs as before.` }));
    app.quit();
  };
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

async function mayStillSend(window: BrowserWindow, left: readonly Raisable[]): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    buttons: ['Do not send', 'Send now'],
    defaultId: 0,
    cancelId: 0,
    message: `${left.map((what) => raisedWords[what]).join(', ')}: raised here before Muster ended, and not sent.`,
    detail: 'Send it only if it is still so.',
  });
  return response === SEND_NOW;
}

async function mayTakeNewKeys(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    buttons: ['Wait for the old keys', 'Go on with new keys'],
    defaultId: 0,
    cancelId: 0,
    message: 'Go on with new keys?',
    detail: 'The old ones are kept aside. Other consoles take this computer for a stranger until it is let in again, and PINs are set again.',
  });
  return response === NEW_KEYS;
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
