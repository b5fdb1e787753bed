/** What a person says of the columns of a class list, against the importer that takes it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_GROUPS, canBeMapped, columnMap, fieldWords, whyNotYet, withField, type MappedColumn } from '../../renderer/screens/people/import-fields.ts';
import { parseColumnMap } from '../../shared/formats/class-list/column-map.ts';
import { LIST_FIELDS } from '../../shared/formats/class-list/fields.ts';

const offered = FIELD_GROUPS.flatMap(({ fields }) => fields.map(({ field }) => field));
const columns = (...fields: readonly (string | null)[]): MappedColumn[] => fields.map((field, index) => ({ column: `Column ${index}`, field }));

test('every field of the importer is offered, once, in words of its own', () => {
  expect([...offered].sort()).toEqual([...LIST_FIELDS].sort());
  expect(new Set(offered.map(fieldWords)).size).toBe(offered.length);
  expect(offered.filter((field) => fieldWords(field) === field)).toEqual([]);
});

describe('a field that is chosen', () => {
  test('is taken from the column that held it', () => {
    expect(withField(columns('fullName', 'grade', null), 2, 'grade')).toEqual(columns('fullName', null, 'grade'));
  });

  test('leaves the others alone where it is "not used"', () => {
    expect(withField(columns('fullName', null, 'grade'), 0, null)).toEqual(columns(null, null, 'grade'));
  });

  test('is never with two columns but for restrictions, of which none may go missing, and what is sent is a map that the importer takes', () => {
    const choices = fc.array(fc.record({ index: fc.nat(7), field: fc.option(fc.constantFrom(...offered)) }), { maxLength: 40 });
    fc.assert(
      fc.property(choices, (made) => {
        let now: readonly MappedColumn[] = columns('fullName', 'grade', null, null, null, null, null, null);
        for (const { index, field } of made) now = withField(now, index, field);
        const held = now.flatMap(({ field }) => field ?? []);
        const single = held.filter((field) => !field.endsWith('restriction'));
        expect(new Set(single).size).toBe(single.length);
        const map = parseColumnMap(JSON.stringify(columnMap(now)), 'map');
        expect(map.ok).toBe(whyNotYet(now) === null);
        if (map.ok) expect([...map.value.values()].map(({ field }) => field).sort()).toEqual(held.sort());
      }),
    );
  });
});

test('a column without a name, or with the name of one before it, is not sent', () => {
  const given: MappedColumn[] = [{ column: 'Name', field: 'fullName' }, { column: ' ', field: null }, { column: 'name ', field: null }];
  expect(given.map((_, index) => canBeMapped(given, index))).toEqual([true, false, false]);
  expect(columnMap(given)).toEqual({ Name: 'fullName' });
});
