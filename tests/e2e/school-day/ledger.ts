/**
 * What the script did, kept apart from Muster: where each person stands, and what was said in which words. In the end the
 * screens, the record and the log are held against it, and every difference is named.
 */
import type { StandingStatus } from '../../../shared/contract/standing-status.ts';

export interface Entry {
  /** "Garcia, Ana"; empty: it is about nobody in particular. */
  readonly person: string;
  readonly text: string;
  readonly by: string;
}

interface Somebody {
  readonly key: string;
  readonly listed: string;
  readonly student: boolean;
  readonly status: 'unknown' | 'absent' | 'left';
}

interface Standing {
  readonly listed: string;
  readonly student: boolean;
  status: StandingStatus;
  leftAlone: boolean;
}

export type Numbers = Readonly<Record<'missing' | 'unknown' | 'injured' | 'extra' | 'released' | 'absent' | 'left' | 'accounted' | 'expected', number>>;

/** Of one incident. */
export class Ledger {
  readonly #people: Map<string, Standing>;
  /** One step of the story a list: what one press said of many has no order of its own. */
  readonly #steps: Entry[][] = [];

  /** By the keys of the roster's files, as they stand when the incident starts. */
  constructor(people: readonly Somebody[]) {
    this.#people = new Map(people.map(({ key, listed, student, status }) => [key, { listed, student, status, leftAlone: false }]));
  }

  /** One step: entries that come of one press. */
  tell(by: string, ...entries: readonly { readonly person?: string; readonly text: string }[]): void {
    this.#steps.push(entries.map(({ person, text }) => ({ person: person === undefined ? '' : this.#of(person).listed, text, by })));
  }

  set(person: string, status: StandingStatus): void {
    this.#of(person).status = status;
  }

  leftAlone(person: string): void {
    this.set(person, 'released');
    this.#of(person).leftAlone = true;
  }

  statusOf(person: string): StandingStatus {
    return this.#of(person).status;
  }

  /** The listed names of everybody who stands so, sorted. */
  names(status: StandingStatus): readonly string[] {
    return [...this.#people.values()].filter((one) => one.status === status).map((one) => one.listed).sort();
  }

  keys(...statuses: readonly StandingStatus[]): readonly string[] {
    return [...this.#people].filter(([, one]) => statuses.includes(one.status)).map(([key]) => key);
  }

  numbers(): Numbers {
    const count = (status: StandingStatus): number => this.names(status).length;
    const away = count('absent') + count('left');
    const expected = this.#people.size - away;
    return {
      missing: count('missing'),
      unknown: count('unknown'),
      injured: count('injured'),
      extra: count('extra'),
      released: count('released'),
      absent: count('absent'),
      left: count('left'),
      accounted: expected - count('missing') - count('unknown'),
      expected,
    };
  }

  /** What can truly be said of who is still here, at a close of this day: nobody is on the way anywhere, and nobody is open any more. */
  hardCount(): string {
    return `${this.#whoIsHere(true)} ${this.#whoIsHere(false)}`;
  }

  #whoIsHere(student: boolean): string {
    const [one, many, every] = student ? ['student', 'students', 'Every student'] : ['adult', 'adults', 'Every adult'];
    const of = [...this.#people.values()].filter((someone) => someone.student === student);
    const count = (...statuses: readonly StandingStatus[]): number => of.filter(({ status }) => statuses.includes(status)).length;
    const parts = [
      [count('here', 'extra'), 'at the school'],
      [count('injured', 'elsewhere'), 'elsewhere, as reported'],
    ] as const;
    const here = parts.reduce((sum, [number]) => sum + number, 0);
    const places = parts.filter(([number]) => number > 0);
    const where = places.length > 1 ? places.map(([number, words]) => `${number.toLocaleString('en-US')} ${words}`).join(' and ') : `${here === 1 ? '' : 'all '}${places.map(([, words]) => words).join()}`;
    if (here > 0) return `${here.toLocaleString('en-US')} ${here === 1 ? `${one} is` : `${many} are`} still here: ${where}.`;
    const alone = of.filter((someone) => someone.leftAlone).length;
    const gone = [...(count('released') > alone ? ['released'] : []), ...(alone > 0 ? ['released to leave alone'] : []), ...(count('answeredFor') > 0 ? ['answered for by name'] : [])];
    return `${every} who was expected is ${gone.join(', ').replace(/, ([^,]+)$/, ' or $1')}.`;
  }

  /** What the record leaves out, adds, or tells in another order. */
  differencesFrom(told: readonly Entry[]): readonly string[] {
    const keyOf = (entry: Entry): string => `${entry.person} | ${entry.text} | ${entry.by}`;
    const open = new Map<string, number[]>();
    this.#steps.forEach((step, at) => {
      for (const entry of step) open.set(keyOf(entry), [...(open.get(keyOf(entry)) ?? []), at]);
    });
    const differences: string[] = [];
    let before = 0;
    for (const entry of told) {
      const at = open.get(keyOf(entry))?.shift();
      if (at === undefined) {
        differences.push(`the record says, and nobody did: ${keyOf(entry)}`);
        continue;
      }
      if (at < before) differences.push(`the record tells it too late: ${keyOf(entry)}`);
      before = Math.max(before, at);
    }
    for (const [key, left] of open) for (const _ of left) differences.push(`it was done, and the record does not say so: ${key}`);
    return differences;
  }

  #of(person: string): Standing {
    const found = this.#people.get(person);
    if (found === undefined) throw new Error(`${person} is not in the ledger`);
    return found;
  }
}
