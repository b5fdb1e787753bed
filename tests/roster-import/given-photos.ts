/** Photos as the importer plans them, beside the sample school or alone, on an empty log. */
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import type { Entities } from '../../electron/host/roster-import/active-roster.ts';
import { planPhotos, type PlannedPhotos } from '../../electron/host/roster-import/plan-photos.ts';
import { entityKey } from '../../electron/host/roster-import/roster-entities.ts';
import type { RosterEntity } from '../../shared/domain/roster/entities.ts';
import type { RosterProblem } from '../../shared/formats/roster-problems.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { photoStream } from '../../shared/kernel/streams.ts';
import { openTestConsole } from '../support/console.ts';
import { append } from '../support/log-actions.ts';

export const personOf = (number: string): PersonId => nodeDigests.idOf(`person ${number}`) as PersonId;

const student = (number: string): RosterEntity => ({
  kind: 'student', id: personOf(number), sourceId: `id-${number}`, givenName: 'Ana', familyName: 'Garcia', middleName: null, preferredGivenName: null, preferredFamilyName: null,
  grade: '7', studentNumber: number, birthDate: null, needs: [], homeLanguage: null, bus: null, schoolIds: [],
});

interface Planning {
  /** Student numbers. */
  readonly students?: readonly string[];
  readonly alone?: boolean;
  /** Pictures that were removed by hand, by number and SHA-256. */
  readonly removed?: readonly (readonly [string, string])[];
}

export async function planGiven(paths: readonly string[], { students = ['001', '002', '003'], alone = false, removed = [] }: Planning = {}): Promise<Result<PlannedPhotos, RosterProblem>> {
  const console = await openTestConsole({ seed: 1 });
  for (const [number, sha256] of removed) {
    const person = personOf(number);
    const stream = photoStream(person);
    const filed = append(console, [{ stream, type: 'v1.PhotoFiled', payload: { person, sha256, type: 'image/jpeg', sizeBytes: 1 }, refs: [] }]);
    append(console, [{ stream, type: 'v1.PhotoRemoved', payload: { person, settles: filed.events, why: 'another child' }, refs: [] }]);
  }
  const wanted: Entities = new Map(students.map(student).map((entity) => [entityKey(entity), entity]));
  return planPhotos(paths, { db: console.db, wanted, alone, have: () => false, leave: () => undefined });
}

export const problemsOf = (planned: Result<PlannedPhotos, RosterProblem>): readonly RosterProblem[] => (planned.ok ? planned.value.problems : [planned.error]);
