import { describe, expect, it } from 'vitest';

import { guessColumns } from '../../shared/formats/class-list/guess-columns.ts';

const fieldsOf = (header: string, ...rows: readonly string[]) =>
  guessColumns(header.split(','), rows.map((row) => row.split(','))).map(({ field, confidence }) => (field === null ? confidence : `${field} ${confidence}`));

describe('guessing what columns hold', () => {
  it('knows a list with two parents a row', () => {
    expect(fieldsOf('PARENT_1_NAME,PARENT_1_RELATIONSHIP,PARENT_1_EMAIL,PARENT_1_PHONE,PARENT_2_NAME,CHILD_FIRST_NAME,CHILD_LAST_NAME,CHILD_PREFERRED_GIVEN_NAME,CHILD_DATE_OF_BIRTH,CHILD_YEAR_GROUP,CHILD_REGISTRATION')).toEqual([
      'contact1.name certain', 'contact1.relation certain', 'contact1.email certain', 'contact1.phone certain', 'contact2.name certain', 'givenName certain',
      'familyName certain', 'preferredGivenName certain', 'birthDate certain', 'grade certain', 'class certain',
    ]);
  });

  it('knows other words for the same, in any case', () => {
    expect(fieldsOf('studentId,Surname,forename,DOB,Homeroom Teacher,room no.,Mother\'s Name,Mothers cell,Father,Emergency Contact Phone Number,Guardian 2 Email')).toEqual([
      'studentNumber certain', 'familyName certain', 'givenName certain', 'birthDate certain', 'teacher certain', 'room certain', 'contact1.name certain', 'contact1.phone certain',
      'contact2.name likely', 'contact3.phone certain', 'contact4.email certain',
    ]);
  });

  it('never takes a secret or a number of the state', () => {
    expect(fieldsOf('Student Password,Student SSN,Social Security Number,CHILD_NHS_NUMBER,Address')).toEqual(['none', 'none', 'none', 'none', 'none']);
  });

  it('sees that a column of numbers counts the rows', () => {
    expect(fieldsOf('No.,Name', '1,a', '2,b', '3,c')).toEqual(['none', 'fullName certain']);
    expect(fieldsOf('No.,Name', '71002,a', '71010,b')).toEqual(['studentNumber likely', 'fullName certain']);
  });

  it('doubts a column of dates without a date', () => {
    expect(fieldsOf('Name,Birthday', 'a,soon')).toEqual(['fullName certain', 'birthDate likely']);
  });

  it('gives a field to one column, the surer one', () => {
    expect(fieldsOf('Student,Name,Full name')).toEqual(['none', 'fullName certain', 'none']);
  });

  it('knows whom a student may not go with, and whether it says of whom', () => {
    expect(fieldsOf('Custody notes,Parent 1 court order,Contact 2 restrictions')).toEqual(['restriction certain', 'contact1.restriction certain', 'contact2.restriction certain']);
  });

  it('knows the many ways of saying who may not come for a student', () => {
    for (const column of ['Person(s) NOT allowed to pick up', 'Do not release to', 'Alert_Guardian', 'Not authorized for pickup', 'Restraining order', 'Legal alert', 'Custody/Court']) expect(fieldsOf(column)).toEqual(['restriction certain']);
    expect(fieldsOf('Guardian 2 may not pick up')).toEqual(['contact1.restriction certain']);
  });

  it('looks into brackets and both sides of a stroke', () => {
    expect(fieldsOf('Name of student,Date of Birth (MM/DD/YYYY),Class/Homeroom,Student ID #,Mother/Guardian Name,Mother/Guardian Phone,Guardian/Password')).toEqual([
      'fullName certain', 'birthDate certain', 'class certain', 'studentNumber certain', 'contact1.name certain', 'contact1.phone certain', 'none',
    ]);
  });

  it('has places for four contacts', () => {
    expect(fieldsOf('Mother,Father,Guardian 1,Guardian 2,Emergency contact')).toEqual([1, 2, 3, 4].map((place) => `contact${place}.name likely`).concat('none'));
  });
});
