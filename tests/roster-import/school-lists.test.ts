/** One-file class lists of a public project, as a person would choose them. Only counts are compared. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { NOTHING_STANDS } from '../../electron/host/roster-import/active-roster.ts';
import { planImport } from '../../electron/host/roster-import/plan-import.ts';
import { readPackage } from '../../electron/host/roster-import/read-package.ts';
import { rosterWrite } from '../../shared/domain/roster/entities.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';

import { keyedId } from './keyed-id.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/school-lists');
const isHere = existsSync(FOLDER);

async function parsed(name: string) {
  const files = await readPackage([join(FOLDER, name)]);
  if (!files.ok) throw new Error(files.error.message);
  return parseRoster(files.value);
}

async function imported(name: string) {
  const { roster, problems } = await parsed(name);
  if (!roster) throw new Error(problems.map(({ message }) => message).join('\n'));
  const plan = planImport({ roster, active: NOTHING_STANDS, keyedId, school: null });
  if (!plan.ok) throw new Error(plan.error.message);
  for (const write of plan.value.writes) rosterWrite.parse(write);
  const { students, guardians, classes, enrollments, relationships } = plan.value.counts;
  return { students, guardians, classes, enrollments, relationships, codes: problems.map(({ code }) => code) };
}

describe.skipIf(!isHere)(`school lists${isHere ? '' : ' (skipped: ../shared/data/school-lists is not here)'}`, () => {
  it.each([
    ['valid.csv', { students: 4, guardians: 5, classes: 3, enrollments: 4, relationships: 5, codes: ['columns-not-used', 'date-order-guessed', 'ids-from-names', 'contact-name-replaced', 'contact-name-replaced'] }],
    ['valid_with_bom.csv', { students: 1, guardians: 0, classes: 0, enrollments: 0, relationships: 0, codes: ['columns-not-used', 'list-without-classes', 'ids-from-names'] }],
    ['duplicates.csv', { students: 3, guardians: 3, classes: 1, enrollments: 3, relationships: 3, codes: ['columns-not-used', 'ids-from-names'] }],
  ])('%s is imported', async (name, expected) => expect(await imported(name)).toEqual(expected));

  it.each([
    ['malformed.csv', ['csv-malformed 3']],
    ['invalid_fields.csv', ['student-ambiguous 16']],
  ])('%s is refused, by its row', async (name, expected) => {
    const { roster, problems } = await parsed(name);
    expect(roster).toBeNull();
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code, row }) => `${code} ${row}`)).toEqual(expected);
  });

  it('names the bad fields of a list by row and column', async () => {
    const { problems } = await parsed('invalid_fields.csv');
    const places = problems.filter(({ code }) => /unreadable|incomplete/.test(code)).map(({ code, row, column }) => `${code} ${row} ${column}`);
    expect(places).toEqual(['name-incomplete 3 null', 'name-incomplete 8 null', 'email-unreadable 14 PARENT_1_EMAIL', 'phone-unreadable 15 PARENT_1_PHONE', 'date-unreadable 16 CHILD_DATE_OF_BIRTH']);
  });
});
