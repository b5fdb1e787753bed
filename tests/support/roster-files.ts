/** Rosters as files on disk, for the real importer. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles, type ImportReport } from '../../electron/host/cli/operations.ts';
import { writeOneRoster } from '../../shared/formats/oneroster/write-oneroster.ts';
import type { RosterFile } from '../../shared/formats/roster-file.ts';
import { temporaryFolder } from './temporary-folder.ts';
import type { FolderConsole } from './own-console.ts';

/** A folder with the roster as OneRoster and its side file. */
export function rosterFolder(roster: Omit<RosterFile, 'format'>): string {
  const folder = join(temporaryFolder(), 'roster');
  mkdirSync(folder);
  for (const { name, bytes } of writeOneRoster(roster)) writeFileSync(join(folder, name), bytes);
  return folder;
}

export function listFile(name: string, ...lines: readonly string[]): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, lines.map((line) => `${line}\r\n`).join(''));
  return path;
}

type Asked = Partial<Parameters<typeof importFiles>[1]>;

/** As the command line imports. */
export const importPath = (at: FolderConsole, path: string, asked: Asked = {}): Promise<ImportReport> =>
  importFiles(at.console, { files: [path], map: null, school: null, dryRun: false, siteName: null, founder: null, acceptLeaving: null, ...asked });
