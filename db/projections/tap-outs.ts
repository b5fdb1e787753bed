/** Requests for relief, until they are erased; and the school's rules for them. */
import { tapOutOf, tapOutRulesOf } from '../../shared/domain/dispatch/tap-outs.ts';
import { TAP_OUT_RULES } from '../../shared/kernel/streams.ts';
import type { StreamProjection, ViewRow } from './projection.ts';

export const tapOuts: StreamProjection = {
  kind: 'stream',
  name: 'tap-outs',
  version: 1,
  reads: (stream) => stream.startsWith('tap/'),
  /** `covers`: as JSON. */
  tables: [
    { name: 'view_tap_out', columns: ['tap TEXT NOT NULL', 'staff TEXT NOT NULL', 'room TEXT', 'asked_wall INTEGER NOT NULL', 'covers TEXT NOT NULL', 'ended INTEGER NOT NULL'], key: [], indexes: [['tap']] },
    /** Of each request of which anything is left; what came after its erasure has to be erased too. */
    { name: 'view_tap_kept', columns: ['tap TEXT NOT NULL', 'since_wall INTEGER NOT NULL'], key: [], indexes: [] },
  ],
  rows(history, stream) {
    const tap = stream.slice('tap/'.length);
    const found = tapOutOf(history);
    const kept: ViewRow[] = history.facts.length === 0 ? [] : [{ table: 'view_tap_kept', cells: [tap, Math.min(...history.facts.map((fact) => fact.wall))] }];
    if (found === null) return kept;
    return [...kept, { table: 'view_tap_out', cells: [tap, found.staff, found.room, found.askedWall, JSON.stringify(found.covers), found.ended ? 1 : 0] }];
  },
};

export const tapOutRules: StreamProjection = {
  kind: 'stream',
  name: 'tap-out-rules',
  version: 1,
  reads: (stream) => stream === TAP_OUT_RULES,
  tables: [{ name: 'view_tap_out_rules', columns: ['rules TEXT NOT NULL'], key: [], indexes: [] }],
  rows: (history) => [{ table: 'view_tap_out_rules', cells: [JSON.stringify(tapOutRulesOf(history))] }],
};
