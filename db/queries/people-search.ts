/**
 * Finds people by what a stranger remembers of a name: two letters, words in any order, preferred names, no accents, one
 * slip of the finger. The index is made of a roster in memory; it holds no more than the roster does.
 */
import { foldText } from '../../shared/kernel/fold-text.ts';
import { finderOf, typedWords } from '../../shared/kernel/found-words.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { sortedInPieces } from './name-order.ts';
import type { RosterPerson } from './roster-snapshot.ts';

/** Between two looks at the clock: about a millisecond. */
const PEOPLE_AT_ONCE = 200;

export interface Found {
  readonly person: RosterPerson;
  /** Less is better. */
  readonly score: number;
}

/** Each word once, sorted, with the places of its people. */
type Words = readonly (readonly [word: string, people: readonly number[]])[];

/** Of people in the order of names. */
export function* indexPeople(people: readonly RosterPerson[]): Pieces<PeopleIndex> {
  const places = new Map<string, number[]>();
  for (const [place, person] of people.entries()) {
    if (place % PEOPLE_AT_ONCE === 0) yield;
    if (person.withdrawn) continue;
    for (const word of wordsOf(person)) {
      const known = places.get(word);
      if (known) known.push(place);
      else places.set(word, [place]);
    }
  }
  return new PeopleIndex(people, yield* sortedInPieces([...places], ([a], [b]) => (a < b ? -1 : 1)));
}

export class PeopleIndex {
  readonly #people: readonly RosterPerson[];
  readonly #words: Words;

  constructor(people: readonly RosterPerson[], words: Words) {
    this.#people = people;
    this.#words = words;
  }

  /** Every typed word must be found in some name or in the student's number. The best first, then by name. */
  find(text: string): Found[] {
    const [first, ...others] = typedWords(text).map((word) => this.#matches(word));
    if (first === undefined) return [];
    const found: { readonly place: number; readonly score: number }[] = [];
    for (const [place, score] of first) {
      const scores = others.map((matches) => matches.get(place));
      if (scores.includes(undefined)) continue;
      found.push({ place, score: scores.reduce<number>((sum, other) => sum + (other ?? 0), score) });
    }
    found.sort((a, b) => a.score - b.score || a.place - b.place);
    return found.flatMap(({ place, score }) => {
      const person = this.#people[place];
      return person === undefined ? [] : [{ person, score }];
    });
  }

  #matches(typed: string): ReadonlyMap<number, number> {
    const matches = new Map<number, number>();
    const find = finderOf(typed);
    for (const [word, people] of this.#words) {
      const how = find(word);
      if (how === null) continue;
      for (const place of people) matches.set(place, Math.min(how, matches.get(place) ?? how));
    }
    return matches;
  }
}

/** The words of all names, names of several words as one too ("delacruz"), and the student's number. */
function wordsOf(person: RosterPerson): ReadonlySet<string> {
  const joined = [person.family, person.given, person.preferredFamily, person.preferredGiven].flatMap((name) => (name !== null && /[ -]/.test(name) ? foldText(name).replaceAll(' ', '') : []));
  return new Set([...person.search.split(' '), ...joined, foldText(person.studentNumber ?? '')].filter((word) => word !== ''));
}
