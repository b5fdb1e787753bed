/**
 * Everything that can be wrong with a roster somebody hands in: the one table of codes, each with how bad it is, what
 * happened and what to do, in words for a school secretary. A message may carry the file's name, the row's number, names
 * of columns (ours, or the header's of a class list) and a source id; never a cell's contents, which may be a name, a password or a court order.
 */
import { DAY_LIST_PROBLEMS } from './day-list/day-problems.ts';
import { LIST_PROBLEMS } from './class-list/list-problems.ts';
import { PHOTO_PROBLEMS } from './photo-problems.ts';
import type { ProblemText } from './problem-text.ts';

export interface RosterProblem {
  readonly code: RosterProblemCode;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** 1-based row of the record as a spreadsheet shows it (the header is row 1), or null for the whole file. */
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
  readonly whatToDo: string;
}

export const ROSTER_PROBLEMS = {
  // What was handed in, before anything is read.
  'nothing-given': {
    severity: 'error',
    message: 'There is no roster file among what was given.',
    whatToDo: 'Choose the zip file that your student system exported, or the folder with its CSV files. An Excel file must be saved as "CSV UTF-8" first.',
  },
  'file-not-found': {
    severity: 'error',
    message: 'The file or folder cannot be found or opened ({reason}).',
    whatToDo: 'Check the name and the place, and that you are allowed to open it.',
  },
  'zip-damaged': {
    severity: 'error',
    message: 'The zip file is damaged, locked with a password, or not a zip file.',
    whatToDo: 'Export or download it again. If it has a password, unpack it first and import the folder.',
  },
  'zip-unsafe': {
    severity: 'error',
    message: 'The zip file was refused before it was unpacked: {reason}.',
    whatToDo: 'Export it again from your student system. If it came from somewhere else, do not trust it, and ask who sent it.',
  },
  'package-too-large': {
    severity: 'error',
    message: 'What was given is larger than Muster accepts: {reason}.',
    whatToDo: 'Export one school instead of the whole district, with rostering data only.',
  },
  'several-rosters': {
    severity: 'error',
    message: 'There are several rosters here, and Muster imports one at a time: {found}.',
    whatToDo: 'Choose one of them: its zip file, or its folder.',
  },
  'two-rosters': {
    severity: 'error',
    message: 'The same file occurs more than once in what was given.',
    whatToDo: 'Import one roster at a time: one zip file or one folder.',
  },
  'format-unknown': {
    severity: 'error',
    message: 'These files are not a roster that Muster can read.',
    whatToDo: 'Ask your student system for a "OneRoster 1.1" or "OneRoster 1.2" CSV export with its manifest.csv, or for School Data Sync files. Or save one class list as "CSV UTF-8".',
  },
  'part-of-package': {
    severity: 'error',
    message: 'This is one file of an export that consists of several, and the others are not here.',
    whatToDo: 'Choose the zip file as your student system exported it, or all files of its folder together.',
  },
  'manifest-missing': {
    severity: 'error',
    message: 'These files look like OneRoster, but manifest.csv, which says what they hold, is not among them.',
    whatToDo: 'Choose the zip file as your student system exported it, or all files of its folder together.',
  },
  'side-file-alone': {
    severity: 'error',
    message: 'This file adds contact facts to a roster, but no roster was given with it.',
    whatToDo: 'Choose the roster (the OneRoster zip file) and this file together.',
  },

  'side-file-not-fitting': {
    severity: 'error',
    message: 'This file adds contact facts, and it is not clear about whom: a class list knows a student by student number, and a contact by name.',
    whatToDo: 'Write student numbers and the names of contacts as in the list. Or put the restrictions into a column of the list, beside the contact, and import it alone.',
  },

  // A class list, and the mapping of its columns.
  ...LIST_PROBLEMS,

  // Photos.
  ...PHOTO_PROBLEMS,

  // The manifest.
  'manifest-version-unknown': {
    severity: 'warning',
    message: 'The manifest does not say that it is version 1.0. Muster read it as version 1.0.',
    whatToDo: 'Nothing, if the numbers of people and classes look right.',
  },
  'version-unsupported': {
    severity: 'error',
    message: 'The manifest does not say OneRoster version 1.1 or 1.2.',
    whatToDo: 'Ask your student system for a OneRoster 1.1 or 1.2 CSV export.',
  },
  'manifest-value-unknown': {
    severity: 'error',
    message: 'The manifest must say bulk, delta or absent for {declared}, and says something else.',
    whatToDo: 'Export the package again without editing manifest.csv.',
  },
  'changes-without-roster': {
    severity: 'error',
    message: 'The manifest says that this package holds only changes ("delta"), and no roster is active that they could change.',
    whatToDo: 'Import a full ("bulk") export first.',
  },
  'file-missing': {
    severity: 'error',
    message: 'The roster has no {missing}, which it needs or which its manifest promises.',
    whatToDo: 'Export the whole package again. Do not take files out of it.',
  },
  'file-declared-absent': {
    severity: 'warning',
    message: 'The manifest says that this file is absent, yet it is there. Muster did not read it.',
    whatToDo: 'If it should count, export the package again so that its manifest says so.',
  },
  'absent-file-read': {
    severity: 'warning',
    message: 'The manifest says that this file is absent, yet it is there. Muster read it as a whole ("bulk") file.',
    whatToDo: 'Nothing, if the numbers of people and classes look right.',
  },
  'file-blank': {
    severity: 'warning',
    message: 'The file is empty: it does not even have a header row. Muster went on without it.',
    whatToDo: 'Nothing, if there is nothing to say in it. Otherwise export the whole package again.',
  },
  'version-mixed': {
    severity: 'warning',
    message: 'The manifest says OneRoster {stated}, and the files are as in OneRoster {actual}. Muster read them as that.',
    whatToDo: 'Nothing, if the numbers of people and classes look right.',
  },
  'roles-in-profiles': {
    severity: 'warning',
    message: 'userProfiles.csv holds roles, which belong into roles.csv. Muster read them as roles.',
    whatToDo: 'Nothing, if the numbers of people and classes look right.',
  },
  'file-undeclared': {
    severity: 'warning',
    message: 'The manifest does not mention this file. Muster read it as a whole ("bulk") file.',
    whatToDo: 'Nothing, if the numbers of people and classes look right.',
  },
  'file-not-used': {
    severity: 'warning',
    message: 'Muster does not know this file and did not read it.',
    whatToDo: 'Nothing, if it is not part of the roster. Otherwise check its name.',
  },

  // One file as a table.
  'file-not-text': {
    severity: 'error',
    message: 'This is not a CSV text file. It may be an Excel workbook that was renamed.',
    whatToDo: 'Open it in a spreadsheet and save it as "CSV UTF-8".',
  },
  'file-empty': {
    severity: 'error',
    message: 'The file is empty: it does not even have a header row.',
    whatToDo: 'Export it again. A file without records still has its header row.',
  },
  'encoding-guessed': {
    severity: 'warning',
    message: 'The file is not in UTF-8. Muster read it as Windows-1252 (Western European), so accented letters may be wrong.',
    whatToDo: 'Look at some names with accents. If they are wrong, save the file as "CSV UTF-8" and import again.',
  },
  'csv-malformed': {
    severity: 'error',
    message: 'A quotation mark in this row is out of place, so the row cannot be divided into columns.',
    whatToDo: 'Export the file again. If it was edited by hand, put a second quotation mark beside each one inside a text.',
  },
  'too-many-rows': {
    severity: 'error',
    message: 'The file has more than {limit} rows.',
    whatToDo: 'Export one school instead of the whole district.',
  },
  'too-many-columns': {
    severity: 'error',
    message: 'The row has more than {limit} columns.',
    whatToDo: 'Export the file again; this does not look like a roster.',
  },
  'cell-too-large': {
    severity: 'error',
    message: 'A cell in this row holds more than {limit} characters.',
    whatToDo: 'A closing quotation mark may be missing above it. Export the file again.',
  },
  'column-missing': {
    severity: 'error',
    message: 'The column is missing.',
    whatToDo: 'Export the file again with its header row and all its columns.',
  },
  'column-repeated': {
    severity: 'error',
    message: 'The column occurs more than once.',
    whatToDo: 'Remove the column that does not belong, or export the file again.',
  },
  'row-too-long': {
    severity: 'error',
    message: 'The row has more cells than the header has columns, so its cells may stand in the wrong columns.',
    whatToDo: 'A text with a comma must stand in quotation marks. Export the file again, or correct the row.',
  },
  'row-too-short': {
    severity: 'warning',
    message: 'The row has fewer cells than the header has columns. Muster read the missing ones as empty.',
    whatToDo: 'Nothing, if this row ends with empty cells. If it is the last row, the file may have been cut off: export it again.',
  },

  // Single records.
  'value-missing': {
    severity: 'error',
    message: 'The row has no value where it must have one.',
    whatToDo: 'Fill it in, in your student system, and export again.',
  },
  'id-too-long': {
    severity: 'error',
    message: 'The id has more than {limit} characters.',
    whatToDo: 'The cells may stand in the wrong columns. Export the file again.',
  },
  'id-rounded': {
    severity: 'error',
    message: 'A spreadsheet turned the id into a rounded number, so different people may have the same one.',
    whatToDo: 'Export the file again and import it without opening it in a spreadsheet, or format the column as text there.',
  },
  'value-cut': {
    severity: 'warning',
    message: 'The text is longer than {limit} characters. Muster kept the beginning.',
    whatToDo: 'Shorten it in your student system.',
  },
  'list-cut': {
    severity: 'warning',
    message: 'The list has more than {limit} entries. Muster kept the first ones.',
    whatToDo: 'Check whether the record is right, in your student system.',
  },
  'date-unreadable': {
    severity: 'warning',
    message: 'The date cannot be read. Muster left it empty.',
    whatToDo: 'Write dates as 2026-09-01 or 9/1/2026.',
  },
  'date-was-number': {
    severity: 'warning',
    message: 'A spreadsheet wrote this date as a number of days. Muster turned it back into a date.',
    whatToDo: 'Look at some of the dates. If they are four years off, format the column as dates and save the file again.',
  },
  'yes-no-unreadable': {
    severity: 'warning',
    message: 'The value is neither true nor false. Muster left it empty.',
    whatToDo: 'Write true or false.',
  },
  'number-unreadable': {
    severity: 'warning',
    message: 'The value is not a whole number. Muster left it empty.',
    whatToDo: 'Write a number such as 1.',
  },
  'status-unknown': {
    severity: 'warning',
    message: 'The status is neither active nor tobedeleted. Muster read the row as active.',
    whatToDo: 'Nothing, if the record is still in use.',
  },
  'row-to-be-deleted': {
    severity: 'warning',
    message: 'The row with id {id} is marked for deletion. Muster left it out.',
    whatToDo: 'Nothing, if the record is no longer in use.',
  },
  'id-repeated': {
    severity: 'error',
    message: 'Rows {first} and {second} have the same id, {id}.',
    whatToDo: 'Remove the row that is wrong, in your student system, and export again.',
  },
  'row-repeated': {
    severity: 'warning',
    message: 'Rows {first} and {second} say the same. Muster used one of them.',
    whatToDo: 'Nothing.',
  },
  'id-of-two-people': {
    severity: 'warning',
    message: 'The id {id} belongs to a student and to an adult. Muster keeps them apart as two people.',
    whatToDo: 'Nothing, if they are two people.',
  },
  'name-missing': {
    severity: 'error',
    message: 'The person with id {id} has neither a given name nor a family name.',
    whatToDo: 'Fill in the name in your student system and export again.',
  },
  'name-replaced': {
    severity: 'warning',
    message: 'The person with id {id} has no name in this file. Muster shows their user name, or their id, instead.',
    whatToDo: 'Ask your student system for an export with first and last names. Nobody can check a user name at a gate.',
  },
  'role-unknown': {
    severity: 'warning',
    message: 'Muster does not know this role, and did not use the row.',
    whatToDo: 'If this person matters in an emergency, give them a usual role (student, teacher, aide, parent …).',
  },
  'person-without-role': {
    severity: 'warning',
    message: 'The person with id {id} has no role that Muster knows, and was left out.',
    whatToDo: 'If this person belongs to the school, give them a role in your student system and export again.',
  },
  'student-without-school': {
    severity: 'warning',
    message: 'The student with id {id} belongs to no school of this roster.',
    whatToDo: 'Check the school of this student in your student system.',
  },
  'no-school': {
    severity: 'warning',
    message: 'No organisation in this file is of type "school".',
    whatToDo: 'Check the types of the organisations in your student system.',
  },
  'no-students': {
    severity: 'error',
    message: 'The roster has no students.',
    whatToDo: 'Check that the export includes students and their roles.',
  },

  'classes-not-begun': {
    severity: 'warning',
    message: '{count} of {of} classes belong only to terms that have not begun. Muster imports them, and asks them for reports when their term begins.',
    whatToDo: 'Nothing, if the dates are right. Otherwise correct the dates of the terms in your student system and export again.',
  },
  'classes-over': {
    severity: 'warning',
    message: '{count} of {of} classes belong only to terms that are over. Muster imports them, and asks them for no report.',
    whatToDo: 'Nothing, if the dates are right. If it is an old export, export again.',
  },
  'between-terms': {
    severity: 'warning',
    message: 'No term of this roster is on today, so no class is held. In an emergency Muster would ask the classes of the term that ended last, or of the first one.',
    whatToDo: 'Nothing in the holidays. Otherwise correct the dates of the terms in your student system, or export the present term.',
  },

  // References between records.
  'reference-unknown': {
    severity: 'warning',
    message: 'The row points at {id}, which is not in {target}. Muster left out the connection.',
    whatToDo: 'Nothing, if that record is no longer in use. Otherwise export the whole package again.',
  },
  'id-alike': {
    severity: 'warning',
    message: 'The row names {id}, and {target} has {alike}: a spreadsheet may have taken zeros away. Muster read both as one.',
    whatToDo: 'Nothing, if the numbers of people and classes look right. Export again, and import without opening the files in a spreadsheet.',
  },
  'enrollment-of-unknown': {
    severity: 'error',
    message: 'The row enrolls in a class, or a person, that is not in the roster: {id} is not in {target}.',
    whatToDo: 'Someone would be missing from a class list. Export the whole package again.',
  },
  'change-of-unknown': {
    severity: 'warning',
    message: 'The row changes something that the active roster does not have: {id} is not in {target}. Muster left out the row.',
    whatToDo: 'Nothing, if it belongs to another school. Otherwise changes were missed: import a full ("bulk") export.',
  },
  'removal-unclear': {
    severity: 'error',
    message: 'The row marks something for deletion, and does not say what: its other cells are empty.',
    whatToDo: 'Import a full ("bulk") export instead.',
  },
  'contact-maybe-gone': {
    severity: 'warning',
    message: 'The changed row no longer names {id} as a contact. Muster kept the connection, because another row may name it.',
    whatToDo: 'If this person is no longer a contact, import a full ("bulk") export.',
  },
  'restrictions-kept': {
    severity: 'warning',
    message: 'These files do not say who may not pick up whom. Muster kept the {count} restrictions that are on record.',
    whatToDo: 'Give student-contacts.csv too when a restriction has been lifted or changed.',
  },
  'enrollment-not-fitting': {
    severity: 'warning',
    message: 'The person with id {id} is enrolled in a role that they do not have. Muster left out the enrollment.',
    whatToDo: 'Check the role of this person in your student system.',
  },
  'enrollment-repeated': {
    severity: 'warning',
    message: 'Rows {first} and {second} enroll the same person in the same class. Muster kept the one that lasts longer.',
    whatToDo: 'Nothing, if the person left the class and came back.',
  },
  'agent-not-fitting': {
    severity: 'warning',
    message: 'The row connects {id} with somebody, but not a student with an adult. Muster left out the connection.',
    whatToDo: 'Check the contacts of this person in your student system.',
  },
  'contact-row-of-unknown-student': {
    severity: 'warning',
    message: 'The student {id} is not in the roster. Muster left out the row.',
    whatToDo: 'Nothing, if the student has left. Otherwise check the id.',
  },
  'contact-name-replaced': {
    severity: 'warning',
    message: 'The contact in this row has no name. Muster shows their e-mail address or phone number instead.',
    whatToDo: 'Fill in the name, or nobody can check who comes to pick up the student.',
  },
  'guardian-repeated': {
    severity: 'warning',
    message: 'The row has the same e-mail address as row {first}, so the two cannot be told apart. Muster left this one out.',
    whatToDo: 'If they are two people, give them two addresses in your student system, and export again.',
  },
  'guardian-unknown': {
    severity: 'warning',
    message: 'The row connects a student with an e-mail address that is not in User.csv. Muster left out the connection.',
    whatToDo: 'Add this person to User.csv, or nothing, if they are no longer a contact.',
  },
  'restriction-column-unknown': {
    severity: 'error',
    message: 'This column seems to say who may not pick up a student, and Muster does not know it by this name, so restrictions would be lost.',
    whatToDo: 'Call the column contactRestrictions, or take it out of the file.',
  },
  'restriction-of-unknown-contact': {
    severity: 'error',
    message: 'The row restricts a contact, {id}, who is not in the roster, so the restriction would be lost.',
    whatToDo: 'Add this person to the users of the roster with the role of guardian, or take the row out.',
  },

  // The import itself.
  'rosters-not-settled': {
    severity: 'error',
    message: 'This package holds only changes ("delta"), and two rosters are active that contradict each other, so it is not clear which one it changes.',
    whatToDo: 'Settle first which roster holds (under Conflicts), or import a full ("bulk") export, which settles it too.',
  },
  'school-unknown': {
    severity: 'error',
    message: 'The roster has no school with that id. It has: {schools}.',
    whatToDo: 'Choose one of these schools, or import without choosing a school.',
  },
  'more-of-the-same': {
    severity: 'warning',
    message: '{count} more rows have the problem "{code}".',
    whatToDo: 'See the rows listed before.',
  },
  ...DAY_LIST_PROBLEMS,
} as const satisfies Record<string, ProblemText>;

