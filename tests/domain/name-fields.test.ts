/** Names on a document beside the record, as cards and rosters really write them (rule RU-15 of shared/domain/reunification/README.md). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFields } from '../../shared/kernel/name-comparison.ts';

const compared = (onDocument: readonly [string, string], onRecord: readonly [string, string]): string => {
  const { family, given } = compareFields({ family: onDocument[0], given: onDocument[1] }, { family: onRecord[0], given: onRecord[1] });
  return `${family} ${given}`;
};

describe('RU-15 the same person, written otherwise', () => {
  it.each<[string, readonly [string, string], readonly [string, string]]>([
    ['accents and case', ['NUNEZ', 'JOSE'], ['Núñez', 'José']],
    ['letters that are no accents', ['DUONG', 'DAT'], ['Dương', 'Đạt']],
    ['an umlaut spelled out', ['MUELLER', 'JOERG'], ['Müller', 'Jörg']],
    ['an umlaut left out', ['MULLER', 'JORG'], ['Müller', 'Jörg']],
    ['more given names than on record', ['WHITLOCK', 'DARREN JAMES'], ['Whitlock', 'Darren']],
    ['fewer given names', ['WHITLOCK', 'DARREN'], ['Whitlock', 'Darren James']],
    ['a middle initial', ['WHITLOCK', 'DARREN J'], ['Whitlock', 'Darren James']],
    ['one of two surnames', ['GARCIA', 'ANA'], ['García López', 'Ana']],
    ['two surnames where the record has one', ['GARCIA LOPEZ', 'ANA'], ['Garcia', 'Ana']],
    ['a hyphen', ['SMITH JONES', 'MARY ANN'], ['Smith-Jones', 'Mary-Ann']],
    ['an apostrophe', ['O BRIEN', 'SEAN'], ['O’Brien', 'Seán']],
    ['one word of two', ['MCDONALD', 'ANAMARIA'], ['Mc Donald', 'Ana Maria']],
    ['the family first', ['ANH', 'NGUYEN VAN'], ['Nguyen', 'Anh']],
    ['cut off', ['WOLFESCHLEGEL…', 'HUBERT'], ['Wolfeschlegelsteinhausen', 'Hubert']],
    ['cut off in the second word', ['FERNANDEZ DE CORDO…', 'LUZ'], ['Fernandez de Cordoba', 'Luz']],
  ])('%s', (_, onDocument, onRecord) => expect(compared(onDocument, onRecord)).toBe('match match'));
});

describe('RU-15 another person', () => {
  it.each<[string, readonly [string, string], readonly [string, string], string]>([
    ['another family', ['SMITH', 'ANA'], ['Ruiz', 'Ana'], 'mismatch match'],
    ['a sister', ['RUIZ', 'EVA'], ['Ruiz', 'Ana'], 'match mismatch'],
    ['a name that only begins so', ['RUIZ', 'ANABEL'], ['Ruiz', 'Ana'], 'match mismatch'],
    ['an initial alone', ['RUIZ', 'A'], ['Ruiz', 'Ana'], 'match mismatch'],
    ['nothing but “de la”', ['DE LA', 'ANA'], ['De la Cruz', 'Ana'], 'mismatch match'],
    ['cut off after too few letters', ['RUI…', 'ANA'], ['Ruizpalacios', 'Ana'], 'mismatch match'],
    ['one word twice', ['JAMES', 'PETER'], ['James', 'James'], 'match mismatch'],
    ['nothing read', ['', 'ANA'], ['Ruiz', 'Ana'], 'blank match'],
    ['nothing on record', ['RUIZ', 'ANA'], ['Ruiz', ''], 'match blank'],
  ])('%s', (_, onDocument, onRecord, result) => expect(compared(onDocument, onRecord)).toBe(result));
});

const name = fc.array(fc.stringMatching(/^[A-Z][a-zéüñøł]{2,9}$/), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const asOnLicense = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('ł', 'l').toUpperCase();

it('RU-15 what a license does to a name never makes it another: capitals, no accents, other order, names run together, more names', () => {
  fc.assert(
    fc.property(name, name, name, fc.nat(4), (family, given, middle, change) => {
      const plain = [asOnLicense(family), asOnLicense(given)] as const;
      const changed = [plain, [plain[1], plain[0]], [plain[0].replaceAll(' ', ''), plain[1].replaceAll(' ', '-')], [plain[0], `${plain[1]} ${asOnLicense(middle)}`], [plain[0].split(' ').reverse().join(' '), plain[1]]] as const;
      expect(compared(changed[change] ?? plain, [family, given])).toBe('match match');
    }),
    { numRuns: 1000 },
  );
});

it('RU-15 names without a common word never match', () => {
  const of = (letters: string) => fc.array(fc.stringMatching(new RegExp(`^[${letters}]{2,8}$`)), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(of('a-m'), of('a-m'), of('n-z'), of('n-z'), fc.boolean(), (family, given, otherFamily, otherGiven, cut) => {
      expect(compared([cut ? `${otherFamily}…` : otherFamily, otherGiven], [family, given])).toBe('mismatch mismatch');
    }),
    { numRuns: 1000 },
  );
});
