/**
 * Guesses what the columns of a class list hold, from their names and a few rows. A guess that is not certain is shown to
 * a person. Columns that look like a secret or a government's number are never guessed.
 */
import { MAX_TEXT } from '../roster-file.ts';

import { inEnglish } from './column-words.ts';
import { MAX_CONTACTS, columnKey, contactField, contactNumbers, isRestriction, type ContactFact, type ListField, type StudentField } from './fields.ts';

export interface ColumnGuess {
  /** As the list spells it. */
  readonly column: string;
  /** Null: not used. */
  readonly field: ListField | null;
  readonly confidence: 'certain' | 'likely' | 'none';
}

/** One guess for each column, in order; no field is given to two columns, except restrictions. */
export function guessColumns(header: readonly string[], sampleRows: readonly (readonly string[])[]): readonly ColumnGuess[] {
  const people: string[] = [];
  const guesses = header.map((column, index) => {
    const samples = sampleRows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    return { column, ...guessSpelling(column.slice(0, MAX_TEXT), samples, people) };
  });
  const chosen = guesses.map((guess, index) => (isBest(guess, index, guesses) ? guess : { column: guess.column, ...NO_GUESS }));
  return besideGivenNames(chosen, sampleRows);
}

/** Beside first names, and without last names, "Name" is the last name ("Vorname, Name"), unless it repeats the first one. */
function besideGivenNames(guesses: readonly ColumnGuess[], sampleRows: readonly (readonly string[])[]): readonly ColumnGuess[] {
  const at = (field: ListField): number => guesses.findIndex((guess) => guess.field === field);
  const [given, whole] = [at('givenName'), at('fullName')];
  if (given < 0 || whole < 0 || at('familyName') >= 0) return guesses;
  const repeats = sampleRows.some((row) => (row[whole] ?? '').includes(row[given]?.trim() || ','));
  return guesses.map((guess, index) => (index === whole && !repeats ? { ...guess, field: 'familyName', confidence: 'likely' } : guess));
}

type Guess = Omit<ColumnGuess, 'column'>;
const NO_GUESS: Guess = { field: null, confidence: 'none' };
const RANK = { certain: 2, likely: 1, none: 0 } as const;

function isBest(guess: Guess, index: number, all: readonly Guess[]): boolean {
  return all.every((other, at) => {
    if (at === index || other.field !== guess.field || (guess.field !== null && isRestriction(guess.field))) return true;
    return RANK[guess.confidence] === RANK[other.confidence] ? index < at : RANK[guess.confidence] > RANK[other.confidence];
  });
}

/** Secrets, numbers of the state, and what nobody at a gate may read: poverty, faults, the words of a counselor. */
const NEVER =
  /\b(?:password|passcode|passwort|contrasena|mot de passe|pin|ssn|social security|nhs|upn|medicaid|medicare|insurance|policy|passport|visa|immigra\w*|lunch|meals?|income|poverty|homeless|foster|migrant|disciplin\w*|behaviou?r\w*|counsel\w*|psych\w*|therap\w*|diagnos\w*|confidential|religion|race|ethnic\w*|gender|sex)\b/;
/** Its cells are shown to nobody. */
export const mayHoldSecret = (column: string): boolean => NEVER.test(inEnglish(columnKey(column)));

const RESTRICTION =
  /\b(?:restric\w*|restrain\w*|custody|court order|protect\w* order|no contact|not (?:to )?release|not (?:to )?pick ?up|no pick ?up|may not|must not|cannot|can ?t|not (?:be )?(?:allowed|permitted|authori[sz]ed)|unauthori[sz]ed|barred|banned|guardian alert|alert guardian|legal alert|alert legal|no autorizad\w*|no puede|custodia|non autorise\w*|interdi\w*|sorgerecht\w*|nicht (?:abholen|abholberechtigt|berechtigt)|abholverbot|kontaktverbot|umgangsverbot)\b/;
