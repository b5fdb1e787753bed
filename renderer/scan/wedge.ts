/**
 * A barcode scanner that types like a keyboard, told from a person by its speed. Keys come with their own times, so nothing
 * here reads a clock. What it types goes to no button and no form while it lasts: a license holds Enter many times.
 *
 * A scanner is set to one keyboard's layout and the computer to another: then the letters that arrive are wrong, but the keys are
 * those of a US keyboard, which scanners are set to when they are made. So both are read, and whoever understands either takes
 * it. Not possible: a scanner set to a layout that is neither the computer's nor the US one, and one that types Alt codes.
 */

/** Between two keys of one burst; the fastest typists need 60 ms and more, a scanner 1 to 40. */
const MAX_GAP_MS = 50;
/** So many keys in that rhythm are no person's. The shortest code that is read here has eight. */
const MIN_KEYS = 6;
/** Some pause at the end of a line. */
export const END_MS = 150;
/** Longer than any barcode. */
const MAX_KEYS = 4000;

export type WedgeKey = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'timeStamp'>;

/** What was typed, as this computer understood it, and as a US keyboard would have. */
export interface Burst {
  readonly typed: string;
  readonly byKeys: string;
  /** Fewer keys than a scanner types: a person was quick. */
  readonly isScan: boolean;
  /** It ended with Enter, which was held back, and which a person may have meant. */
  readonly endedWithEnter: boolean;
}

export interface Pressed {
  /** `hold`: nobody else may act on this key. */
  readonly take: 'pass' | 'hold';
  /** A new run begins, before this key does anything. */
  readonly begins: boolean;
  /** From this key on it is certain: what the first keys wrote has to be taken back. */
  readonly recognized: boolean;
}

const PASS: Pressed = { take: 'pass', begins: false, recognized: false };
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/** Signs of a US keyboard, without and with Shift. */
const US_SIGNS: Readonly<Record<string, string>> = {
  Minus: '-_', Equal: '=+', BracketLeft: '[{', BracketRight: ']}', Backslash: '\\|', Semicolon: ';:', Quote: '\'"', Backquote: '`~', Comma: ',<', Period: '.>', Slash: '/?', Space: '  ',
  Digit1: '1!', Digit2: '2@', Digit3: '3#', Digit4: '4$', Digit5: '5%', Digit6: '6^', Digit7: '7&', Digit8: '8*', Digit9: '9(', Digit0: '0)',
};

function byUsKeyboard({ code, shiftKey, key }: WedgeKey): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  return US_SIGNS[code]?.[shiftKey ? 1 : 0] ?? key;
}

/** What lies between the parts of a license comes as Enter, as Tab, or as Ctrl and a letter (Ctrl+J is a new line). */
const separatorOf = ({ key, ctrlKey }: WedgeKey): string | null => (key === 'Enter' || (ctrlKey && key.length === 1) ? '\n' : key === 'Tab' ? '\t' : null);

export class Wedge {
  #keys: { readonly typed: string; readonly byKeys: string }[] = [];
  #lastMs = 0;
  #endedWithEnter = false;

  press(pressed: WedgeKey): Pressed {
    const { key, timeStamp, repeat, altKey, metaKey, ctrlKey } = pressed;
    if (MODIFIERS.has(key)) return PASS;
    const separator = separatorOf(pressed);
    // On some keyboards a sign is typed with Ctrl and Alt, which the browser calls one key.
    const isSign = key.length === 1 && !metaKey && (ctrlKey === altKey || separator !== null);
    if (repeat || (!isSign && separator === null)) {
      this.#forget();
      return PASS;
    }
    const isScan = this.#keys.length >= MIN_KEYS;
    const goesOn = this.#keys.length > 0 && timeStamp - this.#lastMs <= (isScan ? END_MS : MAX_GAP_MS);
    if (!goesOn) this.#forget();
    // A scan begins with a sign; Enter and Ctrl+J alone are a person's, and so is Tab after a few letters.
    if ((!goesOn || (key === 'Tab' && !isScan)) && separator !== null) {
      this.#forget();
      return PASS;
    }
    this.#lastMs = timeStamp;
    if (this.#keys.length < MAX_KEYS) this.#keys.push(separator === null ? { typed: key, byKeys: byUsKeyboard(pressed) } : { typed: separator, byKeys: separator });
    this.#endedWithEnter = key === 'Enter';
    return { take: separator !== null || this.#keys.length >= MIN_KEYS ? 'hold' : 'pass', begins: !goesOn, recognized: this.#keys.length === MIN_KEYS && !isScan };
  }

  /** No key came for `END_MS`. Null: nothing was typed. */
  end(): Burst | null {
    if (this.#keys.length === 0) return null;
    const joined = (reading: 'typed' | 'byKeys'): string => this.#keys.map((one) => one[reading]).join('');
    const burst: Burst = { typed: joined('typed'), byKeys: joined('byKeys'), isScan: this.#keys.length >= MIN_KEYS, endedWithEnter: this.#endedWithEnter };
    this.#forget();
    return burst;
  }

  #forget(): void {
    this.#keys = [];
    this.#endedWithEnter = false;
  }
}
