/** Class lists given together, one file for each class, and the side file of contact facts beside a list. */
import { describe, expect, it } from 'vitest';

import { parseColumnMap } from '../../shared/formats/class-list/column-map.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';

import { filesOf, lines, type FileTexts } from './oneroster-package.ts';

function parsed(texts: FileTexts, map: Readonly<Record<string, string>> | null = null) {
  const columnMap = map && parseColumnMap(JSON.stringify(map), 'map.json');
  const { roster, problems, columns } = parseRoster(filesOf(texts), { map: columnMap?.ok ? columnMap.value : null });
  if (!roster) throw new Error(`refused: ${JSON.stringify(problems)}`);
  const titles = new Map(roster.classes.map(({ sourceId, title }) => [sourceId, title]));
  return { roster, columns, codes: problems.map(({ code }) => code), places: roster.enrollments.filter(({ role }) => role === 'student').map((one) => `${one.person} ${titles.get(one.class)}`) };
}
const errors = (texts: FileTexts) => parseRoster(filesOf(texts)).problems.filter(({ severity }) => severity === 'error').map(({ code, file, row }) => `${code} ${file} ${row}`);

describe('one file for each class', () => {
  it('is called by its class where no column names it', () => {
    const { places, codes, roster } = parsed({ '7A.csv': lines('ID number,Name', '1,Ana Moss', '2,Ben Moss'), '7B (1).csv': lines('ID number,Name', '3,Gil Stone') });
    expect(places).toEqual(['1 7A', '2 7A', '3 7B']);
    expect(codes).toEqual([]);
    expect(roster.classes.every(({ homeroom }) => homeroom)).toBe(true);
  });

  it('may have columns of its own, and a column for the class', () => {
    const { places, columns } = parsed({ 'math.csv': lines('Student ID,First name,Last name', '1,Ana,Moss'), 'b.csv': lines('Class;Surname;Forename;Student number', 'Biology;Moss;Ana;1') });
    expect(places).toEqual(['1 math', '1 Biology']);
    expect(columns?.map(({ column, field }) => `${column} ${field}`)).toEqual(['Student ID studentNumber', 'First name givenName', 'Last name familyName', 'Class class', 'Surname familyName', 'Forename givenName', 'Student number studentNumber']);
  });

  it('has the same student once, with what each list says', () => {
    const { roster, places } = parsed({ 'math.csv': lines('Student ID,Name,Bus', '1,Ana Moss,12'), 'art.csv': lines('Student ID,Name,DOB,Mother', '1,Ana Moss,2013-09-13,Carla Moss') });
    expect(roster.students).toMatchObject([{ sourceId: '1', bus: '12', birthDate: '2013-09-13' }]);
    expect([places, roster.relationships.length]).toEqual([['1 math', '1 art'], 1]);
  });

  it('is refused where a name may be one student or two, by both files', () => {
    const texts = { '7A.csv': lines('Name', 'Ana Moss'), '7B.csv': lines('Name', 'Gil Stone', 'Ana Moss') };
    expect(errors(texts)).toEqual(['student-ambiguous 7B.csv 3', 'lists-not-together  null']);
    expect(parseRoster(filesOf(texts)).problems.find(({ code }) => code === 'student-ambiguous')?.message).toContain('Rows 2 (7A.csv) and 3');
  });

  it('lifts no restriction where one of the lists says nothing of custody', () => {
    const withCustody = lines('ID number,Name,Mother,Mother restriction', '1,Ana Moss,Carla Moss,no');
    expect(parsed({ 'a.csv': withCustody }).roster.custody).toBe(true);
    expect(parsed({ 'a.csv': withCustody, 'b.csv': lines('ID number,Name', '2,Ben Moss') }).roster.custody).toBe(false);
  });

  it('takes one map for all, whose columns are in some of them', () => {
    const texts = { 'a.csv': lines('A,B', 'Ana Moss,7'), 'b.csv': lines('A,C', 'Ben Moss,8') };
    expect(parsed(texts, { A: 'fullName', B: 'grade', C: 'room' }).roster.students.map(({ grade }) => grade)).toEqual(['7', null]);
  });

  it('is refused beside a list of other people, or a file that is none', () => {
    const list = lines('First name,Last name,Class', 'Ana,Moss,1');
    expect(errors({ 'students.csv': list, 'teachers.csv': list })).toEqual(['format-unknown teachers.csv null']);
    expect(errors({ 'students.csv': list, 'menu.csv': lines('Day,Meal', 'Monday,Soup') })).toEqual(['format-unknown menu.csv null', 'lists-not-together  null']);
  });
});

describe('student-contacts.csv beside a class list', () => {
  const LIST = lines('Student number,Name,Class,Mother name,Father name', '1,Ana Moss,7A,Carla Moss,"Moss, Dan"');
  const HEADER = 'studentSourcedId,contactSourcedId,relation,contactRestrictions,livesWith';

  it('fits by student number and the name of the contact', () => {
    const { roster, codes } = parsed({ 'list.csv': LIST, 'student-contacts.csv': lines(HEADER, '1,Dan Moss,,may not be picked up,false', '1,"moss, carla",Grandmother,,true') });
    expect(codes).toEqual([]);
    expect(roster.relationships.map(({ relation, restriction, livesWith }) => [relation, restriction, livesWith])).toEqual([['Grandmother', null, true], ['Father', 'may not be picked up', false]]);
    expect(roster.custody).toBe(true);
  });

  it('says nothing of custody without its column of restrictions', () => {
    expect(parsed({ 'list.csv': LIST, 'student-contacts.csv': lines('studentSourcedId,contactSourcedId,relation', '1,Dan Moss,Uncle') }).roster.custody).toBe(false);
  });

  it.each([['another student', '2,Dan Moss,,x,'], ['another contact', '1,Eve Stone,,x,'], ['an id for a contact', '1,u7,,x,']])('is refused that names %s', (_what, row) => {
    expect(errors({ 'list.csv': LIST, 'student-contacts.csv': lines(HEADER, row) })).toEqual(['side-file-not-fitting student-contacts.csv 2']);
  });
});
