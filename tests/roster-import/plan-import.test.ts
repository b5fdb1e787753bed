import { describe, expect, it } from 'vitest';

import { activeInSourceIds } from '../../electron/host/roster-import/active-in-source-ids.ts';
import { chunkWrites } from '../../electron/host/roster-import/chunk-writes.ts';
import { NOTHING_STANDS } from '../../electron/host/roster-import/active-roster.ts';
import { planImport, type ImportPlan } from '../../electron/host/roster-import/plan-import.ts';
import { entityKey } from '../../electron/host/roster-import/roster-entities.ts';
import { sampleSchool } from '../../electron/host/roster-import/sample-school.ts';
import { rosterWrite, type RosterEntity, type RosterWrite } from '../../shared/domain/roster/entities.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';
import type { RosterFile } from '../../shared/formats/roster-file.ts';
import { changesOf, edited, filesOf, ONEROSTER_1_2, withContacts, type FileTexts } from '../formats/oneroster-package.ts';

import { keyedId } from './keyed-id.ts';

function rosterOf(texts: FileTexts): RosterFile {
  const { roster } = parseRoster(filesOf(texts));
  if (!roster) throw new Error('the package was refused');
  return roster;
}

function planned(roster: RosterFile, entities: ReadonlyMap<string, RosterEntity> = new Map(), school: string | null = null): ImportPlan {
  const plan = planImport({ roster, active: { ...NOTHING_STANDS, entities }, keyedId, school });
  if (!plan.ok) throw new Error(plan.error.message);
  return plan.value;
}

function applied(active: ReadonlyMap<string, RosterEntity>, writes: readonly RosterWrite[]): ReadonlyMap<string, RosterEntity> {
  const after = new Map(active);
  for (const { op, entity } of writes) {
    if (op === 'put') after.set(entityKey(entity), entity);
    else after.delete(entityKey(entity));
  }
  return after;
}

const roster = rosterOf(withContacts('u2,u4,Father,false,no,0,2,may not be picked up by this person,n'));
const first = planned(roster);
const active = applied(new Map(), first.writes);
const sourceIdsOf = (plan: ImportPlan, kind: RosterEntity['kind']) =>
  plan.writes.flatMap(({ entity }) => (entity.kind === kind && 'sourceId' in entity ? [entity.sourceId] : [])).sort();

describe('an import without the side file', () => {
  const without = rosterOf(ONEROSTER_1_2);

  it('keeps what is on record of each pair, restrictions above all, and says so', () => {
    const plan = planned(without, active);
    expect(plan.writes).toEqual([]);
    expect(plan.counts.restrictions).toBe(1);
    expect(plan.problems).toMatchObject([{ code: 'restrictions-kept', message: expect.stringContaining('the 1 restrictions') as string }]);
  });

  it('keeps a restricted adult whom the list does not name any more, with the restriction', () => {
    const respelled = { ...without, guardians: without.guardians.filter(({ sourceId }) => sourceId !== 'u4'), relationships: without.relationships.filter(({ contact }) => contact !== 'u4') };
    const plan = planned(respelled, active);
    expect(plan.counts).toMatchObject({ restrictions: 1 });
    expect(plan.writes.filter(({ op, entity }) => op === 'withdraw' && entity.kind === 'guardian')).toEqual([]);
  });

  it('gives nobody a restriction who had none', () => {
    expect(planned(without)).toMatchObject({ counts: { restrictions: 0 }, problems: [] });
  });

  it('lets a restriction go with the student', () => {
    const gone = { ...without, students: without.students.filter(({ sourceId }) => sourceId !== 'u2'), relationships: [], enrollments: [] };
    expect(planned(gone, active)).toMatchObject({ counts: { restrictions: 0 }, problems: [] });
  });

  it('with the side file a restriction is lifted by leaving it out', () => {
    expect(planned(rosterOf(withContacts('u2,u4,Father,false,no,0,2,,n')), active).counts.restrictions).toBe(0);
  });
});

