/** The school of the simulation: six students, adults who may and may not take them, one class. */
import type { Actor } from '../../shared/kernel/history.ts';
import type { EventId, ImportId, PersonId } from '../../shared/kernel/ids.ts';
import { importStream, ROSTER } from '../../shared/kernel/streams.ts';
import { testId } from '../support/drawn-history.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { TestConsole } from '../support/console.ts';

export const STUDENTS = Array.from({ length: 6 }, (_, i) => testId<PersonId>(`sim student ${i}`));
/** May take every student but the last. */
export const MOTHER = testId<PersonId>('sim mother');
/** Is on the record of every student but the last, with a restriction. */
export const RESTRICTED = testId<PersonId>('sim restricted adult');
export const STRANGER = testId<PersonId>('sim stranger');
/** The student without contacts is the one whose record is erased now and then. */
export const WITHOUT_CONTACTS = STUDENTS.at(-1)!;

const names = (givenName: string) => ({ givenName, familyName: 'Sim', middleName: null, preferredGivenName: null, preferredFamilyName: null });
const SCHOOL = testId('sim school');
export const CLASS = testId('sim class');

export function importRoster(console: TestConsole, actor: Actor, commands: () => CommandId): void {
  const id = testId<ImportId>('sim import');
  const entities = [
    { kind: 'school', id: SCHOOL, sourceId: '1', name: 'Sim' },
    { kind: 'class', id: CLASS, sourceId: '2', title: 'Homeroom', code: null, homeroom: true, room: '1', zone: null, periods: [], schoolId: SCHOOL, termIds: [] },
    ...STUDENTS.map((student, i) => ({ kind: 'student', id: student, sourceId: `s${i}`, ...names(`Student ${i}`), grade: '3', studentNumber: null, birthDate: null, needs: [], homeLanguage: null, bus: null, schoolIds: [SCHOOL] })),
    ...[MOTHER, RESTRICTED, STRANGER].map((adult, i) => ({ kind: 'guardian', id: adult, sourceId: `g${i}`, ...names(`Adult ${i}`), phone: null, email: null })),
    ...STUDENTS.map((student, i) => ({ kind: 'enrollment', id: testId(`sim enrollment ${i}`), classId: CLASS, personId: student, role: 'student', primary: true, beginDate: null, endDate: null })),
    ...STUDENTS.slice(0, -1).flatMap((student, i) =>
      [MOTHER, RESTRICTED].map((adult) => ({
        kind: 'relationship',
        id: testId(`sim relationship ${i} ${adult}`),
        studentId: student,
        contactId: adult,
        relation: null,
        primaryContact: null,
        livesWith: null,
        emergencyContact: null,
        contactPriority: null,
        restriction: adult === RESTRICTED ? 'may not be picked up by this person' : null,
        legalGuardian: null,
      })),
    ),
  ];
  activateImport(console, actor, commands, { id, writes: entities.map((entity) => ({ op: 'put', entity })), bases: [] });
}

/** One chunk with all of it, and what makes it count. */
export function activateImport(console: TestConsole, actor: Actor, commands: () => CommandId, { id, writes, bases }: { readonly id: ImportId; readonly writes: readonly unknown[]; readonly bases: readonly EventId[] }): void {
  const append = (events: Parameters<TestConsole['committer']['append']>[0]['events']): EventId => console.committer.append({ commandId: commands(), actor, events, outcome: () => null }).newest!;
  const chunk = append([{ stream: importStream(id), type: 'v2.RosterChunk', payload: { import: id, number: 0, writes }, refs: [] }]);
  append([
    {
      stream: ROSTER,
      type: 'v1.RosterActivated',
      payload: { import: id, bases, chunks: 1, newestChunk: chunk, chunksDigest: console.ports.digests.sha256(chunk), source: 'sim' },
      refs: [chunk],
    },
  ]);
}
