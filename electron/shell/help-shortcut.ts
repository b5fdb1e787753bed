/**
 * The keys that call for help from any program. Once brings Muster to the front, a second time soon after calls: once alone is an accident too easily. No system
 * tells a program that keys of this kind were let go; holding them presses them again, as holding any key does.
 */
import { globalShortcut, Notification } from 'electron';
import { after } from './shell-timer.ts';

const USUAL = 'CommandOrControl+Shift+F9';
const SECOND_PRESS_WITHIN_MS = 3_000;
/** The program that holds them may end; nobody tells when. */
const TRY_AGAIN_AFTER_MS = 5_000;

interface HelpNeeds {
  readonly toFront: () => void;
  readonly callForHelp: () => void;
  /** Whether the keys work is another than before. */
  readonly changed: () => void;
}

export class HelpShortcut {
  readonly #needs: HelpNeeds;
  #keys: string | null = null;
  #works = false;
  #pressedOnce = false;
  #callOff = (): void => undefined;

  constructor(needs: HelpNeeds) {
    this.#needs = needs;
  }

  /** What to press; or that another program holds it. Null: nothing is listened for. */
  get says(): string | null {
    if (this.#keys === null) return null;
    return this.#works ? `${words(this.#keys)} twice calls for help` : `${words(this.#keys)} belongs to another program`;
  }

  /** Instead of those before. Says so where another program holds them, and when it no longer does. */
  listen(keys: string = USUAL): void {
    if (this.#keys === keys) return;
    this.end();
    this.#keys = keys;
    if (!this.#take(keys)) new Notification({ title: 'Muster', body: `${words(keys)} belongs to another program on this computer. Open Muster and press F9 to call for help.` }).show();
    this.#needs.changed();
  }

  end(): void {
    this.#callOff();
    if (this.#works && this.#keys !== null) globalShortcut.unregister(this.#keys);
    this.#works = false;
    this.#pressedOnce = false;
    this.#keys = null;
  }

  #take(keys: string): boolean {
    this.#works = globalShortcut.register(keys, () => this.#pressed(keys));
    if (!this.#works) this.#callOff = after(TRY_AGAIN_AFTER_MS, () => this.#takeAgain(keys));
    return this.#works;
  }

  #takeAgain(keys: string): void {
    if (!this.#take(keys)) return;
    new Notification({ title: 'Muster', body: `${words(keys)} is free again: pressed twice, it calls for help from this computer.` }).show();
    this.#needs.changed();
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
