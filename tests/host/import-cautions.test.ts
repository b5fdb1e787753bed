/** What Muster asks before an import counts, and what it remembers of the last one: through the real importer, as the command line imports. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importReport } from '../../electron/host/cli/say.ts';
import { sampleSchool } from '../../electron/host/roster-import/sample-school.ts';
import type { RosterFile } from '../../shared/formats/roster-file.ts';
import { carry } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { importPath, listFile, rosterFolder } from '../support/roster-files.ts';

const SCHOOL = sampleSchool({ seed: 2, students: 60, date: '2026-10-14' });

let a: FolderConsole;
beforeEach(async () => {
  a = await openFolderConsole();
});
afterEach(() => a.remove());

const students = (at: FolderConsole): number | undefined => at.console.read('site', {})[0]?.students;
const without = (count: number): RosterFile => {
  const gone = new Set(SCHOOL.students.slice(0, count).map(({ sourceId }) => sourceId));
  return {
    ...SCHOOL,
    students: SCHOOL.students.filter(({ sourceId }) => !gone.has(sourceId)),
    enrollments: SCHOOL.enrollments.filter(({ person }) => !gone.has(person)),
    relationships: SCHOOL.relationships.filter(({ student }) => !gone.has(student)),
  };
};
/** Everybody of grade 12 has left, the others move up, and a class of sixth-graders is new; its terms are those of the next year. */
const NEXT_YEAR: RosterFile = {
  ...SCHOOL,
  terms: SCHOOL.terms.map((term) => ({ ...term, sourceId: 'next', startDate: '2027-08-16', endDate: '2028-06-02' })),
  classes: SCHOOL.classes.map((given) => ({ ...given, terms: ['next'] })),
  ...leavers(),
};
function leavers(): Pick<RosterFile, 'students' | 'enrollments' | 'relationships'> {
  const stay = SCHOOL.students.filter(({ grade }) => grade !== '12');
  const ids = new Set(stay.map(({ sourceId }) => sourceId));
  const fresh = stay.filter(({ grade }) => grade === '6').map((student, index) => ({ ...student, sourceId: `fresh-${index}`, studentNumber: `fresh-${index}`, grade: '6' }));
  return {
    students: [...stay.map((student) => ({ ...student, grade: String(Number(student.grade) + 1) })), ...fresh],
    enrollments: SCHOOL.enrollments.filter(({ person, role }) => role !== 'student' || ids.has(person)),
    relationships: SCHOOL.relationships.filter(({ student }) => ids.has(student)),
  };
}

describe('when many students would leave', () => {
  beforeEach(async () => {
    expect(await importPath(a, rosterFolder(SCHOOL))).toMatchObject({ applied: true, leaving: null });
  });

  test('a tenth may go; more is refused by name until the very number is said', async () => {
    expect(await importPath(a, rosterFolder(without(6)), { dryRun: true })).toMatchObject({ leaving: null, rejection: null });
    const path = rosterFolder(without(7));
    const refused = await importPath(a, path);
    expect(refused).toMatchObject({ applied: false, leaving: { students: 7, of: 60 }, rejection: { name: 'ManyWouldLeave' } });
    const words = importReport(refused).join('\n');
    expect(words).toMatch(/Nothing was imported\. 7 of 60 students would leave/);
    expect(words).toMatch(/--accept-leaving 7/);
    expect(await importPath(a, path, { acceptLeaving: 8 })).toMatchObject({ applied: false, rejection: { name: 'ManyWouldLeave' } });
    expect(await importPath(a, path, { dryRun: true })).toMatchObject({ rejection: { name: 'ManyWouldLeave' } });
    expect(students(a)).toBe(60);
    expect(await importPath(a, path, { acceptLeaving: 7 })).toMatchObject({ applied: true, rejection: null });
    expect(students(a)).toBe(53);
  });

  test('another school’s roster that uses the same ids is no change of names', async () => {
    const otherSchool = { ...SCHOOL, students: SCHOOL.students.map((student, index) => ({ ...student, givenName: `Other${index}`, familyName: `School${index}` })) };
    const refused = await importPath(a, rosterFolder(otherSchool));
    expect(refused).toMatchObject({ applied: false, leaving: { students: 60, renamed: 60, of: 60 }, rejection: { name: 'ManyWouldLeave', message: expect.stringContaining('60 of them keep their id with a wholly different name') as string } });
    const married = { ...SCHOOL, students: SCHOOL.students.map((student) => ({ ...student, familyName: `${student.familyName}-Newton` })) };
    expect(await importPath(a, rosterFolder(married))).toMatchObject({ applied: true, leaving: null });
  });

  test('a window that does not say the number is refused, and may say it then', async () => {
    const preview = await a.console.imports.preview({ kind: 'files', paths: [rosterFolder(without(10))] }, null);
    const apply = (leaving: number | null) => a.console.query('applyImport', { ticket: preview.ok ? (preview.value.ticket ?? '') : '', leaving });
    expect(await apply(null)).toMatchObject({ ok: false, error: { name: 'ManyWouldLeave' } });
    expect(await apply(10)).toMatchObject({ ok: true });
  });

  test('a new school year is said in words, with who leaves, moves up and is new; the number is asked for all the same', async () => {
    const left = SCHOOL.students.filter(({ grade }) => grade === '12').length;
    const fresh = SCHOOL.students.filter(({ grade }) => grade === '6').length;
    const refused = await importPath(a, rosterFolder(NEXT_YEAR));
    expect(refused).toMatchObject({ applied: false, newYear: { from: '2026–2027', to: '2027–2028', leave: left, moveUp: 60 - left, join: fresh }, rejection: { name: 'ManyWouldLeave' } });
    expect(importReport(refused).join('\n')).toMatch(new RegExp(`A new school year, 2027–2028 after 2026–2027: ${left} students leave, ${60 - left} move up a grade, ${fresh} are new`));
  });

  test('a second term in which nobody moves up is no new year', async () => {
    const later = { ...SCHOOL, terms: SCHOOL.terms.map((term) => ({ ...term, startDate: '2027-01-11' })) };
    expect(await importPath(a, rosterFolder(later))).toMatchObject({ applied: true, newYear: null });
  });
});

