/**
 * Electron's side of what the desktop shell uses, with Chromium for its windows and plain Node for its utility process,
 * so that the shell's real code, as built, is tested on a machine that has no Electron. What it cannot show is that
 * Electron keeps its own promises; desktop.e2e.ts asks that where a binary is installed.
 */
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';

interface WindowOptions {
  readonly webPreferences: { readonly preload: string; readonly [preference: string]: unknown };
}
interface FakeEvent {
  readonly url?: string;
  preventDefault(): void;
}
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
  /** What the session answers when a page asks for a permission. */
  asksForPermission(permission: string): boolean;
  callIpc(channel: string, fromOrigin: string, ...args: unknown[]): unknown;
}

class FakeWindow {
  readonly webContents: EventEmitter & { setWindowOpenHandler(handler: OpenHandler): void; reload(): void };
  readonly page: Promise<Page>;
  readonly loads: string[] = [];
  readonly refusedNavigations: string[] = [];
  readonly refusedWindows: string[] = [];
  focused = 0;
  readonly options: WindowOptions;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #loading: string | null = null;

  constructor(options: WindowOptions, browser: Browser, callIpc: FakeElectron['callIpc']) {
    this.options = options;
    this.webContents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: OpenHandler) => {
        this.#openHandler = handler;
      },
      reload: () => void this.page.then((page) => page.reload()),
    });
    this.page = this.#open(browser, callIpc);
  }

  async #open(browser: Browser, callIpc: FakeElectron['callIpc']): Promise<Page> {
    const page = await browser.newPage();
    await page.exposeFunction('ipcInvoke', (channel: string, ...args: unknown[]) => callIpc(channel, new URL(page.url()).origin, ...args));
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
      if (request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() !== this.#loading?.replace(/#.*$/, '')) {
        let prevented = false;
        this.webContents.emit('will-navigate', { url: request.url(), preventDefault: () => (prevented = true) } satisfies FakeEvent);
        if (prevented) {
          this.refusedNavigations.push(request.url());
          await route.abort('aborted');
          return;
        }
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
    await (await this.page).goto(url);
    this.#loading = null;
  }
  isDestroyed(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  focus(): void {
    this.focused += 1;
  }
}

export function fakeElectron(browser: Browser, lockIsFree: boolean): FakeElectron {
  const windows: FakeWindow[] = [];
  const hosts: FakeElectron['hosts'][number][] = [];
  const notices: { title: string; body: string }[] = [];
  const printed: string[] = [];
  const ipcHandlers = new Map<string, IpcHandler>();
  let answerPermission: (contents: null, permission: string, answer: (granted: boolean) => void) => void = (_contents, _permission, answer) => answer(true);

  const quit = Promise.withResolvers<void>();
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    requestSingleInstanceLock: () => lockIsFree,
    whenReady: () => Promise.resolve(),
    quit: () => {
      let prevented = false;
      app.emit('before-quit', { preventDefault: () => (prevented = true) } satisfies FakeEvent);
      if (!prevented) quit.resolve();
    },
  });

  const callIpc: FakeElectron['callIpc'] = (channel, origin, ...args) => {
    const handler = ipcHandlers.get(channel);
    if (handler === undefined) throw new Error(`nobody handles ${channel}`);
    const print = (_options: unknown, done: (success: boolean) => void): void => {
      printed.push(origin);
      done(true);
    };
    return handler({ senderFrame: { origin }, sender: { print } }, ...args);
  };

  const fork = (script: string, args: readonly string[]): unknown => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const handle = Object.assign(new EventEmitter(), {
      stdout: child.stdout,
      stderr: child.stderr,
      kill: () => child.kill(),
      postMessage: (message: string) => child.send(message),
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.once('exit', (code) => handle.emit('exit', code));
    hosts.push({ args, pid: child.pid, exited });
    return handle;
  };

  return {
    app,
    quit: quit.promise,
    windows,
    hosts,
    notices,
    printed,
    callIpc,
    asksForPermission: (permission) => {
      let granted = true;
      answerPermission(null, permission, (answer) => (granted = answer));
      return granted;
    },
    module: {
      app,
      BrowserWindow: class extends FakeWindow {
        constructor(options: WindowOptions) {
          super(options, browser, callIpc);
          windows.push(this);
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
          setPermissionRequestHandler: (handler: typeof answerPermission) => (answerPermission = handler),
          setPermissionCheckHandler: () => {},
        },
      },
      utilityProcess: { fork },
    },
  };
}
