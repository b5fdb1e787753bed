/**
 * Photos beside a roster or alone: whose each is, whether it is a picture, and which of them are new. The bytes of new ones
 * are left in the staging folder as they are read; nothing else is written, and nothing counts before Apply.
 */
import { hash } from 'node:crypto';

import type { Database } from '../../../db/driver.ts';
import { loadRecords } from '../../../db/queries/by-hand.ts';
import { isOnFile, wasRemoved } from '../../../db/queries/photos.ts';
import { NO_PHOTOS, type PhotoCounts } from '../../../shared/contract/photos.ts';
import { MAX_PHOTO_BYTES } from '../../../shared/domain/roster/events.ts';
import { readPicture } from '../../../shared/formats/picture.ts';
import { ProblemList, rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

import type { Entities } from './active-roster.ts';
import { eachPhoto, type FoundPhoto } from './found-photos.ts';
import type { StagedPhoto } from './import-staging.ts';
import { MAX_PHOTO_PIXELS } from './photo-limits.ts';
import { StudentIds } from './student-ids.ts';
import { megabytes } from './zip-directory.ts';

/** What such an import is called. */
export const PHOTOS_ALONE = 'Photos';

export interface PlannedPhotos {
  /** All that were given. */
  readonly found: number;
  readonly counts: PhotoCounts;
  readonly toFile: readonly StagedPhoto[];
  readonly problems: readonly RosterProblem[];
}

export const NO_PLANNED_PHOTOS: PlannedPhotos = { found: 0, counts: NO_PHOTOS, toFile: [], problems: [] };

export interface PhotoPlanning {
  readonly db: Database;
  /** What will be active. */
  readonly wanted: Entities;
  /** There is no roster beside them: then photos of which none fits are refused. */
  readonly alone: boolean;
  /** Whether this console has the bytes already; it may know of a photo and not have it. */
  readonly have: (sha256: string) => boolean;
  readonly leave: (sha256: string, bytes: Uint8Array) => void;
}

export async function planPhotos(paths: readonly string[], { db, wanted, alone, have, leave }: PhotoPlanning): Promise<Result<PlannedPhotos, RosterProblem>> {
  const students = new StudentIds(wanted, loadRecords(db));
  const problems = new ProblemList();
  const given = new Map<PersonId, Map<string, StagedPhoto>>();
  const isHere = ({ person, sha256 }: StagedPhoto): boolean => isOnFile(db, person, sha256) && have(sha256);
  let [count, unmatched, file] = [0, 0, ''];
  const looked = await eachPhoto(paths, async (found) => {
    count += 1;
    file ||= found.file;
    const person = students.find(found.id);
    if (person === null) {
      unmatched += 1;
      return;
    }
    const bytes = await readPhoto(found, problems);
    if (bytes === null) return;
    const photo: StagedPhoto = { person, sha256: hash('sha256', bytes.content), type: bytes.type, sizeBytes: bytes.content.byteLength };
    given.set(person, (given.get(person) ?? new Map<string, StagedPhoto>()).set(photo.sha256, photo));
    if (!isHere(photo)) leave(photo.sha256, bytes.content);
  });
  if (!looked.ok) return looked;
  if (count === 0) return ok(NO_PLANNED_PHOTOS);
  if (alone && students.none) return err(rosterProblem('photos-without-roster', { file }, { count }));
  if (alone && unmatched === count) return err(rosterProblem('photos-of-nobody', { file }, { count }));

  const toFile: StagedPhoto[] = [];
  let [unchanged, removed, doubled] = [0, 0, 0];
  for (const own of given.values()) {
    const [photo, ...others] = own.values();
    // Which of two is right, nobody here knows; a wrong face is worse than none.
    if (photo === undefined || others.length > 0) doubled += own.size;
    else if (wasRemoved(db, photo.person, photo.sha256)) removed += 1;
    else if (isHere(photo)) unchanged += 1;
    else toFile.push(photo);
  }
  if (unmatched > 0) problems.add('photos-unmatched', { file }, { count: unmatched });
  if (removed > 0) problems.add('photos-removed', { file }, { count: removed });
  if (doubled > 0) problems.add('photos-doubled', { file }, { count: doubled });
  return ok({ found: count, counts: { filed: toFile.length, unchanged, unmatched }, toFile, problems: problems.all() });
}

/** Null: it cannot be filed, and the problem says why. */
async function readPhoto(found: FoundPhoto, problems: ProblemList): Promise<{ readonly content: Uint8Array; readonly type: StagedPhoto['type'] } | null> {
  const refuse = (code: 'photo-no-picture' | 'photo-too-large', reason = ''): null => {
    problems.add(code, { file: found.file }, { number: found.number, reason });
    return null;
  };
  if (found.sizeBytes > MAX_PHOTO_BYTES) return refuse('photo-too-large', `a file of more than ${megabytes(MAX_PHOTO_BYTES)}`);
  const content = await found.read();
  const picture = readPicture(content);
  if (picture === null) return refuse('photo-no-picture');
  if (picture.width * picture.height > MAX_PHOTO_PIXELS) return refuse('photo-too-large', `more than ${MAX_PHOTO_PIXELS / 1e6} million pixels`);
  return { content, type: picture.type };
}
