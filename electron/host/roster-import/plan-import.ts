/**
 * Compares the roster that is wanted with what is active and states the difference as writes. Pure: the same two rosters
 * give the same writes in the same order on every console.
 */
import type { RosterEntity, RosterWrite } from '../../../shared/domain/roster/entities.ts';
import type { RosterFile } from '../../../shared/formats/roster-file.ts';
import { rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

import type { Entities, StandingRoster } from './active-roster.ts';
import { compareEntities, countEntities, entityKey, sameEntity, toEntities, type RosterCounts } from './roster-entities.ts';
import { onlySchool } from './school-filter.ts';

export interface ImportPlan {
  /** What will be active. */
  readonly wanted: Entities;
  /** Only what differs from the active roster, in an order that depends on nothing else. */
  readonly writes: readonly RosterWrite[];
  /** Of what is wanted. */
  readonly counts: RosterCounts;
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly problems: readonly RosterProblem[];
}

export interface ImportRequest {
  readonly roster: RosterFile;
  readonly active: StandingRoster;
  readonly keyedId: (text: string) => string;
  /** The source's id of the one school to import; null imports all. */
  readonly school: string | null;
}

export function planImport({ roster, active, keyedId, school }: ImportRequest): Result<ImportPlan, RosterProblem> {
  if (school !== null && !roster.schools.some(({ sourceId }) => sourceId === school)) {
    const schools = roster.schools.map(({ sourceId, name }) => `${sourceId} (${name})`).join(', ');
    return err(rosterProblem('school-unknown', { file: '' }, { schools: schools || 'none' }));
  }
  const given = toEntities(school === null ? roster : onlySchool(roster, school), keyedId);
  if (roster.custody) return ok(planRoster(given, active, []));
  const entities = keepCustody(given, active.entities);
  const kept = countEntities(entities).restrictions;
  return ok(planRoster(entities, active, kept === 0 ? [] : [rosterProblem('restrictions-kept', { file: '' }, { count: String(kept) })]));
}

/** What must be written so that exactly these entities are active. What rosters disagree about is written whatever it is, or each would go on saying its own. */
export function planRoster(entities: Iterable<RosterEntity>, active: StandingRoster, problems: readonly RosterProblem[]): ImportPlan {
  const wanted = new Map<string, RosterEntity>();
  for (const entity of entities) wanted.set(entityKey(entity), entity);
  const writes: RosterWrite[] = [];
  let added = 0;
  for (const [key, entity] of wanted) {
    const before = active.entities.get(key);
    if (before !== undefined && !active.disputed.has(key) && sameEntity(before, entity)) continue;
    if (before === undefined) added += 1;
    writes.push({ op: 'put', entity });
  }
  const puts = writes.length;
  for (const [key, entity] of active.entities) if (!wanted.has(key)) writes.push({ op: 'withdraw', entity });
  const withdrawn = writes.length - puts;
  writes.sort((one, other) => compareEntities(one.entity, other.entity));
  return { wanted, writes, counts: countEntities(wanted.values()), added, changed: puts - added, withdrawn, problems };
}

/**
 * A source without custody says nothing of a pair's facts, which is never the same as "none": those on record stay, and
 * a restricted pair stays on record though the source does not name it, as long as it names the student; the adult stays
 * with it, since a list that spells a name otherwise does not know them any more.
 */
function keepCustody(given: readonly RosterEntity[], active: Entities): readonly RosterEntity[] {
  const students = new Set(given.flatMap((entity) => (entity.kind === 'student' ? [entity.id] : [])));
  const named = new Set(given.map(entityKey));
  const entities = given.map((entity) => {
    const before = active.get(entityKey(entity));
    if (entity.kind !== 'relationship' || before?.kind !== 'relationship') return entity;
    return { ...before, relation: entity.relation ?? before.relation };
  });
  const unnamed = [...active.values()].flatMap((entity) =>
    entity.kind === 'relationship' && entity.restriction !== null && !named.has(entityKey(entity)) && students.has(entity.studentId) ? [entity] : [],
  );
  const adults = new Set(unnamed.map(({ contactId }) => contactId));
  const unnamedAdults = [...active.values()].filter((entity) => entity.kind === 'guardian' && adults.has(entity.id) && !named.has(entityKey(entity)));
  return [...entities, ...unnamed, ...unnamedAdults];
}
