/** Row 4b: a new console takes the whole log of a site, page by page, beside a bare insert of the very rows that come of it. */
import { join } from 'node:path';
import type { Database } from '../../../db/driver.ts';
import { fillLog, openSealed } from './drawn-log.ts';
import { median, type Row } from './row.ts';
import { inFolder } from './school.ts';

/** The same rows by statements that are prepared once, in as many transactions. Returns the milliseconds. */
function insertBare(from: Database, to: Database, transactions: number): number {
  const tables = from.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'log\\_%' ESCAPE '\\' OR name LIKE 'view\\_%' ESCAPE '\\')").pluck().all();
  to.pragma('foreign_keys = OFF');
  const work = tables.flatMap((table) => {
    const rows = from.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all();
    return rows[0] === undefined ? [] : [{ rows, insert: to.prepare(`INSERT INTO ${table} VALUES (${rows[0].map(() => '?').join(', ')})`) }];
  });
  const startedMs = performance.now();
  for (let at = 0; at < transactions; at++) {
    to.transaction(() => {
      for (const { rows, insert } of work) for (const row of rows.slice(Math.floor((rows.length * at) / transactions), Math.floor((rows.length * (at + 1)) / transactions))) insert.run(...row);
    })();
  }
  return performance.now() - startedMs;
}

export const catchUp: Row = {
  id: '4b',
  name: 'catch-up of 100,000 events',
  ratioOf: 'its time ÷ a bulk insert of the same rows',
  aim: { atMost: 1.5 },
  measure: async (quick) => {
    const rounds = quick ? 1 : 3;
    const all: { readonly tookMs: number; readonly bareMs: number; readonly longestMs: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      all.push(
        await inFolder(async (folder) => {
          const [ours, bare] = [await openSealed(join(folder, 'ours.db')), await openSealed(join(folder, 'bare.db'))];
          try {
            const { tookMs, transactions, longestMs } = fillLog(ours, quick ? 10_000 : 100_000);
            return { tookMs, longestMs, bareMs: insertBare(ours.db, bare.db, transactions) };
          } finally {
            ours.db.close();
            bare.db.close();
          }
        }),
      );
    }
    const ratios = all.map(({ tookMs, bareMs }) => tookMs / bareMs);
    const ms = (of: readonly number[]): string => `${median(of).toPrecision(3)} ms`;
    return {
      ratio: median(ratios),
      spread: [Math.min(...ratios), Math.max(...ratios)],
      figures: `ours ${ms(all.map(({ tookMs }) => tookMs))}, beside ${ms(all.map(({ bareMs }) => bareMs))}, the longest transaction ${ms(all.map(({ longestMs }) => longestMs))}, ${rounds} rounds`,
    };
  },
};