/** Columns that say who may come: there it is a "no" that restricts. */
const GRANT =
  /\b(?:may|can|allow\w*|permit\w*|permission|authori[sz]\w*|ok)\b.*\b(?:pick ?up|collect|fetch)\b|\b(?:pick ?up|collection)\b.*\b(?:allowed|permitted|permission|authori[sz]\w*|ok|rights?)\b|\b(?:has|legal|physical|joint|shared|full|sole) custody\b|\bpuede recoger\b|\babholberechtig\w*|\bsorgerecht\w*/;
const NEGATED = /\b(?:not?|non|cannot|can ?t|dont|unauthori[sz]ed|nicht|kein\w*)\b/;
const isGrant = (key: string): boolean => GRANT.test(key) && !NEGATED.test(key);
export const grantsPickUp = (column: string): boolean => isGrant(inEnglish(columnKey(column)));
/** Whether a column's name speaks of who may not come for a student. */
export const speaksOfRestrictions = (column: string): boolean => RESTRICTION.test(inEnglish(columnKey(column)));

const CONTACT = /\b(emergency contact|emergency|emerg contact|emerg|parent guardian|parent carer|parent|guardian|carer|caregiver|contact|mother|mom|mum|father|dad)s?\b/;
const CONTACTS = new RegExp(CONTACT, 'g');
const STUDENT = /\b(?:student|stu|pupil|child|learner)s?\b/g;

/** The name as a whole, without what stands in brackets ("Date of birth (MM/DD/YYYY)"), or a part of it ("Class/Homeroom"). */
function guessSpelling(column: string, samples: readonly string[], people: string[]): Guess {
  const spellings = [column, column.replaceAll(/\([^)]*\)/g, ' '), ...column.split('/')];
  for (const spelling of spellings) {
    const guess = guessColumn(inEnglish(columnKey(spelling)), samples, people);
    if (guess.field !== null || NEVER.test(columnKey(column))) return guess;
  }
  return NO_GUESS;
}

/** `people` collects whom the columns so far were about, in order: "parent 1", "mother". */
function guessColumn(key: string, samples: readonly string[], people: string[]): Guess {
  if (NEVER.test(key)) return NO_GUESS;
  if (/\balert\b|\bpick ?up\b/.test(key) && RESTRICTION.test(key) && !/\d|\b(?:mother|mom|mum|father|dad)\b/.test(key)) return { field: 'restriction', confidence: 'certain' };
  const contact = CONTACT.exec(key)?.[1];
  if (contact === undefined) return guessStudentColumn(key, samples);
  const number = /\b[1-9]\b/.exec(key)?.[0] ?? (/\b(?:second|secondary)\b/.test(key) ? '2' : '1');
  const fact = factOf(samples, withoutWords(key.replaceAll(CONTACTS, ' ').replaceAll(STUDENT, ' ').replaceAll(/\b(?:[1-9]|second|secondary|primary|to|of|s)\b/g, ' ')));
  if (fact === null) return NO_GUESS;
  const person = PARENTS.has(contact) ? `parent ${number}` : contact.startsWith('emerg') ? `emergency ${number}` : contact;
  if (!people.includes(person)) people.push(person);
  const place = contactNumbers()[people.indexOf(person)];
  if (place === undefined || people.length > MAX_CONTACTS) return fact.fact === 'restriction' ? { field: 'restriction', confidence: 'certain' } : NO_GUESS;
  return { field: contactField(place, fact.fact), confidence: fact.confidence };
}

const PARENTS: ReadonlySet<string> = new Set(['parent guardian', 'parent carer', 'parent', 'guardian', 'carer', 'caregiver', 'contact']);
const withoutWords = (key: string): string => key.replaceAll(/\s+/g, ' ').trim();

