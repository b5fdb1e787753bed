/**
 * Electron's side of what the desktop shell uses, with Chromium for its windows and plain Node for its utility process,
 * so that the shell's real code, as built, is tested on a machine that has no Electron. What it cannot show is that
 * Electron keeps its own promises; desktop.e2e.ts asks that where a binary is installed.
 */
import { spawn, type Serializable } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface WindowOptions extends Partial<Rectangle> {
  readonly kiosk?: boolean;
  readonly webPreferences: { readonly preload: string; readonly [preference: string]: unknown };
}
interface FakeEvent {
  readonly url?: string;
  preventDefault(): void;
}
/** What calls: a window's contents. */
type Sender = object;
type CallFrom = (sender: Sender, channel: string, origin: string, args: readonly unknown[]) => unknown;
type IpcHandler = (event: unknown, ...args: unknown[]) => unknown;
type OpenHandler = (details: { readonly url: string }) => { readonly action: 'deny' | 'allow' };

export interface FakeElectron {
  /** What `require('electron')` gives. */
  readonly module: Readonly<Record<string, unknown>>;
  readonly app: EventEmitter & { quit(): void };
  /** Resolves when the app has really quit. */
  readonly quit: Promise<void>;
  readonly windows: readonly FakeWindow[];
  readonly hosts: readonly { readonly args: readonly string[]; readonly pid: number | undefined; readonly exited: Promise<number | null> }[];
  readonly notices: readonly { readonly title: string; readonly body: string }[];
  readonly printed: readonly string[];
  /** Where save dialogs began, and where the person saves in the next one; null: nowhere. */
  readonly saveDialogs: string[];
  saveTo: string | null;
  /** Whether a download that a page begins is let through. */
  downloads(): boolean;
  /** Displays of this computer; tests plug and unplug them and then emit on `screen`. */
  readonly displays: Display[];
  readonly screen: EventEmitter;
  /** Tests put the computer to sleep and wake it here. */
  readonly powerMonitor: EventEmitter;
  /** Kinds of sleep that are held off just now. */
  readonly heldOff: ReadonlyMap<number, string>;
  readonly shortcuts: ReadonlyMap<string, () => void>;
  /** Another program holds every shortcut. */
  shortcutsTaken: boolean;
  /** What the tray says. */
  readonly tray: { toolTip: string; menu: readonly { readonly label?: string; readonly enabled?: boolean; readonly click?: () => void }[] };
  /** Programs that were started to go on without it. */
  readonly started: { readonly program: string; readonly args: readonly string[] }[];
  /** What dialogs asked, and the button that is pressed in the next one. */
  readonly asked: string[];
  answer: number;
  /** Whether every page is in the sandbox, whatever its window says. */
  readonly sandboxed: { readonly all: boolean };
  /** Whether it starts when somebody signs in to the computer. */
  readonly login: { readonly open: boolean };
  /** The system's key store: how it is called, and whether it gives back what it took. `basic_text` is Linux's that protects nothing. */
  readonly keyStore: { name: string; gives: boolean };
  /** What pages may call. */
  channels(): readonly string[];
  /** What the session answers when a page asks for a permission, or for whether it has it. */
  asksForPermission(permission: string, of: { readonly url: string; readonly mediaTypes?: readonly string[] }): { readonly asked: boolean; readonly checked: boolean };
  callIpc(channel: string, fromOrigin: string, ...args: unknown[]): unknown;
  /** The same from a frame within the page. */
  callIpcFromFrame(channel: string, fromOrigin: string, ...args: unknown[]): unknown;
}

interface Display {
  readonly id: number;
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
}
export const display = (id: number, bounds: Rectangle): Display => ({ id, bounds, workArea: bounds });

