import fc from 'fast-check';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { readPackage } from '../../electron/host/roster-import/read-package.ts';
import { MAX_FILE_BYTES, MAX_ZIP_ENTRIES } from '../../electron/host/roster-import/zip-directory.ts';

import { temporaryFolder } from './temporary-folder.ts';
import { zipOf, type ZipEntry } from './zip-writer.ts';

const write = temporaryFolder();
const bytes = new TextEncoder().encode('sourcedId,name\r\n1,One\r\n');
const names = async (...paths: readonly string[]) => {
  const read = await readPackage(paths);
  return read.ok ? read.value.map(({ name }) => name) : [read.error.code, read.error.message];
};
let zips = 0;
const namesInZip = (...entries: readonly ZipEntry[]) => names(write(`zip-${(zips += 1)}.zip`, zipOf(entries)));

describe('what a person may choose', () => {
  it('a zip, with its files in a folder or not, and what macOS adds', async () => {
    expect(await namesInZip({ name: 'orgs.csv', bytes }, { name: 'users.csv', bytes })).toEqual(['orgs.csv', 'users.csv']);
    expect(await namesInZip({ name: 'export/', bytes: Buffer.of() }, { name: 'export/orgs.csv', bytes }, { name: '__MACOSX/export/orgs.csv', bytes }, { name: 'export/readme.txt', bytes })).toEqual(['orgs.csv']);
  });

  it('a folder, one folder further in, or one with a zip and a side file', async () => {
    expect(await names(dirname(write('a/b/orgs.csv', bytes)))).toEqual(['orgs.csv']);
    expect(await names(dirname(dirname(write('c/d/users.csv', bytes))))).toEqual(['users.csv']);
    write('e/student-contacts.csv', bytes);
    expect(await names(dirname(write('e/export.zip', zipOf([{ name: 'orgs.csv', bytes }]))))).toEqual(['orgs.csv', 'student-contacts.csv']);
  });

  it('single files, in any mix', async () => {
    expect(await names(write('f/orgs.csv', bytes), write('g.zip', zipOf([{ name: 'users.csv', bytes }])))).toEqual(['orgs.csv', 'users.csv']);
  });

  it('not several rosters at once: it is said which there are', async () => {
    write('years/2026/North School/users.csv', bytes);
    write('years/2026/South School/users.csv', bytes);
    const last = write('years/2025/export.zip', zipOf([{ name: 'orgs.csv', bytes }]));
    const refused = (...found: readonly string[]) => ['several-rosters', `There are several rosters here, and Muster imports one at a time: ${found.join(', ')}.`];
    expect(await names(dirname(dirname(last)))).toEqual(refused('2025', join('2026', 'North School'), join('2026', 'South School')));
    expect(await names(dirname(last), write('other.zip', zipOf([{ name: 'ORGS.csv', bytes }])))).toEqual(refused('2025', 'other.zip'));
    expect(await namesInZip({ name: 'a/orgs.csv', bytes }, { name: 'b/orgs.csv', bytes }, { name: 'c/users.csv', bytes })).toEqual(refused('a', 'b'));
  });

  it('gives the bytes unchanged', async () => {
    const read = await readPackage([write('h.zip', zipOf([{ name: 'orgs.csv', bytes }]))]);
    expect(read.ok && Buffer.from(read.value[0]?.bytes ?? []).equals(bytes)).toBe(true);
  });
});

describe('a hostile zip is refused', () => {
  it.each([
    ['climbs out', 'leads out of its folder', [{ name: '../orgs.csv', bytes }]],
    ['climbs out further in', 'leads out of its folder', [{ name: 'a/../../orgs.csv', bytes }]],
    ['is absolute', 'leads out of its folder', [{ name: '/etc/orgs.csv', bytes }]],
    ['is absolute on Windows', 'leads out of its folder', [{ name: 'C:orgs.csv', bytes }]],
    ['is a link', 'a link instead of a file', [{ name: 'orgs.csv', bytes, mode: 0o120777 }]],
    ['is there twice', 'two files of one name', [{ name: 'orgs.csv', bytes }, { name: 'ORGS.csv', bytes }]],
    ['is too large', 'a file in it would unpack to more than 100 MB', [{ name: 'orgs.csv', bytes, statedBytes: MAX_FILE_BYTES + 1 }]],
    ['are too large together', 'it would unpack to more than 200 MB', ['a', 'b', 'c'].map((name) => ({ name, bytes, statedBytes: MAX_FILE_BYTES }))],
    ['packs too well', 'more than 200 times its size', [{ name: 'orgs.csv', bytes: Buffer.alloc(40 * 1024 * 1024) }]],
    ['are too many', 'more than 500 files', Array.from({ length: MAX_ZIP_ENTRIES + 1 }, (_, index) => ({ name: `${index}.csv`, bytes }))],
  ] satisfies readonly [string, string, readonly ZipEntry[]][])('whose file %s', async (_what, reason, entries) => {
    expect(await namesInZip(...entries)).toEqual(['zip-unsafe', expect.stringContaining(reason)]);
  });

  it.each([
    ['states less than it unpacks to', [{ name: 'orgs.csv', bytes, statedBytes: 3 }]],
    ['states more than it unpacks to', [{ name: 'orgs.csv', bytes, statedBytes: 300 }]],
    ['has another checksum', [{ name: 'orgs.csv', bytes, statedCrc: 1 }]],
    ['has a password', [{ name: 'orgs.csv', bytes, encrypted: true }]],
  ] satisfies readonly [string, readonly ZipEntry[]][])('as damaged, whose file %s', async (_what, entries) => {
    expect(await namesInZip(...entries)).toEqual(['zip-damaged', expect.any(String)]);
  });

  it('or read unchanged, whatever bytes are changed', async () => {
    const sound = zipOf([{ name: 'orgs.csv', bytes }, { name: 'users.csv', bytes }]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
        const damaged = Buffer.from(sound);
        for (const [position, byte] of changes) damaged[position] = byte;
        const read = await readPackage([write('damaged.zip', damaged)]);
        if (read.ok) for (const file of read.value) expect(Buffer.from(file.bytes).equals(bytes)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