function factOf(samples: readonly string[], key: string): { readonly fact: ContactFact; readonly confidence: 'certain' | 'likely' } | null {
  // Where a column that grants holds no yes and no, it holds the names of others who may come.
  if (RESTRICTION.test(key) || (isGrant(key) && samples.every(isYesOrNo))) return { fact: 'restriction', confidence: 'certain' };
  const fact = CONTACT_WORDS.get(key);
  if (fact !== undefined) return { fact, confidence: 'certain' };
  if (/\b(?:phone|mobile|cell|telephone|tel)\b/.test(key)) return { fact: 'phone', confidence: 'likely' };
  return key === '' ? { fact: 'name', confidence: 'likely' } : null;
}

const isYesOrNo = (cell: string): boolean => /^(?:y|yes|true|1|x|n|no|false|0|n\/a|-+|ja|nein|s[ií]|oui|non)$/i.test(cell);

const CONTACT_WORDS: ReadonlyMap<string, ContactFact> = new Map<string, ContactFact>([
  ['name', 'name'], ['full name', 'name'],
  ['first name', 'givenName'], ['given name', 'givenName'], ['forename', 'givenName'], ['first', 'givenName'],
  ['last name', 'familyName'], ['family name', 'familyName'], ['surname', 'familyName'], ['last', 'familyName'],
  ['relationship', 'relation'], ['relation', 'relation'], ['relationship type', 'relation'],
  ['phone', 'phone'], ['phone number', 'phone'], ['mobile', 'phone'], ['mobile number', 'phone'], ['mobile phone', 'phone'], ['cell', 'phone'],
  ['cell phone', 'phone'], ['telephone', 'phone'], ['telephone number', 'phone'], ['tel', 'phone'], ['number', 'phone'], ['contact number', 'phone'],
  ['email', 'email'], ['e mail', 'email'], ['email address', 'email'], ['e mail address', 'email'],
]);

function guessStudentColumn(key: string, samples: readonly string[]): Guess {
  if (RESTRICTION.test(key)) return { field: 'restriction', confidence: 'certain' };
  const rest = withoutWords(key.replaceAll(STUDENT, ' ').replaceAll(/\bof(?= *$)/g, ' '));
  const namesStudent = rest !== key;
  if (rest === '' && namesStudent) return { field: 'fullName', confidence: 'likely' };
  if (NUMBER_WORDS.has(rest)) {
    if (namesStudent || rest.includes(' ')) return { field: 'studentNumber', confidence: 'certain' };
    return samples.length > 0 && !areCounted(samples) ? { field: 'studentNumber', confidence: 'likely' } : NO_GUESS;
  }
  const field = STUDENT_WORDS.get(rest);
  if (field === undefined) return NEEDS.test(rest) ? { field: 'needs', confidence: 'likely' } : NO_GUESS;
  const doubtful = field === 'birthDate' && samples.length > 0 && !samples.some((cell) => /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^\d{5}$|^\d{8}$|\d[ -]\p{L}{3,}|\p{L}{3,} \d/u.test(cell));
  return { field, confidence: doubtful ? 'likely' : 'certain' };
}

const NUMBER_WORDS: ReadonlySet<string> = new Set([
  'id', 'number', 'no', 'num', '#', 'id number', 'id no', 'id #', 'number #', 'sis id', 'local id', 'perm id', 'permanent id', 'permanent number', 'admission number',
  'admission no', 'school id number', 'other id', 'student number', 'sis number', 'local student id',
]);

/** A person looks at the guess before anything of it is shown to others. */
const NEEDS = /\b(?:needs?|medical|health|allerg\w+|disabilit\w+|accommodations?|support|mobility|wheelchair|iep|504|sen|send|special ed(?:ucation)?|assistance)\b(?!.*\b(?:number|no|id|provider|doctor|phone|plan date|status code)\b)/;

/** 1, 2, 3 … number the rows, not the students. */
const areCounted = (samples: readonly string[]): boolean => samples.every((cell, index) => Number(cell) === Number(samples[0]) + index) && Number(samples[0]) <= 1;

