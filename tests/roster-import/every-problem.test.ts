/** Every code of the table of problems is reached by an input, and its message is complete and says nothing private. */
import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { StudentFinder } from '../../electron/host/day-lists/find-students.ts';
import { NOTHING_STANDS } from '../../electron/host/roster-import/active-roster.ts';
import { planImport } from '../../electron/host/roster-import/plan-import.ts';
import { readSource } from '../../electron/host/roster-import/read-source.ts';
import { entityKey } from '../../electron/host/roster-import/roster-entities.ts';
import { readPackage } from '../../electron/host/roster-import/read-package.ts';
import { sampleSchool } from '../../electron/host/roster-import/sample-school.ts';
import { parseColumnMap } from '../../shared/formats/class-list/column-map.ts';
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS } from '../../shared/formats/csv.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { NOTHING_CHOSEN } from '../../shared/domain/site/state.ts';
import { parseAttendance, periodsIn, sayOfDay } from '../../shared/formats/day-list/parse-attendance.ts';
import { parseVisitors } from '../../shared/formats/day-list/parse-visitors.ts';
import { ProblemList, ROSTER_PROBLEMS, rosterProblem, type RosterProblem, type RosterProblemCode } from '../../shared/formats/roster-problems.ts';
import { CLASS_LIST, listOf } from '../formats/class-list-file.ts';
import { CONTACTS_HEADER, ONEROSTER_1_1, ONEROSTER_1_2, changesOf, edited, filesOf, lines, textFile, withContacts, without, type FileTexts } from '../formats/oneroster-package.ts';
import { SDS_1, SDS_2 } from '../formats/school-data-sync-package.ts';

import { jpeg, pngHeaderOf } from '../support/pictures.ts';
import { planGiven, problemsOf } from './given-photos.ts';
import { keyedId } from './keyed-id.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { zipOf } from './zip-writer.ts';

const write = temporaryFolder();

type Reached = () => readonly RosterProblem[] | Promise<readonly RosterProblem[]>;
const parsing = (texts: FileTexts): Reached => () => parseRoster(filesOf(texts)).problems;
const on = (today: string): Reached => () => parseRoster(filesOf(ONEROSTER_1_2), { today }).problems;
const reading = (...paths: readonly string[]): Reached => async () => {
  const read = await readPackage(paths);
  return read.ok ? [] : [read.error];
};
const withFile = (name: string, bytes: Uint8Array): Reached => () =>
  parseRoster(filesOf(ONEROSTER_1_2).map((file) => (file.name === name ? { name, bytes } : file))).problems;
const mapping = (text: string): Reached => () => {
  const map = parseColumnMap(text, 'map.json');
  return map.ok ? [] : [map.error];
};
const changing = (name: string, row: string, more: FileTexts = {}, declared = ''): Reached => () =>
  parseRoster(filesOf({ ...declaring(changesOf({ [name]: [row] }), declared), ...more }), { active: () => parseRoster(filesOf(ONEROSTER_1_2)).roster }).problems;
const declaring = (texts: FileTexts, line: string): FileTexts => ({ ...texts, 'manifest.csv': `${texts['manifest.csv'] ?? ''}${line}\r\n` });
const manyOf = (row: string, count: number): string => Array.from({ length: count }, () => row).join('');

const photos = (planning: Parameters<typeof planGiven>[1], ...entries: readonly (readonly [string, Uint8Array])[]): Reached => async () => problemsOf(await planGiven([write('photos.zip', zipOf(entries.map(([name, bytes]) => ({ name, bytes }))))], planning));

const dayList = (...rows: readonly string[]): Reached => () => {
  const problems = new ProblemList();
  const file = textFile('absences.csv', lines(...rows));
  const list = parseAttendance(file, '2026-11-19', new Map(), problems);
  for (const entries of Map.groupBy(list?.entries ?? [], (one) => one.studentNumber).values()) sayOfDay(entries, periodsIn(list?.entries ?? []), file, problems);
  return problems.all();
};
const visitorList = (...rows: readonly string[]): Reached => () => {
  const problems = new ProblemList();
  parseVisitors(textFile('visitors.csv', lines('Name,Check in', ...rows)), '2026-11-19', 720, problems);
  return problems.all();
};
/** Among two students of one name. */
const findingStudent = (studentNumber: string, name: string): Reached => () => {
  const nothing = { kind: 'student', preferredGiven: null, preferredFamily: null, middle: null, search: '', withdrawn: false, grade: null, birthDate: null, needs: [], homeLanguage: null, bus: null, role: null, phone: null, email: null, trainings: [], addedByHand: false, countsAs: null } as const;
  const students = new Map((['1', '2'] as const).map((number) => [number as PersonId, { ...nothing, id: number as PersonId, given: 'Ana', family: 'Moss', studentNumber: number }]));
  const found = new StudentFinder(students, (key) => key).find({ studentNumber, name });
  return found.is === 'student' ? [] : [rosterProblem(found.is, { file: 'absences.csv', row: 2 })];
};