export type RosterProblemCode = keyof typeof ROSTER_PROBLEMS;

export interface ProblemPlace {
  readonly file: string;
  readonly row?: number | null;
  readonly column?: string | null;
}

export type ProblemFacts = Readonly<Record<string, string | number>>;

/** Long enough for any honest id or school name, short enough that a message stays a message. */
const MAX_FACT_LENGTH = 300;

export function rosterProblem(code: RosterProblemCode, place: ProblemPlace, facts: ProblemFacts = {}): RosterProblem {
  const { severity, message, whatToDo } = ROSTER_PROBLEMS[code];
  return {
    code,
    severity,
    file: place.file,
    row: place.row ?? null,
    column: place.column ?? null,
    message: message.replaceAll(/\{([a-z]+)\}/gi, (placeholder, name: string) => String(facts[name] ?? placeholder).slice(0, MAX_FACT_LENGTH)),
    whatToDo,
  };
}

/** A file of 70,000 bad rows is one complaint with examples, not 70,000. */
const MAX_PROBLEMS_OF_ONE_KIND = 100;

/** Gathers the problems of one import, in the order found, at most a hundred of one code in one file. */
export class ProblemList {
  readonly #found: RosterProblem[] = [];
  readonly #counts = new Map<string, { readonly code: RosterProblemCode; readonly file: string; count: number }>();
  #errors = 0;

  add(code: RosterProblemCode, place: ProblemPlace, facts: ProblemFacts = {}): void {
    if (ROSTER_PROBLEMS[code].severity === 'error') this.#errors += 1;
    const key = `${code}\n${place.file}`;
    const counted = this.#counts.get(key) ?? { code, file: place.file, count: 0 };
    counted.count += 1;
    this.#counts.set(key, counted);
    if (counted.count <= MAX_PROBLEMS_OF_ONE_KIND) this.#found.push(rosterProblem(code, place, facts));
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  all(): readonly RosterProblem[] {
    const more = [...this.#counts.values()]
      .filter(({ count }) => count > MAX_PROBLEMS_OF_ONE_KIND)
      .map(({ code, file, count }) => rosterProblem('more-of-the-same', { file }, { code, count: count - MAX_PROBLEMS_OF_ONE_KIND }));
    return [...this.#found, ...more];
  }
}
