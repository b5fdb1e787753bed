import { describe, expect, it } from 'vitest';

import { parseColumnMap } from '../../shared/formats/class-list/column-map.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';

import { CLASS_LIST, LIST_HEADER, listOf } from './class-list-file.ts';
import { filesOf, lines, textFile, type FileTexts } from './oneroster-package.ts';

function parsed(texts: FileTexts, map?: Readonly<Record<string, string>>) {
  const columnMap = map ? parseColumnMap(JSON.stringify(map), 'map.json') : null;
  if (columnMap && !columnMap.ok) throw new Error(columnMap.error.message);
  const { roster, problems, columns } = parseRoster(filesOf(texts), { map: columnMap?.value ?? null });
  if (!roster) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return { roster, problems, columns, codes: problems.map(({ code }) => code) };
}

const refusal = (texts: FileTexts) => parseRoster(filesOf(texts)).problems.filter(({ severity }) => severity === 'error').map(({ code, row }) => `${code} ${row}`);
const names = (texts: FileTexts, map?: Readonly<Record<string, string>>) => parsed(texts, map).roster.students.map(({ givenName, familyName }) => `${givenName}|${familyName}`);
const birthDates = (...dates: readonly string[]) => {
  const { roster, codes } = parsed(listOf('Student ID,Name,Birth date,Class', ...dates.map((date, index) => `s${index},Ana Moss,${date},1`)));
  return [...roster.students.map(({ birthDate }) => birthDate), ...codes];
};

describe('a class list', () => {
  const { roster, codes, columns } = parsed(CLASS_LIST);

  it('is recognised by its columns', () => {
    expect(codes).toEqual(['contact-name-replaced']);
    expect(roster.format).toBe('class list');
    expect(columns?.filter(({ confidence }) => confidence !== 'certain')).toEqual([]);
  });

  it('gives students, known by their numbers', () => {
    expect(roster.students).toMatchObject([
      { sourceId: '1001', givenName: 'Ana', familyName: 'Núñez', grade: '7', studentNumber: '1001', birthDate: '2013-09-13', schools: [] },
      { sourceId: '1002', preferredGivenName: 'Benny', birthDate: '2013-09-14', grade: '7' },
      { sourceId: '1003', familyName: 'van der Berg', birthDate: null },
    ]);
  });

  it('gives every student contacts of their own, with relation and restriction', () => {
    expect(roster.guardians.map(({ givenName, familyName, phone, email }) => [givenName, familyName, phone, email])).toEqual([
      ['Carla', 'Núñez', '555-0103', 'c@example.org'],
      ['Dan', 'Moss', '555-0104', null],
      ['Carla', 'Núñez', '555-0103', 'c@example.org'],
      ['', '555-0105', '555-0105', null],
    ]);
    expect(roster.relationships.map(({ student, relation, restriction }) => [student, relation, restriction])).toEqual([
      ['1001', 'Mother', null],
      ['1001', 'Father', 'may not be picked up by this person'],
      ['1002', 'Mother', null],
      ['1003', null, null],
    ]);
  });

  it('gives classes, which are homerooms, and their teachers', () => {
    expect(roster.classes).toMatchObject([{ title: '7A', homeroom: true, room: '204', periods: [] }, { title: '8B', homeroom: true, room: null }]);
    expect(roster.staff).toMatchObject([{ givenName: 'Eve', familyName: 'Stone', role: 'teacher' }]);
    expect(roster.enrollments.map(({ role }) => role).toSorted()).toEqual(['student', 'student', 'student', 'teacher']);
  });

  it('has no names in its ids', () => {
    const withoutNumber = parsed({ 'list.csv': CLASS_LIST['list.csv']!.replaceAll(/^\d{4}/gm, '') });
    const ids = [...withoutNumber.roster.students, ...withoutNumber.roster.guardians, ...withoutNumber.roster.staff, ...withoutNumber.roster.classes].map(({ sourceId }) => sourceId);
    expect(ids.join()).not.toMatch(/Ana|Núñez|Carla|Eve|2013|555/i);
    expect(new Set(ids).size).toBe(ids.length);
    expect(withoutNumber.codes.filter((code) => code === 'id-from-name')).toHaveLength(3);
  });

  it('gives the same ids whatever the order of rows and columns, case and spaces', () => {
    const idsOf = (texts: FileTexts) => parsed(texts).roster.students.map(({ sourceId }) => sourceId).toSorted();
    expect(idsOf(listOf('Name,DOB,Class', 'Ana Moss,2013-09-13,1', 'Ben Stone,2013-09-14,1'))).toEqual(idsOf(listOf('class,dob,surname,forename', '2,9/14/2013,STONE,ben', '1,9/13/2013, Moss ,Ana')));
  });
});

