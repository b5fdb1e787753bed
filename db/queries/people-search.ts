/**
 * Finds people by what a stranger remembers of a name: two letters, words in any order, preferred names, no accents, one
 * slip of the finger. The index is made of a roster in memory; it holds no more than the roster does.
 */
import type { Pieces } from '../../shared/kernel/slices.ts';
import { foldText } from './fold-text.ts';
import { sortedInPieces } from './name-order.ts';
import type { RosterPerson } from './roster-snapshot.ts';

/** How a typed word was found in a name; a smaller number goes first. */
const EXACT = 0;
const BEGINS = 1;
const ALMOST = 2;

/** A short word with a slip in it could be anybody. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
const slipsOf = (typed: string): number => (/\d/.test(typed) ? 0 : typed.length >= TWO_SLIPS_FROM ? 2 : typed.length >= ONE_SLIP_FROM ? 1 : 0);

/** Between two looks at the clock: about a millisecond. */
const PEOPLE_AT_ONCE = 200;

/** Words that nobody types more of; the rest of a longer text is not looked at. */
const MAX_WORDS = 8;

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
    const typed = [...new Set(foldText(text).split(' ').filter((word) => word !== ''))].slice(0, MAX_WORDS);
    const [first, ...others] = typed.map((word) => this.#matches(word));
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
    const slips = slipsOf(typed);
    for (const [word, people] of this.#words) {
      const how = word === typed ? EXACT : word.startsWith(typed) ? BEGINS : slips > 0 && beginsAlmost(typed, word, slips) ? ALMOST : null;
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

/** Does the word begin with what was typed, but for some letters left out, put in, mistaken or exchanged with their neighbour? */
function beginsAlmost(typed: string, word: string, slips: number): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  if (at === typed.length) return true;
  if (slips === 0) return false;
  const [typedRest, wordRest] = [typed.slice(at), word.slice(at)];
  return (
    beginsAlmost(typedRest.slice(1), wordRest, slips - 1) ||
    beginsAlmost(typedRest, wordRest.slice(1), slips - 1) ||
    beginsAlmost(typedRest.slice(1), wordRest.slice(1), slips - 1) ||
    (typedRest[0] === wordRest[1] && typedRest[1] === wordRest[0] && beginsAlmost(typedRest.slice(2), wordRest.slice(2), slips - 1))
  );
}
