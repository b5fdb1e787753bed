/**
 * Who is at the school, read from the roster's own files and not from Muster: what the day's ledger rests on. Only what
 * the sample and Grand Bend have; whatever is odd in a file is the import's business, not this one's.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { unpackZip } from '../../../electron/host/roster-import/unpack-zip.ts';

export interface Named {
  /** "Garcia, Ana" */
  readonly listed: string;
  /** "Ana Garcia" */
  readonly spoken: string;
}

export interface Contact extends Named {
  readonly id: string;
  readonly relation: string;
  readonly family: string;
  readonly phone: string;
  /** What the record says against them; empty: nothing. */
  readonly restriction: string;
}

export interface Student extends Named {
  readonly id: string;
  readonly grade: number;
  readonly contacts: readonly Contact[];
}

export interface SchoolClass {
  readonly title: string;
  readonly period: string;
  readonly teacher: Named | null;
  readonly students: readonly string[];
}

export interface RosterFacts {
  readonly students: ReadonlyMap<string, Student>;
  readonly staff: ReadonlyMap<string, Named>;
  readonly classes: readonly SchoolClass[];
}

const rows = z.array(z.record(z.string(), z.string()));
type Row = z.infer<typeof rows>[number];

/** A folder with CSV files, or with zips of them. */
async function readTables(folder: string): Promise<ReadonlyMap<string, readonly Row[]>> {
  const tables = new Map<string, readonly Row[]>();
  const add = (name: string, bytes: Uint8Array): void => void tables.set(name.toLowerCase(), rows.parse(parse(Buffer.from(bytes), { columns: true, bom: true, skip_empty_lines: true })));
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.csv')) add(name, readFileSync(join(folder, name)));
    if (!name.endsWith('.zip')) continue;
    const zip = await unpackZip(join(folder, name), name);
    if (!zip.ok) throw new Error(`${name} cannot be read: ${zip.error.message}`);
    for (const file of zip.value) add(file.name, file.bytes);
  }
  return tables;
}

function named(given: string, family: string): Named {
  return { listed: given === '' ? family : family === '' ? given : `${family}, ${given}`, spoken: `${given} ${family}`.trim() };
}

/** `school`: the name of one of the schools in the files; null: all. */
export async function readRosterFacts(folder: string, school: string | null): Promise<RosterFacts> {
  const tables = await readTables(folder);
  const table = (name: string): readonly Row[] => tables.get(`${name}.csv`) ?? [];
  const only = school === null ? null : table('orgs').find((org) => org['name'] === school)?.['sourcedId'];
  if (only === undefined) throw new Error(`no school is called ${school ?? ''}`);
  const here = (org: string | undefined): boolean => only === null || org === only;
  const users = new Map(table('users').map((user) => [user['sourcedId'] ?? '', user]));
  const text = (row: Row | undefined, column: string): string => row?.[column] ?? '';
  const called = (id: string): Named => {
    const user = users.get(id);
    return named(text(user, 'preferredGivenName') || text(user, 'givenName'), text(user, 'preferredFamilyName') || text(user, 'familyName'));
  };

  const contacts = Map.groupBy(table('student-contacts'), (pair) => text(pair, 'studentSourcedId'));
  const contactOf = (pair: Row): Contact => {
    const user = users.get(text(pair, 'contactSourcedId'));
    return { id: text(pair, 'contactSourcedId'), ...named(text(user, 'givenName'), text(user, 'familyName')), family: text(user, 'familyName'), relation: text(pair, 'relation'), phone: text(user, 'phone') || text(user, 'sms'), restriction: text(pair, 'contactRestrictions') };
  };
  const students = new Map<string, Student>();
  const staff = new Map<string, Named>();
  for (const role of table('roles')) {
    const id = text(role, 'userSourcedId');
    if (!here(role['orgSourcedId'])) continue;
    if (role['role'] === 'student') students.set(id, { id, ...called(id), grade: Number(text(users.get(id), 'grades').split(',')[0]), contacts: (contacts.get(id) ?? []).map(contactOf) });
    else if (!/^(parent|guardian|relative)$/.test(text(role, 'role'))) staff.set(id, called(id));
  }

  const enrolled = Map.groupBy(table('enrollments'), (one) => text(one, 'classSourcedId'));
  const classes = table('classes')
    .filter((one) => here(one['schoolSourcedId']))
    .map((one): SchoolClass => {
      const inIt = enrolled.get(text(one, 'sourcedId')) ?? [];
      const teacher = inIt.find((place) => place['role'] === 'teacher');
      return {
        title: text(one, 'title'),
        period: text(one, 'periods'),
        teacher: teacher === undefined ? null : called(text(teacher, 'userSourcedId')),
        students: inIt.filter((place) => place['role'] === 'student').map((place) => text(place, 'userSourcedId')),
      };
    });
  return { students, staff, classes };
}
