/**
 * Everybody of a roster in the order of names, and the words by which they are found. It is made once for what the rosters
 * say, in pieces; what was stated by hand takes its few people out and puts them in again, so that an amendment sorts nobody else.
 */
import { type Pieces } from '../../shared/kernel/slices.ts';
import { compareNames, insertSorted, sortedInPieces, sortName } from './name-order.ts';
import { indexPeople, PeopleIndex, type Found } from './people-search.ts';
import type { RosterPerson, RosterSnapshot } from './roster-snapshot.ts';
import { ROWS_AT_ONCE } from './standing-writes.ts';

const everybody = (roster: RosterSnapshot): readonly RosterPerson[] => [...roster.students.values(), ...roster.guardians.values(), ...roster.staff.values()];

const nameOf = (person: RosterPerson): string => sortName({ family: person.preferredFamily ?? person.family, given: person.preferredGiven ?? person.given });

const byName = (a: RosterPerson, b: RosterPerson): number => compareNames(nameOf(a), nameOf(b)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const bestFirst = (a: Found, b: Found): number => a.score - b.score || byName(a.person, b.person);

export class Directory {
  /** By name, whoever was withdrawn among them. */
  readonly people: readonly RosterPerson[];
  readonly #index: PeopleIndex;
  /** In the index, and no more as they are there. */
  readonly #gone: ReadonlySet<RosterPerson>;
  readonly #instead: PeopleIndex;

  private constructor(people: readonly RosterPerson[], index: PeopleIndex, gone: ReadonlySet<RosterPerson>, instead: PeopleIndex) {
    this.people = people;
    this.#index = index;
    this.#gone = gone;
    this.#instead = instead;
  }

  static *of(roster: RosterSnapshot): Pieces<Directory> {
    const named: { readonly person: RosterPerson; readonly name: string }[] = [];
    for (const [index, person] of everybody(roster).entries()) {
      if (index % ROWS_AT_ONCE === 0) yield;
      named.push({ person, name: nameOf(person) });
    }
    const sorted = yield* sortedInPieces(named, (a, b) => compareNames(a.name, b.name) || (a.person.id < b.person.id ? -1 : a.person.id > b.person.id ? 1 : 0));
    const people = sorted.map(({ person }) => person);
    return new Directory(people, yield* indexPeople(people), new Set(), NOBODY);
  }

  /** The directory of a roster that was laid over the one of this directory: people whom nobody touched are the same in both. */
  *laidOver(roster: RosterSnapshot): Pieces<Directory> {
    const isStill = ({ kind, id }: RosterPerson): RosterPerson | undefined => (kind === 'student' ? roster.students : kind === 'guardian' ? roster.guardians : roster.staff).get(id);
    const people: RosterPerson[] = [];
    const gone = new Set<RosterPerson>();
    for (const [index, person] of this.people.entries()) {
      if (index % ROWS_AT_ONCE === 0) yield;
      if (isStill(person) === person) people.push(person);
      else gone.add(person);
    }
    const same = new Set(people);
    yield;
    const instead = everybody(roster).filter((person) => !same.has(person)).sort(byName);
    yield;
    insertSorted(people, instead, byName);
    return new Directory(people, this.#index, gone, yield* indexPeople(instead));
  }

  /** The best first, then by name. */
  find(text: string, kinds: readonly RosterPerson['kind'][]): readonly RosterPerson[] {
    return this.found(text, kinds).map(({ person }) => person);
  }

  /** The same, with how well each was found. */
  found(text: string, kinds: readonly RosterPerson['kind'][]): readonly Found[] {
    const found = this.#index.find(text).filter(({ person }) => !this.#gone.has(person));
    insertSorted(found, this.#instead.find(text), bestFirst);
    return found.filter(({ person }) => kinds.includes(person.kind));
  }
}

const NOBODY = new PeopleIndex([], []);
