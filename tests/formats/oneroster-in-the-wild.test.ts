/** OneRoster packages as student systems really export them: what is harmless is read with a warning. */
import { describe, expect, it } from 'vitest';

import { parseRoster } from '../../shared/formats/parse-roster.ts';

import { CONTACTS_HEADER, ONEROSTER_1_1, ONEROSTER_1_2, edited, filesOf, lines, type FileTexts } from './oneroster-package.ts';
import { SDS_1, SDS_2 } from './school-data-sync-package.ts';

function parsed(texts: FileTexts, today: string | null = null) {
  const { roster, problems } = parseRoster(filesOf(texts), { today });
  if (!roster) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return { roster, codes: [...new Set(problems.map(({ code }) => code))] };
}
const errors = (texts: FileTexts) => parseRoster(filesOf(texts)).problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const manifest = (from: string, to: string, texts: FileTexts = ONEROSTER_1_2): FileTexts => ({ ...texts, 'manifest.csv': texts['manifest.csv']!.replace(from, to) });
const sound = parsed(ONEROSTER_1_2).roster;
const sound11 = parsed(ONEROSTER_1_1).roster;

describe('the manifest', () => {
  it.each(['v1.2', '1.2.1', 'OneRoster 1.2', '1p2'])('says version %s', (version) => {
    expect(parsed(manifest('oneroster.version,1.2', `oneroster.version,${version}`)).codes).toEqual([]);
  });

  it.each([['users,bulk', 'users,Full', []], ['users,bulk', 'users,absent', ['absent-file-read']], ['enrollments,bulk', 'enrollments,absent', ['absent-file-read']], ['results,absent', 'results,none', []]])('that says of %s "%s" is read as it must be meant', (from, to, codes) => {
    const read = parsed(manifest(from, to));
    expect([read.codes, read.roster]).toEqual([codes, sound]);
  });

  it('in a package of changes, of a file that is absent, is believed', () => {
    const changes = { 'manifest.csv': lines('propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.2', 'file.orgs,delta', 'file.users,absent'), 'orgs.csv': lines('sourcedId,name,type'), 'users.csv': lines('sourcedId,givenName,familyName', 'u9,Ana,Moss') };
    const { roster, problems } = parseRoster(filesOf(changes), { active: () => sound });
    expect([problems.map(({ code }) => code), roster?.students.length]).toEqual([['file-declared-absent'], 2]);
  });

  it('of one version over files of the other', () => {
    const [over11, over12] = [parsed(manifest('1.1', '1.2', ONEROSTER_1_1)), parsed(manifest('oneroster.version,1.2', 'oneroster.version,1.1'))];
    expect([over11.codes, over11.roster]).toEqual([['version-mixed'], sound11]);
    // The manifest of 1.1 does not know roles.csv, which this one names.
    expect([over12.codes, over12.roster]).toEqual([['version-mixed'], sound]);
  });
});

describe('files and columns', () => {
  it('with a mark in only some files, quoted headers with spaces, other spellings of ids', () => {
    const users = ONEROSTER_1_2['users.csv']!.replace('sourcedId,status', '\ufeff" sourcedID "," Status "').replace('agentSourcedIds', 'agent_source_ids');
    const classes = ONEROSTER_1_2['classes.csv']!.replace('termSourcedIds', 'Term SourcedId').replace('schoolSourcedId', 'schoolSourceId');
    expect(parsed({ ...ONEROSTER_1_2, 'users.csv': users, 'classes.csv': classes })).toEqual({ roster: sound, codes: [] });
  });

  it('that are empty, where nothing needs them', () => {
    const read = parsed({ ...ONEROSTER_1_2, 'demographics.csv': '', 'courses.csv': '\ufeff' });
    expect([read.codes, read.roster.students.map(({ birthDate }) => birthDate)]).toEqual([['file-blank'], [null, null]]);
    expect(errors({ ...ONEROSTER_1_2, 'users.csv': '' })).toEqual(['file-empty']);
  });

  it('nobody knows, are left out', () => {
    expect(parsed({ ...ONEROSTER_1_2, 'readme.csv': 'a', 'lineItems.csv': 'sourcedId' }).codes).toEqual(['file-not-used']);
  });

  it('with a status in any case, and users who are not enabled', () => {
    expect(parsed(edited('users.csv', 'u2,active,true', 'u2,ACTIVE,FALSE'))).toEqual({ roster: sound, codes: [] });
    expect(parsed(edited('users.csv', 'u2,active', 'u2,ToBeDeleted')).roster.students).toHaveLength(1);
  });
});

