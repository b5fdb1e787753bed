/**
 * The pictures among what a person gave: in zips, in folders and the folders below, or alone. One is read only when it is
 * asked for, so that never more than one is in memory. What they are for is decided in plan-photos.ts.
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

import { isPhotoName, MAX_PHOTOS, MAX_PHOTOS_BYTES } from './photo-limits.ts';
import { megabytes, withZip } from './zip-directory.ts';

export interface FoundPhoto {
  /** What the person gave, and which of the pictures in it: by these it is spoken of. */
  readonly file: string;
  readonly number: number;
  /** The name without its ending: a student's number or id, if it is one of the roster. */
  readonly id: string;
  readonly sizeBytes: number;
  read(): Promise<Uint8Array>;
}

/** A folder of folders of photos by grade and room; as deep as rosters are looked for. */
const MAX_FOLDER_DEPTH = 4;

/** The folders and files were looked at already, as a roster's: what cannot be opened was refused there. */
export async function eachPhoto(paths: readonly string[], take: (photo: FoundPhoto) => Promise<void>): Promise<Result<null, RosterProblem>> {
  for (const path of paths) {
    const taken = await eachPhotoAt(path, take);
    if (!taken.ok) return taken;
  }
  return ok(null);
}

async function eachPhotoAt(path: string, take: (photo: FoundPhoto) => Promise<void>): Promise<Result<null, RosterProblem>> {
  const file = basename(path);
  if ((await stat(path)).isDirectory()) return eachPhotoBelow(path, take);
  if (file.toLowerCase().endsWith('.zip')) {
    return withZip(path, file, async (zip) => {
      let number = 0;
      for (const one of zip.entries.filter(({ name }) => isPhotoName(name))) {
        number += 1;
        await take({ file, number, id: idOf(one.name), sizeBytes: one.entry.uncompressedSize, read: () => zip.unpack(one) });
      }
      return ok(null);
    });
  }
  if (isPhotoName(file)) await take(await photoOnDisk(path, file, 1));
  return ok(null);
}

async function eachPhotoBelow(folder: string, take: (photo: FoundPhoto) => Promise<void>): Promise<Result<null, RosterProblem>> {
  const file = basename(folder);
  const { pictures, zips } = await lookInto(folder, MAX_FOLDER_DEPTH);
  if (pictures.length > MAX_PHOTOS) return err(rosterProblem('package-too-large', { file }, { reason: `a folder with more than ${MAX_PHOTOS} photos` }));
  let sizeBytes = 0;
  for (const [index, path] of pictures.entries()) {
    const photo = await photoOnDisk(path, file, index + 1);
    sizeBytes += photo.sizeBytes;
    if (sizeBytes > MAX_PHOTOS_BYTES) return err(rosterProblem('package-too-large', { file }, { reason: `photos of more than ${megabytes(MAX_PHOTOS_BYTES)}` }));
    await take(photo);
  }
  return eachPhoto(zips, take);
}

/** Links are not followed. Zips count only where the folder's own are looked for, as those of rosters. */
async function lookInto(folder: string, depth: number): Promise<{ readonly pictures: readonly string[]; readonly zips: readonly string[] }> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const named = (matches: (name: string) => boolean): string[] => entries.flatMap((entry) => (entry.isFile() && matches(entry.name) ? [join(folder, entry.name)] : []));
  const pictures = named(isPhotoName);
  if (depth > 1) for (const entry of entries) if (entry.isDirectory() && !/^\.|^__MACOSX$/.test(entry.name)) pictures.push(...(await lookInto(join(folder, entry.name), depth - 1)).pictures);
  return { pictures, zips: named((name) => /^[^.].*\.zip$/i.test(name)) };
}

const photoOnDisk = async (path: string, file: string, number: number): Promise<FoundPhoto> => ({ file, number, id: idOf(basename(path)), sizeBytes: (await stat(path)).size, read: () => readFile(path) });

const idOf = (name: string): string => name.slice(0, name.lastIndexOf('.')).trim();
