/**
 * What can be wrong with a list of the day, of the attendance or the visitor system; a part of the table in roster-problems.ts,
 * and under its rules. What is left out keeps somebody on the expected list: a child too many is looked for rather than one too few.
 */
import type { ProblemText } from '../problem-text.ts';

export const DAY_LIST_PROBLEMS = {
  'day-list-header-missing': {
    severity: 'error',
    message: 'No row of this file names the columns that are needed: {columns}.',
    whatToDo: 'Export the list with its column names in the first row, saved as CSV.',
  },
  'day-list-too-long': {
    severity: 'error',
    message: 'This file has more than {limit} rows, which is more than one day of one school.',
    whatToDo: 'Export the list of one day and one school.',
  },
  'other-day': {
    severity: 'warning',
    message: 'This row is about another day. Muster left it out.',
    whatToDo: 'Nothing, or export the list of this day only.',
  },
  'listed-nobody': {
    severity: 'warning',
    message: 'No student of the roster has this number, or this name. Muster left the row out.',
    whatToDo: 'Mark this student by hand, or import a newer roster first.',
  },
  'listed-several': {
    severity: 'warning',
    message: 'More than one student has this name or number. Muster left the row out.',
    whatToDo: 'Mark the right student by hand, or export the list with student numbers.',
  },
  'number-of-another': {
    severity: 'warning',
    message: 'The student with this number has another name. Muster left the row out.',
    whatToDo: 'Look which of both is right, and mark the student by hand.',
  },
  'code-unknown': {
    severity: 'warning',
    message: 'The code of this row is not known. The student stays expected.',
    whatToDo: 'Say above what the code means.',
  },
  'left-by-list': {
    severity: 'warning',
    message: 'This student left early, says the list. Nobody leaves by a list: the student stays expected.',
    whatToDo: 'Use “Leaves early”, with the adult who took the student.',
  },
  'codes-differ': {
    severity: 'warning',
    message: 'The rows of this student say different things. The student stays expected.',
    whatToDo: 'Ask, and mark the student by hand.',
  },
  'absent-in-some-periods': {
    severity: 'warning',
    message: 'This student was here in one period and absent in a later one. The student stays expected.',
    whatToDo: 'Ask where the student is. Who left is written down with “Leaves early”.',
  },
  'visitor-without-name': { severity: 'warning', message: 'This row has no name. Muster left it out.', whatToDo: 'Sign the visitor in by hand.' },
  'visit-without-time': {
    severity: 'warning',
    message: 'The time at which this visitor came in cannot be read. Muster left the row out.',
    whatToDo: 'Sign the visitor in by hand, or export the times as 08:05 or 8:05 AM.',
  },
  'visit-to-come': { severity: 'warning', message: 'This visitor comes later, says the list. Muster left the row out.', whatToDo: 'Nothing. Import the list again when they are here.' },
  'visitor-repeated': { severity: 'warning', message: 'This visit stands in the list already. Muster takes the last row.', whatToDo: 'Nothing.' },
} as const satisfies Record<string, ProblemText>;