class FakeWindow extends EventEmitter {
  readonly webContents: EventEmitter & {
    setWindowOpenHandler(handler: OpenHandler): void;
    reload(): void;
    getURL(): string;
    print(options: unknown, done: (success: boolean) => void): void;
    printToPDF(options: { readonly preferCSSPageSize: boolean; readonly pageSize: string; readonly printBackground: boolean }): Promise<Buffer>;
  };
  readonly page: Promise<Page>;
  readonly loads: string[] = [];
  readonly refusedNavigations: string[] = [];
  readonly refusedWindows: string[] = [];
  /** What its page loads beside itself. */
  readonly fetched: string[] = [];
  focused = 0;
  /** Levels of `setAlwaysOnTop`. */
  readonly above: string[] = [];
  flashed = false;
  kiosk: boolean;
  hidden = false;
  destroyed = false;
  bounds: Rectangle;
  readonly options: WindowOptions;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #loading: string | null = null;
  /** What a page asked to go to is refused before anything else is loaded. */
  #deciding: Promise<void> = Promise.resolve();

  constructor(options: WindowOptions, browser: Browser, callFrom: CallFrom, printed: string[]) {
    super();
    this.options = options;
    this.kiosk = options.kiosk === true;
    this.bounds = { x: 0, y: 0, width: 0, height: 0, ...options };
    this.webContents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: OpenHandler) => {
        this.#openHandler = handler;
      },
      reload: () => void this.page.then((page) => page.reload()),
      getURL: () => this.loads.at(-1)?.replace(/#code=.*$/, '') ?? '',
      print: (_options: unknown, done: (success: boolean) => void) => {
        printed.push(new URL(this.webContents.getURL()).origin);
        done(true);
      },
      printToPDF: async ({ pageSize, ...options }: { readonly preferCSSPageSize: boolean; readonly pageSize: string; readonly printBackground: boolean }) => (await this.page).pdf({ format: pageSize, ...options }),
    });
    this.page = this.#open(browser, callFrom);
  }

  async #open(browser: Browser, callFrom: CallFrom): Promise<Page> {
    const page = await browser.newPage();
    await page.exposeFunction('ipcInvoke', (channel: string, ...args: unknown[]) => callFrom(this.webContents, channel, new URL(page.url()).origin, args));
    const preload = readFileSync(this.options.webPreferences.preload, 'utf8');
    await page.addInitScript(`((invoke) => {
      const electron = {
        contextBridge: { exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }) },
        ipcRenderer: { invoke: (...args) => invoke(...args) },
      };
      const sandboxedRequire = (name) => {
        if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name);
        return electron;
      };
      ((require) => {
        ${preload}
      })(sandboxedRequire);
    })(window.ipcInvoke)`);
    await page.route('**/*', async (route) => {
      const request = route.request();
      if (!request.isNavigationRequest()) this.fetched.push(request.url());
      if (request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() !== this.#loading?.replace(/#.*$/, '')) {
        let prevented = false;
        const decided = Promise.withResolvers<void>();
        this.#deciding = decided.promise;
        this.webContents.emit('will-navigate', { url: request.url(), preventDefault: () => (prevented = true) } satisfies FakeEvent);
        if (prevented) {
          this.refusedNavigations.push(request.url());
          await route.abort('aborted');
          decided.resolve();
          return;
        }
        decided.resolve();
      }
      await route.continue();
    });
    page.on('popup', (popup) => {
      if (this.#openHandler({ url: popup.url() }).action === 'deny') this.refusedWindows.push(popup.url());
      void popup.close();
    });
    return page;
  }

  async loadURL(url: string): Promise<void> {
    this.loads.push(url);
    this.#loading = url;
    const page = await this.page;
    await this.#deciding;
    await page.goto(url);
    this.#loading = null;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
    void this.page.then((page) => page.close());
    this.emit('closed');
  }
  /** As a person does; true where it closed. */
  closeByHand(): boolean {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) } satisfies FakeEvent);
    if (!prevented) this.destroy();
    return !prevented;
  }
  setAlwaysOnTop(on: boolean, level: string): void {
    if (on) this.above.push(level);
  }
  setVisibleOnAllWorkspaces(): void {}
  flashFrame(on: boolean): void {
    this.flashed = on;
  }
  setKiosk(on: boolean): void {
    this.kiosk = on;
  }
  isKiosk(): boolean {
    return this.kiosk;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  show(): void {
    this.hidden = false;
  }
  hide(): void {
    this.hidden = true;
  }
  isMinimized(): boolean {
    return false;
  }
  focus(): void {
    this.focused += 1;
  }
}

