/** Photos in what a person chooses: whose they are, what is a picture, and zips and folders that mean harm. */
import { symlinkSync } from 'node:fs';
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { MAX_PHOTOS, MAX_PHOTOS_BYTES } from '../../electron/host/roster-import/photo-limits.ts';
import { MAX_ZIP_ENTRIES } from '../../electron/host/roster-import/zip-directory.ts';
import { MAX_PHOTO_BYTES } from '../../shared/domain/roster/events.ts';
import { jpeg, png, pngHeaderOf, webp } from '../support/pictures.ts';
import { personOf, planGiven, problemsOf } from './given-photos.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { zipOf, type ZipEntry } from './zip-writer.ts';

const write = temporaryFolder();
let zips = 0;
const zip = (...entries: readonly ZipEntry[]): string => write(`photos-${(zips += 1)}.zip`, zipOf(entries));
const told = async (...given: Parameters<typeof planGiven>) => {
  const planned = await planGiven(...given);
  return { ...(planned.ok ? planned.value.counts : { refused: true }), whose: planned.ok ? planned.value.toFile.map(({ person, type }) => [person, type]) : [], codes: problemsOf(planned).map(({ code }) => code) };
};

describe('whose a photo is', () => {
  it('says its name: the number or the id, in any case, zeros lost, in a folder or not', async () => {
    const photos = zip({ name: '1.jpg', bytes: jpeg(1) }, { name: 'grade 7/002.JPEG', bytes: jpeg(2) }, { name: 'ID-003.Png', bytes: png(3) });
    const whose = [[personOf('001'), 'image/jpeg'], [personOf('002'), 'image/jpeg'], [personOf('003'), 'image/png']];
    expect(await told([photos])).toEqual({ filed: 3, unchanged: 0, unmatched: 0, whose, codes: [] });
  });

  it('in folders, in a zip in a folder, and alone too', async () => {
    write('school/photos/001.webp', webp(1));
    write('school/002.jpg', jpeg(2));
    write('school/.thumbs/003.jpg', jpeg(3));
    write('school/roster.csv', 'x');
    const inside = write('school/more.zip', zipOf([{ name: '003.jpg', bytes: jpeg(4) }, { name: '__MACOSX/._003.jpg', bytes: jpeg(5) }]));
    expect(await told([dirname(inside)])).toMatchObject({ filed: 3, unmatched: 0, codes: [] });
    expect(await told([write('001.jpg', jpeg(1))])).toMatchObject({ filed: 1 });
  });

  it('is nobody’s where it could be two people’s, and where it is no one’s', async () => {
    const photos = zip({ name: '7.jpg', bytes: jpeg(1) }, { name: '9.jpg', bytes: jpeg(2) }, { name: '01.jpg', bytes: jpeg(3) });
    expect(await told([photos], { students: ['007', '0007', '01'] })).toMatchObject({ filed: 1, unmatched: 2, codes: ['photos-unmatched'], whose: [[personOf('01'), 'image/jpeg']] });
  });

  it('is told by nothing but the bytes: what kind it is, and whether it is one', async () => {
    const photos = zip({ name: '001.png', bytes: jpeg(1) }, { name: '002.jpg', bytes: Buffer.from('<script>alert(1)</script>'.padEnd(99)) }, { name: '003.jpg', bytes: Buffer.of() });
    expect(await told([photos])).toMatchObject({ filed: 1, whose: [[personOf('001'), 'image/jpeg']], codes: ['photo-no-picture', 'photo-no-picture'] });
  });

  it('is not decided between two different ones; the same one twice is one', async () => {
    const photos = zip({ name: 'a/001.jpg', bytes: jpeg(1) }, { name: 'b/001.jpg', bytes: jpeg(2) }, { name: 'a/002.jpg', bytes: jpeg(3) }, { name: 'b/002.jpg', bytes: jpeg(3) });
    expect(await told([photos])).toMatchObject({ filed: 1, whose: [[personOf('002'), 'image/jpeg']], codes: ['photos-doubled'] });
  });

  it('is never said by the name of a file', async () => {
    const photos = zip({ name: 'Garcia Ana 100234.jpg', bytes: jpeg(1) }, { name: '001.jpg', bytes: Buffer.from('no picture') }, { name: '002.jpg', bytes: pngHeaderOf(9000, 9000) });
    const problems = problemsOf(await planGiven([photos]));
    expect(problems).toHaveLength(3);
    expect(JSON.stringify(problems)).not.toMatch(/Garcia|100234|001|002/);
    expect(problems.map(({ message }) => message)).toContain('Picture number 2 is no JPEG, PNG or WebP picture, whatever its name says. Muster did not file it.');
  });

  it('removed by hand, it is not filed again; another one of the student is', async () => {
    const removed = [['001', hash('sha256', jpeg(1))]] as const;
    expect(await told([zip({ name: '001.jpg', bytes: jpeg(1) })], { removed })).toMatchObject({ filed: 0, codes: ['photos-removed'] });
    expect(await told([zip({ name: '001.jpg', bytes: jpeg(2) })], { removed })).toMatchObject({ filed: 1, codes: [] });
  });
});

