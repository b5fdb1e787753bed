/** What an import would change, in the words that a secretary reads. */
import { describe, expect, it } from 'vitest';

import { NOTHING_STANDS, sideBySide, type Entities } from '../../electron/host/roster-import/active-roster.ts';
import { describeChanges, type RosterDifference } from '../../electron/host/roster-import/describe-changes.ts';
import { planImport } from '../../electron/host/roster-import/plan-import.ts';
import { sampleSchool } from '../../electron/host/roster-import/sample-school.ts';
import { MAX_CHANGES_SHOWN } from '../../shared/contract/import-changes.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';
import { NOTHING_SAID_OF_STUDENT, type RosterFile } from '../../shared/formats/roster-file.ts';
import { filesOf, withContacts } from '../formats/oneroster-package.ts';

import { keyedId } from './keyed-id.ts';

/** Ana (Algebra) and Ben, called Benny (Homeroom 7), with three contacts, of whom Dan may not pick up Ben. */
const { roster: parsed } = parseRoster(filesOf(withContacts('u2,u4,Father,false,no,0,2,may not be picked up by this person,n')));
if (parsed === null) throw new Error('the package was refused');
const ROSTER: RosterFile = parsed;

function wantedOf(roster: RosterFile, active: Entities = new Map()): { readonly wanted: Entities; readonly difference: RosterDifference } {
  const standing = { ...NOTHING_STANDS, entities: active };
  const plan = planImport({ roster, active: standing, keyedId, school: null });
  if (!plan.ok) throw new Error(plan.error.message);
  return { wanted: plan.value.wanted, difference: describeChanges(standing, plan.value.wanted, plan.value.writes) };
}

const ACTIVE = wantedOf(ROSTER).wanted;
const changesTo = (roster: RosterFile): RosterDifference => wantedOf(roster, ACTIVE).difference;
const lines = ({ changes }: RosterDifference): readonly string[] => changes.map(({ kind, change, name, what }) => `${kind} ${change} ${[name.family, name.given].filter(Boolean).join(', ')}: ${what.join('; ')}`);
const ben = <T extends { readonly sourceId: string }>(list: readonly T[], changes: Partial<T>): readonly T[] => list.map((one) => (one.sourceId === 'u2' ? { ...one, ...changes } : one));