/** What Electron adds in a utility process, over Node's own line between two processes. */
const PARENT_PORT = `data:text/javascript,process.parentPort = { postMessage: (message) => process.send(message), on: (event, listener) => process.on('message', (data) => listener({ data })) };`;

interface FakeOptions {
  readonly lockIsFree: boolean;
  readonly userData: string;
  readonly displays: readonly Display[];
  /** Other programs hold every shortcut. */
  readonly shortcutsTaken: boolean;
  readonly isPackaged: boolean;
}

export function fakeElectron(browser: Browser, { lockIsFree, userData, displays: first, shortcutsTaken, isPackaged }: FakeOptions): FakeElectron {
  const windows: FakeWindow[] = [];
  const hosts: FakeElectron['hosts'][number][] = [];
  const notices: { title: string; body: string }[] = [];
  const printed: string[] = [];
  const ipcHandlers = new Map<string, IpcHandler>();
  const displays = [...first];
  const screen = Object.assign(new EventEmitter(), { getAllDisplays: () => displays });
  const powerMonitor = new EventEmitter();
  const heldOff = new Map<number, string>();
  const shortcuts = new Map<string, () => void>();
  const tray: FakeElectron['tray'] = { toolTip: '', menu: [] };
  const asked: string[] = [];
  const sandboxed = { all: false };
  const keyStore = { name: 'gnome_libsecret', gives: true };
  const login = { open: false };
  const saveDialogs: string[] = [];
  let download: (event: FakeEvent) => void = () => undefined;
  let blockers = 0;
  let answerPermission: (contents: null, permission: string, answer: (granted: boolean) => void, details: unknown) => void = (_contents, _permission, answer) => answer(true);
  let checkPermission: (contents: null, permission: string, origin: string, details: unknown) => boolean = () => true;

  const quit = Promise.withResolvers<void>();
  const app = Object.assign(new EventEmitter(), {
    isPackaged,
    getVersion: () => '0.1.0',
    enableSandbox: () => (sandboxed.all = true),
    setLoginItemSettings: (settings: { readonly openAtLogin: boolean }) => (login.open = settings.openAtLogin),
    requestSingleInstanceLock: () => lockIsFree,
    whenReady: () => Promise.resolve(),
    getPath: () => userData,
    quit: () => {
      let prevented = false;
      app.emit('before-quit', { preventDefault: () => (prevented = true) } satisfies FakeEvent);
      if (!prevented) quit.resolve();
    },
  });

  const call = (sender: Sender | undefined, channel: string, frame: { readonly origin: string; readonly parent: object | null }, args: readonly unknown[]): unknown => {
    const handler = ipcHandlers.get(channel);
    if (handler === undefined) throw new Error(`nobody handles ${channel}`);
    return handler({ senderFrame: frame, sender }, ...args);
  };
  const callFrom: CallFrom = (sender, channel, origin, args) => call(sender, channel, { origin, parent: null }, args);
  const callIpc: FakeElectron['callIpc'] = (channel, origin, ...args) => call(windows[0]?.webContents, channel, { origin, parent: null }, args);

  const fork = (script: string, args: readonly string[]): unknown => {
    const child = spawn(process.execPath, ['--import', PARENT_PORT, script, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const handle = Object.assign(new EventEmitter(), {
      stdout: child.stdout,
      stderr: child.stderr,
      kill: () => child.kill(),
      postMessage: (message: Serializable) => child.send(message),
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.on('message', (message) => handle.emit('message', message));
    child.once('exit', (code) => handle.emit('exit', code));
    hosts.push({ args, pid: child.pid, exited });
    return handle;
  };

  const fake: Omit<FakeElectron, 'module'> = {
    app,
    displays,
    screen,
    powerMonitor,
    heldOff,
    shortcuts,
    shortcutsTaken,
    tray,
    asked,
    started: [],
    sandboxed,
    keyStore,
    login,
    channels: () => [...ipcHandlers.keys()].sort(),
    answer: 0,
    quit: quit.promise,
    windows,
    hosts,
    notices,
    printed,
    saveDialogs,
    saveTo: null,
    downloads: () => {
      let prevented = false;
      download({ preventDefault: () => (prevented = true) });
      return !prevented;
    },
    callIpc,
    callIpcFromFrame: (channel, origin, ...args) => call(windows[0]?.webContents, channel, { origin, parent: {} }, args),
    asksForPermission: (permission, { url, mediaTypes }) => {
      let granted = true;
      answerPermission(null, permission, (answer) => (granted = answer), { requestingUrl: url, isMainFrame: true, ...(mediaTypes === undefined ? {} : { mediaTypes }) });
      return { asked: granted, checked: checkPermission(null, permission, new URL(url).origin, { isMainFrame: true, mediaType: mediaTypes?.[0] ?? 'unknown' }) };
    },
  };
  return Object.assign(fake, {
    module: {
      app,
      BrowserWindow: class extends FakeWindow {
        constructor(options: WindowOptions) {
          super(options, browser, callFrom, printed);
          windows.push(this);
        }
        static fromWebContents(contents: Sender): FakeWindow | null {
          return windows.find((one) => one.webContents === contents) ?? null;
        }
      },
      ipcMain: { handle: (channel: string, handler: IpcHandler) => ipcHandlers.set(channel, handler) },
      Notification: class {
        readonly #notice: { title: string; body: string };
        constructor(notice: { title: string; body: string }) {
          this.#notice = notice;
        }
        show(): void {
          notices.push(this.#notice);
        }
      },
      session: {
        defaultSession: {
          on: (_event: 'will-download', listener: typeof download) => (download = listener),
          setPermissionRequestHandler: (handler: typeof answerPermission) => (answerPermission = handler),
          setPermissionCheckHandler: (handler: typeof checkPermission) => (checkPermission = handler),
        },
      },
      screen,
      powerSaveBlocker: {
        start: (kind: string) => {
          blockers += 1;
          heldOff.set(blockers, kind);
          return blockers;
        },
        stop: (id: number) => heldOff.delete(id),
      },
      globalShortcut: {
        register: (keys: string, pressed: () => void) => {
          if (!fake.shortcutsTaken) shortcuts.set(keys, pressed);
          return !fake.shortcutsTaken;
        },
        unregister: (keys: string) => shortcuts.delete(keys),
      },
      dialog: {
        showMessageBox: (_window: unknown, { message }: { readonly message: string }) => {
          asked.push(message);
          return Promise.resolve({ response: fake.answer });
        },
        showSaveDialog: (_window: unknown, { defaultPath }: { readonly defaultPath: string }) => {
          saveDialogs.push(defaultPath);
          return Promise.resolve({ canceled: fake.saveTo === null, filePath: fake.saveTo ?? '' });
        },
      },
      nativeImage: { createFromDataURL: (url: string) => url },
      Menu: { buildFromTemplate: (items: readonly unknown[]) => items },
      Tray: class extends EventEmitter {
        setContextMenu(menu: FakeElectron['tray']['menu']): void {
          tray.menu = menu;
        }
        setToolTip(words: string): void {
          tray.toolTip = words;
        }
      },
      powerMonitor,
      utilityProcess: { fork },
      safeStorage: {
        isAsyncEncryptionAvailable: async () => true,
        getSelectedStorageBackend: () => keyStore.name,
        encryptStringAsync: async (text: string) => Buffer.from([...text].reverse().join('')),
        decryptStringAsync: async (wrapped: Buffer) => {
          if (!keyStore.gives) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
          return { shouldReEncrypt: false, result: [...wrapped.toString()].reverse().join('') };
        },
      },
    },
  });
}