describe('what stands around the students', () => {
  it('titles above the header, instructions and examples below it, a header on each page, totals', () => {
    const list = listOf('North School,,', 'Please fill in one row for each student,,', 'First name,Last name,Class', '(required),(required),', 'e.g. Jane,e.g. Doe,7A', 'Ana,Moss,7A', 'First name,Last name,Class', 'Ben,Moss,7A', ',,', 'Total: 2,,');
    expect(names(list)).toEqual(['Ana|Moss', 'Ben|Moss']);
    expect(parsed(list).problems.filter(({ code }) => code !== 'ids-from-names').map(({ code, row }) => `${code} ${row}`)).toEqual(['rows-above-header 1', 'row-not-a-student 4', 'row-not-a-student 5', 'row-not-a-student 7', 'row-not-a-student 10']);
  });

  it('headings of classes, but no student whose name looks like a word of instruction', () => {
    const list = listOf('Name,Class,Teacher,Room', ',7A,Eve Stone,204', '"Sample, John",7A,Eve Stone,204', 'Max Example,7A,,', 'Total: 2,,,', 'Please complete,,,');
    expect(names(list)).toEqual(['John|Sample', 'Max|Example']);
    expect(parsed(list).problems.filter(({ code }) => code === 'row-not-a-student').map(({ row }) => row)).toEqual([2, 5, 6]);
  });

  it('semicolons, tabs and UTF-16, as spreadsheets of other countries write them', () => {
    expect(names(listOf('First name;Last name;Class', 'Ana;"Moss; Jr, the first";7A'))).toEqual(['Ana|Moss; Jr, the first']);
    const text = '\ufeffFirst name\tLast name\tClass\r\nAna\tNúñez\t7A\r\n';
    const bytes = Buffer.from(text, 'utf16le');
    expect(parseRoster([{ name: 'list.txt', bytes }]).roster?.students).toMatchObject([{ givenName: 'Ana', familyName: 'Núñez' }]);
  });

  it('what databases write where there is nothing', () => {
    expect(parsed(listOf('First name,Last name,Middle name,Grade,Class', 'Ana,Null,NULL,#N/A,7A')).roster.students).toMatchObject([{ familyName: 'Null', middleName: null, grade: null }]);
  });
});

describe('names', () => {
  it('in one column are divided', () => {
    expect(names(listOf('Student name,Class', '"Moss, Ana Lee",1', 'Ben de la Cruz,1', 'Gil van der Berg,1', 'Pelé,1'))).toEqual(['Ana Lee|Moss', 'Ben|de la Cruz', 'Gil|van der Berg', '|Pelé']);
  });

  it('of a parent say how they are related where the column says it', () => {
    const { roster } = parsed(listOf("Name,Class,Mother's name,Father,Emergency contact name,Emergency contact phone", 'Ana Moss,1,Carla Moss,Dan Moss,Eve Stone,555-0105'));
    expect(roster.relationships.map(({ relation, emergencyContact }) => [relation, emergencyContact])).toEqual([['Mother', null], ['Father', null], [null, true]]);
  });
});

