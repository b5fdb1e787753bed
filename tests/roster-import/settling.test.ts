/** Of any two rosters that two consoles imported apart: both hold, what they disagree about is known, and whatever is decided is all that holds afterwards. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { frontierOf, missingPage } from '../../db/peers.ts';
import { Activations, standingRowsInPieces, type WriteRow } from '../../db/queries/standing-writes.ts';
import { readActiveRoster, type Entities } from '../../electron/host/roster-import/active-roster.ts';
import { compareRosters } from '../../electron/host/roster-import/compare-rosters.ts';
import { planRoster } from '../../electron/host/roster-import/plan-import.ts';
import { entityKey } from '../../electron/host/roster-import/roster-entities.ts';
import type { RosterEntity } from '../../shared/domain/roster/entities.ts';
import type { CommandId, EventId, ImportId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { importStream, ROSTER } from '../../shared/kernel/streams.ts';
import type { TestConsole } from '../support/console.ts';

import { keyedId } from './keyed-id.ts';
import { openSiteConsole } from '../support/test-site.ts';

const PEOPLE = ['s1', 's2', 's3'];
const names = (id: string) => ({ id: keyedId(id), sourceId: id, givenName: id, familyName: 'X', middleName: null, preferredGivenName: null, preferredFamilyName: null });

const student = (id: string, grade: string): RosterEntity => ({ kind: 'student', ...names(id), grade, studentNumber: null, birthDate: null, needs: [], homeLanguage: null, bus: null, schoolIds: [] });
const adult: RosterEntity = { kind: 'guardian', ...names('g'), phone: null, email: null };
const pair = (id: string, restriction: string | null): RosterEntity => ({
  kind: 'relationship', id: keyedId(`pair ${id}`), studentId: keyedId(id), contactId: keyedId('g'), relation: null, primaryContact: null, livesWith: null, emergencyContact: null, contactPriority: null, restriction, legalGuardian: null,
});

/** Each student absent or in one of two grades; each pair absent, free, or restricted in one of two ways. */
const drawnRoster: fc.Arbitrary<Entities> = fc
  .array(fc.record({ grade: fc.constantFrom(null, '6', '7'), pair: fc.constantFrom('none', null, 'court', 'order') }), { minLength: PEOPLE.length, maxLength: PEOPLE.length })
  .map((drawn) => {
    const entities = [adult, ...drawn.flatMap((one, index) => [...(one.grade === null ? [] : [student(PEOPLE[index]!, one.grade)]), ...(one.pair === 'none' ? [] : [pair(PEOPLE[index]!, one.pair)])])];
    return new Map(entities.map((entity) => [entityKey(entity), entity]));
  });

/** As the host applies an import. */
function activate({ committer, db, ports }: TestConsole, wanted: Entities): EventId {
  const active = readActiveRoster(db);
  const { writes } = planRoster(wanted.values(), active, []);
  const id = ports.ids.next() as ImportId;
  const append = (stream: ReturnType<typeof importStream>, type: string, payload: object, refs: readonly EventId[]): EventId =>
    committer.append({ commandId: ports.ids.next() as CommandId, actor: 'unsigned', events: [{ stream, type, payload, refs }], outcome: () => null }).newest!;
  const chunk = writes.length === 0 ? null : append(importStream(id), 'v2.RosterChunk', { import: id, number: 0, writes }, []);
  return append(ROSTER, 'v1.RosterActivated', { import: id, bases: active.heads, chunks: chunk === null ? 0 : 1, newestChunk: chunk, chunksDigest: ports.digests.sha256(chunk ?? ''), source: 'drawn' }, chunk === null ? [] : [chunk]);
}

function carry(from: TestConsole, to: TestConsole): void {
  for (const commit of missingPage(from.db, from.committer.log, frontierOf(to.db), 0).commits) to.committer.receive(commit);
}

/** All that stands of each entity, as the views have it. */
function standing({ db }: TestConsole): ReadonlyMap<string, ReadonlySet<string>> {
  const at = new Activations(db, readActiveRoster(db).heads);
  const said = new Map<string, Set<string>>();
  for (const kind of ['student', 'guardian', 'relationship'] as const) {
    for (const { event: _event, import: _import, stream: _stream, ...facts } of atOnce(standingRowsInPieces<WriteRow & { readonly stream: string }>(db, kind, at))) {
      const key = `${kind}:${facts.id}`;
      said.set(key, (said.get(key) ?? new Set()).add(JSON.stringify(facts)));
    }
  }
  return said;
}

const sorted = (entities: Entities): readonly (readonly [string, RosterEntity])[] => [...entities].sort(([one], [other]) => (one < other ? -1 : 1));

test('either is kept, or a newer one comes: then it alone holds, on both consoles', async () => {
  await fc.assert(
    fc.asyncProperty(drawnRoster, drawnRoster, drawnRoster, drawnRoster, fc.constantFrom('a', 'b', 'newer'), fc.boolean(), async (base, atA, atB, newer, keep, aFirst) => {
      const [a, b] = [await openSiteConsole({ seed: 1, synchronous: 'OFF' }), await openSiteConsole({ seed: 2, synchronous: 'OFF' })];
      try {
        activate(a, base);
        carry(a, b);
        const heads = [activate(a, atA), activate(b, atB)].sort();
        const meet = (): void => (aFirst ? (carry(a, b), carry(b, a)) : (carry(b, a), carry(a, b)));
        meet();
        const disagreed = [...new Set([...atA.keys(), ...atB.keys()])].filter((key) => JSON.stringify(atA.get(key)) !== JSON.stringify(atB.get(key))).sort();
        for (const one of [a, b]) {
          const active = readActiveRoster(one.db);
          expect(active.heads).toEqual(heads);
          expect([...active.disputed.keys()].sort()).toEqual(disagreed);
          expect(compareRosters(new Map([['x' as EventId, atA], ['y' as EventId, atB]])).size).toBe(disagreed.length === 0 ? 0 : 2);
          for (const [key, entity] of active.entities) {
            const words = [atA.get(key), atB.get(key)].flatMap((said) => (said?.kind === 'relationship' && said.restriction !== null ? [said.restriction] : []));
            if (entity.kind === 'relationship') for (const word of words) expect(entity.restriction).toContain(word);
          }
        }
        const wanted = keep === 'a' ? atA : keep === 'b' ? atB : newer;
        activate(aFirst ? b : a, wanted);
        meet();
        for (const one of [a, b]) {
          const active = readActiveRoster(one.db);
          expect(active.heads).toHaveLength(1);
          expect(active.disputed.size).toBe(0);
          expect(sorted(active.entities)).toEqual(sorted(wanted));
          for (const [key, values] of standing(one)) expect([key, values.size]).toEqual([key, 1]);
        }
      } finally {
        a.close();
        b.close();
      }
    }),
    { numRuns: 60 },
  );
});