describe('what changes', () => {
  it('is nothing for the same roster', () => expect(changesTo(ROSTER)).toEqual({ people: { added: 0, changed: 0, withdrawn: 0 }, restrictionChanges: { added: 0, gone: 0, changed: 0 }, changes: [], moreChanges: 0 }));

  it('of a person is said with what it was where that is short, and by its field alone where it is not', () => {
    expect(lines(changesTo({ ...ROSTER, students: ben(ROSTER.students, { grade: '9', familyName: 'Berg', bus: '12' }) }))).toEqual(['student changed Berg, Benny: name, was Núñez, Benny; grade 9, was K; bus 12, was none']);
    expect(lines(changesTo({ ...ROSTER, guardians: ROSTER.guardians.map((one) => (one.sourceId === 'u4' ? { ...one, phone: '555-9999', email: 'x@example.org' } : one)) }))).toEqual(['guardian changed Moss, Dan: phone; e-mail']);
  });

  it('of a restriction is marked, comes first, and never says its words', () => {
    const lifted = changesTo({ ...ROSTER, students: [...ben(ROSTER.students, {}), { ...ROSTER.students[0]!, ...NOTHING_SAID_OF_STUDENT, sourceId: 'new', familyName: 'Aaa' }], relationships: ROSTER.relationships.map((pair) => ({ ...pair, restriction: null })) });
    expect(lifted.restrictionChanges).toEqual({ added: 0, gone: 1, changed: 0 });
    expect(lifted.changes[0]).toMatchObject({ name: { given: 'Benny' }, restriction: true, what: ['RESTRICTION gone: Moss, Dan'] });
    const reworded = changesTo({ ...ROSTER, relationships: ROSTER.relationships.map((pair) => (pair.restriction === null ? pair : { ...pair, restriction: 'other words' })) });
    expect(lines(reworded)).toEqual(['student changed Núñez, Benny: RESTRICTION changed: Moss, Dan']);
    expect(changesTo({ ...ROSTER, relationships: ROSTER.relationships.map((pair) => ({ ...pair, restriction: 'none of them' })) }).restrictionChanges).toEqual({ added: 3, gone: 0, changed: 1 });
  });

  it('of who leaves is one line, with the restriction that goes with them', () => {
    const gone = { ...ROSTER, students: ROSTER.students.filter(({ sourceId }) => sourceId !== 'u2'), enrollments: ROSTER.enrollments.filter(({ person }) => person !== 'u2'), relationships: ROSTER.relationships.filter(({ student }) => student !== 'u2') };
    const difference = changesTo(gone);
    expect(difference.people).toEqual({ added: 0, changed: 0, withdrawn: 1 });
    expect(lines(difference)).toEqual(['student withdrawn Núñez, Benny: RESTRICTION gone: Moss, Dan']);
  });

  it('of contacts and classes stands under the student, also where the contact is new', () => {
    const later: RosterFile = {
      ...ROSTER,
      guardians: [...ROSTER.guardians, { ...ROSTER.guardians[0]!, sourceId: 'u9', givenName: 'Fay', familyName: 'Stone' }],
      relationships: [...ROSTER.relationships.filter(({ student, contact }) => student !== 'u1' || contact !== 'u3'), { ...ROSTER.relationships[0]!, student: 'u1', contact: 'u9', relation: 'Aunt', restriction: null }],
      enrollments: [...ROSTER.enrollments.filter(({ person }) => person !== 'u2'), { class: 'c1', person: 'u2', role: 'student', primary: false, beginDate: null, endDate: null }],
    };
    const said = lines(changesTo(later));
    expect(said).toHaveLength(3);
    expect(said).toContain('student changed Núñez, Ana: contact added: Stone, Fay (Aunt); contact gone: Núñez, Carla');
    expect(said).toContain('guardian added Stone, Fay: contact of Núñez, Ana');
    expect(said).toContain('student changed Núñez, Benny: joins Algebra; leaves Homeroom 7');
  });

  it('of a homeroom is a move', () => {
    const homerooms = { ...ROSTER, classes: ROSTER.classes.map((given) => ({ ...given, homeroom: true })) };
    const other = (from: string): string => (from === 'c1' ? 'c2' : 'c1');
    const before = wantedOf(homerooms).wanted;
    const moved = { ...homerooms, enrollments: homerooms.enrollments.map((one) => (one.person === 'u2' ? { ...one, class: other(one.class) } : one)) };
    expect(lines(wantedOf(moved, before).difference)).toEqual(['student changed Núñez, Benny: moved from Homeroom 7 to Algebra']);
  });

  it('of a class stands under its teacher, or by itself where nobody teaches it', () => {
    const taught = new Set(ROSTER.enrollments.filter(({ role }) => role === 'teacher').map((one) => one.class));
    const moved = { ...ROSTER, classes: ROSTER.classes.map((given) => ({ ...given, room: 'Gym' })) };
    const difference = changesTo(moved);
    expect(taught.size).toBe(1);
    expect(difference.changes.map(({ kind }) => kind)).toEqual(['staff', 'class']);
    for (const { what } of difference.changes) expect(what.join()).toMatch(/room Gym, was /);
    expect(difference.people).toEqual({ added: 0, changed: 1, withdrawn: 0 });
  });

  it('of many classes at once is a number', () => {
    const classes = Array.from({ length: 5 }, (_, index) => ({ ...ROSTER.classes[0]!, sourceId: `x${index}`, title: `Extra ${index}` }));
    const enrollments = classes.map(({ sourceId }) => ({ class: sourceId, person: 'u2', role: 'student' as const, primary: false, beginDate: null, endDate: null }));
    expect(lines(changesTo({ ...ROSTER, classes: [...ROSTER.classes, ...classes], enrollments: [...ROSTER.enrollments, ...enrollments] }))).toContain('student changed Núñez, Benny: joins 5 classes');
  });

  it('is cut where nobody would read on, and says how much more there is', () => {
    const first = wantedOf(sampleSchool({ seed: 1, students: 1500, date: '2026-10-14' })).difference;
    expect(first.changes).toHaveLength(MAX_CHANGES_SHOWN);
    expect(first.changes.length + first.moreChanges).toBeGreaterThanOrEqual(first.people.added);
    expect(new Set(first.changes.map(({ key }) => key)).size).toBe(MAX_CHANGES_SHOWN);
    const [restricted, rest] = [first.changes.findLastIndex(({ restriction }) => restriction), first.changes.findIndex(({ restriction }) => !restriction)];
    expect(restricted).toBe(rest - 1);
  });
});

describe('rosters side by side', () => {
  it('agree where they say the same, and keep the restriction of either where they do not', () => {
    expect(sideBySide([ACTIVE, ACTIVE]).disputed.size).toBe(0);
    const lifted = wantedOf({ ...ROSTER, relationships: ROSTER.relationships.map((pair) => ({ ...pair, restriction: pair.restriction === null ? null : 'of the other' })) }).wanted;
    const both = sideBySide([ACTIVE, lifted]);
    expect(both.disputed.size).toBe(1);
    expect([...both.entities.values()].flatMap((entity) => (entity.kind === 'relationship' && entity.restriction !== null ? [entity.restriction] : []))).toEqual(['may not be picked up by this person; of the other']);
  });
});