describe('dates of birth', () => {
  it('one day above 12 shows the order of the column', () => {
    expect(birthDates('1/2/2010', '15/1/2012')).toEqual(['2010-02-01', '2012-01-15']);
    expect(birthDates('1/2/2010', '1/15/2012')).toEqual(['2010-01-02', '2012-01-15']);
    expect(birthDates('01.02.2010', '2012-01-15', '13.02.2010')).toEqual(['2010-02-01', '2012-01-15', '2010-02-13']);
  });

  it('without it the month comes first, and Muster says so', () => {
    expect(birthDates('1/2/2010', '3/3/2010')).toEqual(['2010-01-02', '2010-03-03', 'date-order-guessed']);
    expect(birthDates('1/2/2010', '15/1/2012', '1/15/2012')).toEqual(['2010-01-02', '2012-01-15', '2012-01-15', 'date-order-guessed']);
  });
});

describe('a student in several rows', () => {
  const TIMETABLE = 'Student ID,Name,Period,Course,Teacher,Room,School';

  it('is one student in several classes, of a school', () => {
    const { roster, codes } = parsed(listOf(TIMETABLE, '1,Ana Moss,1,Algebra,Eve Stone,204,North School', '1,Ana Moss,2,Biology,Dan Stone,12,North School', '2,Ben Moss,1,Algebra,Eve Stone,204,NORTH SCHOOL'));
    expect(codes).toEqual([]);
    expect(roster.students.map(({ sourceId, schools }) => [sourceId, schools])).toEqual([['1', ['north school']], ['2', ['north school']]]);
    expect(roster.schools).toEqual([{ sourceId: 'north school', name: 'North School' }]);
    expect(roster.classes).toMatchObject([{ title: 'Algebra', periods: ['1'], homeroom: false, room: '204', school: 'north school' }, { title: 'Biology', periods: ['2'] }]);
    expect(roster.enrollments.filter(({ role }) => role === 'student')).toHaveLength(3);
  });

  it('is joined with a warning, contacts and all', () => {
    const { roster, codes } = parsed(listOf('Name,DOB,Class,Guardian name,Guardian phone,Guardian restriction', 'Ana Moss,2013-09-13,1,Carla Moss,,yes', 'Ana Moss,2013-09-13,1,Dan Moss,555-0104,', 'Ana Moss,2013-09-13,1,carla moss,555-0103,after 3 pm'));
    expect(codes).toEqual(['ids-from-names', 'student-repeated', 'student-repeated']);
    expect(roster.students).toHaveLength(1);
    expect(roster.guardians.map(({ phone }) => phone)).toEqual(['555-0103', '555-0104']);
    expect(roster.relationships.map(({ restriction }) => restriction)).toEqual(['Guardian restriction: yes; after 3 pm', null]);
  });

  it('is refused where it may be two students', () => {
    expect(refusal(listOf('Name,Class', 'Ana Moss,1', 'Ana Moss,2'))).toEqual(['student-ambiguous 3']);
    expect(parsed(listOf('Name,Class', 'Ana Moss,1', 'Ana Moss,1')).codes).toContain('student-repeated');
    expect(refusal(listOf('Student ID,Name,Class', '7,Ana Moss,1', '7,Ben Moss,2'))).toEqual(['id-repeated 3']);
  });
});

describe('a mapping', () => {
  const LIST = listOf('A,B,C,D', 'Moss,Ana,9/13/2013,Carla Moss');

  it('says what the columns hold', () => {
    const { roster, columns } = parsed(LIST, { a: 'familyName', B: 'givenName', C: 'ignore', D: 'contact3.name' });
    expect(roster.students).toMatchObject([{ givenName: 'Ana', familyName: 'Moss', birthDate: null }]);
    expect(roster.guardians).toMatchObject([{ givenName: 'Carla' }]);
    expect(columns?.map(({ field }) => field)).toEqual(['familyName', 'givenName', null, 'contact3.name']);
  });

  it('stands instead of the guess', () => {
    expect(names({ 'list.csv': lines('First name,Last name,Class', 'Moss,Ana,7A') }, { 'Last name': 'givenName', 'First name': 'familyName' })).toEqual(['Ana|Moss']);
  });

  it('names what the list does not have', () => {
    const map = parseColumnMap('{"A":"fullName","Z":"grade"}', 'map.json');
    const { roster, problems } = parseRoster(filesOf(LIST), { map: map.ok ? map.value : null });
    expect(roster).toBeNull();
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'column-missing', column: 'Z', row: 1 }]);
  });
});