describe('people', () => {
  it.each([['principal', 'principal'], ['Support Staff', 'support staff'], ['School Nurse', 'school nurse'], ['proctor', 'proctor'], ['sysadmin', null]])('in the role of %s', (role, title) => {
    const { roster, codes } = parsed({ ...ONEROSTER_1_1, 'users.csv': ONEROSTER_1_1['users.csv']!.replace('teacher,e', `${role},e`), 'enrollments.csv': ONEROSTER_1_1['enrollments.csv']!.replace(/e3.*\r\n/, '') });
    expect(roster.staff.map((member) => member.role)).toEqual(title === null ? [] : [title]);
    expect(codes).toEqual(title === null ? ['role-unknown', 'person-without-role'] : []);
  });

  it.each(['relative', 'Parent', 'mother', 'Emergency Contact'])('as %s are guardians', (role) => {
    expect(parsed({ ...ONEROSTER_1_1, 'users.csv': ONEROSTER_1_1['users.csv']!.replace('guardian,d', `${role},d`) })).toEqual({ roster: sound11, codes: [] });
  });

  it.each([['"09,10"', '9'], ['KG', 'K'], ['PK', 'PK'], ['TK', 'TK'], ['-1', 'PK'], ['Grade 7', '7'], ['9th Grade', '9'], ['13', '13'], ['IT', 'IT']])('of grade %s', (cell, grade) => {
    expect(parsed(edited('users.csv', ',07,', `,${cell},`)).roster.students[0]?.grade).toBe(grade);
  });

  it('enrolled as a proctor or an administrator are of the class', () => {
    for (const role of ['proctor', 'administrator']) expect(parsed(edited('enrollments.csv', 'teacher,TRUE', `${role},TRUE`)).roster.enrollments).toHaveLength(3);
  });

  it('are reached by SMS where there is no telephone', () => {
    expect(sound.guardians.map(({ phone }) => phone)).toEqual(['555-0100', '555-0102', null]);
  });
});

describe('ids that spreadsheets and databases changed in one of the files', () => {
  const padded = (texts: FileTexts): FileTexts => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replaceAll(/\bu(\d)\b/g, '0007$1')]));
  const unpadded = (text: string): string => text.replaceAll(/\b000(7\d)\b/g, '$1');

  it('lead to the same people, with a warning', () => {
    const whole = padded(ONEROSTER_1_2);
    const read = parsed({ ...whole, 'enrollments.csv': unpadded(whole['enrollments.csv']!), 'demographics.csv': unpadded(whole['demographics.csv']!), 'roles.csv': unpadded(whole['roles.csv']!) });
    expect([read.codes, read.roster]).toEqual([['id-alike'], parsed(whole).roster]);
  });

  it('keep the restrictions of the side file', () => {
    const whole = padded(ONEROSTER_1_2);
    const { roster, codes } = parsed({ ...whole, 'student-contacts.csv': lines(CONTACTS_HEADER, '72,74,,,,,,not to be picked up,') });
    expect([codes, roster.relationships.filter(({ restriction }) => restriction !== null).length]).toEqual([['id-alike'], 1]);
  });

  it('in another case or in braces', () => {
    expect(parsed(edited('enrollments.csv', 'u2,student', '{U2},student'))).toEqual({ roster: sound, codes: ['id-alike'] });
  });

  it('are refused where two could be meant', () => {
    const two = ONEROSTER_1_2['users.csv']! + lines('U2,,true,x,Gil,Stone,,,,,,,,,,,s1');
    expect(errors({ ...ONEROSTER_1_2, 'users.csv': two, 'enrollments.csv': ONEROSTER_1_2['enrollments.csv']!.replace('u2', '0u2') })).toEqual(['enrollment-of-unknown']);
  });

  it('in School Data Sync too', () => {
    expect(parsed({ ...SDS_2, 'roles.csv': SDS_2['roles.csv']!.replace('u1,s1', '0u1,S1') }).roster).toEqual(parsed(SDS_2).roster);
    expect(parsed({ ...SDS_1, 'StudentEnrollment.csv': SDS_1['StudentEnrollment.csv']!.replace('100,1', '0100,01') }).roster).toEqual(parsed(SDS_1).roster);
  });
});

describe('terms', () => {
  const codesOn = (today: string, texts: FileTexts = ONEROSTER_1_2) => parsed(texts, today).codes;

  it('that are on are nothing to speak of', () => {
    expect([codesOn('2026-08-10'), codesOn('2026-12-18')]).toEqual([[], []]);
  });

  it('that are over, or have not begun, are named with how many classes belong only to them', () => {
    expect(codesOn('2026-08-09')).toEqual(['classes-not-begun', 'between-terms']);
    expect(codesOn('2026-12-19')).toEqual(['classes-over', 'between-terms']);
    const two = { ...ONEROSTER_1_2, 'academicSessions.csv': `${ONEROSTER_1_2['academicSessions.csv']!}t2,,Spring,semester,2027-01-05,2027-05-28,2027\r\n`, 'classes.csv': ONEROSTER_1_2['classes.csv']!.replace('s2,t1,', 's2,"t1,t2",') };
    expect(codesOn('2027-02-01', two)).toEqual(['classes-over']);
    const [problem] = parseRoster(filesOf(two), { today: '2027-02-01' }).problems;
    expect(problem?.message).toContain('1 of 2 classes');
    expect(codesOn('2027-01-01', two)).toEqual(['classes-not-begun', 'classes-over', 'between-terms']);
  });

  it('the roster is imported all the same', () => expect(parsed(ONEROSTER_1_2, '2030-01-01').roster).toEqual(sound));
});

describe('flags of School Data Sync', () => {
  const needs = (...flags: readonly string[]) => parsed({ ...SDS_2, 'userFlags.csv': lines('userSourcedId,flag', ...flags.map((flag) => `u1,${flag}`)) }).roster.students[0]?.needs;

  it('that speak of help become needs, once', () => {
    expect(needs('iep', 'IEP', 'section504', '504', 'ell', 'usesWheelchair')).toEqual(['IEP', '504 plan', 'English learner', 'usesWheelchair']);
  });

  it('that speak of poverty, descent or anything else are never read', () => {
    expect(needs('freeLunch', 'reducedLunch', 'homeless', 'migrant', 'foster', 'giftedOrTalented', 'medicaid', 'undocumented')).toEqual([]);
  });
});
