/** Class lists as spreadsheets and hands leave them: what is harmless is read, what is not is refused by its row. */
import { describe, expect, it } from 'vitest';

import { parseRoster } from '../../shared/formats/parse-roster.ts';

import { edited, filesOf, lines, textFile } from './oneroster-package.ts';

function read(...rows: readonly string[]) {
  const { roster, problems } = parseRoster([textFile('list.csv', lines(...rows))]);
  return {
    students: roster?.students.map(({ sourceId, givenName, familyName }) => (sourceId.startsWith('name:') ? `${givenName}|${familyName}` : `${sourceId} ${givenName}|${familyName}`)) ?? null,
    student: roster?.students[0] ?? null,
    fields: roster?.relationships.length,
    codes: [...new Set(problems.map(({ code }) => code))].filter((code) => code !== 'ids-from-names'),
    rows: problems.filter(({ code }) => code === 'row-not-a-student').map(({ row }) => row),
  };
}

describe('cells', () => {
  it('numbers kept as text by a formula are the text', () => {
    expect(read('Student ID,Name,Class', '="0071",Ana Moss,7A', '"=""0072""",Ben Moss,7A').students).toEqual(['0071 Ana|Moss', '0072 Ben|Moss']);
  });

  it('numbers that were rounded are refused', () => {
    expect(read('Student ID,Name,Class', '1.23E+05,Ana Moss,7A').codes).toEqual(['id-rounded']);
    expect(read('Student ID;Name;Class', '1,23E+05;Ana Moss;7A').codes).toEqual(['id-rounded']);
  });

  it('dates that became numbers, have month names or two-digit years are dates', () => {
    const { codes, student } = read('Name,DOB,Class', 'Ana Moss,41530,7A');
    expect([codes, student?.birthDate]).toEqual([['date-was-number'], '2013-09-13']);
    for (const date of ['13-Sep-2013', '13 September 2013', '"Sep 13, 2013"', '9/13/13', '13.9.13']) expect(read('Name,DOB,Class', `Ana Moss,${date},7A`).student?.birthDate).toBe('2013-09-13');
    expect(read('Name,DOB,Class', 'Ana Moss,31-Feb-2013,7A').codes).toEqual(['date-unreadable']);
    expect(parseRoster(filesOf(edited('demographics.csv', '2013-09-13', '41530'))).roster?.students[0]?.birthDate).toBe('2013-09-13');
  });

  it('spaces that do not break, marks that are not seen, and errors of formulas', () => {
    expect(read('Student\u00a0ID,Name,Class', '\ufeff71\u200b,\u00a0Ana\u00a0Moss ,7A', '#REF!,Ben\u202e Moss,#N/A').students).toEqual(['71 Ana|Moss', 'Ben|Moss']);
  });

  it('names of any kind, whole or cut', () => {
    const { students, codes } = read('Name,Class', '"Moss, Ana, Jr."', 'Ben Moss III', 'Pelé', '<b>Gil</b> Stone', '😀 Moss', `${'x'.repeat(10_000)} Moss`, '"“Annie” Moss",7A');
    expect(students?.slice(0, 5)).toEqual(['Ana|Moss Jr.', 'Ben|Moss III', '|Pelé', '<b>Gil</b>|Stone', '😀|Moss']);
    expect(codes).toContain('value-cut');
  });
});

describe('rows', () => {
  it('a separator line, which no spreadsheet shows, says the separator', () => {
    expect(read('sep=;', 'Name;Class', 'Moss, Ana;7A').students).toEqual(['Ana|Moss']);
    expect(read('sep=;', 'Name;Class', ';', 'Total;').rows).toEqual([3]);
  });

  it('bars, trailing separators, blank rows', () => {
    expect(read('Name|Class|', '"Moss, Ana"|7A||', '||', 'Ben Moss|7A').students).toEqual(['Ana|Moss', 'Ben|Moss']);
  });

  it('titles above, totals and dates of printing below, in whatever column', () => {
    const { students, rows } = read('North School,,', ',Class list 2026,', '', 'Student ID,Name,Class', '1,Ana Moss,7A', '2,Page Total,7A', 'Total,,1', 'Total students: 2,,', ',Grand total,2', '2 students,,', ',Printed on 11/22/2026,', 'Page 1 of 1,,');
    expect(students).toEqual(['1 Ana|Moss', '2 Page|Total']);
    expect(rows).toEqual([7, 8, 9, 10, 11, 12]);
  });
});

