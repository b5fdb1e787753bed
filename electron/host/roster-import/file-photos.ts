/**
 * Brings staged photos on file, after the roster that they came with: bytes first, then the facts that name them, so that
 * a photo that is on file is there. Each commit has a command id derived from the import's: after a crash it goes on.
 */
import { isOnFile } from '../../../db/queries/photos.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { currentHeads } from '../../../db/queries/roster-snapshot.ts';
import type { NewEvent } from '../../../shared/kernel/decision.ts';
import { MAX_REFS } from '../../../shared/kernel/limits.ts';
import type { Breathe } from '../../../shared/kernel/ports.ts';
import { photoStream } from '../../../shared/kernel/streams.ts';
import type { PhotoShelf } from '../photo-shelf.ts';
import type { StagedImport, StagedPhoto } from './import-staging.ts';

/** Each is a stream of its own to be folded: so many take a few milliseconds. */
const PHOTOS_PER_COMMIT = 20;

export const photoCommits = (photos: number): number => Math.ceil(photos / PHOTOS_PER_COMMIT);

export interface PhotoNeeds {
  readonly reader: Reader;
  readonly breathe: Breathe;
  readonly photos: PhotoShelf;
}

/** How it commits, and what it does between two commits. */
interface Steps {
  readonly commit: (what: string, events: () => readonly NewEvent[]) => void;
  readonly onCommit: (done: number) => void;
  readonly stopping: () => boolean;
}

/** 'unreadable': the staging was damaged; what was filed before stays. */
export async function filePhotos({ reader, breathe, photos: shelf }: PhotoNeeds, staged: StagedImport, { commit, onCommit, stopping }: Steps): Promise<'done' | 'stopped' | 'unreadable'> {
  const all = staged.photos();
  if (all === null) return 'unreadable';
  for (let at = 0; at < all.length; at += PHOTOS_PER_COMMIT) {
    if (stopping()) return 'stopped';
    const some = all.slice(at, at + PHOTOS_PER_COMMIT);
    shelf.takeOver(staged.photoFolder, some.map(({ sha256 }) => sha256));
    if (!some.every(({ sha256 }) => shelf.has(sha256))) return 'unreadable';
    const fresh = some.filter(({ person, sha256 }) => !isOnFile(reader.db, person, sha256));
    if (fresh.length > 0) commit(`photos from ${at}`, () => fresh.map((photo) => filed(photo, currentHeads(reader.db))));
    onCommit(photoCommits(at + some.length));
    await breathe();
  }
  return 'done';
}

const filed = ({ person, sha256, type, sizeBytes }: StagedPhoto, heads: ReturnType<typeof currentHeads>): NewEvent => ({
  stream: photoStream(person),
  type: 'v1.PhotoFiled',
  payload: { person, sha256, type, sizeBytes },
  refs: heads.slice(0, MAX_REFS),
});
