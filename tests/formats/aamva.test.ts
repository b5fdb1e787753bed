/** Licenses of every version, as cameras and scanners hand them over: whole, wrong and damaged. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { License } from '../../shared/formats/aamva/license.ts';
import { readLicense } from '../../shared/formats/aamva/read-license.ts';
import { HOLDER, licenseText, OLDEST, STRIPE } from '../support/licenses.ts';

const SPECIMENS = join(import.meta.dirname, '../../../shared/data/aamva');

function read(text: string): License {
  const result = readLicense(text);
  if (!result.ok) throw new Error(`not read: ${result.error}`);
  return result.value;
}
const who = ({ familyName, givenName, birthDate, expires, lastFour }: License): readonly unknown[] => [familyName, givenName, birthDate, expires, lastFour];
const DRAWN = ['WHITLOCK', 'DARREN JAMES', '1981-07-22', '2031-02-14', '9156'];
const VERSIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('a license', () => {
  it.each(VERSIONS)('of version %i, of the United States', (version) => {
    const license = read(licenseText(version));
    expect(who(license)).toEqual(DRAWN);
    expect(license).toMatchObject({ document: 'driverLicense', version, jurisdiction: 'NY', address: '118 ORCHARD ST, ALBANY NY 12207', unread: [] });
  });
  it.each(VERSIONS)('of version %i, of Canada: the year first', (version) => expect(who(read(licenseText(version, 'CAN')))).toEqual(DRAWN));

  it('before the versions, with its own elements and dates', () => expect(read(OLDEST)).toMatchObject({ familyName: 'WHITLOCK', givenName: 'DARREN JAMES', birthDate: '1981-07-22', expires: '2031-02-14', lastFour: '5304', jurisdiction: 'NC', address: '118 ORCHARD ST, RALEIGH NC 27614-7307', unread: [] }));
  it('whose barcode is a magnetic stripe', () => expect(read(STRIPE)).toMatchObject({ familyName: 'WHITLOCK', givenName: 'DARREN JAMES', birthDate: '1981-07-22', expires: '2031-02-28', lastFour: '7812', jurisdiction: 'BC', unread: [] }));
  it('that is no driver license', () => expect(read(licenseText(10).replace('DL0041', 'ID0041').replace('8DLDAQ', '8IDDAQ')).document).toBe('governmentId'));

  it.each<[string, string, Partial<License>]>([
    ['one name in one element, the family last', licenseText(1).replace('WHITLOCK,DARREN,JAMES', 'DARREN JAMES WHITLOCK'), { familyName: 'WHITLOCK', givenName: 'DARREN JAMES' }],
    ['the given name beside the family name', licenseText(3).replace('DCSWHITLOCK', 'DCSWHITLOCK,DARREN').replace(/DCT.*\n/, ''), { familyName: 'WHITLOCK', givenName: 'DARREN' }],
    ['names that were cut', licenseText(8).replace('DDEN', 'DDET').replace('DDGN', 'DDGT'), { familyName: 'WHITLOCK…', givenName: 'DARREN JAMES…' }],
    ['no middle name', licenseText(9).replace('DADJAMES', 'DADNONE'), { givenName: 'DARREN', unread: [] }],
    ['no expiry, for ever', licenseText(9).replace('DBA02142031', 'DBA99999999'), { expires: null, unread: [] }],
    ['lengths of nothing, as Ontario writes them', licenseText(3, 'CAN').replace('DL00410278ZN03190008DL', 'DL00000367DL'), { familyName: 'WHITLOCK', unread: [] }],
    ['its part named twice, as Maryland writes it', licenseText(1).replace('8DLDAQ', '8DLDLDAQ'), { lastFour: '9156' }],
    ['wrong offsets', licenseText(7).replace('DL00410278', 'DL99990001'), { familyName: 'WHITLOCK', unread: [] }],
    ['the issuer’s part before its own', licenseText(7).replace('DLDAQ', 'DLDCAC\nZNZNADAC\nDAQ'), { familyName: 'WHITLOCK', givenName: 'DARREN JAMES' }],
  ])('that says %s', (_, text, facts) => expect(read(text)).toMatchObject(facts));

  it('says which field cannot be read, and reads the rest', () => {
    expect(read(licenseText(8).replace('DBB07221981', 'DBB02301981')).unread).toEqual(['birthDate']);
    expect(read(licenseText(8).replace(/DBA.*\n/, '').replace('DCSWHITLOCK', 'DCS')).unread).toEqual(['familyName', 'expiry']);
    expect(read(licenseText(8).replace(HOLDER.number, 'NONE'))).toMatchObject({ lastFour: '', unread: ['number'] });
  });

  it('of a short number keeps none of it', () => expect(read(licenseText(8).replace(HOLDER.number, '12345'))).toMatchObject({ lastFour: '' }));
});

describe('a scanner that types', () => {
  it.each<[string, (text: string) => string]>([
    ['Enter for every line, and nothing else between', (text) => text.replaceAll('\r', '').replaceAll('\x1e', '').replaceAll('\n', '\r')],
    ['two line ends', (text) => text.replaceAll('\n', '\r\n\r\n')],
    ['Tab', (text) => text.replace(/\p{Cc}+/gu, '\t')],
    ['Caps Lock', (text) => [...text].map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase())).join('')],
    ['no header', (text) => text.slice(text.indexOf('DLDAQ'))],
    ['no @ before the header', (text) => text.slice(text.indexOf('ANSI'))],
    ['a prefix and a suffix of its own', (text) => `]L2${text}\n#77#\nJUNK`],
  ])('with %s', (_, wedge) => {
    for (const version of VERSIONS) expect(who(read(wedge(licenseText(version))))).toEqual(DRAWN);
  });

  it('that leaves out every line end is told so, since nobody can say where a name ends', () => {
    for (const version of VERSIONS) expect(readLicense(licenseText(version).replace(/\p{Cc}/gu, ''))).toEqual({ ok: false, error: 'noLineEnds' });
  });
});

it.each(['', '@', 'M1:C-0147-H:A', '5901234123457', 'https://example.org/DCSDAQ', 'D'.repeat(5000), 'ANSI 636001080002DL', '%BC^?;=?'])('is not what this is: %j', (text) => {
  expect(readLicense(text)).toMatchObject({ ok: false });
});

test('damage anywhere never makes it fail, and never makes up a day that is none', () => {
  const damage = fc.record({ at: fc.nat(500), drop: fc.nat(30), put: fc.string({ maxLength: 12, unit: 'binary' }) });
  fc.assert(
    fc.property(fc.constantFrom(...VERSIONS.map((version) => licenseText(version)), OLDEST, STRIPE), fc.array(damage, { maxLength: 5 }), (whole, damages) => {
      const text = damages.reduce((now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop), whole);
      const result = readLicense(text);
      if (!result.ok) return;
      for (const date of [result.value.birthDate, result.value.expires]) if (date !== null) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
      expect(result.value.lastFour).toMatch(/^[A-Z0-9]{0,4}$/);
    }),
    { numRuns: 1000 },
  );
});

test.skipIf(!existsSync(SPECIMENS))('specimens of ten states (../shared/data/aamva; skipped where it is absent)', () => {
  const states = readdirSync(SPECIMENS).sort();
  expect(states).toHaveLength(10);
  for (const state of states) {
    const license = read(readFileSync(join(SPECIMENS, state), 'utf8'));
    expect(license.jurisdiction).toBe(state.slice(0, 2));
    // New York's specimen has NONE for its number.
    expect(license.unread).toEqual(state === 'NY.txt' ? ['number'] : []);
    expect(license.expires === null || license.birthDate === null || license.expires >= license.birthDate).toBe(true);
  }
});
