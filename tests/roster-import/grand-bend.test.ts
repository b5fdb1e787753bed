/** A real district's package, as a person would choose it. Its records are treated as personal: only counts are compared. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { NOTHING_STANDS } from '../../electron/host/roster-import/active-roster.ts';
import { planImport } from '../../electron/host/roster-import/plan-import.ts';
import { entityKey } from '../../electron/host/roster-import/roster-entities.ts';
import { readPackage } from '../../electron/host/roster-import/read-package.ts';
import { rosterWrite } from '../../shared/domain/roster/entities.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';

import { keyedId } from './keyed-id.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/grand-bend');
const ZIP = join(FOLDER, 'grand-bend-oneroster-1.2.zip');
const CONTACTS = join(FOLDER, 'student-contacts.csv');
const isHere = existsSync(ZIP);

async function imported(...paths: readonly string[]) {
  const files = await readPackage(paths);
  if (!files.ok) throw new Error(files.error.message);
  const { roster, problems } = parseRoster(files.value);
  if (!roster) throw new Error(problems.map(({ message }) => message).join('\n'));
  return { roster, problems };
}

describe.skipIf(!isHere)(`Grand Bend${isHere ? '' : ' (skipped: ../shared/data/grand-bend is not here)'}`, () => {
  it('is read whole, from zip and side file or from the folder', async () => {
    const { roster, problems } = await imported(ZIP, CONTACTS);
    expect(problems).toEqual([]);
    const plan = planImport({ roster, active: NOTHING_STANDS, keyedId, school: null });
    expect(plan.ok && plan.value.counts).toEqual({
      students: 960,
      guardians: 1872,
      staff: 68,
      classes: 260,
      enrollments: 6977,
      relationships: 1872,
      restrictions: 0,
    });
    expect(roster.enrollments.filter(({ role }) => role === 'student')).toHaveLength(6720);
    expect(roster.schools).toHaveLength(3);
    expect(roster.students.every(({ birthDate, grade, schools }) => birthDate !== null && grade !== null && schools.length === 1)).toBe(true);
    expect(roster.relationships.every(({ relation }) => relation !== null)).toBe(true);
    expect((await imported(FOLDER)).roster).toEqual(roster);
  });

  it('has the same relationships without its side file, with nothing said about them', async () => {
    const { roster } = await imported(ZIP);
    expect(roster.relationships).toHaveLength(1872);
    expect(roster.relationships.every(({ relation, livesWith }) => relation === null && livesWith === null)).toBe(true);
  });

  it('imported a second time changes nothing; its three schools make up its students', async () => {
    const { roster } = await imported(ZIP, CONTACTS);
    const first = planImport({ roster, active: NOTHING_STANDS, keyedId, school: null });
    const writes = first.ok ? first.value.writes : [];
    for (const write of writes) rosterWrite.parse(write);
    const active = new Map(writes.map(({ entity }) => [entityKey(entity), entity]));
    expect(active.size).toBe(writes.length);
    const second = planImport({ roster, active: { ...NOTHING_STANDS, entities: active }, keyedId, school: null });
    expect(second.ok && second.value.writes).toEqual([]);
    const perSchool = roster.schools.map(({ sourceId }) => planImport({ roster, active: NOTHING_STANDS, keyedId, school: sourceId }));
    expect(perSchool.reduce((sum, plan) => sum + (plan.ok ? plan.value.counts.students : 0), 0)).toBe(960);
  });
});