const STUDENT_WORDS: ReadonlyMap<string, StudentField> = new Map<string, StudentField>([
  ['first name', 'givenName'], ['given name', 'givenName'], ['given names', 'givenName'], ['forename', 'givenName'], ['first', 'givenName'],
  ['legal first name', 'givenName'], ['firstname', 'givenName'], ['given', 'givenName'],
  ['last name', 'familyName'], ['family name', 'familyName'], ['surname', 'familyName'], ['last', 'familyName'], ['legal last name', 'familyName'],
  ['lastname', 'familyName'], ['family', 'familyName'],
  ['name', 'fullName'], ['full name', 'fullName'], ['last name first name', 'fullName'], ['last first', 'fullName'], ['name last first', 'fullName'],
  ['middle name', 'middleName'], ['middle names', 'middleName'], ['middle', 'middleName'], ['middle initial', 'middleName'], ['mi', 'middleName'],
  ['preferred first name', 'preferredGivenName'], ['preferred given name', 'preferredGivenName'], ['preferred name', 'preferredGivenName'],
  ['nickname', 'preferredGivenName'], ['known as', 'preferredGivenName'], ['goes by', 'preferredGivenName'],
  ['preferred last name', 'preferredFamilyName'], ['preferred family name', 'preferredFamilyName'], ['preferred surname', 'preferredFamilyName'],
  ['grade', 'grade'], ['grade level', 'grade'], ['gr', 'grade'], ['year', 'grade'], ['year group', 'grade'], ['current grade', 'grade'],
  ['dob', 'birthDate'], ['date of birth', 'birthDate'], ['birth date', 'birthDate'], ['birthdate', 'birthDate'], ['birthday', 'birthDate'],
  ['school', 'school'], ['school name', 'school'], ['campus', 'school'],
  ['class', 'class'], ['class name', 'class'], ['homeroom', 'class'], ['home room', 'class'], ['registration', 'class'], ['registration group', 'class'],
  ['registration class', 'class'], ['form', 'class'], ['form group', 'class'], ['tutor group', 'class'], ['section', 'class'], ['course', 'class'],
  ['course name', 'class'], ['course title', 'class'], ['class section', 'class'],
  ['period', 'period'], ['block', 'period'], ['per', 'period'],
  ['room', 'room'], ['room number', 'room'], ['room no', 'room'], ['classroom', 'room'], ['homeroom number', 'room'],
  ['teacher', 'teacher'], ['teacher name', 'teacher'], ['homeroom teacher', 'teacher'], ['class teacher', 'teacher'], ['tutor', 'teacher'],
  ['instructor', 'teacher'], ['advisor', 'teacher'],
  ['grd', 'grade'], ['rm', 'room'], ['hr', 'class'], ['hrm', 'class'], ['reg group', 'class'], ['tchr', 'teacher'], ['tchr name', 'teacher'],
  ['lastfirst', 'fullName'], ['f name', 'givenName'], ['fname', 'givenName'], ['fn', 'givenName'], ['l name', 'familyName'], ['lname', 'familyName'], ['ln', 'familyName'],
  ['first names', 'givenName'], ['last names', 'familyName'], ['home class', 'class'], ['group', 'class'],
  ['home language', 'homeLanguage'], ['language', 'homeLanguage'], ['language at home', 'homeLanguage'], ['language spoken at home', 'homeLanguage'],
  ['primary language', 'homeLanguage'], ['native language', 'homeLanguage'], ['first language', 'homeLanguage'], ['mother tongue', 'homeLanguage'],
  ['bus', 'bus'], ['bus number', 'bus'], ['bus no', 'bus'], ['bus #', 'bus'], ['bus route', 'bus'], ['bus home', 'bus'], ['bus pm', 'bus'], ['pm bus', 'bus'], ['afternoon bus', 'bus'],
]);
