/** Which photos are on file. Whether this console has the bytes of one, the data folder says. */
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';

/** Of each person the photo that is shown where there is room for one. */
export const loadPhotos = (db: Database): ReadonlyMap<PersonId, string> =>
  new Map(db.prepare<[], { person: PersonId; sha256: string }>('SELECT person, sha256 FROM view_photo WHERE place = 0').all().map(({ person, sha256 }) => [person, sha256]));

/** The content type of a photo that somebody's record shows; null: nobody's does. */
export function photoTypeOf(db: Database, sha256: string): string | null {
  const type = db.prepare<[string], string>('SELECT type FROM view_photo WHERE sha256 = ? LIMIT 1').pluck().get(sha256);
  return typeof type === 'string' ? type : null;
}

export const isOnFile = (db: Database, person: string, sha256: string): boolean => db.prepare<[string, string]>('SELECT 1 FROM view_photo WHERE stream = ? AND sha256 = ?').get(`photo/${person}`, sha256) !== undefined;

export const wasRemoved = (db: Database, person: string, sha256: string): boolean => db.prepare<[string, string]>('SELECT 1 FROM view_photo_removed WHERE stream = ? AND sha256 = ?').get(`photo/${person}`, sha256) !== undefined;

/** Those of which bytes may lie on this console. */
export const everyPhotoOnFile = (db: Database): ReadonlySet<string> => new Set(db.prepare<[], string>('SELECT DISTINCT sha256 FROM view_photo').pluck().all() as string[]);