describe('one file that is no list', () => {
  it.each([
    ['a file of a package', lines('sourcedId,givenName,familyName', 'u1,Ana,Moss'), 'part-of-package'],
    ['another file of a package', lines('SIS ID,First Name,Last Name', '1,Ana,Moss'), 'part-of-package'],
    ['a list without a header', lines('Ana,Moss,7A', 'Ben,Moss,7A'), 'list-header-missing'],
    ['a list of contacts', lines('Parent name,Phone', 'Ana Moss,555-0100'), 'list-header-missing'],
  ])('%s', (_what, text, code) => expect(parseRoster([textFile('any.csv', text)]).problems.map((problem) => problem.code)).toEqual([code]));

  it('says nothing of what is in it', () => {
    const { problems } = parseRoster([textFile('any.csv', lines(LIST_HEADER.split(',').map(() => 'Ana Moss').join(','), '1'))]);
    expect(JSON.stringify(problems)).not.toContain('Ana');
  });
});

describe('who may not come for a student', () => {
  const restrictionsOf = (...rows: readonly string[]) => parsed(listOf(...rows)).roster.relationships.map(({ restriction }) => restriction);

  it.each(['Parent 1 Pickup Allowed', 'Parent 1 can pick up?', 'Contact 1 Authorized to pick up', 'Parent 1 has custody', 'Guardian 1 may collect'])('is said by a no under "%s", and not by a yes', (column) => {
    const list = (cell: string) => restrictionsOf(`Student ID,Name,Class,${column.split(' ')[0]} 1 name,${column}`, `1,Ana Moss,1,Carla Moss,${cell}`);
    expect([list('No'), list('Yes'), list('')]).toEqual([[`${column}: No`], [null], [null]]);
  });

  it('is not said by a column with the names of others who may come', () => {
    expect(restrictionsOf('Student ID,Name,Class,Parent 1 name,Parent 1 authorized pick up', '1,Ana Moss,1,Carla Moss,Grandma Sue')).toEqual([null]);
  });

  it('is taken from every column that says it', () => {
    expect(restrictionsOf('Student ID,Name,Class,Father,Father legal alert,Father may not pick up', '1,Ana Moss,1,Dan Moss,see order 7,yes', '2,Ben Moss,1,Dan Moss,,x', '3,Gil Moss,1,Dan Moss,no,no')).toEqual(['see order 7; Father may not pick up: yes', 'Father may not pick up: x', null]);
    expect(refusal(listOf('Student ID,Name,Class,Father,Legal Alert,Court Order', '1,Ana Moss,1,Dan Moss,,Father may not come'))).toEqual(['restriction-without-contact 2']);
  });

  it('is not lost with a fifth contact', () => {
    const header = [1, 2, 3, 4, 5].map((number) => `Contact ${number} name,Contact ${number} restrictions`).join(',');
    expect(refusal(listOf(`Student ID,Name,Class,${header}`, '1,Ana Moss,1,A M,,B M,,C M,,D M,,E M,court order'))).toEqual(['restriction-without-contact 2']);
  });

  it.each(['Restricción padre', 'Vater darf nicht abholen', 'Padre no puede recoger'])('is understood in other languages: %s', (column) => {
    expect(restrictionsOf(`Student ID,Name,Class,${column.includes('Vater') ? 'Vater' : 'Padre'},${column}`, '1,Ana Moss,1,Dan Moss,court order')).toEqual(['court order']);
  });
});