test('the same file every night adds one event, which says that the roster was confirmed', async () => {
  const path = rosterFolder(SCHOOL);
  await importPath(a, path);
  const before = a.console.committer.log.eventCount();
  const again = await importPath(a, path);
  expect(again).toMatchObject({ applied: true, added: 0, changed: 0, withdrawn: 0, peopleChanges: { added: 0, changed: 0, withdrawn: 0 } });
  expect(a.console.committer.log.eventCount()).toBe(before + 1);
});

describe('what was chosen at the last import', () => {
  const [one] = SCHOOL.schools;
  const TWO_SCHOOLS: RosterFile = { ...SCHOOL, schools: [...SCHOOL.schools, { sourceId: 'annex', name: 'The Annex' }], students: SCHOOL.students.map((student, index) => (index < 3 ? { ...student, schools: ['annex'] } : student)), enrollments: SCHOOL.enrollments.filter(({ role }) => role !== 'student') };

  test('the school is remembered, on every console, until another or all are asked for', async () => {
    const path = rosterFolder(TWO_SCHOOLS);
    expect(await importPath(a, path, { school: 'annex' })).toMatchObject({ applied: true, people: { students: 3 }, school: { sourceId: 'annex', from: 'given' } });
    const again = await importPath(a, path);
    expect(again).toMatchObject({ applied: true, people: { students: 3 }, school: { sourceId: 'annex', from: 'remembered' } });
    expect(importReport(again).join('\n')).toMatch(/Only school annex, as last time/);
    const b = await openFolderConsole();
    try {
      carry(a, b);
      expect(await importPath(b, path, { dryRun: true })).toMatchObject({ school: { sourceId: 'annex', from: 'remembered' } });
    } finally {
      await b.remove();
    }
    expect(await importPath(a, path, { school: '' })).toMatchObject({ applied: true, people: { students: 60 }, school: null });
    expect(await importPath(a, path)).toMatchObject({ school: null });
  });

  test('a remembered school that is not among several is not left out silently; a file of one school needs no choice', async () => {
    await importPath(a, rosterFolder(TWO_SCHOOLS), { school: 'annex' });
    const others = { ...TWO_SCHOOLS, schools: [...SCHOOL.schools, { sourceId: 'other', name: 'Other' }], students: SCHOOL.students };
    expect(await importPath(a, rosterFolder(others))).toMatchObject({ applied: false, problems: [{ code: 'school-unknown' }] });
    expect(await importPath(a, rosterFolder(SCHOOL), { dryRun: true })).toMatchObject({ school: null, people: { students: 60 } });
    expect(one?.sourceId).not.toBe('annex');
  });

  test('the columns of a class list are remembered for a list with the same columns; what is given goes before', async () => {
    const list = listFile('list.csv', 'Pupil,Gruppe,No', 'Moss Ana,7B,11', 'Stone Ben,7B,12');
    const map = (fields: object) => ({ file: 'map.json', text: JSON.stringify(fields) });
    const given = await importPath(a, list, { map: map({ Pupil: 'fullName', Gruppe: 'class', No: 'studentNumber' }) });
    expect(given).toMatchObject({ applied: true, columnsFrom: 'given', classes: 1 });
    const later = await importPath(a, listFile('later.csv', 'No,Pupil,Gruppe', '11,Moss Ana,7C', '12,Stone Ben,7B'));
    expect(later).toMatchObject({ applied: true, columnsFrom: 'remembered', classes: 2, peopleChanges: { added: 0, changed: 1, withdrawn: 0 } });
    expect(importReport(later).join('\n')).toMatch(/Columns as last time/);
    expect(await importPath(a, list, { dryRun: true, map: map({ Pupil: 'fullName', Gruppe: 'room', No: 'studentNumber' }) })).toMatchObject({ columnsFrom: 'given', classes: 0 });
    expect(await importPath(a, listFile('other.csv', 'Student,Class,Student ID', 'Ana Moss,7B,11'), { dryRun: true })).toMatchObject({ columnsFrom: 'guessed' });
  });

  test('columns that nobody could guess are found by what is remembered', async () => {
    const map = { file: 'map.json', text: JSON.stringify({ X: 'fullName', Y: 'class' }) };
    expect(await importPath(a, listFile('x.csv', 'X,Y', 'Moss Ana,7B'), { map })).toMatchObject({ applied: true });
    expect(await importPath(a, listFile('y.csv', 'X,Y', 'Moss Ana,7B', 'Stone Ben,7B'))).toMatchObject({ applied: true, columnsFrom: 'remembered', people: { students: 2 } });
  });
});
