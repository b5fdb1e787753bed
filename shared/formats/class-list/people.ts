/**
 * The students of class lists. A student is known by the student number, or else by name and date of birth. Nobody is
 * merged because of a name alone, in one list or in two.
 */
import { MAX_NEEDS_PER_STUDENT, MAX_SHORT_TEXT, type RosterFilePerson, type RosterFileStudent } from '../roster-file.ts';
import { readGrade, saysNo } from '../row-reader.ts';
import { cutText } from '../table.ts';

import type { BirthDateReader } from './birth-dates.ts';
import { fingerprint, folded } from './fingerprint.ts';
import { saysYes, type ListRow, type Spelling } from './list-rows.ts';
import { splitName } from './names.ts';

interface KnownStudent {
  readonly student: RosterFileStudent;
  readonly row: ListRow;
  readonly fileTitle: string;
  /** Known by more than a name. */
  readonly certain: boolean;
}

export class StudentList {
  readonly #birthDateOf: BirthDateReader;
  readonly #students = new Map<string, KnownStudent>();

  constructor(birthDateOf: BirthDateReader) {
    this.#birthDateOf = birthDateOf;
  }

  /** The student's id, and the earlier row that was about them, as a message names it. `fileTitle`: the class that the file stands for. */
  add(row: ListRow, schools: readonly string[], spelling: Spelling, fileTitle: string): { readonly id: string; readonly earlierRow: string | null } {
    const names = studentNames(row);
    const birthDate = this.#birthDateOf(row);
    const number = row.idOrNull('studentNumber')?.replaceAll(/\s|\.0+$/g, '') ?? null;
    if (number === null && spelling.has('studentNumber')) row.report('id-from-name', 'studentNumber');
    const id = number ?? `name:${fingerprint(folded(names.familyName), folded(names.givenName), folded(names.middleName ?? ''), birthDate ?? '')}`;
    const student = {
      sourceId: id,
      ...names,
      grade: readGrade(row.text('grade', MAX_SHORT_TEXT)),
      studentNumber: number === null ? null : cutText(number, MAX_SHORT_TEXT),
      birthDate,
      needs: readNeeds(row, spelling),
      homeLanguage: row.textOrNull('homeLanguage', MAX_SHORT_TEXT),
      bus: saysNo(row.word('bus')) ? null : row.textOrNull('bus', MAX_SHORT_TEXT),
      schools,
    };
    const earlier = this.#students.get(id);
    if (!earlier) {
      this.#students.set(id, { student, row, fileTitle, certain: number !== null || birthDate !== null });
      return { id, earlierRow: null };
    }
    const first = earlier.row.file === row.file ? String(earlier.row.row) : `${earlier.row.row} (${earlier.row.file})`;
    if (!isSamePerson(earlier.student, student)) row.report('id-repeated', 'studentNumber', { id, first, second: row.row });
    else if (!earlier.certain && !(earlier.row.equals(row) && earlier.fileTitle === fileTitle)) row.report('student-ambiguous', null, { first, second: row.row });
    else this.#students.set(id, { ...earlier, student: joined(earlier.student, student) });
    return { id, earlierRow: first };
  }

  all(): readonly RosterFileStudent[] {
    return [...this.#students.values()].map(({ student }) => student);
  }

  /** Those who have a student number, which is their id. */
  numbered(): ReadonlySet<string> {
    return new Set(this.all().flatMap(({ studentNumber, sourceId }) => (studentNumber === null ? [] : [sourceId])));
  }
}

/** What the first row does not say, the second may. */
function joined(one: RosterFileStudent, other: RosterFileStudent): RosterFileStudent {
  return {
    ...one,
    grade: one.grade ?? other.grade,
    birthDate: one.birthDate ?? other.birthDate,
    needs: [...new Set([...one.needs, ...other.needs])].slice(0, MAX_NEEDS_PER_STUDENT),
    homeLanguage: one.homeLanguage ?? other.homeLanguage,
    bus: one.bus ?? other.bus,
    schools: [...new Set([...one.schools, ...other.schools])],
  };
}

/** The words of the list; where it only ticks a box, the name of the column is the need ("IEP"). */
function readNeeds(row: ListRow, spelling: Spelling): readonly string[] {
  const word = row.word('needs');
  if (saysNo(word)) return [];
  return saysYes(word) ? [cutText(spelling.get('needs') ?? word, MAX_SHORT_TEXT)] : row.textList('needs', MAX_SHORT_TEXT, MAX_NEEDS_PER_STUDENT);
}

function studentNames(row: ListRow): Omit<RosterFilePerson, 'sourceId'> {
  const [given, family] = [row.text('givenName'), row.text('familyName')];
  const whole = row.text('fullName');
  const { givenName, familyName } = whole !== '' && (given === '' || family === '') ? splitName(whole) : { givenName: given, familyName: family };
  if (givenName === '' || familyName === '') row.report('name-incomplete', null);
  return {
    givenName,
    familyName,
    middleName: row.textOrNull('middleName'),
    preferredGivenName: row.textOrNull('preferredGivenName'),
    preferredFamilyName: row.textOrNull('preferredFamilyName'),
  };
}

function isSamePerson(one: RosterFileStudent, other: RosterFileStudent): boolean {
  const sameName = folded(one.givenName) === folded(other.givenName) && folded(one.familyName) === folded(other.familyName);
  return sameName && (one.birthDate === other.birthDate || one.birthDate === null || other.birthDate === null);
}
