import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NOTHING_STANDS } from '../../electron/host/roster-import/active-roster.ts';
import { planImport } from '../../electron/host/roster-import/plan-import.ts';
import { sampleSchool } from '../../electron/host/roster-import/sample-school.ts';
import { rosterWrite } from '../../shared/domain/roster/entities.ts';

import { keyedId } from './keyed-id.ts';

const school = sampleSchool();

describe('the sample school', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(sampleSchool(1, 412)).toEqual(school);
    expect(sampleSchool(2, 412)).not.toEqual(school);
  });

  it('has what makes rosters hard', () => {
    expect(school.students).toHaveLength(412);
    const connected = new Set(school.relationships.map(({ student }) => student));
    expect(school.students.filter(({ sourceId }) => !connected.has(sourceId)).length).toBeGreaterThan(3);
    expect(school.relationships.filter(({ restriction }) => restriction !== null).length).toBeGreaterThan(3);
    expect(Object.values(Object.groupBy(school.relationships, ({ contact }) => contact)).filter((own) => (own?.length ?? 0) > 1).length).toBeGreaterThan(20);
    const fullNames = school.students.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
    expect(new Set(fullNames).size).toBeLessThan(412);
    expect(school.staff.some(({ sourceId }) => school.guardians.some((guardian) => guardian.sourceId === sourceId))).toBe(true);
    for (const script of [/\p{Script=Arabic}/u, /\p{Script=Cyrillic}/u, /\p{Script=Han}/u, /ễ|ạ|ầ/, /ñ/]) expect(fullNames.join()).toMatch(script);
  });

  it('puts nobody in two rooms at once', () => {
    const periodOf = new Map(school.classes.map(({ sourceId, periods }) => [sourceId, periods.join()]));
    const places = school.enrollments.map((enrollment) => `${enrollment.person} ${periodOf.get(enrollment.class)}`);
    expect(new Set(places).size).toBe(places.length);
    const rooms = school.classes.map(({ room, periods }) => `${room} ${periods.join()}`);
    expect(new Set(rooms).size).toBe(rooms.length);
    for (const { sourceId } of school.students) expect(places.filter((place) => place.startsWith(`${sourceId} `))).toHaveLength(8);
  });

  it('of any seed and size is a roster that the log accepts', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 120 }), (seed, students) => {
        const roster = sampleSchool(seed, students);
        expect(roster.students).toHaveLength(students);
        const plan = planImport({ roster, active: NOTHING_STANDS, keyedId, school: 'larkmoor' });
        expect(plan.ok && plan.value.counts.students).toBe(students);
        if (plan.ok) for (const write of plan.value.writes) rosterWrite.parse(write);
      }),
      { numRuns: 15 },
    );
  });
});
