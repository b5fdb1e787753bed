/** How long records are kept, what must not be erased, and what was. */
import { holdsOf, inspectionsOf, retentionOf } from '../../shared/domain/records/retention.ts';
import { erasedBy } from '../../shared/domain/site/state.ts';
import { standingErasures } from '../../shared/domain/standing-erasures.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { ERASURES, RETENTION } from '../../shared/kernel/streams.ts';
import type { Cell, StreamProjection } from './projection.ts';

const byOf = ({ actor }: Fact): string | null => (actor === 'unsigned' ? null : actor.staff);
/** When, by whom and why something ended; of what stands nulls. */
const endCells = (end: { readonly fact: Fact; readonly words: string } | null): readonly Cell[] => (end === null ? [null, null, null] : [end.fact.wall, byOf(end.fact), end.words]);

export const retention: StreamProjection = {
  kind: 'stream',
  name: 'retention',
  version: 1,
  reads: (stream) => stream === RETENTION || stream === ERASURES,
  tables: [
    { name: 'view_retention', columns: ['years TEXT NOT NULL', 'apart INTEGER NOT NULL'], key: [], indexes: [] },
    { name: 'view_hold', columns: ['hold TEXT NOT NULL', 'is_about TEXT NOT NULL', 'about TEXT', 'asked_by TEXT NOT NULL', 'why TEXT NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'ended_wall INTEGER', 'ended_by TEXT', 'ended_words TEXT'], key: ['hold'], indexes: [] },
    { name: 'view_inspection', columns: ['inspection TEXT NOT NULL', 'student TEXT NOT NULL', 'asked_by TEXT NOT NULL', 'asked_on TEXT NOT NULL', 'due_on TEXT NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'ended_wall INTEGER', 'ended_by TEXT', 'ended_words TEXT'], key: ['inspection'], indexes: [] },
    /** `counts`: 0 where a hold or a request was stated apart from it. */
    { name: 'view_erasure_done', columns: ['event TEXT NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'records INTEGER NOT NULL', 'reason TEXT NOT NULL', 'counts INTEGER NOT NULL'], key: ['event'], indexes: [] },
  ],
  rows(history, stream) {
    if (stream === RETENTION) {
      const { years, apart } = retentionOf(history);
      return years === null ? [] : [{ table: 'view_retention', cells: [JSON.stringify(years), apart ? 1 : 0] }];
    }
    return [
      ...holdsOf(history).map(({ hold, about, askedBy, why, placed, lifted }) => ({
        table: 'view_hold',
        cells: [hold, about.is, about.is === 'person' ? about.person : about.is === 'incident' ? about.incident : null, askedBy, why, placed.wall, byOf(placed), ...endCells(lifted === null ? null : { fact: lifted.fact, words: lifted.why })],
      })),
      ...inspectionsOf(history).map(({ inspection, student, askedBy, askedOn, dueOn, requested, closed }) => ({
        table: 'view_inspection',
        cells: [inspection, student, askedBy, askedOn, dueOn, requested.wall, byOf(requested), ...endCells(closed === null ? null : { fact: closed.fact, words: closed.outcome })],
      })),
      ...standingErasures(history).map(({ erasure, counts }) => ({
        table: 'view_erasure_done',
        cells: [erasure.id, erasure.wall, byOf(erasure), new Set(erasedBy(erasure).map((one) => one.stream)).size, (erasure.payload as { readonly reason: string }).reason, counts ? 1 : 0],
      })),
    ];
  },
};
