/** What every part of the day works with: the window, who sits at it, the school, and the ledger of the incident that is open. */
import type { Page } from '@playwright/test';
import type { Ledger } from './ledger.ts';
import type { RosterFacts, Student } from './roster-facts.ts';
import { takeOver, type Worker } from './staff.ts';

export class Day {
  readonly facts: RosterFacts;
  readonly #namesakes: ReadonlySet<string>;
  /** Students of whom this day tells a story of their own, which nobody else is to meet. */
  readonly #taken = new Set<string>();
  page: Page;
  origin: string;
  ledger: Ledger;
  me: string;

  constructor(facts: RosterFacts, page: Page, origin: string, ledger: Ledger, me: string) {
    this.facts = facts;
    this.page = page;
    this.origin = origin;
    this.ledger = ledger;
    this.me = me;
    // Also a name that is a part of another's: steps find rows by their words.
    const listed = [...facts.students.values(), ...facts.staff.values()].map((one) => one.listed);
    this.#namesakes = new Set(listed.filter((name, at) => listed.some((other, index) => index !== at && other.includes(name))));
  }

  async handOverTo(worker: Worker): Promise<void> {
    await takeOver(this.page, worker);
    this.me = worker.name;
  }

  student(id: string): Student {
    const found = this.facts.students.get(id);
    if (found === undefined) throw new Error(`no student ${id} is in the files`);
    return found;
  }

  /** The next student for a story, in the order of the files: nobody's namesake, and nobody who has one already. */
  take(wanted: (student: Student) => boolean, among: Iterable<string> = this.facts.students.keys()): Student | null {
    for (const id of among) {
      const student = this.student(id);
      if (this.#taken.has(id) || this.#namesakes.has(student.listed) || !wanted(student)) continue;
      this.#taken.add(id);
      return student;
    }
    return null;
  }

  mustTake(wanted: (student: Student) => boolean, among?: Iterable<string>): Student {
    const found = this.take(wanted, among);
    if (found === null) throw new Error('the school has nobody left for this story');
    return found;
  }
}

/** Contacts who may come, told from each other by name. */
export const mayCome = (student: Student): Student['contacts'] => student.contacts.filter((one) => one.restriction === '' && student.contacts.filter((other) => other.listed.includes(one.listed)).length === 1);