const CASES: Readonly<Record<RosterProblemCode, Reached>> = {
  'nothing-given': () => parseRoster([]).problems,
  'file-not-found': reading('/nowhere/at/all.zip'),
  'zip-damaged': reading(write('damaged.zip', 'not a zip')),
  'zip-unsafe': reading(write('unsafe.zip', zipOf([{ name: '../orgs.csv', bytes: Buffer.of(65) }]))),
  'package-too-large': async () => {
    for (let index = 0; index <= 100; index += 1) write(`many/${index}.csv`, 'a\n');
    return reading(write('many/last.csv', 'a\n').replace(/last\.csv$/, ''))();
  },
  'several-rosters': parsing({ ...ONEROSTER_1_2, ...SDS_1 }),
  'two-rosters': () => parseRoster([...filesOf(ONEROSTER_1_2), textFile('USERS.csv', 'a')]).problems,
  'format-unknown': parsing({ 'users.csv': 'a,b\n', 'lists.csv': 'a,b\n' }),
  'part-of-package': parsing({ 'users.csv': ONEROSTER_1_2['users.csv']! }),
  'manifest-missing': parsing(without('manifest.csv')),
  'side-file-alone': parsing({ 'student-contacts.csv': lines(CONTACTS_HEADER) }),
  'side-file-not-fitting': parsing({ ...CLASS_LIST, 'student-contacts.csv': lines(CONTACTS_HEADER, '1001,u3,Mother,,,,,,') }),
  'photos-without-roster': photos({ students: [], alone: true }, ['1.jpg', jpeg(1)]),
  'photos-of-nobody': photos({ alone: true }, ['x.jpg', jpeg(1)]),
  'photos-unmatched': photos({}, ['x.jpg', jpeg(1)]),
  'photos-removed': photos({ removed: [['001', hash('sha256', jpeg(1))]] }, ['1.jpg', jpeg(1)]),
  'photos-doubled': photos({}, ['1.jpg', jpeg(1)], ['01.jpg', jpeg(2)]),
  'photo-no-picture': photos({}, ['1.jpg', Buffer.from('x')]),
  'photo-too-large': photos({}, ['1.png', pngHeaderOf(60_000, 60_000)]),
  'map-unreadable': mapping('["fullName"]'),
  'map-field-unknown': mapping('{"A":"password"}'),
  'map-field-repeated': mapping('{"A":"fullName","B":"fullName"}'),
  'map-without-name': mapping('{"A":"grade"}'),
  'map-not-used': () => {
    const map = parseColumnMap('{"A":"fullName"}', 'map.json');
    return parseRoster(filesOf(ONEROSTER_1_2), { map: map.ok ? map.value : null }).problems;
  },
  'list-header-missing': parsing(listOf('Ana,Moss', 'Ben,Moss')),
  'rows-above-header': parsing(listOf('North School', 'Name,Class', 'Ana Moss,1')),
  'column-guessed': parsing(listOf('Student,Class', 'Ana Moss,1')),
  'columns-not-used': parsing(listOf('Name,Class,Shoe size', 'Ana Moss,1,36')),
  'list-without-classes': parsing(listOf('Name', 'Ana Moss')),
  'list-without-students': parsing({ '7A.csv': lines('Name,Class', 'Ana Moss,1'), '7B.csv': lines('Name,Class') }),
  'lists-not-together': parsing({ '7A.csv': lines('Name', 'Ana Moss'), '7B.csv': lines('Name', 'Ana Moss') }),
  'row-not-a-student': parsing(listOf('Name,Class', 'Ana Moss,1', ',1')),
  'student-name-missing': parsing(listOf('Student ID,Name,Class', '7,,1')),
  'name-incomplete': parsing(listOf('First name,Last name,Class', 'Ana,,1')),
  'id-from-name': parsing(listOf('Student ID,Name,Class', ',Ana Moss,1')),
  'ids-from-names': parsing(listOf('Name,Class', 'Ana Moss,1')),
  'student-repeated': parsing(listOf('Student ID,Name,Class', '7,Ana Moss,1', '7,Ana Moss,1')),
  'student-ambiguous': parsing(listOf('Name,Class', 'Ana Moss,1', 'Ana Moss,2')),
  'date-order-guessed': parsing(listOf('Name,DOB,Class', 'Ana Moss,1/2/2013,1')),
  'phone-unreadable': parsing(listOf('Name,Class,Mother,Mother phone', 'Ana Moss,1,Carla Moss,none')),
  'email-unreadable': parsing(listOf('Name,Class,Mother,Mother email', 'Ana Moss,1,Carla Moss,none')),
  'restriction-without-contact': parsing(listOf('Name,Class,Custody', 'Ana Moss,1,not to be picked up by Dan')),
  'manifest-version-unknown': parsing(edited('manifest.csv', 'version,1.0', 'version,2.0')),
  'version-unsupported': parsing(edited('manifest.csv', 'oneroster.version,1.2', 'oneroster.version,1.0')),
  'manifest-value-unknown': parsing(edited('manifest.csv', 'users,bulk', 'users,whole')),
  'changes-without-roster': parsing(edited('manifest.csv', 'users,bulk', 'users,delta')),
  'change-of-unknown': changing('enrollments', 'e9,active,c1,s1,u9,student,,,'),
  'removal-unclear': changing('enrollments', 'e1,tobedeleted,,,,,,,'),
  'contact-maybe-gone': changing('users', 'u1,active,true,a,Ana,Núñez,,1001,,,,u5,07,,,,s1'),
  'file-missing': parsing(without('classes.csv')),
  'absent-file-read': parsing(edited('manifest.csv', 'demographics,bulk', 'demographics,absent')),
  'file-declared-absent': changing('users', 'u3,active,true,c,Carla,Moss,,,,,,,,,,,', { 'orgs.csv': ONEROSTER_1_2['orgs.csv']! }, 'file.orgs,absent'),
  'file-blank': parsing({ ...ONEROSTER_1_2, 'demographics.csv': '\ufeff\r\n' }),
  'version-mixed': parsing({ ...ONEROSTER_1_1, 'manifest.csv': ONEROSTER_1_1['manifest.csv']!.replace('1.1', '1.2') }),
  'row-repeated': parsing(edited('courses.csv', 'k1,Algebra,s1', 'k1,Algebra,s1\r\nk1,Algebra,s1')),
  'roles-in-profiles': parsing({ ...ONEROSTER_1_2, 'userProfiles.csv': ONEROSTER_1_2['roles.csv']! }),
  'file-undeclared': parsing(edited('manifest.csv', 'file.demographics,bulk', 'x,y')),
  'file-not-used': parsing({ ...ONEROSTER_1_2, 'lunch.csv': 'a\n' }),
  'file-not-text': withFile('users.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])),
  'file-empty': parsing({ ...ONEROSTER_1_2, 'users.csv': '\r\n' }),
  'encoding-guessed': withFile('orgs.csv', Buffer.from('sourcedId,name,type\ns1,Núñez,school\n', 'latin1')),
  'csv-malformed': parsing(edited('users.csv', 'Ana', '"Ana" x')),
  'too-many-rows': parsing({ ...ONEROSTER_1_2, 'courses.csv': manyOf('k\n', MAX_ROWS + 1) }),
  'too-many-columns': parsing(edited('orgs.csv', 'North School', manyOf(',', MAX_COLUMNS))),
  'cell-too-large': parsing(edited('orgs.csv', 'North School', manyOf('x', MAX_CELL_CHARACTERS + 1))),
  'column-missing': parsing(edited('users.csv', 'familyName', 'surname')),
  'column-repeated': parsing(edited('users.csv', 'middleName', 'FAMILYNAME')),
  'row-too-long': parsing(edited('users.csv', 'Núñez', 'Núñez, Jr')),
  'row-too-short': parsing(edited('demographics.csv', 'u1,,2013-09-13', 'u1,')),
  'value-missing': parsing(edited('users.csv', '\nu4,', '\n,')),
  'id-too-long': parsing(edited('users.csv', '\nu4,', `\n${manyOf('u', 201)},`)),
  'id-rounded': parsing(edited('users.csv', '\nu4,', '\n1.00123E+11,')),
  'value-cut': parsing(edited('users.csv', 'Ana', manyOf('😀', 150))),
  'list-cut': parsing(edited('classes.csv', '"1,2"', `"${manyOf('1,', 31)}"`)),
  'date-unreadable': parsing(edited('demographics.csv', '2013-09-13', '13.9.2013')),
  'date-was-number': parsing(edited('demographics.csv', '2013-09-13', '41530')),
  'yes-no-unreadable': parsing(withContacts('u1,u3,Mother,maybe,,,,,')),
  'number-unreadable': parsing(withContacts('u1,u3,Mother,,,,first,,')),
  'status-unknown': parsing(edited('users.csv', 'u2,active', 'u2,gone')),
  'row-to-be-deleted': parsing(edited('users.csv', 'u2,active', 'u2,tobedeleted')),
  'id-repeated': parsing(edited('users.csv', '\nu4,', '\nu3,')),
  'name-missing': parsing(edited('users.csv', 'Dan,Moss', ',')),
  'name-replaced': parsing(SDS_2),
  'role-unknown': parsing(edited('roles.csv', 'u4,primary,guardian', 'u4,primary,wizard')),
  'person-without-role': parsing({ ...edited('users.csv', ',,u2,,hunter2', ',,,,hunter2'), 'roles.csv': edited('roles.csv', 'r4,,u4', 'r4,,u3')['roles.csv'] ?? '' }),
  'student-without-school': parsing(studentAtDistrict()),
  'no-school': parsing({ ...ONEROSTER_1_2, 'orgs.csv': (ONEROSTER_1_2['orgs.csv'] ?? '').replaceAll(',school,', ',campus,') }),
  'no-students': parsing({ ...ONEROSTER_1_2, 'roles.csv': (ONEROSTER_1_2['roles.csv'] ?? '').replaceAll('student', 'parent') }),
  'classes-not-begun': on('2026-08-01'),
  'classes-over': on('2027-01-01'),
  'between-terms': on('2027-01-01'),
  'reference-unknown': parsing(edited('users.csv', '"u3,u5"', '"u3,u9"')),
  'id-alike': parsing(edited('enrollments.csv', 'u2,student', '0U2,student')),
  'enrollment-of-unknown': parsing(edited('enrollments.csv', 'u2,student', 'u9,student')),
  'enrollment-not-fitting': parsing(edited('enrollments.csv', 'u2,student', 'u3,student')),
  'enrollment-repeated': parsing(edited('enrollments.csv', 'e2,,c2,s2,u2', 'e2,,c1,s1,u1')),
  'agent-not-fitting': parsing(edited('users.csv', '"u3,u5"', '"u3,u2"')),
  'contact-row-of-unknown-student': parsing(withContacts('u9,u3,Mother,,,,,,')),
  'id-of-two-people': parsing(SDS_1),
  'contact-name-replaced': parsing(SDS_1),
  'guardian-repeated': parsing({ ...SDS_1, 'User.csv': SDS_1['User.csv']!.replace('m@', 'carla@') }),
  'guardian-unknown': parsing({ ...SDS_1, 'GuardianRelationship.csv': SDS_1['GuardianRelationship.csv']!.replace('M@', 'x@') }),
  'restriction-column-unknown': parsing({ ...ONEROSTER_1_2, 'student-contacts.csv': lines('studentSourcedId,contactSourcedId,contactRestriction', 'u1,u3,court order') }),
  'restriction-of-unknown-contact': parsing(withContacts('u1,u9,Father,,,,,may not be picked up,')),
  'restrictions-kept': () => {
    const once = planImport({ roster: sampleSchool({ seed: 1, students: 60, date: '2026-10-14' }), active: NOTHING_STANDS, keyedId, school: null });
    const active = new Map((once.ok ? once.value.writes : []).map(({ entity }) => [entityKey(entity), entity]));
    const planned = planImport({ roster: { ...sampleSchool({ seed: 1, students: 60, date: '2026-10-14' }), custody: false }, active: { ...NOTHING_STANDS, entities: active }, keyedId, school: null });
    return planned.ok ? planned.value.problems : [];
  },
  'rosters-not-settled': async () => {
    const planned = planImport({ roster: sampleSchool({ seed: 1, students: 3, date: '2026-10-14' }), active: NOTHING_STANDS, keyedId, school: null });
    const entities = planned.ok ? planned.value.wanted : new Map<string, never>();
    const [disputed] = [...entities];
    const paths = Object.entries(changesOf({ users: [] })).map(([name, text]) => write(`changes/${name}`, text));
    const job = { database: '', idKey: '', source: { kind: 'files', paths }, school: null, remembered: NOTHING_CHOSEN, today: '2026-11-19' } as const;
    return (await readSource(job.source, job, { heads: [], entities, disputed: new Map(disputed === undefined ? [] : [[disputed[0], [disputed[1]]]]) })).problems;
  },
  'school-unknown': () => {
    const planned = planImport({ roster: sampleSchool({ seed: 1, students: 3, date: '2026-10-14' }), active: NOTHING_STANDS, keyedId, school: 'nowhere' });
    return planned.ok ? [] : [planned.error];
  },
  'day-list-header-missing': dayList('Name,Class'),
  'day-list-too-long': dayList('ID,Code', ...Array.from({ length: 50_000 }, () => '1,A')),
  'other-day': dayList('ID,Date,Code', '1,2026-11-18,A'),
  'listed-nobody': dayList('ID,Code', ',A'),
  'listed-several': findingStudent('', 'Ana Moss'),
  'number-of-another': findingStudent('1', 'Ben Stone'),
  'code-unknown': dayList('ID,Code', '1,E'),
  'left-by-list': dayList('ID,Code', '1,Early dismissal'),
  'codes-differ': dayList('ID,Code', '1,A', '1,P'),
  'absent-in-some-periods': dayList('ID,P1,P2', '1,P,A'),
  'visitor-without-name': visitorList(',8:05'),
  'visit-without-time': visitorList('Pat,soon'),
  'visit-to-come': visitorList('Pat,18:00'),
  'visitor-repeated': visitorList('Pat,8:05', 'Pat,8:05'),
  'more-of-the-same': parsing(edited('enrollments.csv', 'e1,,c1,s1,u1,student,,,', Array.from({ length: 150 }, (_, index) => `f${index},,c1,s1,u1,student,,,\r\n`).join(''))),
};

function studentAtDistrict(): FileTexts {
  const users = edited('users.csv', 'hunter2,,,s1', 'hunter2,,,d1')['users.csv'] ?? '';
  return { ...edited('roles.csv', 'u1,primary,student,,,s1', 'u1,primary,student,,,d1'), 'users.csv': users };
}

/** Everything in the sample package, and in the edits above, that only people concerned may see. */
const PRIVATE = /Ana|Núñez|Ben|Carla|Dan|Moss|Eve|Stone|hunter2|555-01|example|picked up|wizard|2013/;

describe('every problem', () => {
  it.each(Object.entries(CASES))('%s', async (code, reached) => {
    const found = (await reached()).filter((problem) => problem.code === code);
    expect(found).not.toHaveLength(0);
    for (const { message, whatToDo, severity } of found) {
      expect(severity).toBe(ROSTER_PROBLEMS[code as RosterProblemCode].severity);
      expect(message).not.toMatch(/[{}]/);
      expect(`${message} ${whatToDo}`).not.toMatch(PRIVATE);
    }
  });

  it('names the row as the spreadsheet shows it, and the column', () => {
    const [problem] = parseRoster(filesOf(edited('enrollments.csv', 'u2,student', 'u9,student'))).problems;
    expect(problem).toMatchObject({ code: 'enrollment-of-unknown', file: 'enrollments.csv', row: 3, column: 'userSourcedId' });
    expect(problem?.message).toContain('u9 is not in users.csv');
  });

  it('of an error leaves no roster', () => {
    expect(parseRoster(filesOf(edited('users.csv', '\nu4,', '\nu3,'))).roster).toBeNull();
  });

  it('with an id twice names both rows', () => {
    const [problem] = parseRoster(filesOf(edited('users.csv', '\nu4,', '\nu3,'))).problems;
    expect(problem?.message).toBe('Rows 4 and 5 have the same id, u3.');
  });
});
