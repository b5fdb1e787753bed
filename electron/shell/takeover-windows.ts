/**
 * The windows that take every display of this computer while something is due that nobody here has seen: above all others, one on each display, back
 * again when they are closed unseen. What is due the host says; what was seen is kept here and ends with the desktop, so that a restart shows it again.
 */
import { Notification, powerSaveBlocker, screen, type BrowserWindow } from 'electron';
import { TAKEOVER_FRAGMENT, type DesktopNews } from '../../shared/contract/desktop-messages.ts';
import { openSecureWindow, show, type IsOurs } from './secure-window.ts';
import { after } from './shell-timer.ts';

type Due = DesktopNews['takeovers'][number];

/** Closed by hand and not seen: long enough to reach what lies beneath, not long enough to forget it. */
const COMES_BACK_AFTER_MS = 3_000;

interface TakeoverNeeds {
  readonly isOurs: IsOurs;
  /** The address of one more window; it may never come, where the host has ended. */
  readonly freshUrl: () => Promise<string>;
}

export class TakeoverWindows {
  readonly #needs: TakeoverNeeds;
  /** By display. */
  readonly #open = new Map<number, BrowserWindow>();
  #due: readonly Due[] = [];
  #seen: ReadonlySet<string> = new Set();
  /** What the open windows show. */
  #shown: string | null = null;
  #awake: number | null = null;
  #ended = false;

  constructor(needs: TakeoverNeeds) {
    this.#needs = needs;
    screen.on('display-added', () => this.#look());
    screen.on('display-removed', () => this.#look());
  }

  /** All that is due, most urgent first. What is no longer due is forgotten, so that it takes the screen again if it comes back. */
  hear(due: readonly Due[]): void {
    this.#due = due;
    this.#seen = new Set(due.map(({ key }) => key).filter((key) => this.#seen.has(key)));
    this.#look();
  }

  seen(key: string): void {
    this.#seen = new Set([...this.#seen, key]);
    this.#look();
  }

  /** The host began again: pages of the one before belong to nobody. */
  beginAgain(): void {
    this.#closeAll();
  }

  end(): void {
    this.#ended = true;
    this.#closeAll();
  }

  #look(): void {
    if (this.#ended) return;
    const first = this.#due.find(({ key }) => !this.#seen.has(key)) ?? null;
    if (first?.key !== this.#shown) this.#closeAll();
    if (first === null) return;
    if (this.#shown === null) this.#begin(first);
    const displays = screen.getAllDisplays();
    for (const [id, window] of this.#open) if (displays.every((one) => one.id !== id)) window.destroy();
    for (const { id, bounds } of displays) if (!this.#open.has(id)) this.#openOn(id, bounds, first.key);
  }

  #begin({ key, title, body }: Due): void {
    this.#shown = key;
    this.#awake = powerSaveBlocker.start('prevent-display-sleep');
    new Notification({ title, body, urgency: 'critical' }).show();
  }

  #openOn(display: number, bounds: Electron.Rectangle, key: string): void {
    const window = openSecureWindow({ ...bounds, fullscreen: true, frame: false, skipTaskbar: false, alwaysOnTop: true }, this.#needs.isOurs);
    this.#open.set(display, window);
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    window.flashFrame(true);
    window.on('closed', () => {
      if (this.#open.get(display) === window) this.#open.delete(display);
      after(COMES_BACK_AFTER_MS, () => this.#look());
    });
    void this.#needs.freshUrl().then((url) => show(window, `${url}&${TAKEOVER_FRAGMENT}=${encodeURIComponent(key)}`));
  }

  #closeAll(): void {
    const windows = [...this.#open.values()];
    this.#open.clear();
    this.#shown = null;
    if (this.#awake !== null) powerSaveBlocker.stop(this.#awake);
    this.#awake = null;
    for (const window of windows) if (!window.isDestroyed()) window.destroy();
  }
}