describe('what is hostile', () => {
  it.each([
    ['headers that are texts', Array.from({ length: 20 }, () => Array.from({ length: 400 }, () => `"${'Mother phone name of student '.repeat(7)}"`).join(','))],
    ['cells of formulas', Array.from({ length: 2000 }, () => `="${'="'.repeat(300)}`)],
    ['a name of every word that a total begins with', ['Name,Class', `${'total page printed '.repeat(1500)},7A`]],
    ['spaces', ['Name,Class', `${' '.repeat(30_000)}x${' '.repeat(1000)},7A`]],
  ])('takes no time: %s', (_what, rows) => {
    const started = performance.now();
    read(...rows);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('columns', () => {
  it.each([
    ['Spanish', 'Matrícula,Apellidos,Nombres,Fecha de nacimiento,Grado,Grupo,Madre,Teléfono de la madre,Tutor legal'],
    ['French', 'Matricule élève,Nom,Prénom,Date de naissance,Niveau,Classe,Mère,Téléphone mère,Responsable légal'],
    ['German', 'Schüler-Nr.,Name,Vorname,Geburtsdatum,Jahrgangsstufe,Klasse,Mutter,Telefon Mutter,Erziehungsberechtigter'],
  ])('in %s', (_language, header) => {
    const { roster } = parseRoster([textFile('list.csv', lines(header, '71,Moss,Ana,13.9.2013,7,7A,Carla Moss,555-0103,Dan Moss'))]);
    expect(roster?.students).toMatchObject([{ sourceId: '71', givenName: 'Ana', familyName: 'Moss', birthDate: '2013-09-13', grade: '7' }]);
    expect(roster?.classes).toMatchObject([{ title: '7A' }]);
    expect(roster?.guardians.map(({ givenName, phone }) => [givenName, phone])).toEqual([['Carla', '555-0103'], ['Dan', null]]);
    expect(roster?.relationships.map(({ relation }) => relation)).toEqual(['Mother', null]);
  });

  it('as student systems name them', () => {
    const { roster } = parseRoster([textFile('list.csv', lines('student_number,lastfirst,grade_level,home_room,Guardian1Name,Guardian1Phone,emerg_contact_1,Emerg_1_Phone', '71,"Moss, Ana",-1,K1,Carla Moss,555-0103,Dan Moss,555-0104'))]);
    expect(roster?.students).toMatchObject([{ sourceId: '71', givenName: 'Ana', familyName: 'Moss', grade: 'PK' }]);
    expect(roster?.guardians.map(({ givenName, phone }) => [givenName, phone])).toEqual([['Carla', '555-0103'], ['Dan', '555-0104']]);
  });

  it('"Name" beside first names is the last name, unless it holds both', () => {
    expect(read('First name,Name,Class', 'Ana,Moss,7A').students).toEqual(['Ana|Moss']);
    expect(read('First name,Name,Class', 'Ana,Ana Moss,7A').students).toEqual(['Ana|Moss']);
  });
});

describe('needs, language and bus', () => {
  it('are read where a column says them', () => {
    const { student, codes } = read('Name,Class,Medical needs,Home language,Bus', 'Ana Moss,7A,"wheelchair, EpiPen",Spanish,12', 'Ben Moss,7A,none,,n/a');
    expect(student).toMatchObject({ needs: ['wheelchair', 'EpiPen'], homeLanguage: 'Spanish', bus: '12' });
    expect(codes).toEqual(['column-guessed']);
    expect(read('Name,Class,IEP,Bus', 'Ana Moss,7A,Y,no').student).toMatchObject({ needs: ['IEP'], bus: null });
    expect(read('Name,Class,IEP', 'Ana Moss,7A,N').student?.needs).toEqual([]);
  });

  it.each(['Counseling support', 'Medicaid support', 'Lunch support', 'Support psychologist', 'Medical insurance', 'Health provider', 'Diagnosis', 'Behavior support', 'Homeless support', 'Medical ID number'])('are never guessed of "%s"', (column) => {
    expect(read(`Name,Class,${column}`, 'Ana Moss,7A,something').student?.needs).toEqual([]);
  });
});
