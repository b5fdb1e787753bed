/** What can be wrong with a class list and the mapping of its columns; a part of the table in roster-problems.ts, and under its rules. */
import type { ProblemText } from '../problem-text.ts';

export const LIST_PROBLEMS = {
  'map-unreadable': {
    severity: 'error',
    message: 'The column mapping is not a JSON object with a field, or "ignore", for each column.',
    whatToDo: 'Correct the mapping file, or import without it and let Muster guess.',
  },
  'map-field-unknown': {
    severity: 'error',
    message: 'The column mapping gives this column to a field that Muster does not know. It knows: {fields}.',
    whatToDo: 'Choose one of these fields. Contacts are numbered from 1 to 4.',
  },
  'map-field-repeated': {
    severity: 'error',
    message: 'The column mapping gives two columns to {field}, or names this column twice.',
    whatToDo: 'Give each field one column, and set the other one to "ignore".',
  },
  'map-without-name': {
    severity: 'error',
    message: 'The column mapping says of no column that it holds the name of the student.',
    whatToDo: 'Map a column to fullName, or to givenName and familyName.',
  },
  'map-not-used': {
    severity: 'warning',
    message: 'A column mapping was given, but this roster is not a class list, so Muster did not use it.',
    whatToDo: 'Nothing, if the numbers of people and classes look right.',
  },
  'list-header-missing': {
    severity: 'error',
    message: 'None of the first rows names the columns of a class list, such as "First name" and "Last name".',
    whatToDo: 'Put a row with the names of the columns above the students, or say in a mapping what each column holds.',
  },
  'rows-above-header': {
    severity: 'warning',
    message: 'The names of the columns stand in row {header}. Muster did not read what stands above.',
    whatToDo: 'Nothing, if there are no students above that row.',
  },
  'column-guessed': {
    severity: 'warning',
    message: 'Muster takes this column for {field}, and is not certain.',
    whatToDo: 'Look at the preview. If it is wrong, correct the mapping of the columns.',
  },
  'columns-not-used': {
    severity: 'warning',
    message: 'Muster does not use these columns: {columns}.',
    whatToDo: 'Nothing, if they say nothing about who a student is, where they are, and who may pick them up.',
  },
  'list-without-classes': {
    severity: 'warning',
    message: 'No column says which class a student is in, so there will be no class lists.',
    whatToDo: 'Add a column "Class" or "Homeroom", or "Teacher".',
  },
  'list-without-students': {
    severity: 'warning',
    message: 'This list has no students.',
    whatToDo: 'Nothing, if the class has none. Otherwise export it again.',
  },
  'lists-not-together': {
    severity: 'error',
    message: 'Several files were given, and Muster read them as class lists that belong together: {files}. With the problems named here they do not go together.',
    whatToDo: 'If they are rosters of their own, choose one of them. If they belong together, correct what is named and import them again.',
  },
  'row-not-a-student': {
    severity: 'warning',
    message: 'The row is not about a student: it is a title, an instruction or a sample. Muster left it out.',
    whatToDo: 'If it is about a student, fill in the name and import again.',
  },
  'student-name-missing': {
    severity: 'error',
    message: 'The row says something about a student, but not their name.',
    whatToDo: 'Fill in the name, or take the row out.',
  },
  'name-incomplete': {
    severity: 'warning',
    message: 'The student in this row has only a first or only a last name.',
    whatToDo: 'Nothing, if that is their whole name. Otherwise fill in the rest.',
  },
  'id-from-name': {
    severity: 'warning',
    message: 'The row has no student number. Muster knows this student by name and date of birth.',
    whatToDo: 'Add a column "Student number" if you can. Without it, a corrected name or date looks like another student.',
  },
  'ids-from-names': {
    severity: 'warning',
    message: 'The list has no student numbers. Muster knows each student by name and date of birth.',
    whatToDo: 'Add a column "Student number" if you can. Without it, a corrected name or date looks like another student.',
  },
  'student-repeated': {
    severity: 'warning',
    message: 'Rows {first} and {second} are about the same student. Muster joined them.',
    whatToDo: 'Nothing, if both rows are right.',
  },
  'student-ambiguous': {
    severity: 'error',
    message: 'Rows {first} and {second} have the same name, and nothing tells whether they are one student or two.',
    whatToDo: 'Add the student number or the date of birth to both rows, or take one of them out.',
  },
  'date-order-guessed': {
    severity: 'warning',
    message: 'The dates in this column do not show whether the day or the month comes first. Muster read the month first.',
    whatToDo: 'Look at some dates of birth. If they are wrong, write them as 2010-01-31 and import again.',
  },
  'phone-unreadable': {
    severity: 'warning',
    message: 'This is not a phone number. Muster left it empty.',
    whatToDo: 'Correct the number and import again.',
  },
  'email-unreadable': {
    severity: 'warning',
    message: 'This is not an e-mail address. Muster left it empty.',
    whatToDo: 'Correct the address and import again.',
  },
  'restriction-without-contact': {
    severity: 'error',
    message: 'The row says that somebody may not pick up the student, but not which contact is meant, so it would be lost.',
    whatToDo: 'Fill in the contact, or map the column to the restriction of one contact (contact1.restriction).',
  },
} as const satisfies Record<string, ProblemText>;
