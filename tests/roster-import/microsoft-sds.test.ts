/** Microsoft's samples of School Data Sync, as a person would choose them. Only counts are compared. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { NOTHING_STANDS } from '../../electron/host/roster-import/active-roster.ts';
import { planImport } from '../../electron/host/roster-import/plan-import.ts';
import { readPackage } from '../../electron/host/roster-import/read-package.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';

import { keyedId } from './keyed-id.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/microsoft-sds');
const isHere = existsSync(FOLDER);

async function imported(folder: string) {
  const files = await readPackage([join(FOLDER, folder)]);
  if (!files.ok) throw new Error(files.error.message);
  const { roster, problems } = parseRoster(files.value);
  if (!roster) throw new Error(problems.map(({ message }) => message).join('\n'));
  const plan = planImport({ roster, active: NOTHING_STANDS, keyedId, school: null });
  if (!plan.ok) throw new Error(plan.error.message);
  return { counts: plan.value.counts, codes: problems.map(({ code }) => code), needs: roster.students.flatMap((student) => student.needs).sort() };
}

describe.skipIf(!isHere)(`Microsoft's samples${isHere ? '' : ' (skipped: ../shared/data/microsoft-sds is not here)'}`, () => {
  it('v2.1', async () => {
    expect(await imported('sds-v2.1')).toEqual({
      counts: { students: 4, guardians: 2, staff: 2, classes: 2, enrollments: 6, relationships: 3, restrictions: 0 },
      codes: [],
      // The third flag of the file is about poverty.
      needs: ['504 plan', 'IEP'],
    });
  });

  it.each([
    ['25 Users', { students: 22, staff: 2, classes: 2, enrollments: 46 }, []],
    ['100 Users', { students: 86, staff: 12, classes: 28, enrollments: 630 }, []],
    ['Min Required Attributes', { students: 22, staff: 2, classes: 2, enrollments: 46 }, Array<string>(24).fill('name-replaced')],
  ])('v1, %s', async (folder, counts, codes) => {
    expect(await imported(`sds-v1/${folder}`)).toEqual({ counts: { ...counts, guardians: 0, relationships: 0, restrictions: 0 }, codes, needs: [] });
  });
});
