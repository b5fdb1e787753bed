/** Keys with their times: what a scanner types is a scan, what a person types is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScan, type Scan } from '../../renderer/scan/read-scan.ts';
import { END_MS, Wedge, type Burst, type WedgeKey } from '../../renderer/scan/wedge.ts';
import { cardNumber, codeOfHalf } from '../../shared/kernel/card-number.ts';
import { licenseText } from '../support/licenses.ts';

const CARD = cardNumber('C', 147);
const CODES: Readonly<Record<string, string>> = { ':': 'Semicolon', '-': 'Minus', '@': 'Digit2', ',': 'Comma', ' ': 'Space', '\n': 'Enter', '\t': 'Tab', "'": 'Quote', '/': 'Slash' };
const SHIFTED = '@:%^?';

/** A scanner set to a US keyboard presses these keys; what they say is the computer's affair. */
function keyFor(sign: string): Omit<WedgeKey, 'timeStamp'> {
  const control = sign === '\n' ? 'Enter' : sign === '\t' ? 'Tab' : null;
  const code = CODES[sign] ?? (/\d/.test(sign) ? `Digit${sign}` : `Key${sign.toUpperCase()}`);
  return { key: control ?? sign, code, shiftKey: /[A-Z]/.test(sign) || SHIFTED.includes(sign), ctrlKey: false, altKey: false, metaKey: false, repeat: false };
}

interface Typed {
  readonly bursts: readonly Burst[];
  /** Keys that reached the page. */
  readonly passed: string;
}

/** `gapMs` before each key; the wedge is told that nothing came where a gap is long enough. */
function type(keys: readonly Omit<WedgeKey, 'timeStamp'>[], gapMs: (at: number) => number): Typed {
  const wedge = new Wedge();
  const bursts: Burst[] = [];
  let timeStamp = 1000;
  let passed = '';
  keys.forEach((key, at) => {
    const gap = gapMs(at);
    timeStamp += gap;
    const ended = gap >= END_MS ? wedge.end() : null;
    if (ended !== null) bursts.push(ended);
    if (wedge.press({ ...key, timeStamp }).take === 'pass') passed += key.key.length === 1 ? key.key : `<${key.key}>`;
  });
  const last = wedge.end();
  if (last !== null) bursts.push(last);
  return { bursts, passed };
}
const keysOf = (text: string): readonly Omit<WedgeKey, 'timeStamp'>[] => [...text].map(keyFor);
const scansOf = ({ bursts }: Typed): readonly Scan[] => bursts.filter((burst) => burst.isScan).map((burst) => readScan([burst.typed, burst.byKeys]));

const LICENSE = licenseText(8).replaceAll('\r', '').replaceAll('\x1e', '');

describe('a scanner', () => {
  it.each([0, 1, 8, 20, 45])('that needs %i ms for a key hands over a card’s half and a license', (gap) => {
    expect(scansOf(type(keysOf(`${codeOfHalf(CARD, 'A')}\n`), () => gap))).toEqual([{ kind: 'card', number: CARD, half: 'A' }]);
    expect(scansOf(type(keysOf(LICENSE), () => gap))).toMatchObject([{ kind: 'license', license: { familyName: 'WHITLOCK', lastFour: '9156' } }]);
  });

  it('presses no button: every Enter of a license is held back, also the second key of it', () => {
    const { passed } = type(keysOf(LICENSE), () => 10);
    expect(passed).not.toContain('Enter');
    expect(passed.length).toBeLessThan(6);
  });

  it('may rest at the end of each line', () => {
    expect(scansOf(type(keysOf(LICENSE), (at) => (at > 10 && LICENSE[at - 1] === '\n' ? END_MS - 20 : 5)))).toMatchObject([{ kind: 'license' }]);
  });

  it('sends Ctrl+J for a new line, and the browser opens nothing', () => {
    const keys = keysOf(LICENSE).map((key) => (key.key === 'Enter' ? { ...key, key: 'j', code: 'KeyJ', ctrlKey: true } : key));
    const typed = type(keys, () => 10);
    expect(scansOf(typed)).toMatchObject([{ kind: 'license' }]);
    expect(typed.passed).not.toContain('j');
  });

  it('two cards one after the other are two scans', () => {
    const both = codeOfHalf(CARD, 'A') + codeOfHalf(CARD, 'B');
    expect(scansOf(type(keysOf(both), (at) => (at === both.length / 2 ? 600 : 10)))).toEqual([{ kind: 'card', number: CARD, half: 'A' }, { kind: 'card', number: CARD, half: 'B' }]);
  });
});

