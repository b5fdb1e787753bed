/** The drawn school of the rules: children in several households, two records that may be one child and two that may be one adult, a staff of every role, and rosters that say something else of each pair. */
import { currentHeads } from '../../db/queries/roster-snapshot.ts';
import type { Role } from '../../shared/domain/site/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { ImportId, PersonId } from '../../shared/kernel/ids.ts';
import type { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { ACTOR, freshCommand } from '../support/log-actions.ts';
import { activateImport, CLASS } from './school.ts';

/** On each pair of child and adult: not on the record, free, or under one of two restrictions. */
export type Pairing = 'none' | 'free' | 'court order' | 'no contact';

/** The last may be the first once more, under another record. */
export const CHILDREN = [0, 1, 2, 3].map((i) => testId<PersonId>(`rules child ${i}`));
export const ADULTS = [0, 1, 2, 3].map((i) => testId<PersonId>(`rules adult ${i}`));
export const nameOfAdult = (i: number): string => `Adult${i} Rules`;

export const STAFF: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor', 'teacher', 'stationVolunteer'];

const names = (givenName: string) => ({ givenName, familyName: 'Rules', middleName: null, preferredGivenName: null, preferredFamilyName: null });

/** A roster that says this of every pair, in the place of all that are active here. `families`: adult by adult, child by child. */
export function bringRoster({ console }: Desk, families: readonly Pairing[], number: number): void {
  const pairs = CHILDREN.flatMap((child, c) => ADULTS.map((adult, a) => ({ child, adult, says: defined(families[c * ADULTS.length + a], 'each pair is drawn') })));
  const people = [
    { kind: 'school', id: testId('rules school'), sourceId: '1', name: 'Rules' },
    { kind: 'class', id: CLASS, sourceId: '2', title: 'Homeroom', code: null, homeroom: true, room: '1', zone: null, periods: [], schoolId: testId('rules school'), termIds: [] },
    ...CHILDREN.map((id, i) => ({ kind: 'student', id, sourceId: `s${i}`, ...names(`Child${i % 3}`), grade: i === 1 ? '10' : '3', studentNumber: null, birthDate: null, needs: [], homeLanguage: null, bus: null, schoolIds: [testId('rules school')] })),
    ...ADULTS.map((id, i) => ({ kind: 'guardian', id, sourceId: `g${i}`, ...names(`Adult${i}`), phone: null, email: null })),
    ...CHILDREN.map((personId, i) => ({ kind: 'enrollment', id: testId(`rules enrollment ${i}`), classId: CLASS, personId, role: 'student', primary: true, beginDate: null, endDate: null })),
  ];
  const relationships = pairs.map(({ child, adult, says }) => ({
    op: says === 'none' ? 'withdraw' : 'put',
    entity: {
      kind: 'relationship',
      id: testId(`rules ${child} ${adult}`),
      studentId: child,
      contactId: adult,
      relation: null,
      primaryContact: null,
      livesWith: null,
      emergencyContact: null,
      contactPriority: null,
      restriction: says === 'none' || says === 'free' ? null : says,
      legalGuardian: null,
    },
  }));
  const id = console.ports.digests.idOf(`rules roster ${number} ${console.console}`) as ImportId;
  activateImport(console, ACTOR, freshCommand, { id, writes: [...people.map((entity) => ({ op: 'put', entity })), ...relationships], bases: currentHeads(console.db) });
}

/** Founded, with one member of the staff in each role; the founder is the administrator. */
export function foundSchool(desk: Desk, families: readonly Pairing[]): void {
  desk.must({ type: 'FoundSite', siteName: 'Rules', founderName: 'Ana administrator', consoleName: 'Desk 0' });
  for (const role of STAFF.slice(1)) desk.must({ type: 'AddStaff', role, people: [{ name: `Someone ${role}`, person: null }] });
  bringRoster(desk, families, 0);
}