describe('photos alone', () => {
  it('of nobody, or without a roster, are refused; beside a roster they are only said', async () => {
    const strangers = zip({ name: 'x.jpg', bytes: jpeg(1) });
    expect(await told([strangers], { alone: true })).toMatchObject({ refused: true, codes: ['photos-of-nobody'] });
    expect(await told([strangers], { alone: true, students: [] })).toMatchObject({ refused: true, codes: ['photos-without-roster'] });
    expect(await told([strangers])).toMatchObject({ filed: 0, unmatched: 1, codes: ['photos-unmatched'] });
  });
});

describe('hostile photos', () => {
  const bytes = jpeg(1);
  it.each([
    ['climb out', 'leads out of its folder', [{ name: '../001.jpg', bytes }]],
    ['are a link', 'a link instead of a file', [{ name: '001.jpg', bytes, mode: 0o120777 }]],
    ['are there twice', 'two files of one name', [{ name: '001.jpg', bytes }, { name: '001.JPG', bytes }]],
    ['are too many', `more than ${MAX_PHOTOS} photos`, Array.from({ length: MAX_PHOTOS + 1 }, (_, index) => ({ name: `${index}.jpg`, bytes: Buffer.of() }))],
    ['stand among too many files', `more than ${MAX_ZIP_ENTRIES} files`, Array.from({ length: MAX_ZIP_ENTRIES + 1 }, (_, index) => ({ name: `${index}.txt`, bytes: Buffer.of() }))],
    ['are too large together', 'its photos would unpack to more than 600 MB', Array.from({ length: 7 }, (_, index) => ({ name: `${index}.jpg`, bytes, statedBytes: MAX_PHOTOS_BYTES / 6 }))],
    ['pack too well', 'more than 200 times its size', Array.from({ length: 9 }, (_, index) => ({ name: `${index}.jpg`, bytes: Buffer.alloc(MAX_PHOTO_BYTES) }))],
  ] satisfies readonly [string, string, readonly ZipEntry[]][])('that %s are refused', async (_what, reason, entries) => {
    const planned = await planGiven([zip(...entries)]);
    expect(problemsOf(planned)).toMatchObject([{ code: 'zip-unsafe', message: expect.stringContaining(reason) as string }]);
    expect(planned.ok).toBe(false);
  });

  it.each([
    ['unpacks to more than it states', [{ name: '001.jpg', bytes, statedBytes: 30 }]],
    ['has another checksum', [{ name: '001.jpg', bytes, statedCrc: 1 }]],
    ['has a password', [{ name: '001.jpg', bytes, encrypted: true }]],
  ] satisfies readonly [string, readonly ZipEntry[]][])('are refused as damaged where one %s', async (_what, entries) => {
    expect(await told([zip(...entries)])).toMatchObject({ refused: true, codes: ['zip-damaged'] });
  });

  it('are left out one by one where one is too large as a file or on a screen', async () => {
    const photos = zip({ name: '001.jpg', bytes: jpeg(1, MAX_PHOTO_BYTES + 1) }, { name: '002.png', bytes: pngHeaderOf(60_000, 60_000) }, { name: '003.jpg', bytes });
    const planned = await planGiven([photos]);
    expect(planned.ok && planned.value.counts.filed).toBe(1);
    expect(problemsOf(planned).map(({ message }) => message)).toEqual([expect.stringContaining('number 1 is larger than Muster takes: a file of more than 5 MB'), expect.stringContaining('number 2 is larger than Muster takes: more than 16 million pixels')]);
  });

  it('behind a link in a folder are not looked at', async () => {
    const real = write('elsewhere/001.jpg', bytes);
    const folder = dirname(write('linked/002.jpg', bytes));
    symlinkSync(real, join(folder, '001.jpg'));
    symlinkSync(dirname(real), join(folder, 'deeper'));
    expect(await told([folder])).toMatchObject({ filed: 1, whose: [[personOf('002'), 'image/jpeg']] });
  });
});
