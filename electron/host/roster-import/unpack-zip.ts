/**
 * Takes the CSV files out of a zip file that may be hostile. Everything is judged from the directory of the zip, before
 * a byte is unpacked: names that climb out, links, doubles, counts, sizes, ratio. What is then unpacked must have the
 * size and the checksum that the directory states.
 */
import { crc32 } from 'node:zlib';

import { getFileNameLowLevel, openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';

import { rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';
import type { SourceFile } from '../../../shared/formats/roster-file.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

/** OneRoster knows 22 files; exporters add folders, notes and icons of their own. */
export const MAX_ZIP_ENTRIES = 500;
/** 70,000 enrollments are about 7 MB. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
/** CSV of a real roster packs about 10 to 1, at most 30 to 1; a bomb needs 1,000 to 1. */
const MAX_RATIO = 200;
/** Below this the ratio says nothing: a file of one repeated line may pack well. */
const RATIO_MATTERS_ABOVE_BYTES = 10 * 1024 * 1024;

export const isCsvName = (baseName: string): boolean => /^[^.].*\.csv$/i.test(baseName);

/** `name` is what the person gave; problems are reported under it. */
export async function unpackZip(path: string, name: string): Promise<Result<readonly SourceFile[], RosterProblem>> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, lazyEntries: true });
    const listed = await listEntries(zip);
    const fault = listed.fault ?? faultOfSizes(listed.entries, zip.fileSize);
    if (fault !== null) return err(rosterProblem('zip-unsafe', { file: name }, { reason: fault }));
    const doubled = doubledFolders(listed.entries);
    if (doubled.length > 0) return err(rosterProblem('several-rosters', { file: name }, { found: doubled.join(', ') }));
    return ok(await unpackCsvFiles(zip, listed.entries));
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

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

interface ListedEntries {
  readonly entries: readonly NamedEntry[];
  readonly fault: string | null;
}

async function listEntries(zip: ZipFile): Promise<ListedEntries> {
  const entries: NamedEntry[] = [];
  const names = new Set<string>();
  const refused = (fault: string): ListedEntries => ({ entries, fault });
  if (zip.entryCount > MAX_ZIP_ENTRIES) return refused(`it holds more than ${MAX_ZIP_ENTRIES} files`);
  for await (const entry of zip.eachEntry()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (validateFileName(name) !== null) return refused('a file in it has a path that leads out of its folder');
    if (isLink(entry)) return refused('it holds a link instead of a file');
    if (names.has(name.toLowerCase())) return refused('it holds two files of one name');
    names.add(name.toLowerCase());
    if (!name.endsWith('/')) entries.push({ name, entry });
  }
  return { entries, fault: null };
}

/** The upper half of the attributes is the Unix file mode; 0o120000 there is a symbolic link. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

function faultOfSizes(entries: readonly NamedEntry[], zipBytes: number): string | null {
  const sizes = entries.map(({ entry }) => entry.uncompressedSize);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.some((size) => size > MAX_FILE_BYTES)) return `a file in it would unpack to more than ${megabytes(MAX_FILE_BYTES)}`;
  if (total > MAX_UNPACKED_BYTES) return `it would unpack to more than ${megabytes(MAX_UNPACKED_BYTES)}`;
  if (total > RATIO_MATTERS_ABOVE_BYTES && total > zipBytes * MAX_RATIO) return `it would unpack to more than ${MAX_RATIO} times its size`;
  return null;
}

export const megabytes = (sizeBytes: number): string => `${Math.floor(sizeBytes / (1024 * 1024))} MB`;

interface CsvEntry {
  readonly folder: string;
  readonly name: string;
  readonly entry: Entry;
}

function* csvEntries(entries: readonly NamedEntry[]): Generator<CsvEntry> {
  for (const { name: path, entry } of entries) {
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    if (isCsvName(name) && !folders.includes('__MACOSX')) yield { folder: folders.join('/'), name, entry };
  }
}

/** The folders of the zip that have a file of the same name: each is a roster of its own. */
function doubledFolders(entries: readonly NamedEntry[]): readonly string[] {
  const byName = Map.groupBy(csvEntries(entries), ({ name }) => name.toLowerCase());
  const doubled = [...byName.values()].filter((own) => own.length > 1).flat();
  return [...new Set(doubled.map(({ folder }) => folder || 'the zip file itself'))];
}

async function unpackCsvFiles(zip: ZipFile, entries: readonly NamedEntry[]): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const { name, entry } of csvEntries(entries)) files.push({ name, bytes: await unpackEntry(zip, entry) });
  return files;
}

/** The library stops a stream that exceeds the stated size; the checksum is left to its caller. */
async function unpackEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32) throw new Error('checksum differs');
  return bytes;
}
