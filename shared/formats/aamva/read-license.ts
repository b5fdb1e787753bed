/**
 * The text of a license's barcode, or of its magnetic stripe, read as it comes from a camera or from a scanner that types:
 * AAMVA's versions 1 to 10 of the United States and Canada, and the older cards before them. Where a card says how long its
 * parts are it is often wrong, and a scanner that types changes what lies between them; so the parts are found by their
 * names, each on a line. It never throws. What it cannot read it names.
 */
import { err, ok, type Result } from '../../kernel/result.ts';
import { lastFourOf, licenseDate, said, withUnread, type License } from './license.ts';
import { readMagneticStripe } from './magnetic-stripe.ts';

/** `noLineEnds`: the scanner leaves out what lies between the parts, and no one can say where a name ends. */
export type NotRead = 'notALicense' | 'noLineEnds' | 'nothingReadable';

/** Longer than any barcode of this kind holds. */
const MAX_LICENSE_CHARS = 4000;

/** The word, the issuer, the version, and on newer cards the issuer's own version and the number of parts. */
const HEADER = /(?:ANSI|AAMVA) ?(\d{8,12})/;
/** The list of parts that follows: names, places, lengths; then the first part's own name before its first element, twice on some cards. */
const PARTS = /^(?:(?:DL|ID|EN|Z[A-Z])[\d ]{8})*(?:DL|ID|EN)*/;
/** Every element that is read here, of all versions: names, dates, number, address. */
const ELEMENT = /^(DAA|DAB|DAC|DAD|DCS|DCT|DBP|DBB|DBA|DAQ|DAG|DAH|DAI|DAJ|DAK|DAL|DAN|DAO|DAP|DDE|DDF|DDG)(.*)$/;
/** Elements of one line that ran together would look so. */
const MANY_ON_ONE_LINE = /D(?:CS|AA|AB|AC|AQ)[^\n]+DAQ|DAQ[^\n]+D(?:CS|AA|AB)[^\n]+DBB|DBB\d{8}D/;
/** A card that never expires says so in one of these ways. */
const NEVER = /^(?:9{8}|0{8}|12319999|99991231|none|non-?exp\w*|indef\w*)$/i;

type Elements = ReadonlyMap<string, string>;

export function readLicense(text: string): Result<License, NotRead> {
  if (text.length > MAX_LICENSE_CHARS) return err('notALicense');
  // Caps Lock turns what a scanner types around: the header tells.
  const upper = HEADER.test(text) ? text : text.toUpperCase();
  const stripe = readMagneticStripe(upper);
  if (stripe !== null) return ok(stripe);
  const lines = upper.split(/[\p{Cc}]+/u).map((line) => line.trim());
  const header = HEADER.exec(upper);
  const elements = elementsOf(lines);
  // Some scanners swallow the header; a few known elements together are nothing else.
  if (header === null && (elements.size < 4 || !elements.has('DAQ') || !elements.has('DBB'))) return err('notALicense');
  if (lines.some((line) => MANY_ON_ONE_LINE.test(line))) return err('noLineEnds');
  const license = licenseOf(elements, header, upper);
  return license.familyName === '' && license.birthDate === null && license.lastFour === '' ? err('nothingReadable') : ok(license);
}

function elementsOf(lines: readonly string[]): Elements {
  const found = new Map<string, string>();
  for (const line of lines) {
    const header = HEADER.exec(line);
    const rest = header === null ? line : line.slice(header.index + header[0].length);
    const [, name, value] = ELEMENT.exec(rest) ?? ELEMENT.exec(rest.replace(PARTS, '')) ?? [];
    // The first counts: what follows is the issuer's own part, or junk.
    if (name !== undefined && value !== undefined && !found.has(name)) found.set(name, value);
  }
  return found;
}

function licenseOf(elements: Elements, header: RegExpExecArray | null, text: string): License {
  const value = (name: string): string => said(elements.get(name));
  const first = (...names: readonly string[]): string => names.map(value).find((one) => one !== '') ?? '';
  const digits = header?.[1];
  const expiry = first('DBA');
  const address = [first('DAG', 'DAL'), value('DAH'), [first('DAI', 'DAN'), first('DAJ', 'DAO'), postalCode(first('DAK', 'DAP'))].filter((part) => part !== '').join(' ')];
  const names = namesOf(elements);
  return withUnread(
    {
      document: /(?:ANSI|AAMVA) ?\d{8,12}ID/.test(text) ? 'governmentId' : 'driverLicense',
      version: digits === undefined ? null : Number(digits.slice(6, 8)),
      jurisdiction: first('DAJ', 'DAO'),
      familyName: names.family === '' || value('DDE') !== 'T' ? names.family : `${names.family}…`,
      givenName: names.given === '' || (value('DDF') !== 'T' && value('DDG') !== 'T') ? names.given : `${names.given}…`,
      birthDate: licenseDate(first('DBB')),
      expires: licenseDate(expiry),
      lastFour: lastFourOf(first('DAQ')),
      address: address.filter((part) => part !== '').join(', '),
    },
    NEVER.test(expiry),
  );
}

/** Nine digits, of which the last four are often zeros. */
const postalCode = (text: string): string => text.replace(/^(\d{5})(\d{4})$/, (_, five: string, four: string) => (four === '0000' ? five : `${five}-${four}`));

/**
 * Newer cards have the family name apart (DCS), with first and middle name (DAC, DAD) or all given names in one (DCT). The oldest
 * say all in one (DAA), the family first and commas between; some without a comma, the family last.
 */
function namesOf(elements: Elements): { readonly family: string; readonly given: string } {
  const parts = (name: string): readonly string[] => said(elements.get(name)).split(/[,$@]/).map(said);
  const together = (words: readonly string[]): string => words.filter((word) => word !== '').join(' ');
  const [family = '', ...afterFamily] = elements.has('DCS') ? parts('DCS') : parts('DAB');
  const apart = together(elements.has('DAC') || elements.has('DAD') ? [...parts('DAC'), ...parts('DAD')] : parts('DCT'));
  if (family !== '') return { family, given: apart === '' ? together(afterFamily) : apart };
  const whole = parts('DAA');
  if (whole.length > 1) return { family: whole[0] ?? '', given: together(whole.slice(1)) };
  const words = (whole[0] ?? '').split(' ').filter((word) => word !== '');
  return { family: words.at(-1) ?? '', given: words.length < 2 ? apart : words.slice(0, -1).join(' ') };
}
