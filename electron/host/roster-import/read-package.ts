/**
 * Brings together the files of a roster from what a person chose: a zip, a folder (with CSV files, or with a zip and
 * side files), single CSV files, or any mix. Refuses before reading what is too large; what the files mean is decided
 * in shared/formats.
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';
import type { SourceFile } from '../../../shared/formats/roster-file.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

import { MAX_FILE_BYTES, MAX_UNPACKED_BYTES, isCsvName, megabytes, unpackZip } from './unpack-zip.ts';

/** Above this somebody chose a folder full of other things. */
const MAX_FILES = 100;

type Files = Result<readonly SourceFile[], RosterProblem>;

export async function readPackage(paths: readonly string[]): Promise<Files> {
  const files: SourceFile[] = [];
  for (const path of paths) {
    const found = await readPath(path);
    if (!found.ok) return found;
    files.push(...found.value);
  }
  const [first] = files;
  if (!first) return err(rosterProblem('nothing-given', { file: paths.map((path) => basename(path)).join(', ') }));
  const totalBytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (totalBytes > MAX_UNPACKED_BYTES) return tooLarge(first.name, `more than ${megabytes(MAX_UNPACKED_BYTES)} altogether`);
  return ok(files);
}

async function readPath(path: string): Promise<Files> {
  const name = basename(path);
  try {
    const status = await stat(path);
    if (status.isDirectory()) return await readFolder(path);
    if (name.toLowerCase().endsWith('.zip')) return await unpackZip(path, name);
    if (status.size > MAX_FILE_BYTES) return tooLarge(name, `a file of more than ${megabytes(MAX_FILE_BYTES)}`);
    return ok([{ name, bytes: await readFile(path) }]);
  } catch (error) {
    const reason = systemErrorCode(error);
    if (reason === null) throw error;
    return err(rosterProblem('file-not-found', { file: name }, { reason }));
  }
}

/** The folder's own files; if it has none, those of the one folder in it, as unpacking often leaves behind. */
async function readFolder(path: string): Promise<Files> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isRosterName(entry.name)).map((entry) => entry.name);
  if (names.length > MAX_FILES) return tooLarge(basename(path), `a folder with more than ${MAX_FILES} CSV and zip files`);
  const [onlyFolder, ...otherFolders] = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  if (names.length === 0 && onlyFolder && otherFolders.length === 0) return readFolder(join(path, onlyFolder.name));
  const files: SourceFile[] = [];
  for (const name of names.sort()) {
    const found = await readPath(join(path, name));
    if (!found.ok) return found;
    files.push(...found.value);
  }
  return ok(files);
}

const isRosterName = (name: string): boolean => isCsvName(name) || /^[^.].*\.zip$/i.test(name);

const tooLarge = (file: string, reason: string): Files => err(rosterProblem('package-too-large', { file }, { reason }));

function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
