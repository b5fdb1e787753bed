/** Which photos of people are on file, and which were removed by hand: a row for each picture of a person. The pictures themselves lie in the data folder. */
import { photosOnFile } from '../../shared/domain/roster/photos.ts';
import type { StreamProjection } from './projection.ts';

export const photos: StreamProjection = {
  kind: 'stream',
  name: 'photos',
  version: 1,
  reads: (stream) => stream.startsWith('photo/'),
  tables: [
    {
      name: 'view_photo',
      /** `place`: 0 is shown where there is room for one. `filings`: event ids, as JSON. */
      columns: ['person TEXT NOT NULL', 'sha256 TEXT NOT NULL', 'place INTEGER NOT NULL', 'type TEXT NOT NULL', 'filings TEXT NOT NULL', 'actor TEXT', 'wall INTEGER NOT NULL'],
      key: ['sha256'],
      indexes: [['sha256']],
    },
    { name: 'view_photo_removed', columns: ['person TEXT NOT NULL', 'sha256 TEXT NOT NULL'], key: ['sha256'], indexes: [] },
  ],
  rows: (history, stream) => {
    const person = stream.slice('photo/'.length);
    const { stand, removed } = photosOnFile(history);
    return [
      ...stand.map(({ sha256, type, filings, actor, wall }, place) => ({ table: 'view_photo', cells: [person, sha256, place, type, JSON.stringify(filings), actor, wall] })),
      ...removed.map((sha256) => ({ table: 'view_photo_removed', cells: [person, sha256] })),
    ];
  },
};