describe('set to a US keyboard', () => {
  const GERMAN: Readonly<Record<string, string>> = { ':': 'Ö', '-': 'ß', '@': '"', z: 'y', y: 'z', Z: 'Y', Y: 'Z' };
  const FRENCH: Readonly<Record<string, string>> = { ':': 'M', '-': ')', '@': 'é', A: 'Q', Q: 'A', W: 'Z', Z: 'W', M: '?', '0': 'à', '1': '&', '4': "'", '7': 'è' };
  it.each([['German', GERMAN], ['French', FRENCH]] as const)('at a computer with a %s one is read by its keys', (_, layout) => {
    const typedAs = (text: string) => keysOf(text).map((key) => ({ ...key, key: layout[key.key] ?? key.key }));
    expect(scansOf(type(typedAs(codeOfHalf(CARD, 'B')), () => 10))).toEqual([{ kind: 'card', number: CARD, half: 'B' }]);
    expect(scansOf(type(typedAs(LICENSE), () => 10))).toMatchObject([{ kind: 'license', license: { familyName: 'WHITLOCK', givenName: 'DARREN JAMES' } }]);
  });

  it('with Caps Lock on is read by its keys', () => {
    const inverted = keysOf(LICENSE).map((key) => ({ ...key, key: key.key.length === 1 ? (key.key === key.key.toLowerCase() ? key.key.toUpperCase() : key.key.toLowerCase()) : key.key }));
    expect(scansOf(type(inverted, () => 10))).toMatchObject([{ kind: 'license', license: { familyName: 'WHITLOCK' } }]);
  });
});

describe('a person', () => {
  it('whose fingers are fast is none, whatever they type', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.array(fc.integer({ min: 60, max: 900 }), { minLength: 1 }), (text, gaps) => {
        const typed = type(keysOf(text), (at) => gaps[at % gaps.length] ?? 60);
        expect(typed.bursts.filter((burst) => burst.isScan)).toEqual([]);
        expect(typed.passed).toBe([...text].map((sign) => (sign === '\n' ? '<Enter>' : sign === '\t' ? '<Tab>' : sign)).join(''));
      }),
      { numRuns: 500 },
    );
  });

  it('who rolls over a few keys is none, and a quick Enter is told of', () => {
    expect(type(keysOf('lisa\n'), (at) => (at === 0 ? 0 : 30))).toEqual({ bursts: [{ typed: 'lisa\n', byKeys: 'lisa\n', isScan: false, endedWithEnter: true }], passed: 'lisa' });
  });

  it('who holds a key down is none', () => {
    expect(scansOf(type(Array.from({ length: 60 }, (_, at) => ({ ...keyFor('a'), repeat: at > 0 })), () => 30))).toEqual([]);
  });

  it('who goes through a form by Tab is none', () => expect(type(keysOf('a\t\t\t\t\t\tb'), () => 10).passed).toBe('a<Tab><Tab><Tab><Tab><Tab><Tab>b'));

  it('who is as fast as a scanner, and no card and no license: what was typed is told', () => {
    expect(scansOf(type(keysOf('Ray Mitchell'), () => 0))).toEqual([{ kind: 'unknown', text: 'Ray Mitchell' }]);
  });
});

describe('what cannot be used is said', () => {
  it.each<[string, string]>([
    [codeOfHalf(CARD, 'A').replace('0147', '0148'), 'CardMisread'],
    [licenseText(8).replace(/\p{Cc}/gu, ''), 'ScannerDropsLineEnds'],
    ['@\nANSI 636001080002DL00410278DLDCAD\nDCBNONE\n', 'LicenseUnreadable'],
  ])('%j', (text, name) => expect(readScan([text, text])).toMatchObject({ kind: 'unreadable', rejection: { name } }));
});
