/**
 * Brings together the files of a roster from what a person chose: a zip, a folder (with CSV files, or with a zip and
 * side files), single CSV files, or any mix. Refuses before reading what is too large; what the files mean is decided
 * in shared/formats.
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';

import { rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';
import type { SourceFile } from '../../../shared/formats/roster-file.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

import { isPhotoName } from './photo-limits.ts';
import { isCsvName, unpackZip } from './unpack-zip.ts';
import { MAX_FILE_BYTES, MAX_UNPACKED_BYTES, megabytes } from './zip-directory.ts';

/** Above this somebody chose a folder full of other things. */
const MAX_FILES = 100;

/** A folder of folders of schools of years; deeper down lies something else. */
const MAX_FOLDER_DEPTH = 4;
/** Rosters named in a refusal. */
const MAX_NAMED = 12;

type Files = Result<readonly SourceFile[], RosterProblem>;

export async function readPackage(paths: readonly string[]): Promise<Files> {
  const found = await readAll(paths);
  if (!found.ok) return found;
  const files = found.value;
  const [first] = files;
  if (!first) return err(rosterProblem('nothing-given', { file: paths.map((path) => basename(path)).join(', ') }));
  const totalBytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (totalBytes > MAX_UNPACKED_BYTES) return tooLarge(first.name, `more than ${megabytes(MAX_UNPACKED_BYTES)} altogether`);
  return ok(files);
}

/** Files of one name from two places are two rosters, and it is said which. */
async function readAll(paths: readonly string[]): Promise<Files> {
  const files: SourceFile[] = [];
  const placeOf = new Map<string, string>();
  for (const path of paths) {
    const found = await readPath(path);
    if (!found.ok) return found;
    for (const { name } of found.value) {
      const place = placeOf.get(name.toLowerCase());
      if (place !== undefined && place !== basename(path)) return severalRosters(basename(path), [place, basename(path)]);
      placeOf.set(name.toLowerCase(), basename(path));
    }
    files.push(...found.value);
  }
  return ok(files);
}

async function readPath(path: string): Promise<Files> {
  const name = basename(path);
  try {
    const status = await stat(path);
    if (status.isDirectory()) return await readFolder(path);
    if (name.toLowerCase().endsWith('.zip')) return await unpackZip(path, name);
    // It is no roster; what it is for is looked at in found-photos.ts.
    if (isPhotoName(name)) return ok([]);
    if (status.size > MAX_FILE_BYTES) return tooLarge(name, `a file of more than ${megabytes(MAX_FILE_BYTES)}`);
    return ok([{ name, bytes: await readFile(path) }]);
  } catch (error) {
    const reason = systemErrorCode(error);
    if (reason === null) throw error;
    return err(rosterProblem('file-not-found', { file: name }, { reason }));
  }
}

/** The folder's own files; if it has none, those of the one folder below it that has, as unpacking often leaves behind. */
async function readFolder(path: string): Promise<Files> {
  const names = await rosterNames(path);
  if (names.length > MAX_FILES) return tooLarge(basename(path), `a folder with more than ${MAX_FILES} CSV and zip files`);
  if (names.length > 0) return readAll(names.map((name) => join(path, name)));
  const [only, ...others] = await rosterFolders(path, MAX_FOLDER_DEPTH);
  if (only === undefined) return ok([]);
  return others.length === 0 ? readFolder(only) : severalRosters(basename(path), [only, ...others].map((folder) => relative(path, folder)));
}

async function rosterNames(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() && isRosterName(entry.name) ? [entry.name] : [])).sort();
}

/** The folders below that have files of their own; no further down than the first ones. Links are not followed. */
async function rosterFolders(path: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (!entry.isDirectory() || /^\.|^__MACOSX$/.test(entry.name) || found.length > MAX_NAMED) continue;
    const folder = join(path, entry.name);
    if ((await rosterNames(folder)).length > 0) found.push(folder);
    else if (depth > 1) found.push(...(await rosterFolders(folder, depth - 1)));
  }
  return found;
}

function severalRosters(file: string, found: readonly string[]): Result<never, RosterProblem> {
  const named = found.slice(0, MAX_NAMED).join(', ');
  return err(rosterProblem('several-rosters', { file }, { found: found.length > MAX_NAMED ? `${named} and more` : named }));
}

const isRosterName = (name: string): boolean => isCsvName(name) || /^[^.].*\.zip$/i.test(name);

const tooLarge = (file: string, reason: string): Files => err(rosterProblem('package-too-large', { file }, { reason }));

function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
