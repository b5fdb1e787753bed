/**
 * What an import is compared with: the active roster, or all of them where several are active because their imports did
 * not know of each other. Until that is settled, what any of them says stands.
 */
import type { Database } from '../../../db/driver.ts';
import { activeRoster } from '../../../db/queries/active-roster.ts';
import { currentHeads } from '../../../db/queries/roster-snapshot.ts';
import type { RosterEntity } from '../../../shared/domain/roster/entities.ts';
import { MAX_RESTRICTION } from '../../../shared/formats/roster-file.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';

import { sameEntity } from './roster-entities.ts';

/** By `entityKey`. */
export type Entities = ReadonlyMap<string, RosterEntity>;

export interface StandingRoster {
  /** Of an entity about which rosters disagree, one value; of a restriction, the words of all. */
  readonly entities: Entities;
  /** Those about which rosters disagree, with each value that stands. Whatever is decided about them must be written anew. */
  readonly disputed: ReadonlyMap<string, readonly RosterEntity[]>;
}

export interface ActiveRoster extends StandingRoster {
  readonly heads: readonly EventId[];
}

export const NOTHING_STANDS: StandingRoster = { entities: new Map(), disputed: new Map() };

export function readActiveRoster(db: Database): ActiveRoster {
  const heads = currentHeads(db);
  return { heads, ...sideBySide(heads.map((head) => activeRoster(db, [head]))) };
}

export function sideBySide(rosters: readonly Entities[]): StandingRoster {
  const [only, ...others] = rosters;
  if (only === undefined) return NOTHING_STANDS;
  if (others.length === 0) return { entities: only, disputed: new Map() };
  const entities = new Map<string, RosterEntity>();
  const disputed = new Map<string, readonly RosterEntity[]>();
  for (const key of new Set(rosters.flatMap((roster) => [...roster.keys()]))) {
    const said = rosters.flatMap((roster) => roster.get(key) ?? []);
    const values = said.filter((one, index) => said.findIndex((other) => sameEntity(one, other)) === index);
    const [first] = values;
    if (first === undefined) continue;
    entities.set(key, withEveryRestriction(first, values));
    if (values.length > 1 || said.length < rosters.length) disputed.set(key, values);
  }
  return { entities, disputed };
}

/** Restrictions of all apply, so a comparison must not lose the words of one. */
function withEveryRestriction(first: RosterEntity, values: readonly RosterEntity[]): RosterEntity {
  if (first.kind !== 'relationship') return first;
  const words = new Set(values.flatMap((one) => (one.kind === 'relationship' && one.restriction !== null ? [one.restriction] : [])));
  return words.size === 0 ? first : { ...first, restriction: [...words].join('; ').slice(0, MAX_RESTRICTION) };
}

/** What stands of an entity: mostly one value, none where it is new. */
export function standingValues({ entities, disputed }: StandingRoster, key: string): readonly RosterEntity[] {
  const values = disputed.get(key);
  if (values !== undefined) return values;
  const only = entities.get(key);
  return only === undefined ? [] : [only];
}
