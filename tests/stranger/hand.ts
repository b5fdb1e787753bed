/**
 * The hand of somebody who has never seen Muster. It finds what it needs by role and by the words on screen, does one thing
 * at a time as a person can (nothing is filled in without its keys), and counts.
 */
import { errors, type Locator, type Page } from '@playwright/test';
import type { Effort } from './model.ts';

const HOLD_MS = 1_300;
const SETTLED_MS = 500;
const PATIENCE_MS = 60_000;

export interface Hand {
  readonly page: Page;
  touch(target: Locator): Promise<void>;
  /** Where the eye has to find nothing new: the digits of a PIN, the second file of two. */
  touchAgain(target: Locator): Promise<void>;
  hold(target: Locator): Promise<void>;
  /** Into a field: at once where it is ready for it, by Tab where it comes next, else it is touched first. */
  type(field: Locator, text: string): Promise<void>;
  /** Without a field, such as a PIN. */
  press(keys: string): Promise<void>;
  /** With Enter after something was written where that does it, else by a touch. */
  goOn(button: Locator): Promise<void>;
  /** A list to choose from: opened, then one line of it. */
  choose(list: Locator, line: string): Promise<void>;
  /** In the system's own window: each file, the second with Ctrl, then Open. */
  files(button: Locator, files: Parameters<Locator['setInputFiles']>[0], count: number): Promise<void>;
  /** What tells a person that it is done. */
  see(words: Locator, state?: 'gone'): Promise<void>;
  effort(): Effort;
}

type Count = { -readonly [name in keyof Effort]: Effort[name] };

/** In the page: the screen that is shown, and what there is to read on it first. */
function readScreen(): { readonly screen: string; readonly step: string; readonly dialog: string } {
  const text = (selector: string): string => document.querySelector<HTMLElement>(selector)?.innerText.trim() ?? '';
  const dialog = text('[role=dialog] h2');
  return { screen: [location.hash, document.querySelector('.screen > .for-readers')?.textContent ?? '', dialog].join(' '), step: text('[aria-label="Next step"]'), dialog };
}

/** In the page: whether the middle of it can be seen and pressed where it stands. */
function inSight(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const found = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return found !== null && (element.contains(found) || found.contains(element));
}

/** In the page: whether the field is ready to be written in, or one press of Tab away. */
function focusOf(field: Element): 'here' | 'next' | 'elsewhere' {
  if (document.activeElement === field) return 'here';
  const within = field.closest('[role=dialog]') ?? document;
  const stops = [...within.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')].filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility({ visibilityProperty: true }));
  const at = stops.findIndex((one) => one === document.activeElement);
  return at >= 0 && stops[at + 1] === field ? 'next' : 'elsewhere';
}

/** In the page: whether Enter in the field that is being written in presses this button: it sends the form, or says “Enter”. */
function enterPresses(button: Element): boolean {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement && button instanceof HTMLElement && /\bEnter\b/.test(button.innerText)) return true;
  return field instanceof HTMLInputElement && button instanceof HTMLButtonElement && button.type === 'submit' && field.form !== null && field.form === button.form;
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
const keysFor = (text: string): number => [...text].reduce((keys, letter) => keys + (letter !== letter.toLowerCase() ? 2 : 1), 0);

/** `onScreen` sees each screen as it is when the person acts on it. */
export async function handOn(page: Page, onScreen: () => Promise<void>): Promise<Hand> {
  const count: Count = { touches: 0, keystrokes: 0, screens: 0, scrolls: 0, homings: 0, thoughts: 0, words: 0, heldMs: 0, machineMs: 0 };
  // What was done before the task has its say on screen first.
  await page.waitForTimeout(SETTLED_MS);
  let seen = await page.evaluate(readScreen);
  count.words += wordsIn(seen.step);
  let on: 'pointer' | 'keys' = 'pointer';
  let actedMs = performance.now();

  const handTo = (where: typeof on): void => {
    if (where !== on) count.homings += 1;
    on = where;
  };
  const read = async (): Promise<void> => {
    const now = await page.evaluate(readScreen);
    if (now.screen !== seen.screen) count.screens += 1;
    if (now.step !== seen.step) count.words += wordsIn(now.step);
    if (now.dialog !== seen.dialog) count.words += wordsIn(now.dialog);
    seen = now;
    await onScreen();
  };
  /** The machine's time ends when the target could be used; then the person looks at what is new. */
  const look = async (target: Locator): Promise<void> => {
    await target.waitFor({ state: 'visible', timeout: PATIENCE_MS });
    const visible = await target.evaluate(inSight);
    // A trial does everything but the press: waits until it can be pressed, and brings it into sight.
    await target.click({ trial: true, timeout: PATIENCE_MS });
    count.machineMs += performance.now() - actedMs;
    if (!visible) count.scrolls += 1;
    await read();
  };
  const middleOf = async (target: Locator): Promise<{ readonly x: number; readonly y: number }> => {
    const box = await target.boundingBox();
    if (box === null) throw new errors.TimeoutError(`gone before it was pressed: ${String(target)}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const acted = (): void => {
    actedMs = performance.now();
  };
  const touchAgain = async (target: Locator): Promise<void> => {
    await look(target);
    handTo('pointer');
    count.touches += 1;
    const { x, y } = await middleOf(target);
    await page.mouse.click(x, y);
    acted();
  };
  const touch = async (target: Locator): Promise<void> => {
    count.thoughts += 1;
    await touchAgain(target);
  };
  const key = async (name: string): Promise<void> => {
    handTo('keys');
    count.keystrokes += 1;
    await page.keyboard.press(name);
    acted();
  };

  return {
    page,
    touch,
    touchAgain,
    async hold(target) {
      count.thoughts += 1;
      await look(target);
      handTo('pointer');
      count.touches += 1;
      count.heldMs += HOLD_MS;
      const { x, y } = await middleOf(target);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.waitForTimeout(HOLD_MS);
      await page.mouse.up();
      acted();
    },
    async type(field, text) {
      await look(field);
      const focus = await field.evaluate(focusOf);
      count.thoughts += 1;
      if (focus === 'next') await key('Tab');
      else if (focus === 'elsewhere') await touchAgain(field);
      handTo('keys');
      count.keystrokes += keysFor(text);
      await page.keyboard.type(text);
      acted();
    },
    async press(keys) {
      count.thoughts += 1;
      handTo('keys');
      count.keystrokes += keysFor(keys);
      await page.keyboard.type(keys);
      acted();
    },
    async goOn(button) {
      if (on === 'keys') {
        await look(button);
        if (await button.evaluate(enterPresses)) return key('Enter');
      }
      return touch(button);
    },
    async choose(list, line) {
      count.thoughts += 1;
      await look(list);
      handTo('pointer');
      count.touches += 2;
      await list.selectOption(line);
      acted();
    },
    async files(button, files, howMany) {
      const chooser = page.waitForEvent('filechooser');
      await touch(button);
      count.thoughts += 1;
      count.touches += howMany + 1;
      count.keystrokes += howMany - 1;
      await (await chooser).setFiles(files);
      acted();
    },
    async see(words, state) {
      await words.waitFor({ state: state === 'gone' ? 'hidden' : 'visible', timeout: PATIENCE_MS });
      count.machineMs += performance.now() - actedMs;
      await read();
      acted();
    },
    effort: () => ({ ...count }),
  };
}
