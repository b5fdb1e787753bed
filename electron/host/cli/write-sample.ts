/** The sample school as the files that a student system would export, for trying an import, or another program. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOneRoster } from '../../../shared/formats/oneroster/write-oneroster.ts';
import type { SampleRequest } from '../roster-import/sample-people.ts';
import { sampleSchool } from '../roster-import/sample-school.ts';

export interface WrittenSample {
  readonly folder: string;
  readonly files: readonly string[];
  readonly date: string;
  readonly people: { readonly students: number; readonly guardians: number; readonly staff: number };
}

export class FolderNotEmpty extends Error {
  override readonly name = 'FolderNotEmpty';
  constructor(folder: string) {
    super(`There are files in ${folder} already, and none of them was touched. Give a new or an empty folder with --oneroster.`);
  }
}

/** Into a new or empty folder, which it makes: a package is what lies in one folder. */
export function writeSample(folder: string, request: SampleRequest): WrittenSample {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new FolderNotEmpty(folder);
  const school = sampleSchool(request);
  const files = writeOneRoster(school);
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  return { folder, files: files.map(({ name }) => name), date: request.date, people: { students: school.students.length, guardians: school.guardians.length, staff: school.staff.length } };
}
