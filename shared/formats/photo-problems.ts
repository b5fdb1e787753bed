/**
 * What can be wrong with photos beside a roster or alone; a part of the table in roster-problems.ts, and under its rules. A
 * picture is told by its number among the pictures, never by the name of its file, which is a student's id or a name.
 */
import type { ProblemText } from './problem-text.ts';

export const PHOTO_PROBLEMS = {
  'photos-without-roster': {
    severity: 'error',
    message: 'There are {count} photos here, and no students on the roster to whom they could belong.',
    whatToDo: 'Import the roster first, or choose it together with the photos.',
  },
  'photos-of-nobody': {
    severity: 'error',
    message: 'None of the {count} photos has the number or id of a student as its name.',
    whatToDo: 'Name each picture after the student number, or the id in the student system, such as 100234.jpg. The company that took them can usually export them like that.',
  },
  'photos-unmatched': {
    severity: 'warning',
    message: '{count} photos match no student, or more than one. Muster did not file them.',
    whatToDo: 'Nothing, if they are of people who have left or of the staff. Otherwise name each picture after the student number.',
  },
  'photos-removed': {
    severity: 'warning',
    message: '{count} photos were removed by hand here. Muster did not file them again.',
    whatToDo: 'Nothing. A new picture of the student is filed.',
  },
  'photos-doubled': {
    severity: 'warning',
    message: '{count} photos are different pictures for one and the same student. Muster filed none of these.',
    whatToDo: 'Keep one picture for each student, and import the photos again.',
  },
  'photo-no-picture': {
    severity: 'warning',
    message: 'Picture number {number} is no JPEG, PNG or WebP picture, whatever its name says. Muster did not file it.',
    whatToDo: 'Open and save it again as JPEG.',
  },
  'photo-too-large': {
    severity: 'warning',
    message: 'Picture number {number} is larger than Muster takes: {reason}.',
    whatToDo: 'Save it smaller. 600 by 800 pixels are plenty.',
  },
} as const satisfies Record<string, ProblemText>;
