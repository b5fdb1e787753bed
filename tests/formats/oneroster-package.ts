/** Builds small OneRoster packages for tests: a sound one of each version, with single files or rows replaced. */
import type { SourceFile } from '../../shared/formats/roster-file.ts';

export const textFile = (name: string, text: string): SourceFile => ({ name, bytes: new TextEncoder().encode(text) });

export const lines = (...rows: readonly string[]): string => rows.map((row) => `${row}\r\n`).join('');

export type FileTexts = Readonly<Record<string, string>>;

const manifest = (version: string, names: readonly string[]): string =>
  lines('propertyName,value', 'manifest.version,1.0', `oneroster.version,${version}`, ...names.map((name) => `file.${name},bulk`), 'file.results,absent');

const COMMON = {
  'orgs.csv': lines('sourcedId,status,name,type,identifier', 'd1,,District,district,', 's1,,North School,school,1', 's2,,South School,school,2'),
  'academicSessions.csv': lines('sourcedId,status,title,type,startDate,endDate,schoolYear', 't1,,Fall,semester,2026-08-10,12/18/2026,2027'),
  'courses.csv': lines('sourcedId,title,orgSourcedId', 'k1,Algebra,s1'),
  'classes.csv': lines(
    'sourcedId,status,title,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,periods',
    'c1,,,k1,A1,scheduled,204,s1,t1,"1,2"',
    'c2,,Homeroom 7,k1,H7,homeroom,12,s2,t1,',
  ),
  'enrollments.csv': lines(
    'sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e1,,c1,s1,u1,student,,,',
    'e2,,c2,s2,u2,student,,,',
    'e3,,c1,s1,u5,teacher,TRUE,,',
  ),
  'demographics.csv': lines('sourcedId,status,birthDate', 'u1,,2013-09-13', 'u2,,2/9/2012'),
};

/** u1 and u2 are students, u3 their mother, u4 the father of u2 (named on his own row), u5 a teacher who is also u1's guardian. */
export const ONEROSTER_1_2: FileTexts = {
  ...COMMON,
  'manifest.csv': manifest('1.2', ['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'enrollments', 'demographics']),
  'users.csv': lines(
    'sourcedId,status,enabledUser,username,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,preferredGivenName,preferredFamilyName,primaryOrgSourcedId',
    'u1,,true,a,Ana,Núñez,,1001,,,,"u3,u5",07,hunter2,,,s1',
    'u2,active,true,b,Ben,Núñez,Lee,1002,,,,u3,KG,hunter2,Benny,,s2',
    'u3,,true,c,Carla,Núñez,,,c@example.org,555-0101,555-0100,,,hunter2,,,',
    'u4,,true,d,Dan,Moss,,,,555-0102,,u2,,hunter2,,,',
    'u5,,true,e,Eve,Stone,,,e@example.org,,,,,hunter2,,,s1',
  ),
  'roles.csv': lines(
    'sourcedId,status,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId',
    'r1,,u1,primary,student,,,s1',
    'r2,,u2,primary,student,,,s2',
    'r3,,u3,primary,parent,,,s1',
    'r4,,u4,primary,guardian,,,s2',
    'r5,,u5,secondary,aide,,,d1',
    'r6,,u5,primary,teacher,,,s1',
    'r7,,u5,secondary,guardian,,,s1',
  ),
};

export const ONEROSTER_1_1: FileTexts = {
  ...COMMON,
  'manifest.csv': manifest('1.1', ['orgs', 'academicSessions', 'courses', 'classes', 'users', 'enrollments', 'demographics']),
  'users.csv': lines(
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
    'u1,,,true,s1,student,a,,Ana,Núñez,,1001,,,,u3,07,hunter2',
    'u2,,,true,"s1,s2",student,b,,Ben,Núñez,Lee,1002,,,,,KG,hunter2',
    'u3,,,true,s1,parent,c,,Carla,Núñez,,,c@example.org,555-0101,555-0100,"u1,u2",,hunter2',
    'u4,,,true,s2,guardian,d,,Dan,Moss,,,,555-0102,,u2,,hunter2',
    'u5,,,true,s1,teacher,e,,Eve,Stone,,,e@example.org,,,,,hunter2',
  ),
};

export const CONTACTS_HEADER =
  'studentSourcedId,contactSourcedId,relation,primaryContactStatus,livesWith,emergencyContactStatus,contactPriority,contactRestrictions,legalGuardian';

export const filesOf = (texts: FileTexts): readonly SourceFile[] => Object.entries(texts).map(([name, text]) => textFile(name, text));

/** The sound 1.2 package with one piece of text replaced in one file. */
export function edited(file: string, from: string, to: string): FileTexts {
  const before = ONEROSTER_1_2[file];
  if (before === undefined || !before.includes(from)) throw new Error(`the sample package has no ${from} in ${file}`);
  return { ...ONEROSTER_1_2, [file]: before.replace(from, to) };
}

export const withContacts = (...rows: readonly string[]): FileTexts => ({
  ...ONEROSTER_1_2,
  'student-contacts.csv': lines(CONTACTS_HEADER, ...rows),
});

export function without(...names: readonly string[]): FileTexts {
  return Object.fromEntries(Object.entries(ONEROSTER_1_2).filter(([name]) => !names.includes(name)));
}

/** A package of changes: the header of each file as in the sound package, and the rows given. */
export function changesOf(rows: Readonly<Record<string, readonly string[]>>, version: '1.1' | '1.2' = '1.2', declared = 'delta'): FileTexts {
  const sound = version === '1.2' ? ONEROSTER_1_2 : ONEROSTER_1_1;
  const header = (name: string): string => sound[`${name}.csv`]!.split('\r\n')[0]!;
  return {
    'manifest.csv': lines('propertyName,value', 'manifest.version,1.0', `oneroster.version,${version}`, ...Object.keys(rows).map((name) => `file.${name},${declared}`)),
    ...Object.fromEntries(Object.entries(rows).map(([name, own]) => [`${name}.csv`, lines(header(name), ...own)])),
  };
}
