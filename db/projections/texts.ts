/** A school's own words for texts in several languages. Which of several counts is said by `place`: the first. */
import { textCorrectionsOf } from '../../shared/domain/site/text-corrections.ts';
import { isTextStream } from '../../shared/kernel/streams.ts';
import type { StreamProjection } from './projection.ts';

export const texts: StreamProjection = {
  kind: 'stream',
  name: 'texts',
  version: 1,
  reads: isTextStream,
  tables: [{ name: 'view_text', columns: ['event TEXT NOT NULL', 'place INTEGER NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'text TEXT NOT NULL', 'language TEXT NOT NULL', 'words TEXT'], key: ['event'], indexes: [] }],
  rows: (history) =>
    textCorrectionsOf(history).map(({ id, wall, actor, payload }, place) => ({ table: 'view_text', cells: [id, place, wall, actor === 'unsigned' ? null : actor.staff, payload.text, payload.language, payload.words] })),
};
