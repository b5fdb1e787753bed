/** The keys that call for help from any program. Once brings Muster to the front, a second time soon after (or held) calls: once alone is an accident too easily. */
import { globalShortcut, Notification } from 'electron';
import { after } from './shell-timer.ts';

const USUAL = 'CommandOrControl+Shift+F9';
const SECOND_PRESS_WITHIN_MS = 3_000;

interface HelpNeeds {
  readonly toFront: () => void;
  readonly callForHelp: () => void;
}

export class HelpShortcut {
  readonly #needs: HelpNeeds;
  #keys: string | null = null;
  #pressedOnce = false;

  constructor(needs: HelpNeeds) {
    this.#needs = needs;
  }

  /** Instead of those before. Says so where another program holds them. */
  listen(keys: string = USUAL): void {
    if (this.#keys === keys) return;
    if (this.#keys !== null) globalShortcut.unregister(this.#keys);
    this.#keys = keys;
    if (globalShortcut.register(keys, () => this.#pressed(keys))) return;
    new Notification({ title: 'Muster', body: `${words(keys)} belongs to another program on this computer. Open Muster and press F9 to call for help.` }).show();
  }

  #pressed(keys: string): void {
    if (this.#pressedOnce) return this.#needs.callForHelp();
    this.#pressedOnce = true;
    after(SECOND_PRESS_WITHIN_MS, () => (this.#pressedOnce = false));
    this.#needs.toFront();
    new Notification({ title: 'Muster', body: `Press ${words(keys)} again now to call for help from this computer.` }).show();
  }
}

const words = (keys: string): string => keys.replace(/(?:CommandOr)?Control/, 'Ctrl');