describe('the first import', () => {
  it('puts everything, as the log accepts it', () => {
    expect(first).toMatchObject({ added: 18, changed: 0, withdrawn: 0 });
    expect(first.counts).toEqual({ students: 2, guardians: 3, staff: 1, classes: 2, enrollments: 3, relationships: 4, restrictions: 1 });
    for (const write of first.writes) expect(rosterWrite.parse(write)).toEqual(write);
  });

  it('gives a teacher who is a guardian one id', () => {
    const own = first.writes.filter(({ entity }) => 'sourceId' in entity && entity.sourceId === 'u5').map(({ entity }) => entity);
    expect(own.map(({ kind }) => kind)).toEqual(['guardian', 'staff']);
    expect(new Set(own.map(({ id }) => id)).size).toBe(1);
  });

  it('orders by kind, then by id', () => {
    const kinds = ['school', 'term', 'student', 'guardian', 'staff', 'class', 'enrollment', 'relationship'];
    const keys = first.writes.map(({ entity }) => `${kinds.indexOf(entity.kind)} ${entity.id}`);
    expect(keys).toEqual(keys.toSorted());
  });
});

describe('a later import', () => {
  it('of the same roster changes nothing, in whatever order the database keeps keys', () => {
    const shuffled = new Map([...active].map(([key, entity]) => [key, Object.fromEntries(Object.entries(entity).reverse()) as RosterEntity]));
    expect(planned(roster, shuffled)).toMatchObject({ writes: [], counts: first.counts, added: 0, changed: 0, withdrawn: 0 });
  });

  it('puts what changed, withdraws what is gone, adds what is new', () => {
    const later = rosterOf(edited('users.csv', 'Ben,Núñez', 'Ben,Moss'));
    const plan = planned(later, active);
    expect(plan.writes.map(({ op, entity }) => `${op} ${entity.kind}`)).toEqual(['put student']);
    expect(plan).toMatchObject({ added: 0, changed: 1, withdrawn: 0 });
    const gone = planned(rosterOf(edited('users.csv', 'u2,active', 'u2,tobedeleted')), active);
    expect(gone.writes.map(({ op, entity }) => `${op} ${entity.kind}`)).toEqual(['withdraw student', 'withdraw enrollment', 'withdraw relationship', 'withdraw relationship']);
    expect(gone.counts).toMatchObject({ students: 1, restrictions: 0 });
    const back = planned(roster, applied(active, gone.writes));
    expect(applied(applied(active, gone.writes), back.writes)).toEqual(active);
    expect(back).toMatchObject({ added: 4, changed: 0, withdrawn: 0 });
  });
});

describe('a package of changes', () => {
  it('finds the active roster as its source wrote it, and logs only what it changes', () => {
    const inSourceIds = activeInSourceIds(active);
    const { roster: unchanged } = parseRoster(filesOf(changesOf({ users: [] })), { active: () => inSourceIds });
    expect(unchanged && planned(unchanged, active).writes).toEqual([]);
    const { roster: later } = parseRoster(filesOf(changesOf({ users: ['u4,tobedeleted,true,d,Dan,Moss,,,,,,,,,,,'] })), { active: () => inSourceIds });
    expect(later && planned(later, active).writes.map(({ op, entity }) => `${op} ${entity.kind}`)).toEqual(['withdraw guardian', 'withdraw relationship']);
  });

  it('finds nothing where nothing is active', () => expect(activeInSourceIds(new Map())).toBeNull());
});

describe('the school filter', () => {
  it('keeps one school, its people and those who belong to them', () => {
    const plan = planned(roster, new Map(), 's2');
    expect(plan.counts).toEqual({ students: 1, guardians: 2, staff: 0, classes: 1, enrollments: 1, relationships: 2, restrictions: 1 });
    expect([sourceIdsOf(plan, 'school'), sourceIdsOf(plan, 'student'), sourceIdsOf(plan, 'guardian'), sourceIdsOf(plan, 'class')]).toEqual([['s2'], ['u2'], ['u3', 'u4'], ['c2']]);
  });

  it('keeps a student of another school who is in a class of this one', () => {
    const shared = rosterOf(edited('enrollments.csv', 'e2,,c2,s2,u2', 'e2,,c1,s1,u2'));
    expect(sourceIdsOf(planned(shared, new Map(), 's1'), 'student')).toEqual(['u1', 'u2']);
  });
});

describe('chunks', () => {
  const { writes } = planned(sampleSchool({ seed: 1, students: 400, date: '2026-10-14' }));

  it('hold everything in order, each within the limit and no smaller than needed', () => {
    const chunks = [...chunkWrites(writes, 20_000)];
    expect(chunks.flatMap((chunk) => JSON.parse(chunk) as unknown)).toEqual(writes);
    const sizes = chunks.map((chunk) => Buffer.byteLength(chunk));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(20_000);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThan(19_000);
  });

  it('are none for nothing', () => expect([...chunkWrites([], 100)]).toEqual([]));
});
