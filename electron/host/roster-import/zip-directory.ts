/**
 * The directory of a zip file that may be hostile. Everything is judged from it before a byte is unpacked: names that climb
 * out, links, doubles, counts, sizes, ratio. What is then unpacked must have the size and the checksum that it states.
 */
import { crc32 } from 'node:zlib';

import { getFileNameLowLevel, openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';

import { rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';
import { err, type Result } from '../../../shared/kernel/result.ts';

import { isPhotoName, MAX_PHOTOS, MAX_PHOTOS_BYTES } from './photo-limits.ts';

/** OneRoster knows 22 files; exporters add folders, notes and icons of their own. Photos are counted apart. */
export const MAX_ZIP_ENTRIES = 500;
/** 70,000 enrollments are about 7 MB. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
/** CSV of a real roster packs about 10 to 1, at most 30 to 1; a bomb needs 1,000 to 1. */
const MAX_RATIO = 200;
/** Below this the ratio says nothing: a file of one repeated line may pack well. */
const RATIO_MATTERS_ABOVE_BYTES = 10 * 1024 * 1024;

export interface NamedEntry {
  /** As in the directory: with its folders. */
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly entry: Entry;
}

export interface JudgedZip {
  /** Files only, without what macOS adds. */
  readonly entries: readonly NamedEntry[];
  unpack(one: NamedEntry): Promise<Uint8Array>;
}

/** `name` is what the person gave; problems are reported under it. The zip is open for as long as `use` takes. */
export async function withZip<T>(path: string, name: string, use: (zip: JudgedZip) => Promise<Result<T, RosterProblem>>): Promise<Result<T, RosterProblem>> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, lazyEntries: true });
    const listed = await listEntries(zip);
    const fault = listed.fault ?? faultOfSizes(listed.entries, zip.fileSize);
    if (fault !== null) return err(rosterProblem('zip-unsafe', { file: name }, { reason: fault }));
    const open = zip;
    return await use({ entries: listed.entries.filter(({ folder }) => !folder.split('/').includes('__MACOSX')), unpack: ({ entry }) => unpackEntry(open, entry) });
  } catch (error) {
    if (!isDamage(error)) throw error;
    return err(rosterProblem('zip-damaged', { file: name }));
  } finally {
    zip?.close();
  }
}

/**
 * The library and zlib throw plain errors for a damaged file, and a buffer a RangeError for an offset that points out of
 * it. What the system says about the file (EACCES …) is the caller's; anything else is a bug.
 */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) return false;
  return error.name === 'Error' || error.name === 'RangeError';
}

interface ListedEntries {
  readonly entries: readonly NamedEntry[];
  readonly fault: string | null;
}

async function listEntries(zip: ZipFile): Promise<ListedEntries> {
  const entries: NamedEntry[] = [];
  const names = new Set<string>();
  let photos = 0;
  const refused = (fault: string): ListedEntries => ({ entries, fault });
  if (zip.entryCount > MAX_ZIP_ENTRIES + MAX_PHOTOS) return refused(`it holds more than ${MAX_ZIP_ENTRIES} files and ${MAX_PHOTOS} photos`);
  for await (const entry of zip.eachEntry()) {
    const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (validateFileName(path) !== null) return refused('a file in it has a path that leads out of its folder');
    if (isLink(entry)) return refused('it holds a link instead of a file');
    if (names.has(path.toLowerCase())) return refused('it holds two files of one name');
    names.add(path.toLowerCase());
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    if (isPhotoName(name)) photos += 1;
    if (photos > MAX_PHOTOS) return refused(`it holds more than ${MAX_PHOTOS} photos`);
    if (names.size - photos > MAX_ZIP_ENTRIES) return refused(`it holds more than ${MAX_ZIP_ENTRIES} files`);
    if (name !== '') entries.push({ path, folder: folders.join('/'), name, entry });
  }
  return { entries, fault: null };
}

/** The upper half of the attributes is the Unix file mode; 0o120000 there is a symbolic link. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

function faultOfSizes(entries: readonly NamedEntry[], zipBytes: number): string | null {
  const [photos, files] = [entries.filter(({ name }) => isPhotoName(name)), entries.filter(({ name }) => !isPhotoName(name))].map((some) => some.map(({ entry }) => entry.uncompressedSize));
  const sum = (sizes: readonly number[] = []): number => sizes.reduce((total, size) => total + size, 0);
  const total = sum(files) + sum(photos);
  if (files?.some((size) => size > MAX_FILE_BYTES) === true) return `a file in it would unpack to more than ${megabytes(MAX_FILE_BYTES)}`;
  if (sum(files) > MAX_UNPACKED_BYTES) return `it would unpack to more than ${megabytes(MAX_UNPACKED_BYTES)}`;
  if (sum(photos) > MAX_PHOTOS_BYTES) return `its photos would unpack to more than ${megabytes(MAX_PHOTOS_BYTES)}`;
  if (total > RATIO_MATTERS_ABOVE_BYTES && total > zipBytes * MAX_RATIO) return `it would unpack to more than ${MAX_RATIO} times its size`;
  return null;
}

export const megabytes = (sizeBytes: number): string => `${Math.floor(sizeBytes / (1024 * 1024))} MB`;

/** The library stops a stream that exceeds the stated size; the checksum is left to its caller. */
async function unpackEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32) throw new Error('checksum differs');
  return bytes;
}
