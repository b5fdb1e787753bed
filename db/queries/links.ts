/**
 * Which records are one person (RO-14). Where one console linked two records and another told them apart, unaware of each
 * other, the link is disputed: it joins them for restrictions and for nothing else.
 */
import type { RecordByHand } from '../../shared/domain/roster/state.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';

interface Link {
  readonly a: PersonId;
  readonly b: PersonId;
  readonly disputed: boolean;
}

/** All records that lead to each other, themselves included, in order of id. */
function components(links: readonly Link[]): ReadonlyMap<PersonId, readonly PersonId[]> {
  const groups = new Map<PersonId, readonly PersonId[]>();
  for (const { a, b } of links) {
    const joined = [...new Set([...(groups.get(a) ?? [a]), ...(groups.get(b) ?? [b])])].sort();
    for (const id of joined) groups.set(id, joined);
  }
  return groups;
}

export class Links {
  readonly #sure: ReadonlyMap<PersonId, readonly PersonId[]>;
  readonly #wide: ReadonlyMap<PersonId, readonly PersonId[]>;

  constructor(links: readonly Link[]) {
    this.#sure = components(links.filter((link) => !link.disputed));
    this.#wide = components(links);
  }

  /** Everybody who is linked to somebody. */
  get all(): Iterable<PersonId> {
    return this.#wide.keys();
  }

  /** Records that are surely one person, each group once. */
  get groups(): ReadonlySet<readonly PersonId[]> {
    return new Set(this.#sure.values());
  }

  /** The records that are surely this person, this one included. */
  sureOf(id: PersonId): readonly PersonId[] {
    return this.#sure.get(id) ?? [id];
  }

  /** The records that are or may be this person, this one included. */
  widestOf(id: PersonId): readonly PersonId[] {
    return this.#wide.get(id) ?? [id];
  }
}

export const linksIn = (records: ReadonlyMap<string, RecordByHand>): Links =>
  new Links([...records].flatMap(([about, record]) => record.links.flatMap(({ other, linked, apart }) => (linked === null ? [] : [{ a: about as PersonId, b: other, disputed: apart !== null }]))));
