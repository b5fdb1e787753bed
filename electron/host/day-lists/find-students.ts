/** Whose row it is in a list of the attendance system: by student number, or the student system's id, and else by the whole name. A number goes before a name, and both must fit. */
import { nameOf } from '../../../db/queries/reader.ts';
import type { RosterPerson, RosterSnapshot } from '../../../db/queries/roster-snapshot.ts';
import type { AttendanceEntry } from '../../../shared/formats/day-list/parse-attendance.ts';
import { alikeAmong } from '../../../shared/formats/record-set.ts';
import { wordsOf } from '../../../shared/kernel/found-words.ts';
import { areNear } from '../../../shared/kernel/near-names.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { personKey } from '../roster-import/roster-entities.ts';

export type Found = { readonly is: 'student'; readonly student: RosterPerson } | { readonly is: 'listed-nobody' | 'listed-several' | 'number-of-another' };

const namesOf = (student: RosterPerson): readonly string[] => {
  const used = nameOf(student);
  return [`${student.given} ${student.family}`, `${used.given} ${used.family}`];
};

export class StudentFinder {
  readonly #students: readonly RosterPerson[];
  readonly #roster: RosterSnapshot['students'];
  readonly #idOf: (key: string) => string;
  readonly #byNumber: ReadonlyMap<string, readonly RosterPerson[]>;
  readonly #byFirstWord: ReadonlyMap<string, readonly { readonly student: RosterPerson; readonly words: readonly string[] }[]>;
  readonly #alike: (number: string) => string | null;

  /** `idOf`: the id that the site makes of a student system's. */
  constructor(roster: RosterSnapshot['students'], idOf: (key: string) => string) {
    this.#roster = roster;
    this.#students = [...roster.values()].filter((student) => !student.withdrawn && student.countsAs === null);
    this.#idOf = idOf;
    this.#byNumber = Map.groupBy(this.#students.filter((student) => student.studentNumber !== null), (student) => (student.studentNumber ?? '').trim().toLowerCase());
    const named = this.#students.flatMap((student) => namesOf(student).map((name) => ({ student, words: wordsOf(name) })));
    this.#byFirstWord = Map.groupBy(named, ({ words }) => words[0] ?? '');
    this.#alike = alikeAmong(() => this.#byNumber.keys());
  }

  find({ studentNumber, name }: Pick<AttendanceEntry, 'studentNumber' | 'name'>): Found {
    const numbered = studentNumber === '' ? [] : this.#withNumber(studentNumber);
    const [only, ...others] = numbered;
    if (others.length > 0) return { is: 'listed-several' };
    if (only !== undefined) return name === '' || namesOf(only).some((known) => areNear(name, known)) ? { is: 'student', student: only } : { is: 'number-of-another' };
    // A number that nobody has is not made up for by a name: it may be somebody who is not on the roster yet.
    if (studentNumber !== '' || name === '') return { is: 'listed-nobody' };
    const [named, ...more] = this.#named(name);
    if (named === undefined) return { is: 'listed-nobody' };
    return more.length > 0 ? { is: 'listed-several' } : { is: 'student', student: named };
  }

  /** Whose names are all in the one that is read; it may say more of them (a middle name). */
  #named(name: string): readonly RosterPerson[] {
    const read = new Set(wordsOf(name));
    const candidates = [...read].flatMap((word) => this.#byFirstWord.get(word) ?? []);
    const fitting = candidates.filter(({ words }) => words.every((word) => read.has(word)));
    return [...new Set(fitting.map(({ student }) => student))];
  }

  #withNumber(given: string): readonly RosterPerson[] {
    const number = given.trim().toLowerCase();
    const exact = this.#byNumber.get(number);
    if (exact !== undefined) return exact;
    const bySystem = this.#roster.get(this.#idOf(personKey(given.trim())) as PersonId);
    if (bySystem !== undefined && !bySystem.withdrawn) return [bySystem.countsAs === null ? bySystem : (this.#roster.get(bySystem.countsAs) ?? bySystem)];
    const alike = this.#alike(number);
    return alike === null ? [] : (this.#byNumber.get(alike) ?? []);
  }
}
