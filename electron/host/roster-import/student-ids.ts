/**
 * By which number or id a photo finds its student: the student number or the student system's id, as the roster that will be
 * active has it, else as somebody stated it by hand. One that could mean two students means nobody.
 */
import type { Records } from '../../../db/queries/by-hand.ts';
import { alikeAmong, type Alike } from '../../../shared/formats/record-set.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';

import type { Entities } from './active-roster.ts';

export class StudentIds {
  /** By number or id, in lower case. */
  readonly #people = new Map<string, Set<PersonId>>();
  /** Those who are on no roster: most will be, under the same number, and then the photo is that record's. */
  readonly #added = new Map<string, Set<PersonId>>();
  readonly #alike: Alike;

  constructor(entities: Entities, records: Records) {
    for (const entity of entities.values()) {
      if (entity.kind !== 'student') continue;
      add(this.#people, entity.sourceId, entity.id as PersonId);
      add(this.#people, entity.studentNumber, entity.id as PersonId);
    }
    for (const [about, { added, amended }] of records) {
      const people = added === null ? this.#people : this.#added;
      const numbers = amended.flatMap(({ field, values }) => (field === 'studentNumber' ? values.map(({ value }) => value) : []));
      for (const number of [added?.fields.studentNumber, ...numbers]) if (typeof number === 'string') add(people, number, about as PersonId);
    }
    this.#alike = alikeAmong(() => this.#people.keys());
  }

  get none(): boolean {
    return this.#people.size === 0 && this.#added.size === 0;
  }

  /** Null: nobody, or more than one. */
  find(id: string): PersonId | null {
    const given = plain(id);
    const people = this.#people.get(given) ?? this.#added.get(given) ?? this.#people.get(this.#alike(given) ?? '');
    const [only, ...others] = people ?? [];
    return only === undefined || others.length > 0 ? null : only;
  }
}

const plain = (id: string): string => id.trim().toLowerCase();

function add(people: Map<string, Set<PersonId>>, id: string | null, person: PersonId): void {
  if (id === null || id.trim() === '') return;
  const known = people.get(plain(id));
  if (known === undefined) people.set(plain(id), new Set([person]));
  else known.add(person);
}
